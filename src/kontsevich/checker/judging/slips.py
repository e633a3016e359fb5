"""How likely it is that the spelling of a name is a slip, and another name is meant.

Whoever writes a name down by ear, or from Latin letters, takes one vowel for another now and then
(«Ли Хё Вон» for 혜원). No spelling shows it; how common the names are does.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ...analysis.people import surnames
from ...hangul.syllables import compose, decompose
from ...reverse.costs import costs
from ...reverse.name_counts import name_counts
from ..spotting.evidence import weights
from ..spotting.sightings import Name


@lru_cache(maxsize=1 << 11)
def may_be_slip(names: tuple[tuple[str, str], ...]) -> bool:
    """Whether a name that is no slip away is common beside the names that the spelling may be.

    `names`: the readings that agree, each a southern surname and a given name.

    >>> may_be_slip((("김", "성대"),)), may_be_slip((("김", "광철"),))
    (True, False)
    """
    meant = {name: _commonness(*name) for name in names}
    others: dict[tuple[str, str], float] = {}
    for surname, given in meant:
        for other, cost in find_slips(surname, given):
            others[other] = max(others.get(other, 0.0), _commonness(*other) * math.exp(-cost))
    share = sum(chance for other, chance in others.items() if other not in meant)
    return share > math.exp(-costs().slip_margin) * sum(meant.values())


def find_slips(surname: str, given: str) -> Iterator[tuple[tuple[str, str], float]]:
    """The names for which a name may have been written by a slip, and what each slip costs.

    >>> [name for name, _ in find_slips("박", "효린")]
    [('백', '효린'), ('박', '혜린'), ('박', '휴린')]
    """
    solid = surname + given
    for index, syllable in enumerate(solid):
        letters = decompose(syllable)
        for meant, cost in costs().slips.get(letters.vowel, ()):
            other = solid[:index] + compose(letters._replace(vowel=meant)) + solid[index + 1 :]
            family = other[: len(surname)]
            if family in surnames():
                yield (family, other[len(surname) :]), cost


def doubt_twins(names: Sequence[Name]) -> list[Name]:
    """The names of a text, contested where another name of it is but a slip away."""
    enough = weights().thresholds[0]
    likely = {_read(name) for name in names if name.score >= enough or name.hangul}
    return [
        name._replace(contested=True)
        if any(other in likely for other, _ in find_slips(*_read(name)))
        else name
        for name in names
    ]


def _read(name: Name) -> tuple[str, str]:
    reading = name.assessment.best.reading
    return reading.surname, reading.given


def _commonness(surname: str, given: str) -> float:
    return name_counts().surname(surname) * name_counts().given(given)
