"""Places that a text names rightly: a word that is one is no part of a person's name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ...analysis.places import places
from ...reverse.korean_shape import may_be_korean
from ...reverse.listed_words import VARIANT, listed_forms, read_listed
from ...russian.declension import stems

PLACE, STATE = "place", "state"


@lru_cache(maxsize=1 << 13)
def is_place(word: str) -> bool:
    """Whether a lower-case word is a listed place by the system or by tradition, in any case.

    Asked of a word before a surname: «житель Сеула Ким» names no Ким Сеул.

    >>> is_place("сеула"), is_place("чолла-намдо"), is_place("чжонын"), is_place("бусане")
    (True, True, False, False)
    """
    return any(True for stem in stems(word) for _ in _right_places(stem.form.replace("-", "")))


def _right_places(form: str) -> Iterator[str]:
    """The listed places of which a lower-case word is a right or traditional form."""
    yield from (hangul for hangul in listed_forms().get(form, ()) if hangul in places())
    for reading in read_listed(form) if may_be_korean(form) else ():
        if reading.kind == PLACE and all(rule.startswith(VARIANT) for rule in reading.rules):
            yield reading.hangul


@lru_cache(maxsize=1 << 10)
def is_state(word: str) -> bool:
    """Whether a lower-case word is a state of the past by the system, in any case.

    >>> is_state("чосона"), is_state("силла"), is_state("сеула")
    (True, True, False)
    """
    return any(
        places()[hangul].type == STATE
        for stem in stems(word)
        for hangul in _right_places(stem.form)
    )
