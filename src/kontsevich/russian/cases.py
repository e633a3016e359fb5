"""The cases of Russian names, one word or several (``hangul/cases.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..law import tables
from ..law.rules import NOTHING

CASE, CASE_DOUBTFUL = "hangul-case", "hangul-case-doubtful"

_SURNAME, _PLACE = "surname", "place"


class Paradigm(NamedTuple):
    """How names with one ending decline: for which kinds and gender, and the five endings."""

    kinds: tuple[str, ...]
    gender: str
    cut: int
    endings: tuple[str, ...]


@cache
def paradigms() -> dict[str, tuple[Paradigm, ...]]:
    """The paradigms by the letters that end a nominative."""
    found: dict[str, tuple[Paradigm, ...]] = {}
    for final, kinds, gender, cut, *endings in tables.read_tsv("hangul/cases.tsv"):
        bare = tuple(ending.replace(NOTHING, "") for ending in endings)
        row = Paradigm(tuple(kinds.split("|")) if kinds else (), gender, int(cut), bare)
        found[final] = (*found.get(final, ()), row)
    return found


@cache
def _longest_final() -> int:
    return max(map(len, paradigms()))


def decline(word: str, kind: str, gender: str = "") -> list[tuple[str, ...]]:
    """The five cases of a lower-case nominative, once for each way in which it may decline.

    The longest ending of the table that fits the kind and the gender decides; a word with none
    does not decline.

    >>> decline("шойгу", "surname"), decline("иванов", "surname", "m")[0][:3]
    ([], ('иванова', 'иванову', 'иванова'))
    """
    for width in range(min(len(word), _longest_final()), 0, -1):
        rows = [row for row in paradigms().get(word[-width:], ()) if _fits(row, kind, gender)]
        if rows:
            return [tuple(word[: len(word) - row.cut] + end for end in row.endings) for row in rows]
    return []


def _fits(row: Paradigm, kind: str, gender: str) -> bool:
    genders = gender or row.gender
    return (not row.kinds or kind in row.kinds) and (not row.gender or row.gender in genders)


def decline_phrase(words: tuple[str, ...], person: bool = False) -> list[tuple[str, ...]]:
    """The forms of a name of several lower-case words.

    All words of a person's name decline; of a place's, the adjectives before a noun and the noun.

    >>> decline_phrase(("северная", "корея"))[0], decline_phrase(("республика", "корея"))[0]
    (('северной', 'кореи'), ('республики', 'корея'))
    """
    last = len(words)
    if not person:
        ends = tuple(tables.read_toml("hangul/alphabet.toml")["adjective"]["heads"])
        last = next((at for at, word in enumerate(words, 1) if not word.endswith(ends)), last)
    kind = _PLACE
    options = [decline(word, kind)[:2] or [(word,) * 5] for word in words[:last]]
    return [
        (*(way[case] for way in ways), *words[last:])
        for ways in _ways(options)
        for case in range(5)
    ]


def _ways(options: list[list[tuple[str, ...]]]) -> Iterator[list[tuple[str, ...]]]:
    """One way to decline each word, and, where a word has another, that with the first of all."""
    first = [found[0] for found in options]
    yield first
    for at, found in enumerate(options):
        for other in found[1:]:
            yield [*first[:at], other, *first[at + 1 :]]


@cache
def _surname_forms(gender: str) -> tuple[tuple[str, str], ...]:
    """(ending, ending of the nominative) of surnames of this gender, the longest first."""
    found = {}
    for final, rows in paradigms().items():
        for row in rows:
            if _SURNAME in row.kinds and row.gender in ("", gender):
                for ending in row.endings:
                    found[final[: len(final) - row.cut] + ending] = final
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair)))


def read_surname(word: str, gender: str) -> str:
    """The nominative of a surname from a lower-case form of it, or nothing.

    Use it after a given name in a case: after a man's, Петрова is no woman.

    >>> read_surname("петрова", "m"), read_surname("достоевским", "m"), read_surname("шойгу", "m")
    ('петров', 'достоевский', '')
    >>> read_surname("захаровой", "f")
    'захарова'
    """
    for ending, final in _surname_forms(gender):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + final
    return ""
