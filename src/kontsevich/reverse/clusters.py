"""What a cluster of letters at a seam may be: an onset, a coda, or both between two vowels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from ..law.rules import NOTHING
from .rival_rules import Way

MOST_JOINTS = 1 << 12  # that are remembered
START, GIVEN, INSIDE, END = "start", "given", "inside", "end"
ANY: frozenset[str] = frozenset()


class Joint(NamedTuple):
    """What a cluster of consonants may be; `vowels`: those that may follow, none for any."""

    coda: str
    onset: str
    cost: float
    rules: tuple[str, ...]
    tier: int
    vowels: frozenset[str]


class Joints:
    """How seams are written in one script: which vowels and clusters a piece of text may be.

    `ways`: the base letters and every deviation. `pairs`: a cluster → the (coda, onset) pairs
    that make it by our rules. `syllabic`: rule, tier and cost of a seam whose syllables are spelt
    apart. `codas`: the codas to reckon with; None for all.
    """

    def __init__(
        self,
        ways: Iterable[Way],
        pairs: Mapping[str, tuple[tuple[str, str], ...]],
        syllabic: tuple[str, int, float],
        codas: frozenset[str] | None = None,
    ) -> None:
        self._syllabic = syllabic
        self._pairs = {
            text: tuple(pair for pair in found if codas is None or pair[0] in codas)
            for text, found in pairs.items()
        }
        self._vowels: dict[str, list[Way]] = {}
        self._onsets: dict[str, list[Way]] = {}
        self._codas: dict[str, list[Way]] = {}
        index = {"vowel": self._vowels, "onset": self._onsets, "coda": self._codas}
        for way in ways:
            if way.slot != "coda" or codas is None or way.jamo in codas:
                index[way.slot].setdefault(way.text, []).append(way)
        self._lengths = sorted({len(text) for text in self._vowels}, reverse=True)
        self._firsts = frozenset(text[0] for text in self._vowels)
        self._alone = frozenset(text for text in self._vowels if len(text) == 1)
        # What may begin a word (after a boundary and the coda before it), end it, stand inside it.
        self.start = lru_cache(MOST_JOINTS)(self._read_start)
        self.end = lru_cache(MOST_JOINTS)(self._read_end)
        self.inside = lru_cache(MOST_JOINTS)(self._read_inside)

    def texts(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """How onsets, vowels and codas may be written, each by any system."""
        return frozenset(self._onsets), frozenset(self._vowels), frozenset(self._codas)

    def gap(self, text: str, start: int) -> range:
        """The places where the next vowel may begin: after consonants only."""
        end = start
        while end < len(text) and text[end] not in self._alone:
            end += 1
        return range(start, min(end + 1, len(text)))

    def nuclei(self, text: str, at: int) -> list[tuple[int, Way]]:
        """The vowels that may stand at a place, each with where it ends."""
        if text[at] not in self._firsts:
            return []
        return [
            (at + length, way)
            for length in self._lengths
            for way in self._vowels.get(text[at : at + length], ())
            if at + length <= len(text)
        ]

    def _read_start(self, text: str, boundary: str, before: str) -> tuple[Joint, ...]:
        found: dict[str, Joint] = {}
        for way in self._onsets.get(text, ()):
            if allows(way, before, NOTHING, boundary):
                _keep(found, way, NOTHING, way.jamo)
        return tuple(found.values())

    def _read_end(self, text: str) -> tuple[Joint, ...]:
        found: dict[str, Joint] = {}
        for way in self._codas.get(text, ()):
            if allows(way, NOTHING, NOTHING, END, skip=""):
                _keep(found, way, way.jamo, NOTHING)
        return tuple(found.values())

    def _read_inside(self, text: str) -> tuple[Joint, ...]:
        found = {
            (coda, onset): Joint(coda, onset, 0.0, (), 0, ANY)
            for coda, onset in self._pairs.get(text, ())
        }
        for cut in range(len(text) + 1):
            for first in self._codas.get(text[:cut], ()):
                for second in self._onsets.get(text[cut:], ()):
                    pair = (first.jamo, second.jamo)
                    if not allows(first, NOTHING, second.jamo, INSIDE):
                        continue
                    if not allows(second, first.jamo, NOTHING, INSIDE):
                        continue
                    if pair == (NOTHING, NOTHING) and text:
                        continue
                    vowels = _vowels_of(first) | _vowels_of(second)
                    cost = first.cost + second.cost
                    tier = max(first.tier, second.tier)
                    rules = tuple(rule for rule in (first.rule, second.rule) if rule)
                    if not rules:
                        rule, tier, price = self._syllabic
                        rules, cost = (rule,), cost + price
                    known = found.get(pair)
                    if known is not None and known.cost <= cost:
                        continue
                    found[pair] = Joint(*pair, cost, rules, tier, vowels)
        return tuple(found.values())


def _keep(found: dict[str, Joint], way: Way, coda: str, onset: str) -> None:
    """Put what a way reads into `found`, unless a cheaper way reads the same."""
    known = found.get(way.jamo)
    if known is None or way.cost < known.cost:
        rules = (way.rule,) if way.rule else ()
        found[way.jamo] = Joint(coda, onset, way.cost, rules, way.tier, _vowels_of(way))


def _vowels_of(way: Way) -> frozenset[str]:
    return next((values for slot, values in way.only if slot == "vowel"), ANY)


def allows(way: Way, coda: str, onset: str, boundary: str, skip: str = "vowel") -> bool:
    """Whether a way may stand in a seam; its own slot and `skip` are not asked for."""
    seam = {"coda": coda, "onset": onset, "boundary": boundary, "vowel": NOTHING}
    return all(
        slot in (skip, way.slot) or slot not in seam or seam[slot] in values
        for slot, values in way.only
    )
