"""The table of names as a page of its own, that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from ...checker.name_table.rows import Row
from ...messages import Say, speaker
from ..page_style import STYLE
from ..view import View, make_visible
from .cells import COLUMNS, tell_heads, tell_rows
from .table import sum_up


def render(rows: Sequence[Row], view: View) -> Iterator[str]:
    """The whole page."""
    say = speaker(view.lang)
    title = escape(say("names-title"))
    yield f'<!DOCTYPE html>\n<html lang="{view.lang}">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    yield f"<p>{escape(sum_up(rows, say))}</p>\n"
    yield from draw_table(rows, view, say)
    yield "</body>\n</html>\n"


def draw_table(rows: Sequence[Row], view: View, say: Say) -> Iterator[str]:
    """The table alone: a row that asks for something has its action for a class."""
    heads = tell_heads(say)
    yield '<div class="wide"><table class="names">\n<thead><tr>'
    yield "".join(f"<th>{escape(head)}</th>" for head in heads) + "</tr></thead>\n<tbody>\n"
    for row, cells in zip(rows, tell_rows(rows, view.lang, say), strict=True):
        told = {
            **dict(zip(COLUMNS, map(str, cells.flat()), strict=True)),
            "forms": "\n".join(cells.forms),
        }
        yield f'<tr class="{row.action or "right"}">'
        for column, head in zip(COLUMNS, heads, strict=True):
            text = escape("\n".join(map(make_visible, told[column].split("\n"))))
            korean = ' lang="ko"' if column in ("hangul", "hanja") else ""
            text = text.replace("\n", "<br>")
            yield f'<td class="{column}" data-head="{escape(head)}"{korean}>{text}</td>'
        yield "</tr>\n"
    yield "</tbody>\n</table></div>\n"
