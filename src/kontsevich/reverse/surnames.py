"""Surnames read back, by any system, as common or rare as they are."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import NamedTuple

from ..analysis.people import surnames
from ..russian.declension import Stem, stems
from . import rival_rules as rivals
from .clusters import START
from .costs import costs
from .scripts import CYRILLIC, LATIN, script
from .trie import Shelf

LONGEST_SURNAME = 10  # letters


class SurnameReading(NamedTuple):
    """A surname read back: southern Hangul, cost, what it deviates by."""

    cost: float
    hangul: str
    rules: tuple[str, ...]
    tier: int


@lru_cache(maxsize=8192)
def read_surname_token(word: str, alphabet: str = CYRILLIC) -> tuple[SurnameReading, ...]:
    """The surnames that a lower-case word may be, by any system, the likeliest first.

    >>> [reading.hangul for reading in read_surname_token("цой")]
    ['최']
    """
    found: dict[str, SurnameReading] = {}

    def put(reading: SurnameReading) -> None:
        known = found.get(reading.hangul)
        if known is None or reading.cost < known.cost:
            found[reading.hangul] = reading

    for southern in _literal_surnames().get(word, ()) if alphabet == CYRILLIC else ():
        put(SurnameReading(surname_cost(southern), southern, (), 0))
    for southern, system in _row_surnames().get(word, ()):
        if (system == LATIN) != (alphabet == LATIN):
            continue
        price = surname_cost(southern) + rivals.costs()[system]
        put(SurnameReading(price, southern, (f"{system}-surname",), rivals.tier(system)))
    if len(word) <= LONGEST_SURNAME:
        for path in script(alphabet, True).read(word, surname_shelf(), START):
            for _, (southern, price) in surname_shelf().ended(path.node):
                put(SurnameReading(path.cost + price, southern, path.rules, path.tier))
    return tuple(sorted(found.values()))


@lru_cache(maxsize=4096)
def surname_stems(word: str) -> tuple[Stem, ...]:
    """The lower-case word itself if it is a surname, else what it may be a case of.

    >>> [stem.form for stem in surname_stems("хвана")]
    ['хван']
    """
    whole, *others = stems(word)
    if read_surname_token(word):
        return (whole,)
    return tuple(stem for stem in others if read_surname_token(stem.form))


@lru_cache(maxsize=512)
def surname_cost(southern: str) -> float:
    """How rare a surname is."""
    most = max(row.bearers for row in surnames().values())
    bearers = surnames()[southern].bearers if southern in surnames() else 0
    return costs().surname_weight * math.log(most / max(bearers, 100))


@cache
def surname_shelf() -> Shelf:
    """Every spelling of every surname; the payload is its southern form and its cost."""
    return Shelf(
        (spelling, (row.southern, surname_cost(row.southern)))
        for spelling, row in surnames().items()
    )


@cache
def _literal_surnames() -> dict[str, tuple[str, ...]]:
    """Irregular standard forms (Ли, Лим) → southern Hangul."""
    found: dict[str, tuple[str, ...]] = {}
    for row in surnames().values():
        if row.cyrillic:
            key = row.cyrillic.lower()
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), row.southern)))
    return found


@cache
def _row_surnames() -> dict[str, tuple[tuple[str, str], ...]]:
    return {word.lower(): rows for word, rows in rivals.surname_forms().items()}
