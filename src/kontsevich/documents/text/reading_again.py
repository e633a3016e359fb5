"""A plain text that has been edited → what of its last reading holds.

Where a block begins and nothing is open (no paragraph, no note), all that follows depends on the
section, on the number of the last note, and on what stands there. So a text is read again from such
a place before what has changed up to one behind it at which all is as it was.
"""

from __future__ import annotations

from typing import NamedTuple

from ..regions.region import Piece, Region

Draft = tuple[Region, int]
# How many blocks before a change are read again: what a block is may depend on the next one.
_BEFORE = 2


class Mark(NamedTuple):
    """A place at which a block begins and nothing is open; `drafts`: how many there are before."""

    start: int
    section: str
    last_note: int
    drafts: int


class Reading(NamedTuple):
    """What was read of a text."""

    text: str
    wrapped: bool
    marks: list[Mark]
    drafts: list[Draft]
    disordered: bool


class Resumed:
    """A reading of a text as it was, asked what of it holds for the text as it is.

    `marks`, `drafts`: those before the change, that hold; reading goes on where the next mark of
    the reading was, `start`.
    """

    def __init__(self, before: Reading, text: str) -> None:
        self._before, self.disordered = before, before.disordered
        same = _count_same(before.text, text)
        behind = _count_same(before.text[same:][::-1], text[same:][::-1])
        self._text, self._changed = text, len(text) - behind
        self._moved = len(text) - len(before.text)
        kept = 0
        for mark in before.marks:
            if mark.start > same:
                break
            kept += 1
        kept = max(kept - 1 - _BEFORE, 0)
        self.marks = before.marks[:kept]
        self.next = before.marks[kept] if kept else Mark(0, "prose", 0, 0)
        self.drafts = before.drafts[: self.next.drafts]
        self._later = {mark.start: index for index, mark in enumerate(before.marks)}

    def go_on(self, mark: Mark) -> Reading | None:
        """What was read from a place on, if all from there is as it was, counted as it is now."""
        index = self._later.get(mark.start - self._moved, -1)
        if index < 0 or self._text.find("\n", self._changed, mark.start) < 0:
            return None
        found = self._before.marks[index]
        if (found.section, found.last_note) != (mark.section, mark.last_note):
            return None
        by, more = self._moved, mark.drafts - found.drafts
        marks, drafts = self._before.marks[index:], self._before.drafts[found.drafts :]
        if by or more:
            marks = [
                Mark(start + by, section, note, count + more)
                for start, section, note, count in marks
            ]
        if by:
            drafts = [(_move(region, by), prefix) for region, prefix in drafts]
        return self._before._replace(marks=marks, drafts=drafts)


def _move(region: Region, by: int) -> Region:
    pieces = tuple([Piece(at, start + by, end + by) for at, start, end in region.pieces])
    return Region(region.role, region.text, pieces, region.label, region.barriers)


def _count_same(old: str, new: str) -> int:
    """How many characters two texts share from their beginning on.

    >>> _count_same("Сеул", "Село")
    2
    """
    least, most = 0, min(len(old), len(new))
    while least < most:
        middle = (least + most + 1) // 2
        if old[least:middle] == new[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least
