"""Places that a text names rightly: a word that is one is no part of a person's name."""

from __future__ import annotations

from functools import lru_cache

from ...analysis.places import places
from ...reverse.korean_shape import may_be_korean
from ...reverse.listed_words import VARIANT, listed_forms, read_listed
from ...russian.declension import stems

PLACE = "place"


@lru_cache(maxsize=1 << 13)
def is_place(word: str) -> bool:
    """Whether a lower-case word is a listed place by the system or by tradition, in any case.

    Asked of a word before a surname: «житель Сеула Ким» names no Ким Сеул.

    >>> is_place("сеула"), is_place("пусане"), is_place("чжонын"), is_place("бусане")
    (True, True, False, False)
    """
    return any(_is_right(stem.form.replace("-", "")) for stem in stems(word))


def _is_right(form: str) -> bool:
    if any(hangul in places() for hangul in listed_forms().get(form, ())):
        return True
    return may_be_korean(form) and any(
        reading.kind == PLACE and all(rule.startswith(VARIANT) for rule in reading.rules)
        for reading in read_listed(form)
    )
