"""Digits inside names, read out where the switch `digits` asks for it: 3·1운동, 4월혁명, 역삼1동.

Each digit becomes one syllable or none, so that every place of the text stays what it was. A number
that has more syllables than digits (25 이십오) is left, and so are digits that are in no name. What
names look like, and how days are read, stands in ``names/digits.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from ..hangul.seams import SINO_SIGN
from ..hangul.syllables import RUN, is_syllable
from ..law import tables
from .compounds import BODY, cut_compound
from .people import follows
from .places import institutions, read_institution, read_place
from .segments import (
    JOIN_WORDS,
    Reading,
    Row,
    Segment,
    join_readings,
    read_particle,
    split_words,
)

DIGITS = "names/digits.toml"
RULE = "digits"
NUMBER = re.compile("[0-9]+")
BASE = 10
LONGEST_NUMBER = 2
# A word and what is written before it: its reading.
ReadWord = Callable[[str, str], Reading]


class Numbered(NamedTuple):
    """A name with digits: where it stands in a line, and how it is read."""

    start: int
    end: int
    reading: Reading


def may_hold_numbers(text: str) -> bool:
    """Whether a text holds digits at all.

    >>> may_hold_numbers("3·1운동"), may_hold_numbers("운동")
    (True, False)
    """
    return NUMBER.search(text) is not None


def find_numbered(line: str, read_word: ReadWord) -> Iterator[Numbered]:
    """The names of a line that hold digits; `read_word` reads the ordinary words in them.

    >>> from kontsevich.analysis.classification import Reader
    >>> found = next(find_numbered("그날 6·25전쟁이", Reader().read_word))
    >>> found.start, [segment.marked for segment in found.reading.segments]
    (3, ['육~이~오', '전쟁', '이'])
    >>> list(find_numbered("2024년 3월에", Reader().read_word))
    []
    """
    end = 0
    for number in NUMBER.finditer(line):
        if number.start() < end:
            continue
        for find in (_find_fixed, _find_day, _find_month, _find_ordinal, _find_place):
            found = find(line, number, read_word)
            if found is not None and found.start >= end:
                yield found
                end = found.end
                break


@cache
def _table() -> dict[str, Any]:
    return tables.read_toml(DIGITS)


@cache
def _fixed() -> dict[str, str]:
    return dict(name.split(" ") for name in _table()["words"]["fixed"])


@cache
def _days() -> re.Pattern[str]:
    signs = re.escape(_table()["signs"])
    return re.compile(f"(1[0-2]|[1-9])([{signs}])([12][0-9]|3[01]|[1-9])(?![0-9%]|[{signs}][0-9])")


@cache
def _dates() -> re.Pattern[str]:
    """A month, and a day or none behind it."""
    table = _table()
    return re.compile(f"(1[0-2]|[1-9]){table['month']}(?:([12][0-9]|3[01]|[1-9]){table['day']})?")


# -- the kinds of names


def _find_fixed(line: str, number: re.Match[str], _read: ReadWord) -> Numbered | None:
    at = number.start()
    for name, said in _fixed().items():
        if line.startswith(name, at):
            rest = _behind(line, at + len(name))
            if rest and not follows(rest, name):
                return None
            width = len(number[0])
            rows = _tell(number[0], said[:width])
            whole = Reading(split_words(SINO_SIGN.join(said[:width]) + said[width:], capitals=1))
            return _build(at, at + len(name) + len(rest), [whole, *_tail(rest)], rows)
    return None


def _find_day(line: str, number: re.Match[str], read_word: ReadWord) -> Numbered | None:
    """The day of an event: 3·1운동, 6.25전쟁, 5·18 민주화운동."""
    day = _days().match(line, number.start())
    if day is None or (number.start() and line[number.start() - 1] in _table()["signs"]):
        return None
    name = f"{day[1]}{_table()['signs'][1]}{day[3]}"
    cells = [*_spell(day[1]), "", *_spell_day(day[3])]
    whole = dict(pair.split(" ") for pair in _table()["days"]["whole"]).get(name)
    if whole is not None:
        cells = [*whole[: len(day[1])], "", *whole[len(day[1]) :]]
    named = name in _table()["days"]["named"]
    decimal = day[2] == _table()["signs"][0]
    if decimal and not named:
        return None
    return _read_event(line, day, _change_six(cells), read_word, named and not decimal)


def _find_month(line: str, number: re.Match[str], read_word: ReadWord) -> Numbered | None:
    """The month of an event, or a date that a body is named after: 4월혁명, 5월1일경기장."""
    date = _dates().match(line, number.start())
    if date is None:
        return None
    table = _table()
    cells = [*_spell(date[1]), table["month"]]
    if date[1] in (str(6), str(BASE)):
        cells = [table["months"][date[1] == str(BASE)], *[""] * (len(date[1]) - 1), table["month"]]
    if not date[2]:
        return _read_event(line, date, cells, read_word, False)
    spelt = _spell(date[2])
    rest = _behind(line, date.end())
    if not spelt or not rest or cut_compound(rest, BODY) is None:
        return None
    return _read_body(line, date, [*cells, *spelt, table["day"]], read_word)


def _find_ordinal(line: str, number: re.Match[str], read_word: ReadWord) -> Numbered | None:
    """The first, the second … of bodies and events: 제1중학교, 제2차 세계대전."""
    table = _table()
    ordinal, turn = table["ordinal"], table["words"]["turn"]
    ordered = re.compile(f"{ordinal}([0-9]{{1,2}})({turn}?)")
    start = number.start() - len(ordinal)
    alone = start >= 0 and not is_syllable(line[start - 1 : start] or " ")
    found = ordered.match(line, start) if alone else None
    spelt = _spell(found[1]) if found else []
    if found is None or not spelt:
        return None
    cells = [ordinal, *spelt, *found[2]]
    if found[2]:
        return _read_event(line, found, cells, read_word, False)
    rest = _behind(line, found.end())
    if not rest or cut_compound(rest, BODY) is None:
        return None
    return _read_body(line, found, cells, read_word)


def _find_place(line: str, number: re.Match[str], _read: ReadWord) -> Numbered | None:
    """A place with a number before its unit: 역삼1동, 종로3가; a line of an underground railway."""
    spelt = _spell(number[0])
    run = _behind(line, number.end())
    before = list(RUN.finditer(line, 0, number.start()))
    proper = before[-1][0] if before and before[-1].end() == number.start() else ""
    words = _table()["words"]
    if not spelt:
        return None
    for unit in [*(words["units"] if len(proper) > 1 else ()), *words["lines"]]:
        rest = run.removeprefix(unit)
        if rest == run:
            continue
        own = "" if unit in words["lines"] else proper
        unit += next((more for more in words["behind"] if rest.startswith(more)), "")
        rest = run.removeprefix(unit)
        if rest and not follows(rest, unit):
            continue
        start = number.start() - len(own)
        whole = read_place(own + "".join(spelt) + unit, "keep")
        rows = [row._replace(at=row.at + len(own)) for row in _tell(number[0], spelt)]
        return _build(start, number.end() + len(run), [whole, *_tail(rest)], rows)
    return None


# -- their readings


def _read_event(
    line: str, date: re.Match[str], cells: Sequence[str], read_word: ReadWord, sure: bool
) -> Numbered | None:
    """A date before the word for what happened; `sure`: it is the name of that by itself."""
    said = "".join(cells)
    rest = _behind(line, date.end())
    rows = _tell(date[0], cells)
    first = Reading((Segment(SINO_SIGN.join(said), "name", capital=True),))

    def build(*readings: Reading) -> Numbered:
        return _build(date.start(), date.end() + len(rest), readings, rows)

    if not rest:
        following = _behind(line, date.end() + 1) if line[date.end() :][:1] == " " else ""
        return build(first) if sure or _cut_event(following) else None
    for width in range(len(rest), 0, -1):
        name, tail = said + rest[:width], rest[width:]
        if name in institutions() and (not tail or follows(tail, name)):
            return build(read_institution(name), *_tail(tail))
        if rest[:width] in _table()["words"]["joined"] and (not tail or follows(tail, name)):
            whole = Segment(SINO_SIGN.join(name), "name", capital=True)
            return build(Reading((whole,)), *_tail(tail))
    event = _cut_event(rest)
    if event:
        return build(first, read_word(event, JOIN_WORDS), *_tail(rest[len(event) :]))
    if sure and follows(rest, said):
        return build(first, read_particle(rest))
    if not sure:
        return None
    words, particle = cut_compound(rest, BODY) or ((rest,), "")
    return build(first, *(read_word(word, JOIN_WORDS) for word in words), *_tail(particle))


def _read_body(
    line: str, named: re.Match[str], cells: Sequence[str], read_word: ReadWord
) -> Numbered:
    """A body with what it is numbered by before its words."""
    rest = _behind(line, named.end())
    words, particle = cut_compound(rest, BODY) or ((rest,), "")
    first = Reading((Segment(SINO_SIGN.join("".join(cells)), "name", capital=True),))
    readings = [first, *(read_word(word, JOIN_WORDS) for word in words), *_tail(particle)]
    return _build(named.start(), named.end() + len(rest), readings, _tell(named[0], cells))


def _build(start: int, end: int, readings: Sequence[Reading], rows: Sequence[Row]) -> Numbered:
    """One reading of these, whose rows stand where they do in the text with its digits."""
    whole = join_readings(*readings)
    shift = [row.at for row in rows if not row.after]

    def place(at: int) -> int:
        for lost in shift:  # what stands behind a sign that is left out is one place farther
            at += lost <= at
        return at

    moved = [row._replace(at=place(row.at)) for row in whole.rows]
    return Numbered(start, end, Reading(whole.segments, (*rows, *moved), "row"))


def _tell(source: str, cells: Sequence[str]) -> list[Row]:
    """The rows that say how each digit of a source is read; signs have an empty cell."""
    pairs = enumerate(zip(source, cells, strict=True))
    rule = f"{RULE}:{source}"
    return [Row(rule, at, before, after) for at, (before, after) in pairs if before != after]


def _cut_event(run: str) -> str:
    """The word for an event that a run is, with a particle behind it if any; else nothing."""
    for width in range(len(run), 1, -1):
        tail = run[width:]
        if run[:width] in _events() and (not tail or follows(tail, run[:width])):
            return run[:width]
    return ""


@cache
def _events() -> frozenset[str]:
    return frozenset(_table()["words"]["events"])


def _tail(particle: str) -> list[Reading]:
    return [read_particle(particle)] if particle else []


def _behind(line: str, at: int) -> str:
    run = RUN.match(line, at)
    return run[0] if run else ""


# -- numbers


def _spell(number: str) -> list[str]:
    """A number below a hundred, a syllable or nothing for each of its digits; none if it has more.

    >>> _spell("3"), _spell("10"), _spell("12"), _spell("20"), _spell("25")
    (['삼'], ['십', ''], ['십', '이'], ['이', '십'], [])
    """
    if len(number) > LONGEST_NUMBER or number.startswith("0"):
        return []
    digits, ten = _table()["digits"], _table()["ten"]
    if len(number) == 1:
        return [digits[int(number)]]
    tens, ones = map(int, number)
    if tens == 1:
        return _change_six([ten, digits[ones] if ones else ""])
    return [] if ones else [digits[tens], ten]


def _spell_day(day: str) -> list[str]:
    """A day of a month digit by digit, or as a number where it ends in nought."""
    return _spell(day) if day.endswith("0") else [_table()["digits"][int(digit)] for digit in day]


def _change_six(cells: Sequence[str]) -> list[str]:
    """Syllables with six as it is spelt behind another: 오일륙."""
    alone, inside = _table()["six"]
    said = False
    changed = []
    for cell in cells:
        changed.append(inside if said and cell == alone else cell)
        said = said or bool(cell)
    return changed
