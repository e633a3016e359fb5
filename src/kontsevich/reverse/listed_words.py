"""Listed words read back: places, rulers and other people of one name, terms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ..analysis.people import BAR, listed_names
from ..analysis.places import places
from ..hangul.syllables import RUN
from ..law import tables
from ..law.kept import kept
from .clusters import START
from .costs import costs
from .scripts import CYRILLIC, script
from .trie import Shelf
from .user_rows import Own

TERMS = "check/terms.tsv"
VARIANT = "variant"  # how the rules of the accepted variants begin


class ListedReading(NamedTuple):
    """A listed word read back; `kind` is place, ruler or term."""

    cost: float
    hangul: str
    kind: str
    rules: tuple[str, ...]
    tier: int


@lru_cache(maxsize=16384)
def read_listed(
    word: str, alphabet: str = CYRILLIC, own: Own | None = None
) -> tuple[ListedReading, ...]:
    """The listed places, rulers and terms that a lower-case word may be, the cheapest first.

    >>> [reading.hangul for reading in read_listed("бусан")]
    ['부산']
    """
    found = [
        ListedReading(path.cost, hangul, kind, path.rules, path.tier)
        for shelf in (gazetteer(), *([own.listed] if own is not None else []))
        for path in script(alphabet, False).read(word, shelf, START)
        for hangul, kind in shelf.ended(path.node)
    ]
    return tuple(sorted(found))


def price_of_kind(reading: ListedReading) -> float:
    """What a listed word costs by what it is, where it is not spelt by the system.

    >>> price_of_kind(ListedReading(0.0, "인천", "place", (), 3))
    0.0
    """
    place = places().get(reading.hangul) if reading.kind == "place" else None
    prices = costs().kinds
    return prices.get(place.type if place else reading.kind, prices["other"])


@cache
def gazetteer() -> Shelf:
    """Places, rulers and people of one name, terms; the payload is the kind of each."""
    return Shelf(_listed_words())


@kept
def _listed_words() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(_find_words()))


def _find_words() -> Iterator[tuple[str, str]]:
    for hangul in places():
        if RUN.fullmatch(hangul):
            yield hangul, "place"
    for spelling in listed_names().values():
        if BAR not in spelling:
            yield spelling, "ruler"
    for row in tables.read_tsv(TERMS):
        yield row[0], "term"


@kept
def listed_forms() -> dict[str, tuple[str, ...]]:
    """Traditional and established forms, lower case, hyphens out → Hangul."""
    found: dict[str, tuple[str, ...]] = {}

    def put(form: str, hangul: str) -> None:
        key = form.lower().replace("-", "").replace(" ", "")
        found[key] = tuple(dict.fromkeys((*found.get(key, ()), hangul)))

    for hangul, form in places().traditional():
        put(form, hangul)
    for hangul, forms, *_ in tables.read_tsv(TERMS):
        for form in forms.split():
            put(form, hangul)
    return found
