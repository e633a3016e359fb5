"""Paragraphs → the lines that stand by themselves: of a letter, a decree, a poem, a talk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

PROSE, _HEADING = "prose", "heading"
_FINISHED = '.!?…:;»”")'
_BULLETS = ("- ", "* ", "• ")  # with which the next line is an item of a list
_SHORT = 50  # a line that ends without a stop is a line of its own if it is shorter


class Line(NamedTuple):
    """A paragraph, or a line of one that stands by itself: its place in it, its text; `begins`:
    whether anything of another's may begin there.

    Of a heading there is no text but `heading`; `item`: it is an item of a list; `first`: it is the
    first line of its paragraph.
    """

    start: int
    end: int
    text: str
    begins: bool = True
    heading: str = ""
    item: bool = False
    first: bool = True


def cut_lines(role: str, text: str, begins: bool = True, item: bool = False) -> Iterator[Line]:
    """The lines of a paragraph of prose; an empty one for a paragraph that is none."""
    if role != PROSE:
        yield Line(0, 0, "", begins, text if role == _HEADING else "")
    elif "\n" not in text:
        yield Line(0, len(text), text, begins, "", item)
    else:
        first = True
        for start, end in cut_text(text):
            yield Line(start, end, text[start:end], begins, "", item, first)
            first = False


def cut_text(text: str) -> list[tuple[int, int]]:
    """The lines of one paragraph that stand by themselves, half-open.

    >>> cut_text("Ким Гу.\\nТак он\\nпел.")
    [(0, 7), (8, 19)]
    """
    lines: list[tuple[int, int]] = []
    start = at = 0
    for line in text.split("\n"):
        end = at + len(line)
        length = end - start - line.endswith("\r")
        if _ends(line, text[end + 1 : end + 3], length) and line.strip():
            lines.append((start, start + length))
            start = end + 1
        at = end + 1
    return lines


def _ends(line: str, following: str, length: int) -> bool:
    """Whether a line ends what is a line by itself, and is not only broken there."""
    if not following:
        return True
    if following in _BULLETS:
        return True
    if following[0].islower():
        return False
    return line.rstrip()[-1:] in _FINISHED or length <= _SHORT
