"""Administrative and geographical terms, which Korean translates: the rows that say how."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ..law import tables
from .letter_rules import Norm
from .name_table import TERM, names

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
def _places() -> dict[str, str]:
    return {name.russian.lower(): name.russian for name in names() if "place" in name.kinds}


@cache
def _stems() -> dict[str, str]:
    return {row[0]: row[1] for row in tables.read_tsv("hangul/adjectives.tsv")}


def find_place(adjective: str) -> str:
    """The place that a lower-case adjective is made from, or nothing if it is no such adjective.

    A row of ``adjectives.tsv`` knows; else a place of the table of names that the stem fits;
    else what is left of the stem.

    >>> find_place("тульская"), find_place("донецкая"), find_place("зейский"), find_place("новая")
    ('Тула', 'Донецк', 'зей', '')
    """
    table = tables.read_toml("hangul/alphabet.toml")["adjective"]
    for end in table["ends"]:
        stem = adjective.removesuffix(end)
        if stem == adjective or not stem.endswith(tuple(table["stem"])):
            continue
        if stem in _stems():
            return _stems()[stem]
        hard, *_ = table["stem"]
        root = stem.removesuffix(hard)
        for candidate in (stem, *(root + ending for ending in table["places"])):
            if candidate in _places():
                return _places()[candidate]
        return root
    return ""
