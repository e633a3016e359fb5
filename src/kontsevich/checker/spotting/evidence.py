"""What speaks for a Korean name and against it: the text around, other traditions, the letters."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain
from typing import NamedTuple

from ...documents.regions.memory import recall_columns, recall_whole, remembered, unite
from ...hangul.syllables import RUN
from ...law import tables
from ...law.kept import kept
from ...russian.declension import stems
from .byte_search import CONTEXTS, find_contexts, fold

CONTEXT = "korean-context"


class Weights(NamedTuple):
    """The numbers of ``check/evidence.toml``."""

    thresholds: tuple[float, ...]
    context: float
    most_context: float
    sure: float
    accept: float
    context_reach: int
    context_every: int
    context_joint: str
    plainly_every: int
    plainly_things: int
    near: int
    shortest_word: int
    dear: float
    alien: float
    points: dict[str, float]


class Tradition(NamedTuple):
    """A people whose names look Korean: their syllables, and the stems that speak of them.

    `short`: its given names may have one syllable.
    """

    id: str
    weight: float
    near: float
    stems: tuple[str, ...]
    syllables: frozenset[str]
    longest: int
    short: bool


@cache
def weights() -> Weights:
    """The weights, read once."""
    document = tables.read_toml("check/evidence.toml")
    points = {row["id"]: float(row.get("weight", 0.0)) for row in document["evidence"]}
    return Weights(
        tuple(document["thresholds"]),
        document["context"],
        document["most_context"],
        document["sure"],
        document["accept"],
        document["context_reach"],
        document["context_every"],
        document["context_joint"],
        document["plainly_every"],
        document["plainly_things"],
        document["near"],
        document["shortest_word"],
        document["dear"]["cost"],
        document["alien"],
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
                row.get("short", False),
            )
        )
    return tuple(found)


@cache
def words() -> dict[str, str]:
    """Words that are no part of a Korean name in themselves → what they are."""
    return {row[0]: row[1] for row in tables.read_tsv("check/not-korean.tsv")}


@cache
def _context_stems() -> tuple[tuple[str, float], ...]:
    """Beginnings of words about Korea, and their points, as the rows of the table."""
    return tuple((stem, float(points)) for stem, points, _note in tables.read_tsv(CONTEXTS))


@cache
def _longest_stem() -> int:
    return max(len(stem) for stem, _ in _context_stems())


class Context(NamedTuple):
    """Where a document speaks of Korea: places and points, and whether it does so throughout.

    Places count the texts of the document one after another. `plainly`: it does so densely, and of
    several Korean things, so that a word that reads as one hardly is anything else.
    """

    places: tuple[int, ...]
    points: tuple[float, ...]
    everywhere: bool
    plainly: bool = False

    def at(self, place: int) -> float:
        """How far the text around a place is about Korea, in points up to the most."""
        numbers = weights()
        if self.everywhere:
            return numbers.most_context
        first = bisect_left(self.places, place - numbers.context_reach)
        last = bisect_right(self.places, place + numbers.context_reach)
        return min(numbers.most_context, sum(self.points[first:last], 0.0))

    def is_near(self, start: int, end: int) -> bool:
        """Whether any place between two is about Korea."""
        reach = weights().context_reach
        first = bisect_left(self.places, start - reach)
        return self.everywhere or (first < len(self.places) and self.places[first] <= end + reach)

    def windows(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches between two places that are about Korea at all."""
        if self.everywhere:
            yield start, end
            return
        reach = weights().context_reach
        first = bisect_left(self.places, start - reach)
        last = bisect_right(self.places, end + reach)
        opened = closed = start
        for place in self.places[first:last]:
            if place - reach > closed:
                if closed > opened:
                    yield opened, min(closed, end)
                opened = max(start, place - reach)
            closed = max(closed, place + reach)
        if closed > opened:
            yield opened, min(closed, end)


NOWHERE = Context((), (), False)


class _Points(NamedTuple):
    """What of one text speaks of Korea: where, how many points each, what things, all points."""

    places: tuple[int, ...]
    values: tuple[float, ...]
    things: frozenset[str]
    total: float


def measure_context(texts: Iterable[str]) -> Context:
    """Where these texts are about Korea.

    >>> measure_context(["В Корее и в Сеуле"]).at(0), measure_context(["скорее, скорей"]).at(0)
    (3.0, 0.0)
    """
    numbers, rows = weights(), tuple(texts)
    if remembered() is None:
        rows = ("".join(rows),)
    # Text by text, each with what a word may have over its edges.
    starts = [*accumulate(map(len, rows), initial=0)]
    befores, afters = _find_edges(rows, starts)
    each = recall_columns("context", (befores, rows, afters), _find_points_between)
    most, often, length = numbers.most_context, numbers.context_every, starts[-1]
    total = sum([one.total for one in each])
    return Context(
        tuple([start + at for start, one in zip(starts, each, strict=False) for at in one.places]),
        tuple(chain.from_iterable([one.values for one in each])),
        total * often >= max(length, often) * most,
        total * numbers.plainly_every >= length * most
        and recall_whole("things", each, _count_things) >= numbers.plainly_things,
    )


def _count_things(each: Sequence[_Points]) -> int:
    return len(unite([one.things for one in each]))


@lru_cache(maxsize=1 << 12)
def speaks_of_korea(word: str) -> bool:
    """Whether a word by itself is about Korea.

    >>> speaks_of_korea("Сеулом"), speaks_of_korea("скорее")
    (True, False)
    """
    return bool(_find_points(word, 0, len(word)))


def _find_edges(texts: Sequence[str], starts: Sequence[int]) -> tuple[Sequence[str], Sequence[str]]:
    """What stands before and behind each text, as far as a word of its stems may reach."""
    whole, reach = "".join(texts), _longest_stem()
    befores = [
        text or whole[max(start - 1, 0) : start]
        for text, start in zip(("", *texts), starts[:-1], strict=False)
    ]
    afters = [
        text if len(text) >= reach else whole[end : end + reach]
        for text, end in zip((*texts[1:], ""), starts[1:], strict=False)
    ]
    return befores, afters


def _find_points_between(before: str, text: str, after: str) -> _Points:
    start = len(before[-1:])
    found = _find_points(before[-1:] + text + after[: _longest_stem()], start, start + len(text))
    values = tuple([value for _, value, _ in found])
    things = frozenset([thing for _, _, thing in found])
    return _Points(tuple([at - start for at, _, _ in found]), values, things, sum(values))


def _find_points(text: str, start: int, end: int) -> list[tuple[int, float, str]]:
    """What speaks of Korea and begins between two places of a text, in order: the place, its
    points, and what thing it is, whichever its form (Кореи, корейцы)."""
    found = [(run.start(), weights().most_context, run[0]) for run in RUN.finditer(text)]
    stems, joint = _context_stems(), weights().context_joint
    for at, row in find_contexts(fold(text)):
        stem, value = stems[row]
        before = text[at - 1 : at].lower() if at else ""
        if text[at : at + len(stem)].lower() == stem and (before == joint or not before.isalpha()):
            found.append((at, value, stem[: weights().shortest_word]))
    return sorted(row for row in found if start <= row[0] < end)


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


def weigh_traditions(
    parts: Sequence[str], near: str, only_near: bool = False
) -> list[tuple[str, float]]:
    """The tradition under which every part can be read, and what it weighs: the heaviest.

    `near`: the lower-case text around. `only_near`: a tradition counts only if the text around
    speaks of it (a text about Korea with names of three words is not about everyone else).
    """
    found: list[list[tuple[str, float]]] = []
    for row in traditions():
        if all(splits(part, row.id) for part in parts):
            spoken = any(stem in near for stem in row.stems)
            if only_near and not spoken:
                continue
            found.append([(row.id, row.weight), *[(f"{row.id}-near", row.near)] * spoken])
    return min(found, key=lambda pieces: sum(weight for _, weight in pieces), default=[])


@cache
def short_traditions() -> frozenset[str]:
    """The traditions whose given names may have one syllable."""
    return frozenset(row.id for row in traditions() if row.short)


@lru_cache(maxsize=1 << 12)
def is_of_others(parts: tuple[str, ...]) -> bool:
    """Whether some other tradition reads every part of a name.

    >>> is_of_others(("ли", "жун")), is_of_others(("ким", "чен", "ын"))
    (True, False)
    """
    return any(all(splits(part, row.id) for part in parts) for row in traditions())


def speaks_of_others(text: str, start: int, end: int) -> bool:
    """Whether a text speaks of China, Japan or Vietnam near [start, end).

    >>> speaks_of_others("в Китае жил Ли Жун", 12, 18), speaks_of_others("там жил Ли Жун", 8, 14)
    (True, False)
    """
    reach = weights().near
    near = text[max(0, start - reach) : end + reach].lower()
    return any(stem in near for row in traditions() for stem in row.stems)


@kept
def foreign_names() -> frozenset[str]:
    """Russian and foreign names and places of ``hangul/names.tsv`` and ``hangul/foreign.tsv``."""
    return frozenset(
        row[0].lower()
        for name in ("names", "foreign")
        for row in tables.read_tsv(f"hangul/{name}.tsv")
    )


@cache
def diaspora_stems() -> tuple[str, ...]:
    """Beginnings of words near which a name is rather one of a Korean of the former USSR."""
    rows = tables.read_toml("check/evidence.toml")["evidence"]
    return next(tuple(row["stems"]) for row in rows if row["id"] == "diaspora")


@cache
def soviet_rules() -> frozenset[str]:
    """The habits by which Koreans of the former USSR spell their names."""
    rows = tables.read_toml("check/evidence.toml")["evidence"]
    return next(frozenset(row["rules"]) for row in rows if row["id"] == "soviet-form")


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
