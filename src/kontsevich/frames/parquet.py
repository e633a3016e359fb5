"""Parquet: a list with typed columns, read and written a batch of rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import DocumentError, InputError, describe
from .distinct import map_distinct
from .list_columns import SEEN, Columns
from .operations import Operation

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 1 << 16  # rows


def rewrite_parquet(
    source: Path, target: Path, columns: Columns, tell: Callable[[float], None]
) -> None:
    """Write a Parquet file again with the asked columns replaced or further ones at the end.

    `tell` is given the share that is done. Raises `InputError` for a column that is not there or
    holds no text, `DocumentError` for what is no Parquet and where pyarrow is missing.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise DocumentError("needs {package}", package="pip install 'kontsevich[arrow]'") from None
    try:
        with pq.ParquetFile(source) as file:
            schema, rows = file.schema_arrow, max(file.metadata.num_rows, 1)
            wanted, _ = columns.find(schema.names)
            apply = _prepare(file, wanted, columns)
            done = 0
            first = apply(schema.empty_table())
            with pq.ParquetWriter(target, first.schema, compression=_compression(file)) as writer:
                for batch in file.iter_batches(BATCH):
                    writer.write_table(apply(pa.Table.from_batches([batch])))
                    done += batch.num_rows
                    tell(done / rows)
    except pa.ArrowException:  # it tells in English, and of its own matter
        reason = "is no package: the file is damaged or of another format"
        raise DocumentError("{name}: {reason}", name=source, reason=reason) from None
    except OSError as error:
        raise DocumentError("{name}: {reason}", name=source, reason=describe(error)) from None


def _compression(file: Any) -> str:
    metadata = file.metadata
    if not metadata.num_row_groups or not metadata.num_columns:
        return "snappy"
    return str(metadata.row_group(0).column(0).compression).lower().replace("uncompressed", "none")


def _prepare(file: Any, wanted: Sequence[int], columns: Columns) -> Callable[[pa.Table], pa.Table]:
    """The function that changes a table of some rows."""
    names = [file.schema_arrow.names[index] for index in wanted]
    start = next(file.iter_batches(SEEN, columns=names), None)
    cells = [cell for column in start.columns for cell in column.to_pylist()] if start else []
    run = columns.prepare([cell for cell in cells if isinstance(cell, str)])
    heads = columns.head(names)

    def tell(text: str) -> dict[str, object]:
        cells = (cell if cell != "" else None for cell in run(text))
        return dict(zip(columns.names, cells, strict=True))

    def replace(text: str) -> object:
        return run(text)[0]

    one = tell if columns.names else replace
    operation = Operation(one, None, dict(columns.names) or "string")

    def apply(table: pa.Table) -> pa.Table:
        new = iter(heads)
        for index, name in zip(wanted, names, strict=True):
            try:
                found = map_distinct(table.column(index), operation)
            except InputError as error:
                raise InputError("column {column!r}: {reason}", column=name, reason=error) from None
            if not columns.names:
                table = table.set_column(index, table.field(index), found)
                continue
            for field in columns.names:
                table = table.append_column(next(new), _take_field(found, field))
        return table

    return apply


def _take_field(structs: Any, name: str) -> Any:
    import pyarrow.compute as pc

    return pc.struct_field(structs, name)
