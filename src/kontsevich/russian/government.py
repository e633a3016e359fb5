"""The case that the word before a name asks for: a preposition, or a title in that case."""

from __future__ import annotations

import re
from functools import cache

from ..law import tables
from ..transcription.layout import fold_yo
from .declension import ACCUSATIVE, CASES, decline

TABLE = "check/government.tsv"
PREPOSITION = "preposition"
_REACH = 40  # characters before a name: more than a word and a space have
_WORD_BEFORE = re.compile(r"(?<![\w-])([^\W\d_]+(?:-[^\W\d_]+)*)[ \u00a0]$")


@cache
def _governors() -> dict[str, tuple[str, ...]]:
    """Words, lower case and without ё, each with the cases that a name after it stands in."""
    found: dict[str, tuple[str, ...]] = {}
    for word, kind, cases in tables.read_tsv(TABLE):
        if kind == PREPOSITION:
            found[word] = tuple(cases.split())
            continue
        for case in CASES:
            form = fold_yo(decline(word, case))
            found[form] = (*found.get(form, ()), case)
    return found


def governed_cases(text: str, start: int) -> tuple[str, ...]:
    """The cases, without the accusative of a person, that the word right before a place asks for.

    `start`: code points. Nothing where that word asks for none, or may be a nominative.

    >>> governed_cases("с президентом Юн Согёль", 14), governed_cases("президент Юн Согёль", 10)
    (('ins',), ())
    """
    before = _WORD_BEFORE.search(text[max(0, start - _REACH) : start])
    return cases_after(before[1].lower()) if before else ()


def cases_after(word: str) -> tuple[str, ...]:
    """The cases, without the accusative of a person, that a lower-case word asks for.

    >>> cases_after("о"), cases_after("президентом"), cases_after("ли")
    (('prep',), ('ins',), ())
    """
    return tuple(case for case in _governors().get(fold_yo(word), ()) if case != ACCUSATIVE)


def follows_preposition(text: str, start: int) -> bool:
    """Whether the word right before a place is a preposition: it says nothing of who is meant.

    >>> follows_preposition("о Юн Согёль", 2), follows_preposition("с президентом Юн Согёль", 14)
    (True, False)
    """
    before = _WORD_BEFORE.search(text[max(0, start - _REACH) : start])
    return before is not None and before[1].lower() in _prepositions()


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(word for word, kind, _ in tables.read_tsv(TABLE) if kind == PREPOSITION)
