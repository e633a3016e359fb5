"""How common names are: counts of surnames and given names, by which readings are ranked.

The counts are learnt by ``make weights``: surnames from listed people and pairs of names, given
names and the surnames that they go with from a dictionary, each name once however many bear it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple

from ..analysis.people import surnames
from ..law import tables
from ..transcription.memo import Memo
from .christian_names import christian_names

SURNAME_COUNTS, GIVEN_COUNTS = "reverse/surname-counts.tsv", "reverse/given-counts.tsv"
WEIGHTS = "reverse/weights.toml"
SYLLABLE_COUNTS = "reverse/given-syllables.tsv"  # derived, so that nobody has to add up all names
SYLLABLE_HEADER = ("syllable", "first", "later", "alone")
NORTH_COUNTS = "reverse/north-syllables.tsv"
MOST_GIVENS = 1 << 14  # whose counts are remembered


class Given(NamedTuple):
    """With how many surnames a given name was counted; with which of one syllable it is known."""

    times: int
    surnames: str


NEVER = Given(0, "")


class NameCounts:
    """Counted surnames and given names, and how likely any other name is beside them."""

    def __init__(
        self,
        families: Mapping[str, int],
        given: Callable[[str], Given],
        syllables: Iterable[tuple[str, int, int, int]],
        north: Mapping[str, int],
    ) -> None:
        """`given`: how a given name was counted; `syllables`: as `count_syllables` has it.

        `north`: how often each syllable was counted in given names of the North.
        """
        numbers = tables.read_toml(WEIGHTS)["names"]
        self._families, self._givens, self._north = families, given, north
        self._numbers: dict[str, Any] = numbers
        self._people = sum(families.values()) + numbers["census"]
        self._first: Counter[str] = Counter()
        self._later: Counter[str] = Counter()
        self._alone: Counter[str] = Counter()
        self._syllables = list(syllables)
        for syllable, *counts in self._syllables:
            self._first[syllable], self._later[syllable], self._alone[syllable] = counts
        self._anywhere = self._first + self._later + self._alone
        self._totals = [
            sum(counts.values())
            for counts in (self._first, self._later, self._alone, self._anywhere)
        ]
        self._all = self._totals[0] + self._totals[2]  # each name has one first syllable
        self._northern = sum(north.values())
        self._likely = Memo(self._weigh_syllable)
        self._firsts = Memo(partial(self._place, self._first, 0))
        self._laters = Memo(partial(self._place, self._later, 1))
        self._in_north = Memo(self._weigh_in_north)
        self._known = Memo(self._weigh_given)
        self._known_surnames: dict[tuple[str, bool], float] = {}

    def recount(self, families: Mapping[str, int], north: Mapping[str, int]) -> NameCounts:
        """The same given names beside other counts of surnames and of the North's syllables."""
        return NameCounts(families, self._givens, self._syllables, north)

    def syllables(self) -> frozenset[str]:
        """The syllables of the counted given names."""
        return frozenset(self._anywhere)

    def all_surnames(self) -> frozenset[str]:
        """Every surname of the census in both countries' spelling, and the counted ones."""
        return frozenset(self._families) | frozenset(_census(False))

    def surname(self, hangul: str, north: bool = False) -> float:
        """How likely a surname in this spelling is; `north`: among people of the North.

        >>> counts = name_counts()
        >>> counts.surname("이") > counts.surname("리")
        True
        >>> counts.surname("이", north=True) < counts.surname("리", north=True)
        True
        """
        known = self._known_surnames.get((hangul, north))
        if known is None:
            known = self._known_surnames[hangul, north] = self._weigh_surname(hangul, north)
        return known

    def _weigh_surname(self, hangul: str, north: bool) -> float:
        share = _census(north).get(hangul, 0.0)
        if north:
            return share
        census: float = self._numbers["census"]
        return float((self._families.get(hangul, 0) + census * share) / self._people)

    def given(self, hangul: str) -> float:
        """How likely a given name is, as a whole and by its syllables in their places.

        >>> counts = name_counts()
        >>> counts.given("지영") > counts.given("지융")
        True
        """
        return self._known[hangul]

    def _weigh_given(self, hangul: str) -> float:
        share = self._weigh(hangul)
        if hangul in christian_names():
            return max(share, float(self._numbers["christian"]))
        return share

    def _weigh(self, hangul: str) -> float:
        lengths = self._numbers["length"]
        share: float = lengths[min(len(hangul), len(lengths)) - 1]
        if len(hangul) == 1:
            weight = self._numbers["alone"]
            return float(
                share
                * (self._alone[hangul] + weight * self.syllable(hangul))
                / (self._totals[2] + weight)
            )
        share *= self._firsts[hangul[0]]
        for syllable in hangul[1:]:
            share *= self._laters[syllable]
        weight = self._all * self._numbers["whole"]
        return float((self._givens(hangul).times + weight * share) / (self._all + weight))

    def together(self, surname: str, given: str) -> float:
        """How much likelier both are together than each is: more for a name that is known.

        >>> counts = name_counts()
        >>> counts.together("손", "혜원") > 1 > counts.together("손", "혜웡")
        True
        """
        row = surnames().get(surname)
        southern = row.southern if row else surname
        share: float = self._numbers["known"]
        known = 1.0 - share
        if southern in self._givens(given).surnames:
            known += share / (self._all * self.surname(southern) * self.given(given))
        return known

    def in_north(self, given: str) -> float:
        """How much likelier a given name is in the North than anywhere, by its syllables.

        >>> counts = name_counts()
        >>> counts.in_north("정철") > 1 > counts.in_north("종민")
        True
        """
        found = 1.0
        for one in given:
            found *= self._in_north[one]
        return found

    def _weigh_in_north(self, syllable: str) -> float:
        weight: float = self._numbers["north"]
        share = self.syllable(syllable)
        times = self._north.get(syllable, 0)
        return (times + weight * share) / (self._northern + weight) / share

    def place(self, syllable: str, first: bool) -> float:
        """How likely a syllable is as the first of a longer given name, or as a later one."""
        return (self._firsts if first else self._laters)[syllable]

    def whole(self, given: str) -> float:
        """How much likelier a longer given name is than its syllables say; below 1: less likely.

        >>> name_counts().whole("지영") > 1 > name_counts().whole("지융")
        True
        """
        share: float = self._numbers["length"][min(len(given), len(self._numbers["length"])) - 1]
        parts = math.prod(self.place(one, not at) for at, one in enumerate(given))
        return self.given(given) / (share * parts)

    def _place(self, counts: Counter[str], index: int, syllable: str) -> float:
        weight = self._numbers["place"]
        found: float = (counts[syllable] + weight * self._likely[syllable]) / (
            self._totals[index] + weight
        )
        return found

    def syllable(self, syllable: str) -> float:
        """How likely a syllable is, anywhere in given names."""
        return self._likely[syllable]

    def _weigh_syllable(self, syllable: str) -> float:
        unseen, many = self._numbers["unseen"], self._numbers["syllables"]
        found: float = (self._anywhere[syllable] + unseen) / (self._totals[3] + unseen * many)
        return found


@cache
def _census(north: bool) -> dict[str, float]:
    """The share of the bearers of each surname, by how one of the two countries spells it."""
    southern = {row.southern: max(row.bearers, 100) for row in surnames().values()}
    everybody = sum(southern.values())
    other = tables.read_toml(WEIGHTS)["names"]["other_country"]
    spellings: dict[str, list[str]] = {}
    for spelling, row in surnames().items():
        spellings.setdefault(row.southern, []).append(spelling)
    found = {}
    for surname, bearers in southern.items():
        for spelling in spellings[surname]:
            ours = len(spellings[surname]) == 1 or (spelling != surname) == north
            found[spelling] = bearers / everybody * (1.0 if ours else other)
    return found


def count_syllables(givens: Mapping[str, int]) -> list[tuple[str, int, int, int]]:
    """How often each syllable is the first of counted given names, a later one, all of the name.

    >>> count_syllables({"지영": 2, "영": 1})
    [('영', 0, 2, 1), ('지', 2, 0, 0)]
    """
    found: dict[str, list[int]] = {}
    for given, count in givens.items():
        for index, syllable in enumerate(given):
            place = 2 if len(given) == 1 else min(index, 1)
            found.setdefault(syllable, [0, 0, 0])[place] += count
    return [(syllable, *found[syllable]) for syllable in sorted(found)]  # type: ignore[misc]


def derive() -> list[tuple[str, ...]]:
    """Every row of the derived table of syllables."""
    givens = {given: int(count) for given, count, _ in tables.read_tsv(GIVEN_COUNTS)}
    return [(row[0], *map(str, row[1:])) for row in count_syllables(givens)]


@cache
def name_counts() -> NameCounts:
    """The counts of the tables, read when first asked for."""
    families = {hangul: int(count) for hangul, count in tables.read_tsv(SURNAME_COUNTS)}
    givens = tables.Rows(GIVEN_COUNTS)

    @lru_cache(maxsize=MOST_GIVENS)
    def find(hangul: str) -> Given:
        row = givens.find(hangul)
        return NEVER if row is None else Given(int(row[1]), row[2])

    syllables = (
        (syllable, int(first), int(later), int(alone))
        for syllable, first, later, alone in tables.read_tsv(SYLLABLE_COUNTS)
    )
    north = {syllable: int(count) for syllable, count in tables.read_tsv(NORTH_COUNTS)}
    return NameCounts(families, find, syllables, north)
