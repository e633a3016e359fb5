"""The table of names in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ...checker.name_table.rows import Row
from ...messages import speaker
from ..view import View, make_visible
from .cells import tell_heads, tell_rows

_SIGNS = re.compile(r"([\\`*_\[\]<>|#])")


def render(rows: Sequence[Row], view: View) -> Iterator[str]:
    """One table."""
    say = speaker(view.lang)
    heads = tell_heads(say)
    yield _line(heads)
    yield _line(["---"] * len(heads))
    for cells in tell_rows(rows, view.lang, say):
        yield _line(_SIGNS.sub(r"\\\1", make_visible(str(cell))) for cell in cells.flat())


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
