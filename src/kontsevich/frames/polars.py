"""Polars: importing this registers `.kontsevich` on expressions and on series.

Needs polars (``pip install 'kontsevich[polars]'``). Works eagerly, lazily and in the streaming
engine, where each batch is a column of its own.

>>> import polars as pl
>>> import kontsevich.frames.polars
>>> frame = pl.LazyFrame({"имя": ["김정은", None]})
>>> frame.select(pl.col("имя").kontsevich.convert(kind="name")).collect().to_series().to_list()
['Ким Чжонын', None]
"""

from __future__ import annotations

from typing import Any

import polars as pl

from .distinct import map_distinct
from .namespace import Namespace
from .operations import Operation

NAME = "kontsevich"


@pl.api.register_series_namespace(NAME)
class SeriesNamespace(Namespace[pl.Series]):
    """``series.kontsevich``: a series of texts with our functions as methods."""

    def _apply(self, operation: Operation) -> pl.Series:
        return _map(self._column, operation)


@pl.api.register_expr_namespace(NAME)
class ExpressionNamespace(Namespace[pl.Expr]):
    """``pl.col(…).kontsevich``: the same of an expression."""

    def _apply(self, operation: Operation) -> pl.Expr:
        import pyarrow as pa

        empty: Any = pl.from_arrow(pa.array([], operation.type))
        return self._column.map_batches(
            lambda series: _map(series, operation), return_dtype=empty.dtype, is_elementwise=True
        )


def _map(series: pl.Series, operation: Operation) -> pl.Series:
    import pyarrow as pa

    found = map_distinct(series.to_arrow(), operation)
    # A category or an enumeration comes as a dictionary: what it becomes is plain text.
    plain = found.cast(operation.type) if pa.types.is_dictionary(found.type) else found
    return pl.Series(series.name, plain)
