"""The line around a finding, cut to the width of the screen, with a caret under what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from .view import count_columns, make_visible

if TYPE_CHECKING:
    from ..checker.findings.finding import Finding, Source

_GAP = "…"
_WORD = 24  # columns within which a cut looks for a space


class Excerpt(NamedTuple):
    """What stands before the found text in its line, the found text, what stands behind it."""

    before: str
    found: str
    after: str

    @property
    def indent(self) -> int:
        """The column, from 0, where the found text begins."""
        return count_columns(self.before)


def cut_excerpt(finding: Finding, width: int) -> Excerpt:
    """The first line of a finding in at most `width` columns.

    >>> from kontsevich.checker.findings.finding import Finding, Source
    >>> text = "сказал " * 40 + "Ким Чен Ын" + " пришёл" * 40
    >>> finding = Finding("KTV101", "error", 280, 290, "", (), (), "prose", False, "none",
    ...                   source=Source(text))
    >>> cut_excerpt(finding, 30)
    Excerpt(before='… сказал ', found='Ким Чен Ын', after=' пришёл …')
    """
    return cut_place(finding.source, finding.start, finding.end, width)


def cut_place(source: Source, begin: int, last: int, width: int) -> Excerpt:
    """The line in which [begin, last) of a text begins, in at most `width` columns."""
    start, end = source.bounds(source.position(begin)[0])
    text = source.text
    stop = min(last, end)
    found = make_visible(text[begin:stop]) + (_GAP if stop < last else "")
    # Only what may be shown is looked at: a line may be the whole text.
    before = make_visible(text[max(start, begin - width) : begin]).lstrip()
    after = make_visible(text[stop : min(end, stop + width)]).rstrip()
    room = max(width - count_columns(found), 0)
    if count_columns(before) + count_columns(after) <= room and (
        begin - width <= start and stop + width >= end
    ):
        return Excerpt(before, found, after)
    half = room // 2
    left = min(count_columns(before), max(half, room - count_columns(after)))
    shown = "".join(reversed(_fill(reversed(before), left, len(before) == begin - start)))
    right = room - count_columns(shown)
    return Excerpt(shown, found, _fill(iter(after), right, len(after) == end - stop))


def _fill(characters: Iterator[str], room: int, whole: bool) -> str:
    """As many characters as there is room for, up to the end of a word, with a sign of the rest."""
    kept: list[str] = []
    used = 0
    for character in characters:
        used += count_columns(character)
        if used > room:
            whole = False
            break
        kept.append(character)
    if whole:
        return "".join(kept)
    while kept and used > room - len(_GAP):
        used -= count_columns(kept.pop())
    space = _last_space(kept)
    return "".join(kept[:space]) + _GAP


def _last_space(kept: list[str]) -> int:
    near: Iterable[int] = takewhile(lambda at: len(kept) - at < _WORD, range(len(kept) - 1, -1, -1))
    return next((at + 1 for at in near if kept[at] == " "), len(kept))
