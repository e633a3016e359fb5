"""The layout stage: what joins segments, capitals, and letters that a journal does not print."""

from __future__ import annotations

from functools import cache
from typing import get_args

from ..analysis.segments import JOIN_PARTICLE, Segment
from ..law import tables
from ..law.choices import Case

CASES: tuple[Case, ...] = get_args(Case)


@cache
def folded_letters() -> dict[int, str]:
    """The letters, by code point, in whose place others are printed under `yo = "fold"`."""
    rows = tables.read_toml("spelling/layout.toml")["fold"]
    return {ord(old): new for row in rows for old, new in zip(*row, strict=True)}


@cache
def read_divided_letters() -> tuple[tuple[str, str], ...]:
    """Letters that end one syllable and letters that begin the next, which could be read as one."""
    pairs = tables.read_toml("spelling/layout.toml")["divide"]
    return tuple((left, right) for left, _, right in (pair.partition("|") for pair in pairs))


def fold_yo(text: str) -> str:
    """A text without ё.

    >>> fold_yo("Пхёнан")
    'Пхенан'
    """
    for old, new in _folded_pairs():  # `translate` asks for every letter: 200 times as long
        text = text.replace(old, new)
    return text


@cache
def _folded_pairs() -> tuple[tuple[str, str], ...]:
    return tuple((chr(old), new) for old, new in folded_letters().items())


def prints_yo(text: str) -> bool:
    """Whether a text has a ё.

    >>> prints_yo("Пхёнан"), prints_yo("Пхенан")
    (True, False)
    """
    return any(chr(letter) in text for letter in folded_letters())


def capitalise(text: str) -> str:
    """The first letter a capital, the rest as it is.

    >>> capitalise("чхве")
    'Чхве'
    """
    return text[:1].upper() + text[1:]


def with_capitals(form: str, written: str) -> str:
    """A form with the capitals of the word in whose place it stands: all, the first, or its own.

    >>> [with_capitals("пусан", written) for written in ("БУСАН", "Бусан", "бусан")]
    ['ПУСАН', 'Пусан', 'пусан']
    """
    if written.isupper():
        return form.upper()
    return capitalise(form) if written[:1].isupper() else form


def takes_capital(segment: Segment, case: str, first: bool = False) -> bool:
    """Whether a segment is written with a capital in this case; `first`: it begins a sentence.

    >>> takes_capital(Segment("사람"), "keep"), takes_capital(Segment("사람"), "title")
    (False, True)
    """
    if case == "lower":
        return False
    if case == "title" and segment.join != JOIN_PARTICLE:
        return True
    return segment.capital or (case == "sentence" and first)
