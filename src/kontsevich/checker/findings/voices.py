"""Whose words each judged place stands in, by what stands around it: asked only where something is
to be said."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...documents.regions.lines import cut_text
from ...documents.regions.memory import recall_near
from ...documents.regions.region import Region
from ...documents.regions.voice import DOUBTFUL, FILLER, OWN, Place, find_voice
from ..judging.judge import UNREAD
from ..judging.suggestions import Judgement

# Regions before and behind one that are looked at: a few paragraphs with what they quote.
_REACH = 12
# Of what stands around a place no more is looked at: so many lines, characters of its own line.
_LINES, _NEAR = 64, 1000
_NOTE = "footnote"
# Labels of running text, and none. The others have a text of their own, or (pages) cut sentences.
_RUNNING = frozenset(("", "paragraph", "cell"))
_WORDS = re.compile(r"[^«»„“”\"]")


class _Part(NamedTuple):
    """What of a region its voice depends on; `spots`: where in it something was judged."""

    role: str
    text: str
    apart: bool
    protected: bool
    doubtful: bool
    joined: bool
    item: bool
    cell: bool
    spots: tuple[tuple[int, int], ...]

    @property
    def blank(self) -> str:
        """The text without another's words, of which the marks are left."""
        return _WORDS.sub(FILLER, self.text) if self.protected else self.text


def find_voices(
    regions: Sequence[Region], rows: Sequence[Sequence[Judgement]]
) -> list[tuple[str, ...]]:
    """The voice in which each judged place of each region stands.

    >>> from kontsevich.checker.judging.judge import judge
    >>> region = Region("prose", "Там пел Ким Чен Ын.", ())
    >>> find_voices([region], [judge([region])])
    [('own',)]
    """
    if not any(rows):
        return [()] * len(regions)
    parts = [
        _Part(
            region.role,
            region.text,
            region.label.partition(" ")[0] not in _RUNNING,
            region.protected,
            region.doubtful,
            region.joined,
            region.item,
            region.cell is not None,
            tuple((one.start, one.end) for one in row) if row and not region.protected else (),
        )
        for region, row in zip(regions, rows, strict=True)
    ]
    return recall_near("voices", parts, _REACH, _find_each)


def _find_each(parts: Sequence[_Part]) -> list[tuple[str, ...]]:
    return [tuple(_find(parts, index)) if part.spots else () for index, part in enumerate(parts)]


def _find(parts: Sequence[_Part], index: int) -> Iterator[str]:
    """The voices of the places in one part."""
    part = parts[index]
    first, last = index, index + 1
    while parts[first].joined and first > max(index - _REACH, 0):
        first -= 1
    while last < min(index + _REACH, len(parts)) and parts[last].joined:
        last += 1
    block = parts[first:last]
    text, blank = (
        "".join(one) for one in zip(*((one.text, one.blank) for one in block), strict=True)
    )
    at = sum(len(one.text) for one in parts[first:index])
    lines = cut_text(text) or [(0, len(text))]
    before, behind = parts[max(index - _REACH, 0) : first], parts[last : index + _REACH]
    if part.role == _NOTE:  # what stands around its mark does not lead to a note
        before = behind = ()
    over, under = ([line for one in near for line in _cut(one)] for near in (before, behind))
    starts = [line[0] for line in lines]
    for spot, stop in part.spots:
        here = max(bisect_right(starts, at + spot) - 1, 0)
        there = max(bisect_left(starts, at + stop), here + 1)
        start = max(lines[here][0], at + spot - _NEAR)
        end = min(lines[there - 1][1], at + stop + _NEAR)
        above = [*over, *(text[slice(*line)] for line in lines[max(here - _LINES, 0) : here])]
        below = [text[slice(*line)] for line in lines[there : there + _LINES]]
        place = Place(
            blank[start:end],
            at + spot - start,
            above,
            below + under,
            part.role,
            part.cell,
            part.item,
            len(below),
        )
        voice = find_voice(place)
        if part.doubtful:
            voice = DOUBTFUL if voice == OWN else voice
        elif part.apart and voice == DOUBTFUL:
            voice = OWN  # a note, a header, an entry may say little: it is where its author put it
        yield voice


def _cut(part: _Part) -> list[str]:
    """The lines of a part that people read one after the other, none of them empty."""
    if part.role in UNREAD or part.role == _NOTE:
        return []
    return [part.text[slice(*line)] for line in cut_text(part.text)] if part.text.strip() else []
