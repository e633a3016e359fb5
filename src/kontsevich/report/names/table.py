"""The table of names for a terminal, kind by kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import groupby
from operator import attrgetter

from ...checker.name_table.rows import ACTIONS, Row
from ...messages import Say, speaker
from ..view import View, leave_plain, make_visible
from .cells import name_several_files, tell_rows

_COLUMNS = ("name", "hangul", "who", "forms", "places", "action")
_SHARES = (5, None, 6, 6, 6, None)  # None: as wide as what stands there
_STYLES = dict(zip(ACTIONS, ("bold green", "cyan", "bold yellow", ""), strict=True))
_MOST = 3  # places of a name


def render(rows: Sequence[Row], view: View) -> Iterator[str]:
    """A table for each kind, then how many names there are and what to do."""
    say = speaker(view.lang)
    several = name_several_files(rows)
    for kind, some in groupby(rows, attrgetter("kind")):
        yield _draw(kind, list(some), several, view, say)
    yield sum_up(rows, say) + "\n"


def sum_up(rows: Sequence[Row], say: Say) -> str:
    """One line: how many names, how often named, how many of them ask for something."""
    places = sum(row.total for row in rows)
    parts = [say("names-sum", names=len(rows), places=places)]
    for action in ACTIONS:
        count = sum(row.action == action for row in rows)
        if action and count:
            parts.append(say(f"names-sum-{action}", count=count))
    return " ".join(parts)


def _draw(kind: str, rows: list[Row], several: bool, view: View, say: Say) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False)
    for column, share in zip(_COLUMNS, _SHARES, strict=True):
        table.add_column(
            say(f"names-{column}"), ratio=share, overflow="fold", no_wrap=share is None
        )
    for row, cells in zip(rows, tell_rows(rows, view.lang, say, _MOST, several), strict=True):
        told = [cells.name, cells.hangul, cells.who]
        told += ["\n".join(cells.forms), "\n".join(cells.places), cells.action]
        styles = ["bold", "", "dim", "", "", _STYLES[row.action]]
        pairs = zip(told, styles, strict=True)
        table.add_row(*(Text(_lines(text), style=style) for text, style in pairs))
    plain = view.paint is leave_plain
    stream = StringIO()
    console = Console(
        file=stream,
        width=view.width,
        force_terminal=not plain,
        color_system=None if plain else "standard",
        legacy_windows=False,
    )
    console.print(Text(say(f"names-{kind}-title"), style="bold underline"))
    console.print(table)
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n"))


def _lines(text: str) -> str:
    return "\n".join(map(make_visible, text.split("\n")))
