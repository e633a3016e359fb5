"""Make the points of syllables as names, of counted names and of the syllables of words.

`derive_points` and `derive_givens` make the rows of ``names/points.tsv`` and
``names/given-points.tsv``; `kontsevich tables docs` writes them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache
from itertools import chain

from ..analysis.name_points import GIVEN_SYLLABLES, SCALE, Points
from ..analysis.people import surnames
from ..analysis.word_costs import scores, syllable_weights
from ..law import tables
from ..reverse.name_counts import GIVEN_COUNTS, WEIGHTS, name_counts

POINTS_HEADER = ("syllable", "surname", "rare", "first", "last", "inner")
GIVENS_HEADER = ("first", "seconds")
LEAST = 10  # hundredths: a whole name that says no more than its syllables has no points


@cache
def make_points() -> Points:
    """The points of syllables, as the tables have them now."""
    counts, words, numbers = name_counts(), syllable_weights(), scores()
    name = numbers["name"]
    start = name["prior"] - numbers["syllables"]["share"]
    known = sorted(counts.syllables())

    def points(share: float, place: int, syllable: str, more: float) -> int:
        return round(SCALE * (math.log(share) + more - words.weigh(syllable, place)))

    common: dict[str, int] = {}
    rare: dict[str, int] = {}
    for surname, row in surnames().items():
        share = counts.surname(surname)
        if not share:
            continue
        more = start + (0.0 if row.southern == surname else name["northern"])
        if len(surname) > 1:
            rare[surname] = round(SCALE * (math.log(share) + more + name["long"]))
        else:
            into = common if row.bearers >= numbers["least_bearers"] else rare
            into[surname] = points(share, 0, surname, more)
    weights = tables.read_toml(WEIGHTS)["names"]
    whole = math.log(_unlisted()) + math.log(weights["length"][GIVEN_SYLLABLES - 1])
    return Points(
        common,
        rare,
        {one: points(counts.place(one, True), 1, one, whole) for one in known},
        {one: points(counts.place(one, False), 2, one, name["bare"]) for one in known},
        {one: points(counts.place(one, False), 3, one, name["particle"]) for one in known},
        round(SCALE * numbers["gate"]),
    )


def _unlisted() -> float:
    """What is left of the likelihood of its syllables to a given name that was never counted."""
    whole: float = tables.read_toml(WEIGHTS)["names"]["whole"]
    return whole / (1 + whole)


def derive_points() -> list[tuple[str, ...]]:
    """Every row of the table of points, in its order."""
    columns = make_points()[:-1]
    syllables = sorted(set(chain(*columns)))
    return [
        (syllable, *(str(column.get(syllable, "")) for column in columns)) for syllable in syllables
    ]


def derive_givens() -> list[tuple[str, str]]:
    """Every row of the table of whole given names: the first syllable, the second ones with their
    points."""
    counts = name_counts()
    unlisted = _unlisted()
    found: defaultdict[str, list[str]] = defaultdict(list)
    for given, *_ in tables.read_tsv(GIVEN_COUNTS):
        if len(given) == GIVEN_SYLLABLES:
            more = round(SCALE * math.log(counts.whole(given) / unlisted))
            if more >= LEAST:
                found[given[0]].append(f"{given[1]}{more}")
    return [(first, " ".join(sorted(seconds))) for first, seconds in sorted(found.items())]
