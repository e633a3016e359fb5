"""What speaks for a Korean name and against it: the text around, other traditions, the letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from .. import tables
from ..declension import stems
from ..hangul import RUN

CONTEXT = "korean-context"


class Weights(NamedTuple):
    """The numbers of ``check/evidence.toml``."""

    thresholds: tuple[float, ...]
    context: float
    most_context: float
    accept: float
    near: int
    shortest_word: int
    dear: float
    points: dict[str, float]


class Tradition(NamedTuple):
    """A people whose names look Korean: their syllables, and the stems that speak of them."""

    id: str
    weight: float
    near: float
    stems: tuple[str, ...]
    syllables: frozenset[str]
    longest: int


@cache
def weights() -> Weights:
    """The weights, read once."""
    document = tables.read_toml("check/evidence.toml")
    points = {row["id"]: float(row.get("weight", 0.0)) for row in document["evidence"]}
    return Weights(
        tuple(document["thresholds"]),
        document["context"],
        document["most_context"],
        document["accept"],
        document["near"],
        document["shortest_word"],
        document["dear"]["cost"],
        points,
    )


@cache
def traditions() -> tuple[Tradition, ...]:
    """The traditions of ``check/not-korean.toml``."""
    found = []
    for row in tables.read_toml("check/not-korean.toml")["tradition"]:
        syllables = frozenset(row["syllables"].split())
        found.append(
            Tradition(
                row["id"],
                row["weight"],
                row["near"],
                tuple(row["stems"]),
                syllables,
                max(map(len, syllables)),
            )
        )
    return tuple(found)


@cache
def words() -> dict[str, str]:
    """Words that are no part of a Korean name in themselves → what they are."""
    return {row[0]: row[1] for row in tables.read_tsv("check/not-korean.tsv")}


@cache
def _context_stems() -> tuple[tuple[str, float], ...]:
    return tuple((row[0], float(row[1])) for row in tables.read_tsv("check/contexts.tsv"))


def measure_context(texts: Iterable[str]) -> float:
    """How far texts are about Korea, in points up to the most.

    >>> measure_context(["В Корее и в Сеуле"]), measure_context(["скорее поскорей"])
    (3.0, 0.0)
    """
    most = weights().most_context
    points = 0.0
    for text in texts:
        if RUN.search(text):
            return most
        lower = text.lower()
        for stem, value in _context_stems():
            if _begins_a_word(lower, stem):
                points += value
                if points >= most:
                    return most
    return points


def _begins_a_word(text: str, stem: str) -> bool:
    at = text.find(stem)
    while at >= 0:
        if not at or not text[at - 1].isalpha():
            return True
        at = text.find(stem, at + 1)
    return False


@lru_cache(maxsize=8192)
def splits(word: str, tradition: str) -> bool:
    """Whether a lower-case word splits into syllables of this tradition, in some case."""
    known = next(row for row in traditions() if row.id == tradition)
    return any(_splits(stem.form, known, 3) for stem in stems(word))


def _splits(word: str, tradition: Tradition, most: int) -> bool:
    if not word:
        return True
    if not most:
        return False
    return any(
        word[:width] in tradition.syllables and _splits(word[width:], tradition, most - 1)
        for width in range(min(tradition.longest, len(word)), 0, -1)
    )


def weigh_traditions(parts: Sequence[str], near: str) -> list[tuple[str, float]]:
    """The tradition under which every part can be read, and what it weighs: the heaviest.

    `near`: the lower-case text around.
    """
    found: list[list[tuple[str, float]]] = []
    for row in traditions():
        if all(splits(part, row.id) for part in parts):
            spoken = any(stem in near for stem in row.stems)
            found.append([(row.id, row.weight), *[(f"{row.id}-near", row.near)] * spoken])
    return min(found, key=lambda pieces: sum(weight for _, weight in pieces), default=[])


@cache
def _letters() -> re.Pattern[str]:
    pieces = tables.read_toml("check/evidence.toml")["letters"]["korean"]
    return re.compile("|".join(map(re.escape, sorted(pieces, key=len, reverse=True))))


@cache
def korean_surnames() -> frozenset[str]:
    """Forms of surnames that only Koreans have, lower case."""
    return frozenset(tables.read_toml("check/evidence.toml")["letters"]["surnames"])


def has_korean_letters(given: str) -> bool:
    """Whether the lower-case given name has letters together as only Korean names have."""
    return _letters().search(given) is not None
