"""The table of names as CSV, with the comma or semicolon that Excel expects in that language."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from ...checker.name_table.rows import Row
from ...messages import speaker
from ..view import View
from .cells import tell_heads, tell_rows

_DELIMITERS = {"ru": ";", "en": ","}


def render(rows: Sequence[Row], view: View) -> Iterator[str]:
    """A header, then a line for each name."""
    say = speaker(view.lang)
    told = (one.flat() for one in tell_rows(rows, view.lang, say))
    lines: list[Sequence[object]] = [tell_heads(say), *told]
    for cells in lines:
        stream = StringIO()
        csv.writer(stream, delimiter=_DELIMITERS[view.lang], lineterminator="\n").writerow(cells)
        yield stream.getvalue()
