"""A listed reading → how far it deviates from the system, habit by habit.

Whoever reads a name letter by letter through Latin does so throughout: Гьеонгсангнамдо has one
manner, not seven faults. So a habit is paid for once however often it shows, and of several the
dearest whole and the others in part; what few syllables may be by chance is paid for in full,
unless they show that Latin was read letter by letter (гангнеунг).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from ...law import tables
from ...reverse.listed_words import ListedReading
from ...reverse.rival_rules import costs as rule_costs


class _Numbers(NamedTuple):
    """`[manner]` in ``check/evidence.toml``."""

    least: int
    together: float
    letters: frozenset[str]


@cache
def _numbers() -> _Numbers:
    row = tables.read_toml("check/evidence.toml")["manner"]
    return _Numbers(row["least"], row["together"], frozenset(row["letters"]))


@lru_cache(maxsize=1 << 13)
def price_manner(reading: ListedReading) -> float:
    """What the habits of a reading cost together, as one manner of spelling.

    >>> from kontsevich.reverse.listed_words import read_listed
    >>> reading = read_listed("гьеонгсангнамдо")[0]
    >>> reading.hangul, reading.cost > 1.5 * price_manner(reading)
    ('경상남도', True)
    """
    numbers = _numbers()
    by_letters = not numbers.letters.isdisjoint(reading.rules)
    if len(reading.hangul) < numbers.least and not by_letters:
        return reading.cost
    prices = rule_costs()
    each = sorted((prices.get(rule, 0.0) for rule in set(reading.rules)), reverse=True)
    return min(reading.cost, sum(each[:1]) + numbers.together * sum(each[1:]))
