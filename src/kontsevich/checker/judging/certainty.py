"""Which readings of a name must agree before its fix is safe.

A fix is safe if whatever reading is meant the result is the same: not the cheapest reading alone,
but all of comparable frequency under habits that the press has. The numbers stand in
``reverse/costs.toml`` under `certain`.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache

from ...analysis.people import BAR, listed_names
from ...hangul.syllables import decompose
from ...law import tables
from ...reverse.costs import costs
from ...reverse.given_names import SYLLABLES, is_some_given
from ...reverse.people import NameReading
from ...reverse.rival_rules import costs as rule_costs
from ...reverse.surnames import read_surname_token
from ...reverse.user_rows import Own
from ...russian.declension import stems
from ..spotting.assessment import (
    ACCEPTED,
    HYPHEN,
    STANDARD,
    Assessed,
    Shape,
    as_printed,
    compare,
    read_shape,
    spell_readings,
)


@lru_cache(maxsize=1 << 12)
def possible(shape: Shape, profile: str, own: Own | None = None) -> tuple[Assessed, ...]:
    """Every reading of a shape that may be meant, the likeliest first.

    >>> [row.standard for row in possible(Shape("ким", ("тэ", "ван"), " "), "paper")][:2]
    ['Ким Дэван', 'Ким Тхэван']
    """
    found = [
        (_weigh(cost, reading), reading, cases, surname_cases)
        for cost, reading, cases, surname_cases in read_shape(shape, own, True)
    ]
    found.sort(key=lambda row: row[0])
    limit = found[0][0] + costs().certain_margin if found else 0.0
    return spell_readings(shape, found, profile, limit)


@lru_cache(maxsize=1 << 11)
def may_be_right(shape: Shape, profile: str, dotless: bool, own: Own | None = None) -> bool:
    """Whether a name, printed as the profile does, is by the system for syllables that a name may
    have, if rare ones.

    >>> may_be_right(Shape("пак", ("тхамхи",), ""), "paper", False)
    True
    """
    printed = as_printed(shape, profile)
    if printed is None or shape.swapped:
        return False
    wide = read_shape(shape, own, True)
    return any(
        compare(printed, (row,), dotless)[0] in (STANDARD, ACCEPTED)
        for row in spell_readings(shape, wide, profile, math.inf)
    )


@lru_cache(maxsize=1 << 11)
def is_right_for_some(shape: Shape, profile: str) -> bool:
    """Whether a name, printed as the profile does, is by the system for two syllables of any
    letters.

    >>> [is_right_for_some(Shape("ким", (given,), ""), "paper") for given in ("дахин", "ченын")]
    [True, False]
    >>> is_right_for_some(Shape("цой", ("дахин",), ""), "paper")
    False
    """
    printed = as_printed(shape, profile)
    return (
        printed is not None
        and not shape.swapped
        and any(
            is_some_given(stem.form, decompose(family.hangul[-1]).coda)
            for family in read_surname_token(shape.surname)
            if family.tier == 0
            for stem in stems(printed.parts[0].replace(HYPHEN, ""))
        )
    )


@lru_cache(maxsize=1 << 11)
def is_odd(given: str, habits: tuple[str, ...] = ()) -> bool:
    """Whether the given name of an unlisted person may be a slip, or another name's spelling: it
    begins with ㄹ, is read by a habit that is doubted, or a syllable of it is read of no hanja and
    nobody who is listed has it.

    >>> [is_odd(given) for given in ("로벽", "희늘", "하늘", "정은")]
    [True, True, False, False]
    >>> is_odd("영혁", ("press-apart", "press-iotated-with-y"))
    True
    """
    if decompose(given[0]).onset == costs().northern or not costs().doubted.isdisjoint(habits):
        return True
    return given not in _known_givens() and not all(map(_hanja().get, given))


@cache
def _hanja() -> dict[str, int]:
    return {syllable: int(hanja) for syllable, hanja in tables.read_tsv(SYLLABLES)}


@cache
def _known_givens() -> frozenset[str]:
    return frozenset(name.split(BAR)[-1] for name in listed_names().values())


def _weigh(cost: float, reading: NameReading) -> float:
    """What a reading costs where one must be certain: each habit once."""
    numbers, prices = costs(), rule_costs()
    for rule in reading.rules:
        cost -= prices.get(rule, 0.0)
    for rule in dict.fromkeys(reading.rules):
        cost += numbers.certain_rules.get(rule, prices.get(rule, 0.0))
    return cost + (numbers.listed - numbers.certain_listed if reading.person else 0.0)
