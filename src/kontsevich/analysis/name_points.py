"""The points of syllables as a surname and a given name: what is cheap to know of any run.

The tables are made by `kontsevich.maintain.name_points` of counted names and of the syllables of
words; all points are hundredths of natural logarithms, so that the compiled core adds them too.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ..law import tables
from .people import follows

POINTS, GIVENS = "names/points.tsv", "names/given-points.tsv"
SCORES = "names/scores.toml"
GIVEN_SYLLABLES, SHORTEST = 2, 3
SCALE = 100


class Points(NamedTuple):
    """Points of a surname, of one that only a title makes a name, of the first and the second
    syllable of a given name; the second has points of its own where more follows (`inner`).

    A run below `least` in all is no name, unless a title stands behind it.
    """

    surname: dict[str, int]
    rare: dict[str, int]
    first: dict[str, int]
    last: dict[str, int]
    inner: dict[str, int]
    least: int


@cache
def read_points() -> Points:
    """The points of the table, and the least that a run needs."""
    rows = tables.read_tsv(POINTS)
    surname, rare, first, last, inner = (
        {row[0]: int(row[at]) for row in rows if row[at]} for at in range(1, 6)
    )
    least = round(SCALE * tables.read_toml(SCORES)["gate"])
    return Points(surname, rare, first, last, inner, least)


@cache
def long_surnames() -> frozenset[str]:
    """The surnames of two syllables."""
    points = read_points()
    return frozenset(name for name in (*points.surname, *points.rare) if len(name) > 1)


@cache
def surname_heads() -> frozenset[str]:
    """The syllables that a surname begins with."""
    points = read_points()
    return frozenset(name[0] for name in (*points.surname, *points.rare))


def may_be_name(run: str) -> bool:
    """Whether a run is worth weighing: a surname, a given name by its syllables, then a particle.

    >>> may_be_name("김철수는"), may_be_name("학생이")
    (True, False)
    """
    if len(run) < SHORTEST:
        return False
    points = read_points()
    surname = points.surname.get(run[0])
    if surname is None:
        return len(run) > SHORTEST and run[:2] in long_surnames()
    first = points.first.get(run[1])
    last = (points.inner if len(run) > SHORTEST else points.last).get(run[2])
    if first is None or last is None or surname + first + last < points.least:
        return len(run) > SHORTEST and run[:2] in long_surnames()
    return len(run) == SHORTEST or follows(run[SHORTEST:], run[:SHORTEST])


@cache
def _given_rows() -> dict[str, str]:
    return {row[0]: row[1] for row in tables.read_tsv(GIVENS)}


def weigh_given(given: str) -> int:
    """The points of a given name as a whole, beside those of its syllables.

    >>> weigh_given("지영") > 0, weigh_given("지융")
    (True, 0)
    """
    pairs = _given_rows().get(given[0], "")
    at = pairs.find(given[1])  # a row is searched sooner than it is made a dictionary
    return int(pairs[at + 1 :].partition(" ")[0]) if at >= 0 else 0
