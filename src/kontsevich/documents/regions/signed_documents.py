"""Documents that a heading begins and a signature ends: telegrams, decrees, minutes; and records of
a catalogue, field by field."""

from __future__ import annotations

from collections.abc import Sequence

from .lines import Line
from .unquoted_patterns import Patterns

_REACH = 12  # lines from a heading to the signature
_FIELDS = 3  # of a record


def find_signed(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """Behind the last line of a document from its heading on: «Телеграмма … 13 октября 1950 г.»,
    «УКАЗ», «ПРОТОКОЛ № 7»; 0 if it is none, or nobody signs it."""
    text = lines[at].text.strip()
    if not found.dispatch.fullmatch(text) and not found.decree.fullmatch(text):
        return 0
    return find_signature(lines, at + 2, _REACH, found)  # behind the body that gives it


def find_signature(lines: Sequence[Line], at: int, reach: int, found: Patterns) -> int:
    """Behind the signatures and dates that end a document, within so many lines; 0 if none do."""
    last = min(at + reach, len(lines))
    while at < last and not found.signature.fullmatch(lines[at].text.strip()):
        at += 1
    if at == last:
        return 0
    while at < len(lines) and found.signature.fullmatch(lines[at].text.strip()):
        at += 1
    return at


def find_card(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """Behind the last field of a record of a catalogue, each in a line: «Автор: … Издательство: …»;
    0 if there are few, or none says where and when it was printed."""
    behind = at
    while behind < len(lines) and found.field.match(lines[behind].text):
        behind += 1
    # A long line is taken together with those behind it.
    fields = [text for line in lines[at:behind] for text in line.text.split("\n")]
    printed = any(map(found.printed.match, fields))
    return behind if printed and sum(map(bool, map(found.field.match, fields))) >= _FIELDS else 0
