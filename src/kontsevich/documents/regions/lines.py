"""Paragraphs → the lines that stand by themselves: of a letter, a decree, a poem, a talk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

PROSE = "prose"
_FINISHED = '.!?…:;»”")'
_SHORT = 50  # a line that ends without a stop is a line of its own if it is shorter


class Line(NamedTuple):
    """A paragraph, or a line of one that stands by itself: its place in it, its text; `begins`:
    whether anything of another's may begin there."""

    start: int
    end: int
    text: str
    begins: bool = True


def cut_lines(role: str, text: str, begins: bool = True) -> Iterator[Line]:
    """The lines of a paragraph of prose; an empty one for a paragraph that is none."""
    if role != PROSE:
        yield Line(0, 0, "", begins)
    elif "\n" not in text:
        yield Line(0, len(text), text, begins)
    else:
        start = at = 0
        for line in text.split("\n"):
            end = at + len(line)
            if _ends(line, text[end + 1 : end + 2], end - start) and line.strip():
                yield Line(start, end, text[start:end], begins)
                start = end + 1
            at = end + 1


def _ends(line: str, following: str, length: int) -> bool:
    """Whether a line ends what is a line by itself, and is not only broken there."""
    if not following:
        return True
    if following.islower():
        return False
    return line.rstrip()[-1:] in _FINISHED or length <= _SHORT
