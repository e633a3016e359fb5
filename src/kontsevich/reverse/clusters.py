"""What a cluster of letters at a seam may be: an onset, a coda, or both between two vowels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
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


# What a cluster and the vowel behind it may be: onset and vowel in a row, the cost of the cluster
# and that of the vowel, rules and tier. A plain tuple: thousands are made.
Link = tuple[str, float, float, tuple[str, ...], int]


class Links:
    """How a word may go on over a cluster and a vowel: codas, each with what may follow it."""

    def __init__(self, links: Iterable[tuple[str, Link]]) -> None:
        self._groups = tuple(
            (coda, tuple(link for _, link in group))
            for coda, group in groupby(links, key=itemgetter(0))
        )
        self._among: dict[tuple[str, ...], tuple[tuple[str, tuple[Link, ...]], ...]] = {}

    def among(self, codas: tuple[str, ...]) -> tuple[tuple[str, tuple[Link, ...]], ...]:
        """The links behind these codas, in their order; most are never asked for."""
        found = self._among.get(codas)
        if found is None:
            if len(self._among) >= MOST_AMONG:
                self._among.clear()
            found = self._among[codas] = tuple(row for row in self._groups if row[0] in codas)
        return found


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
        self._lengths = sorted({len(text) for text in self._vowels})
        self._alone = frozenset(text for text in self._vowels if len(text) == 1)
        self._finals = frozenset(text[-1] for text in self._vowels)
        self._ends = {text: self._read_end(text) for text in self._codas}
        self._longest_end = max(map(len, self._codas), default=0)
        # What may begin a word after a boundary and the coda before it; what may stand inside it.
        self._start = lru_cache(MOST_JOINTS)(self._read_start)
        self._inside = lru_cache(MOST_JOINTS)(self._read_inside)
        # A cluster and a vowel: how a word may begin with them; how it may go on so.
        self.begin = lru_cache(MOST_LINKS)(self._read_beginning)
        self.link = lru_cache(MOST_LINKS)(self._read_link)

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

    def ends_of(self, text: str) -> list[tuple[int, tuple[Joint, ...]]]:
        """The places where the last vowel of a word may end, each with what the rest may be."""
        found = []
        for at in range(max(1, len(text) - self._longest_end), len(text) + 1):
            if text[at - 1] in self._finals:
                ends = self._ends.get(text[at:])
                if ends:
                    found.append((at, ends))
        return found

    def ways_to(self, text: str) -> list[tuple[int, int]]:
        """The ways to come to the end of a text as to the end of a vowel, in their order.

        Each is the place where the vowel before ends (or the start), and that where this one
        begins: consonants only stand between.
        """
        found = []
        for length in self._lengths:
            at = start = len(text) - length
            if at < 0 or text[at:] not in self._vowels:
                continue
            while start > 0 and text[start - 1] not in self._alone:
                if text[start - 1] in self._finals:
                    found.append((start, at))
                start -= 1
            found.append((start, at))
        return sorted(found)

    def _read_beginning(
        self, cluster: str, vowel: str, boundary: str, before: str
    ) -> tuple[Link, ...]:
        return tuple(
            _join(joint, way)
            for way in self._vowels[vowel]
            for joint in self._start(cluster, boundary, before)
            if _go_together(joint, way, before, boundary)
        )

    def _read_link(self, cluster: str, vowel: str) -> Links:
        return Links(
            (joint.coda, _join(joint, way))
            for joint in self._inside(cluster)
            for way in self._vowels[vowel]
            if _go_together(joint, way, joint.coda, INSIDE)
        )

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
    return joint.onset + way.jamo, joint.cost, way.cost, rules, tier


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
