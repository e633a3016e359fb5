"""Administrative and geographical terms, which Korean translates: the rows that say how."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ..law import tables
from .cases import decline_phrase
from .letter_rules import Norm
from .name_table import TERM

_SOLID = "solid"


class Term(NamedTuple):
    """A term in Hangul, and what stands between a name and it."""

    russian: str
    hangul: str
    space: str

    @property
    def rule(self) -> str:
        """The rule as a trace names it."""
        return f"{TERM}:{self.russian}"


@cache
def terms(norm: Norm) -> dict[tuple[str, ...], Term]:
    """The terms by their words in lower case.

    >>> terms("south")["область",]
    Term(russian='область', hangul='주', space='')
    """
    found = {}
    for russian, south, north, spacing in tables.read_tsv("hangul/terms.tsv"):
        apart = norm == "south" and spacing != _SOLID
        hangul = south if norm == "south" else north
        found[tuple(russian.split())] = Term(russian, hangul, " " if apart else "")
    return found


@cache
def term_forms(norm: Norm) -> dict[tuple[str, ...], Term]:
    """The terms by their words in lower case, in every case.

    >>> term_forms("south")["области",].hangul
    '주'
    """
    whole = terms(norm)
    found = {form: term for words, term in whole.items() for form in decline_phrase(words)}
    return found | whole


@cache
def _stems() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Stem of an adjective → the place, the terms with which it is meant."""
    usual = tuple(tables.read_toml("hangul/alphabet.toml")["adjective"]["terms"])
    return {
        stem: (place, tuple(with_terms.split("|")) if with_terms else usual)
        for stem, place, with_terms in tables.read_tsv("hangul/adjectives.tsv")
    }


def is_adjective(word: str) -> bool:
    """Whether a lower-case word looks like an adjective made from a name.

    >>> is_adjective("японское"), is_adjective("новая")
    (True, False)
    """
    return bool(_stem(word))


def find_place(adjective: str, term: str) -> str:
    """The place whose lower-case adjective stands with a term, or nothing: only a row says it.

    >>> find_place("тульская", "область"), find_place("ладожского", "озеро")
    ('Тула', 'Ладога')
    >>> find_place("японское", "море"), find_place("московский", "район")
    ('', '')
    """
    place, usual = _stems().get(_stem(adjective), ("", ()))
    return place if term in usual else ""


def _stem(adjective: str) -> str:
    """An adjective without its ending, or nothing if it is none made from a name."""
    table = tables.read_toml("hangul/alphabet.toml")["adjective"]
    for end in table["ends"]:
        stem = adjective.removesuffix(end)
        if stem != adjective and stem.endswith(tuple(table["stem"])):
            return stem
    return ""
