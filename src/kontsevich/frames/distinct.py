"""A function of one text on an Arrow array: each distinct text once, nulls as they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from .operations import Operation

if TYPE_CHECKING:
    import pyarrow as pa

SLICE = 1 << 16  # texts that are in Python's memory at once


def map_distinct(array: Any, operation: Operation) -> Any:
    """An array of the results of an operation, as long and as chunked as the one given.

    `array`: strings (plain, large, views, a dictionary of these), whole or chunked, or whatever
    gives one by Arrow's interface for C. Texts come back in the type that they came in. Raises
    `InputError` for an array of something else, and for bytes that are no UTF-8.

    >>> import pyarrow as pa
    >>> from .operations import find_operation
    >>> map_distinct(pa.array(["김정은", None]), find_operation("convert", {})).to_pylist()
    ['Ким Чжонын', None]
    """
    import pyarrow as pa

    column = _read_column(array)
    whole = isinstance(column, pa.Array)
    chunks = _encode(pa.chunked_array([column]) if whole else column)
    wanted = column.type if operation.shape == "string" else operation.type
    if pa.types.is_null(wanted):
        wanted = pa.string()
    if not chunks:
        return pa.array([], wanted) if whole else pa.chunked_array([], wanted)
    values = _map_values(chunks[0].dictionary, operation)
    results = [_cast(values.take(chunk.indices), wanted) for chunk in chunks]
    return results[0] if whole else pa.chunked_array(results)


def _read_column(array: Any) -> Any:
    import pyarrow as pa

    if isinstance(array, (pa.Array, pa.ChunkedArray)):
        return array
    if hasattr(array, "__arrow_c_stream__"):
        return pa.chunked_array(array)
    if hasattr(array, "__arrow_c_array__"):
        return pa.array(array)
    raise InputError("expected an Arrow array of texts, got {type}", type=type(array).__name__)


def _encode(column: pa.ChunkedArray) -> list[pa.DictionaryArray]:
    """The chunks as indices into one dictionary of plain or large strings, which they share."""
    import pyarrow as pa

    inner = column.type
    if pa.types.is_dictionary(inner):
        inner = inner.value_type
    texts = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
    if pa.types.is_null(inner):
        column = column.cast(pa.string())
    elif not any(is_text(inner) for is_text in texts):
        raise InputError("expected an Arrow array of texts, got {type}", type=column.type)
    if pa.types.is_dictionary(column.type):
        chunks: list[pa.DictionaryArray] = column.unify_dictionaries().chunks
    else:
        chunks = column.dictionary_encode().chunks
    return chunks


def _map_values(values: pa.Array, operation: Operation) -> pa.Array:
    """The result of each of these texts; a memo serves the small batches of a long column."""
    import pyarrow as pa

    memo = operation.memo if len(values) < SLICE else None
    parts = [pa.array([], operation.type)]
    for start in range(0, len(values), SLICE):
        part = values.slice(start, SLICE)
        try:
            texts = part.to_pylist()
        except UnicodeDecodeError as error:
            raise InputError("a text of the column is not UTF-8: {reason}", reason=error) from None
        found: Iterable[object]
        if part.null_count:
            found = map_some(operation.run, texts)
        else:
            found = memo.run(texts) if memo else map(operation.run, texts)
        parts.append(pa.array(found, operation.type, size=len(texts)))
    return pa.concat_arrays(parts)


def map_some(run: Any, texts: list[str | None]) -> list[Any]:
    """The results for those that are texts.

    >>> map_some(len, ["a", None])
    [1, None]
    """
    return [None if text is None else run(text) for text in texts]


def _cast(results: pa.Array, wanted: pa.DataType) -> pa.Array:
    import pyarrow as pa

    if pa.types.is_dictionary(wanted):
        results = results.dictionary_encode()
    return results if results.type == wanted else results.cast(wanted)
