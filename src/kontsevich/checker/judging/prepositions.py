"""Surnames that are prepositions too: «О Чанёле говорят» is no person О Чанёль."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...russian.declension import CASES, paradigm_of
from ...russian.government import cases_after
from ..spotting.name_weights import begins_sentence
from ..spotting.sightings import Name, is_listed
from .verdict import is_fine

PREPOSITIONAL = CASES[-1]
_ON = frozenset(":;")  # behind these a sentence goes on, and a capital begins a name


def drop_prepositions(text: str, names: Iterable[Name]) -> Iterator[Name]:
    """The names of a region's cleaned text without those that are a preposition and a given name.

    A sentence begins there, the given name stands in a case that the preposition asks for, and
    that is the prepositional, in which no name stands without a preposition, or nobody of that name
    is listed; other names that may be so read are contested. What is right as it stands stays.
    """
    for name in names:
        if is_fine(name):
            yield name
            continue
        shape, best = name.assessment.shape, name.assessment.best
        asked = find_asked(shape.surname, text, name.start)
        cases = set(asked) & set(best.cases)
        if PREPOSITIONAL in cases or (cases and not is_listed(name)):
            continue
        still = bool(asked) and len(shape.surname) == 1 and paradigm_of(shape.parts[-1]) is None
        yield name._replace(contested=True) if cases or still else name


def find_asked(word: str, text: str, start: int) -> tuple[str, ...]:
    """The cases for which a lower-case word asks if it is a preposition that begins a sentence.

    >>> find_asked("о", "Поёт. О Чанёле", 6), find_asked("о", "Поют: О Чанёль", 6)
    (('prep',), ())
    """
    goes_on = text[max(0, start - 8) : start].rstrip(" \u00a0")[-1:] in _ON
    return () if goes_on or not begins_sentence(text, start) else cases_after(word)
