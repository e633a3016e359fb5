"""Arrow arrays: the functions of `kontsevich` on columns, each distinct text once.

Needs pyarrow (``pip install 'kontsevich[arrow]'``). Plain, large and viewed strings, dictionaries
of these, whole arrays and chunked ones; whatever else speaks Arrow's interface for C (a series of
Polars or pandas) is read as well. Nulls stay nulls; a wrong option is one `InputError`, before
anything is read. `kontsevich.frames` has the same for Polars, DuckDB, DataFusion, Spark and pandas.

>>> import pyarrow as pa
>>> from kontsevich import arrow
>>> arrow.convert(pa.array(["김정은", None, "김정은"]), kind="name").to_pylist()
['Ким Чжонын', None, 'Ким Чжонын']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, Unpack

from .frames.distinct import map_distinct
from .frames.operations import find_operation
from .frames.options import (
    CheckOptions,
    ConvertOptions,
    FixOptions,
    HangulizeOptions,
    PronounceOptions,
    RestoreOptions,
)

if TYPE_CHECKING:
    from pyarrow import Array, ChunkedArray

Column: TypeAlias = "Array | ChunkedArray"

__all__ = ["check", "convert", "fix", "hangulize", "pronounce", "restore"]


def convert(array: Column, **options: Unpack[ConvertOptions]) -> Column:
    """Texts with their Hangul in Cyrillic, in the type of the texts given; the options of
    `kontsevich.Converter`. Raises `InputError` for an array of no texts or an unknown option.

    >>> import pyarrow as pa
    >>> convert(pa.array(["국물"]).dictionary_encode()).to_pylist()
    ['кунмуль']
    """
    return map_distinct(array, find_operation("convert", options))


def pronounce(array: Column, **options: Unpack[PronounceOptions]) -> Column:
    """Hangul as it is said, in Hangul; the options of `kontsevich.pronounce`.

    >>> import pyarrow as pa
    >>> pronounce(pa.array(["독립"])).to_pylist()
    ['동닙']
    """
    return map_distinct(array, find_operation("pronounce", options))


def restore(array: Column, **options: Unpack[RestoreOptions]) -> Column:
    """The likeliest reading of each name as a struct of `hangul`, `cyrillic`, `probability` and
    `who` (the listed person in the language `lang`, else null); null where nothing can be read.

    >>> import pyarrow as pa
    >>> [reading] = restore(pa.array(["Ким Чен Ыном"])).to_pylist()
    >>> reading["hangul"], reading["cyrillic"], reading["probability"] > 0.9
    ('김정은', 'Ким Чжонын', True)
    """
    return map_distinct(array, find_operation("restore", options))


def hangulize(array: Column, **options: Unpack[HangulizeOptions]) -> Column:
    """Russian texts in Hangul; the options of `kontsevich.hangulize`.

    >>> import pyarrow as pa
    >>> hangulize(pa.array(["Сергей Шойгу"])).to_pylist()
    ['세르게이 쇼이구']
    """
    return map_distinct(array, find_operation("hangulize", options))


def check(array: Column, **options: Unpack[CheckOptions]) -> Column:
    """What in each text is not by the system: a list of structs, the fields of
    `kontsevich.Finding` with its `message`; the options of `kontsevich.check`.

    >>> import pyarrow as pa
    >>> [[finding]] = check(pa.array(["о Ким Чен Ыне"])).to_pylist()
    >>> finding["code"], finding["expected"]
    ('KTV101', ['Ким Чжоныне'])
    """
    return map_distinct(array, find_operation("check", options))


def fix(array: Column, **options: Unpack[FixOptions]) -> Column:
    """Texts with their safe fixes carried out; the options of `kontsevich.fix`.

    >>> import pyarrow as pa
    >>> fix(pa.array(["о Ким Чен Ыне"])).to_pylist()
    ['о Ким Чжоныне']
    """
    return map_distinct(array, find_operation("fix", options))
