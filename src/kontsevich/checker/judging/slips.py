"""How likely it is that the spelling of a name is a slip, and another name is meant.

Whoever writes a name down by ear, or from Latin letters, takes one vowel for another now and then
(«Ли Хё Вон» for 혜원). No spelling shows it; how common the names are does.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from ...analysis.people import surnames
from ...documents.regions.memory import recall_asked, recall_each, recall_whole, unite
from ...hangul.syllables import VOWELS, compose, decompose
from ...reverse.costs import costs
from ...reverse.name_counts import name_counts
from ...reverse.people import listed_person
from ..spotting.assessment import RIVAL
from ..spotting.sightings import Name, Row, is_listed

# Names stand in one list if so few letters part them, and it has so many; if so many are read only
# as English or a habit farther off has it, all of it came through another language.
_APART, _LISTED, _FOREIGN, _ENGLISH = 40, 3, 2, 2
_Read = tuple[str, str]  # a surname and a given name


@lru_cache(maxsize=1 << 11)
def may_be_slip(names: tuple[tuple[str, str], ...], known: bool) -> bool:
    """Whether the names a slip away are common beside the names that a spelling may be.

    `names`: the readings that agree, each a southern surname and a given name. `known`: a listed
    person is meant, or one of the user's own rows.

    >>> may_be_slip((("김", "성대"),), False), may_be_slip((("김", "광철"),), False)
    (True, False)
    >>> may_be_slip((("려", "운형"),), True)  # of these only 여운형 is listed
    False
    """
    others: dict[tuple[str, str], float] = {}
    for name in names:
        for other, cost in find_slips(*name):
            # Who is listed is taken for another only where that one is listed too.
            if other not in names and (not known or listed_person(*other)):
                others[other] = min(cost, others.get(other, cost))
    if not others:
        return False
    share = sum(_weigh(*name) * math.exp(-cost) for name, cost in others.items())
    limit = costs().listed * known - costs().slip_margin
    return share > math.exp(limit) * sum(_commonness(*name) for name in names)


@lru_cache(maxsize=1 << 11)
def find_slips(surname: str, given: str) -> tuple[tuple[tuple[str, str], float], ...]:
    """The names for which a name may have been written by a slip, and what each slip costs.

    >>> [(name, cost) for name, cost in find_slips("박", "효린") if cost < costs().slip]
    [(('백', '효린'), 3.7), (('박', '혜린'), 2.1), (('박', '휴린'), 4.0)]
    """
    return tuple(_slip(surname, given))


def _slip(surname: str, given: str) -> Iterator[tuple[tuple[str, str], float]]:
    solid = surname + given
    for index, syllable in enumerate(solid):
        letters = decompose(syllable)
        for meant, cost in _slips_into(letters.vowel):
            other = solid[:index] + compose(letters._replace(vowel=meant)) + solid[index + 1 :]
            family = other[: len(surname)]
            if family in surnames():
                yield (family, other[len(surname) :]), cost


@cache
def _slips_into(read: str) -> tuple[tuple[str, float], ...]:
    """The vowels that may be meant where one is read, and what each slip costs."""
    numbers = costs()
    return tuple(
        (meant, numbers.slips.get(f"{meant} {read}", numbers.slip))
        for meant in VOWELS
        if meant != read
    )


def doubt_twins(rows: Sequence[Row]) -> list[Row]:
    """The names of each region; contested is who is unlisted and a slip away from another."""
    likely = recall_whole("all likely", recall_each("likely", rows, _find_likely), unite)
    return recall_asked("twins", (rows,), likely, _find_twins, _contest)


def doubt_lists(row: Row) -> Row:
    """The names of a region; contested are all of a list in which several, of people who are not
    listed, are read only as another language spelt them."""
    if len(row) < _LISTED:
        return row
    edges = [0]
    for index, (name, following) in enumerate(pairwise(row), 1):
        if following.start - name.end > _APART:
            edges.append(index)
    doubted: list[Name] = []
    for first, last in pairwise([*edges, len(row)]):
        part = row[first:last]
        doubts = len(part) >= _LISTED and sum(map(_is_foreign, part)) >= _FOREIGN
        doubted += _contest([doubts] * len(part), part)
    return tuple(doubted)


def _is_foreign(name: Name) -> bool:
    """Whether nobody who is listed is named, and only as another language would have it."""
    reading = name.assessment.best.reading
    return name.assessment.status == RIVAL and reading.tier >= _ENGLISH and not is_listed(name)


def _find_likely(row: Row) -> frozenset[_Read]:
    return frozenset(_read(name) for name in row if name.counts())


def _find_twins(likely: frozenset[_Read], row: Row) -> tuple[bool, ...]:
    """Which names of a region have a twin among these."""
    return tuple(
        not is_listed(name) and any(other in likely for other, _ in find_slips(*_read(name)))
        for name in row
    )


def _contest(twins: Sequence[bool], row: Row) -> Row:
    return tuple(
        name._replace(contested=True) if twin else name
        for name, twin in zip(row, twins, strict=True)
    )


def _read(name: Name) -> _Read:
    reading = name.assessment.best.reading
    return reading.surname, reading.given


def _commonness(surname: str, given: str) -> float:
    return name_counts().surname(surname) * name_counts().given(given)


def _weigh(surname: str, given: str) -> float:
    """How common a name is, and how much likelier meant if a listed person has it."""
    known = listed_person(surname, given) is not None
    return _commonness(surname, given) * math.exp(costs().listed * known)
