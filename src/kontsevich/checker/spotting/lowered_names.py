"""Listed people in three words that are not all capitalised: Ким чен Ын, ким чен ын.

Posts and comments write so. It is told only of a surname that Koreans alone have and of a person
who is listed, and never changed safely: which letters the author meant, nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...reverse.listed_words import ListedReading
from ...russian.declension import decline_each
from .assessment import RIVAL, Shape, assess
from .evidence import korean_surnames, words
from .listed_words import Word
from .name_weights import WORD
from .sightings import Policy
from .spots import SPACES

LOWERED = "lowered"


@cache
def _pattern() -> re.Pattern[str]:
    """Three words, the first of them a surname."""
    surnames = "|".join(
        sorted(word for word in korean_surnames() if WORD not in words().get(word, ""))
    )
    letters, gap = r"[^\W\d_]{1,7}", f"[{SPACES}]"
    return re.compile(rf"(?<![\w-])((?i:{surnames})){gap}({letters}){gap}({letters})(?![\w-])")


def find_lowered(text: str, policy: Policy) -> Iterator[Word]:
    """The listed people of a cleaned text whose names have no capital where one belongs.

    >>> policy = Policy("paper", False, frozenset())
    >>> [word.expected for word in find_lowered("говорил с ким чен ыном", policy)]
    [('Ким Чжоныном',)]
    """
    for match in _pattern().finditer(text):
        if all(word[:1].isupper() for word in match.groups()):
            continue
        surname, *parts = (word.lower() for word in match.groups())
        shape = Shape(surname, tuple(parts), " ")
        assessment = assess(shape, policy.profile, policy.dotless, policy.own)
        if assessment is None or assessment.status != RIVAL:
            continue
        best = assessment.best
        if best.reading.person is None:
            continue
        standard = policy.printed(best.standard)
        reading = best.reading
        yield Word(
            match.start(),
            match.end(),
            LOWERED,
            tuple(decline_each(standard, best.cases)) or (standard,),
            (reading.hangul,),
            False,
            ListedReading(best.cost, reading.hangul, LOWERED, reading.rules, reading.tier),
            (),
        )
