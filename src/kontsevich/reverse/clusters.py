"""What a cluster of letters at a seam may be: an onset, a coda, or both between two vowels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from ..law.rules import NOTHING
from .rival_rules import Way

MOST_JOINTS = 1 << 12  # that are remembered
MOST_LINKS = 1 << 14
MOST_AMONG = 1 << 6
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


# A cluster and the vowel behind it: coda, onset, vowel, how many letters the vowel has, the cost of
# the cluster and that of the vowel, rules and tier. A plain tuple: thousands are made.
Link = tuple[str, str, str, int, float, float, tuple[str, ...], int]


class Links:
    """How a word may go on from one vowel to another, over what may stand between them.

    `codas`: what the syllable before may end in.
    """

    def __init__(self, joints: tuple[Joint, ...], ways: list[Way]) -> None:
        self.codas = tuple(dict.fromkeys(joint.coda for joint in joints))
        self._joints, self._ways = joints, ways
        self._known: dict[tuple[str, ...], tuple[Link, ...]] = {}

    def among(self, codas: tuple[str, ...]) -> tuple[Link, ...]:
        """The links behind these codas; most are never asked for."""
        links = self._known.get(codas)
        if links is None:
            if len(self._known) >= MOST_AMONG:
                self._known.clear()
            links = self._known[codas] = tuple(
                _join(joint, way)
                for joint in self._joints
                if joint.coda in codas
                for way in self._ways
                if _go_together(joint, way, joint.coda, INSIDE)
            )
        return links


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
        self._beginnings = frozenset(
            text[:length] for text in self._vowels for length in range(1, len(text) + 1)
        )
        self._alone = frozenset(text for text in self._vowels if len(text) == 1)
        # What may end a word; begin it after a boundary and the coda before it; stand inside it.
        self.end = lru_cache(MOST_JOINTS)(self._read_end)
        self._start = lru_cache(MOST_JOINTS)(self._read_start)
        self._inside = lru_cache(MOST_JOINTS)(self._read_inside)
        self._begin = lru_cache(MOST_LINKS)(self._read_beginning)
        self._link = lru_cache(MOST_LINKS)(self._read_link)

    def texts(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """How onsets, vowels and codas may be written, each by any system."""
        return frozenset(self._onsets), frozenset(self._vowels), frozenset(self._codas)

    def pattern_of(self, syllables: int, rules: frozenset[str]) -> re.Pattern[str]:
        """What a word of so many syllables looks like that is written by us or by these rules.

        Whatever does not match has no reading by them alone; most words are left at this look.
        """
        known = rules | {""}
        onsets, vowels, codas = (
            {text for text, ways in slot.items() if any(way.rule in known for way in ways)}
            for slot in (self._onsets, self._vowels, self._codas)
        )
        inside = {coda + onset for coda in codas for onset in onsets}.union(self._pairs)
        first, nucleus, joint, last = (
            f"(?:{'|'.join(sorted(map(re.escape, sorted(texts)), key=len, reverse=True))})"
            for texts in (onsets, vowels, inside, codas)
        )
        return re.compile(first + nucleus + (joint + nucleus) * (syllables - 1) + last)

    def gap(self, text: str, start: int) -> list[int]:
        """The places where the next vowel may begin: after consonants only."""
        found = []
        for at in range(start, len(text)):
            letter = text[at]
            if letter in self._beginnings:
                found.append(at)
            if letter in self._alone:
                break
        return found

    def begin(self, text: str, at: int, boundary: str, before: str) -> tuple[Link, ...]:
        """How a word may begin whose first vowel begins at a place."""
        return self._begin(text[:at], self._vowel(text, at), boundary, before)

    def link(self, text: str, start: int, at: int) -> Links:
        """How a word may go on behind a vowel, if the next one begins at a place."""
        return self._link(text[start:at], self._vowel(text, at))

    def _read_beginning(
        self, text: str, vowel: str, boundary: str, before: str
    ) -> tuple[Link, ...]:
        return tuple(
            _join(joint, way)
            for way in self._nuclei(vowel)
            for joint in self._start(text, boundary, before)
            if _go_together(joint, way, before, boundary)
        )

    def _read_link(self, text: str, vowel: str) -> Links:
        return Links(self._inside(text), self._nuclei(vowel))

    def _vowel(self, text: str, at: int) -> str:
        """The letters at a place, as far as some vowel is written so."""
        end = at
        while end < len(text) and text[at : end + 1] in self._beginnings:
            end += 1
        return text[at:end]

    def _nuclei(self, letters: str) -> list[Way]:
        """The vowels that letters may begin with, the longest first."""
        return [
            way
            for length in self._lengths
            if length <= len(letters)
            for way in self._vowels.get(letters[:length], ())
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


def _go_together(joint: Joint, way: Way, coda: str, boundary: str) -> bool:
    """Whether a vowel may follow a cluster."""
    if joint.vowels and way.jamo not in joint.vowels:
        return False
    return not way.only or allows(way, coda, joint.onset, boundary)


def _join(joint: Joint, way: Way) -> Link:
    rules = (*joint.rules, way.rule) if way.rule else joint.rules
    tier = max(joint.tier, way.tier)
    return joint.coda, joint.onset, way.jamo, len(way.text), joint.cost, way.cost, rules, tier


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
