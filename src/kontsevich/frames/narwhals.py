"""pandas, Modin, cuDF, PyArrow, Polars: any series that narwhals knows.

Needs narwhals and pyarrow (``pip install 'kontsevich[narwhals]'``). The result is a series of the
same library, with the name and the index of the one given.

>>> import pandas as pd
>>> from kontsevich.frames.narwhals import texts
>>> frame = pd.DataFrame({"имя": ["김정은", None]}, index=[7, 8])
>>> texts(frame["имя"]).convert(kind="name")[7]
'Ким Чжонын'
"""

from __future__ import annotations

from typing import Any

import narwhals as nw

from .distinct import map_distinct
from .namespace import Namespace
from .operations import Operation


class SeriesNamespace(Namespace[Any]):
    """A series of texts with our functions as methods."""

    def _apply(self, operation: Operation) -> Any:
        given = nw.from_native(self._column, series_only=True)
        found = nw.from_arrow(
            _as_table(map_distinct(given.to_arrow(), operation)),
            backend=given.implementation,
        )
        series = found["values"].alias(given.name).to_native()
        index = nw.maybe_get_index(given)
        return series if index is None else series.set_axis(index)


def texts(series: Any) -> SeriesNamespace:
    """Our functions on a series of texts; nulls, None and NaN among them stay what they are."""
    return SeriesNamespace(series)


def _as_table(array: Any) -> Any:
    import pyarrow as pa

    return pa.table({"values": array})
