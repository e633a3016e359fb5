"""Documents that a heading, a salutation or «Слушали:» begins and a signature ends: telegrams,
letters, decrees, minutes; and records of a catalogue, field by field."""

from __future__ import annotations

from collections.abc import Sequence

from .lines import Line
from .unquoted_patterns import Patterns

# Lines from a heading to the signature, from a salutation to it, back to what announces a letter,
# and of a decree that is numbered point by point.
_REACH, _LETTER, _LEAD, _ORDERS = 12, 40, 3, 12
_FIELDS = 3  # of a record


def find_signed(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """Behind the last line of a document from its heading on: «Телеграмма … 13 октября 1950 г.»,
    «УКАЗ», «ПРОТОКОЛ № 7»; 0 if it is none. A heading with a date is another's alone, too."""
    text = lines[at].text.strip()
    dated = found.dispatch.fullmatch(text)
    if not dated and not found.decree.fullmatch(text):
        return 0
    behind = find_signature(lines, at + 2, _REACH, found)  # behind the body that gives it
    if behind or not dated:
        return behind
    addressed = at + 1 < len(lines) and found.salutation.match(lines[at + 1].text)
    return at + 2 if addressed else at + 1


def find_announced(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """Behind a letter that was announced, from whom it speaks to, to the signature and the date;
    0 if it is none."""
    text, leads = lines[at].text, [line.text for line in lines[max(at - _LEAD, 0) : at]]
    if (found.salutation.match(text) and any(map(found.announcement.search, leads))) or (
        leads and found.called.match(text) and found.is_said_above(leads[-1].rstrip())
    ):
        return find_signature(lines, at + 1, _LETTER, found)
    return 0


def find_minutes(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """Behind a paragraph of minutes or of an order, with the numbered ones and the signatures
    behind it; 0 if it is none."""
    if not found.minutes.match(lines[at].text):
        return 0
    behind = find_numbered(lines, at + 1, found)
    while behind < len(lines) and found.attested.fullmatch(lines[behind].text.strip()):
        behind += 1
    return behind


def find_numbered(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """Behind the numbered points that begin at a line."""
    last = min(at + _ORDERS, len(lines))
    while at < last and found.number.match(lines[at].text):
        at += 1
    return at


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
    0 if few of them are known, or none says where and when it was printed."""
    if not found.field.match(lines[at].text):
        return 0
    behind = at
    while behind < len(lines) and found.any_field.match(lines[behind].text):
        behind += 1
    # A long line is taken together with those behind it.
    fields = [text for line in lines[at:behind] for text in line.text.split("\n")]
    printed = any(map(found.printed.match, fields)) and not any(map(found.picture.match, fields))
    return behind if printed and sum(map(bool, map(found.field.match, fields))) >= _FIELDS else 0
