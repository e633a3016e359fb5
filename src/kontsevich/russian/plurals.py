"""Plural case forms of Korean terms in Russian: read back to the singular, and made of it.

Places and names have none, so `declension` knows only the singular; a term has both: янбаны,
янбанов, сольлали. Endings by `tables/check/plurals.tsv`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from ..law import tables
from .declension import LONGEST_FINAL

CASES = ("nom", "gen", "dat", "ins", "prep")


class Plural(NamedTuple):
    """How a nominative singular with this final makes its plural: letters that go, the endings."""

    cut: int
    endings: dict[str, str]


class PluralForm(NamedTuple):
    """A plural word read back: the nominative singular, and the cases that the ending may be."""

    form: str
    cases: tuple[str, ...]


@cache
def _plurals() -> dict[str, Plural]:
    return {
        final: Plural(int(cut), dict(zip(CASES, endings, strict=True)))
        for final, cut, *endings in tables.read_tsv("check/plurals.tsv")
    }


def _plural_of(form: str) -> Plural | None:
    for width in range(LONGEST_FINAL, 0, -1):
        known = _plurals().get(form[-width:].lower())
        if known:
            return known
    return None


def make_plural(form: str, case: str) -> str | None:
    """The plural of a nominative singular in a case; nothing if it does not decline.

    >>> make_plural("янбан", "gen"), make_plural("чэболь", "prep"), make_plural("кимчи", "nom")
    ('янбанов', 'чэболях', None)
    """
    plural = _plural_of(form)
    return None if plural is None else form[: len(form) - plural.cut] + plural.endings[case]


@lru_cache(maxsize=8192)
def read_plural(word: str) -> tuple[PluralForm, ...]:
    """The nominatives singular that a lower-case word may be a plural form of.

    >>> read_plural("чеболях")[0], read_plural("ханбоками")[0]
    (PluralForm(form='чеболь', cases=('prep',)), PluralForm(form='ханбок', cases=('ins',)))
    """
    found: dict[str, tuple[str, ...]] = {}
    for final, plural in _plurals().items():
        kept = final[: len(final) - plural.cut]
        for case, ending in plural.endings.items():
            if ending and word.endswith(kept + ending):
                form = word[: len(word) - len(ending)] + final[len(kept) :]
                if form != final and _plural_of(form) is plural:
                    found[form] = (*found.get(form, ()), case)
    return tuple(PluralForm(form, cases) for form, cases in found.items())
