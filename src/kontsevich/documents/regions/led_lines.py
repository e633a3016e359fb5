"""Lines of a document that something leads to, and how far those reach that belong together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from .lead_patterns import LeadPatterns
from .lines import Line
from .unquoted_patterns import patterns

BIBLIOGRAPHY, TITLE, DOUBT = "bibliography", "title", ""


class Taken(NamedTuple):
    """Lines [start, end) that something leads to, and their role; "" where they may be either's."""

    start: int
    end: int
    role: str = "quotation"


def behind_all(lines: Sequence[Line], at: int, belongs: Callable[[str], object]) -> int:
    """Behind the lines in a row whose texts all belong together."""
    while at < len(lines) and belongs(lines[at].text):
        at += 1
    return at


def behind_block(lines: Sequence[Line], at: int) -> int:
    """Behind the last line of the block that one stands in."""
    behind = at + 1
    while behind < len(lines) and not lines[behind].first:
        behind += 1
    return behind


def behind_marked(lines: Sequence[Line], at: int, found: LeadPatterns) -> int:
    """Behind the items of a list that begins at a line, or the lines of one paragraph."""
    behind = at
    while behind < len(lines) and is_marked(lines[behind], found):
        behind += 1
    return behind if behind > at else behind_block(lines, at)


def is_marked(line: Line, found: LeadPatterns) -> bool:
    """Whether a line is an item of a list, by its format or by a sign before it."""
    return line.item or found.bullet.match(line.text) is not None


def is_attested(line: Line, found: LeadPatterns) -> bool:
    """Whether a line says who signed."""
    return found.attested.match(line.text) is not None


def is_date(line: Line) -> bool:
    """Whether a line is a date, and where."""
    text = line.text.strip()
    return text[-1:] in ".0123456789" and patterns().signature.fullmatch(text) is not None
