"""Paragraphs → the lines that stand by themselves: of a letter, a decree, a poem, a talk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .region import Region

PROSE = "prose"
_FINISHED = '.!?…:;»”")'
_SHORT = 50  # a line that ends without a stop is a line of its own if it is shorter


class Line(NamedTuple):
    """A paragraph, or a line of one that stands by itself: its block, its place in it, its text."""

    block: int
    start: int
    end: int
    text: str


def cut_lines(blocks: Sequence[Region]) -> Iterator[Line]:
    """The lines of prose; an empty one for what stands between and is none."""
    for index, block in enumerate(blocks):
        text = block.text
        if block.role != PROSE:
            yield Line(index, 0, 0, "")
        elif "\n" not in text:
            yield Line(index, 0, len(text), text)
        else:
            start = at = 0
            for line in text.split("\n"):
                end = at + len(line)
                if _ends(line, text[end + 1 : end + 2], end - start) and line.strip():
                    yield Line(index, start, end, text[start:end])
                    start = end + 1
                at = end + 1


def _ends(line: str, following: str, length: int) -> bool:
    """Whether a line ends what is a line by itself, and is not only broken there."""
    if not following:
        return True
    if following.islower():
        return False
    return line.rstrip()[-1:] in _FINISHED or length <= _SHORT
