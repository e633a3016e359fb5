"""Lines that name a work and say nothing: no rule reads them whole, and nobody talks in them.

What the parser of references does not know in running text may be a reference all the same: an
author's initials at the beginning of a line, a page at its end, two marks of an imprint. Such a
line is another's. With one mark alone, a date, or a quotation, it may be either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .citation_patterns import Markers
from .lines import cut_text
from .talk import is_talk, mask

_LONGEST = 600  # a line that names a work is no longer
_DIGIT = re.compile(r"\d")
_DATE = re.compile(r"(?<!\d)[12]\d{3}(?!\d)|\d{1,2}\.\d{1,2}\.\d{2}|\d{1,2}[:.]\d{2}(?!\d)")
_ENTRY = 120  # nor one that begins with a name and seems to talk
_CRLF = 2  # characters between two lines
_MARKS = 2  # of an imprint, which show a work


class WorkLine(NamedTuple):
    """Visible [start, end) of a block; `sure`: it is another's, else it may be."""

    start: int
    end: int
    sure: bool


def find_work_lines(text: str, start: int, found: Markers, note: bool = False) -> list[WorkLine]:
    """The lines of a block from `start` on in which nobody talks and a work may be named; in a
    `note` less shows it.

    >>> from .citation_patterns import markers
    >>> find_work_lines("С. Курбанов. Пак Чон Хи и его время", 0, markers())
    [WorkLine(start=0, end=35, sure=True)]
    >>> find_work_lines("С. Курбанов приехал в 1990 г.", 0, markers())
    []
    """
    lines = cut_text(text) if "\n" in text and not note else [(0, len(text))]
    works: list[WorkLine] = []
    for line in _find(text, lines, start, found, note):
        if works and works[-1].sure == line.sure and line.start - works[-1].end <= _CRLF:
            line = works.pop()._replace(end=line.end)
        works.append(line)
    return works


def _find(
    text: str, lines: list[tuple[int, int]], start: int, found: Markers, note: bool
) -> Iterator[WorkLine]:
    for begin, end in lines:
        line = text[max(begin, start) : end]
        if not line or len(line) > _LONGEST:
            continue
        if is_talk(line):
            entry = len(line) <= _ENTRY
            bare = found.prefix.sub("", line, count=1)
            if entry and (
                (_DIGIT.search(line) and found.capitals.match(bare)) or found.heads_line.match(line)
            ):
                yield WorkLine(begin, end, False)
            continue
        if is_work(line, found, note):
            yield WorkLine(begin, end, True)
        elif _DATE.search(mask(line)):
            yield WorkLine(begin, end, False)


def is_work(line: str, found: Markers, note: bool = False) -> bool:
    """Whether a line in which nobody talks names a work for sure; in a `note` less shows it."""
    if found.heads_line.match(line) or found.page_behind.search(line):
        return True
    line = found.prefix.sub("", line, count=1)
    line = line[found.prefix.match(line).end() :]  # type: ignore[union-attr]
    if found.labelled.match(line):
        return True
    if not _DIGIT.search(line):
        return False
    if found.capitals.match(line) or found.filed.match(line):
        return True
    masked = mask(line)
    kinds = {
        mark.lastgroup
        for mark in found.evidence.finditer(line)
        if masked[mark.start()] == line[mark.start()]
    }
    if "by" in kinds and found.year.search(line):
        return True
    return len(kinds) >= (1 if note else _MARKS)
