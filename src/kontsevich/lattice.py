"""A word in a foreign script → Hangul readings: a search over seams, the cheapest first.

One letter has several parses and a cluster some dozens, so the readings are no product: they
are paths through the places of the word where a vowel ends, and only the best few at each place
go on. A guide says which syllables may follow and what they cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple, Protocol

from . import tables
from .hangul import Syllable, compose
from .reversal import AFTER, PAIR
from .rivals import Way
from .rules import NOTHING

# At one place of a word no more paths than this go on, whatever the word.
MOST_PATHS = 48
MOST_JOINTS = 1 << 12
LONGEST = 40  # letters; a longer word is no name and no place

_COST = itemgetter(0)
START, GIVEN, INSIDE, END = "start", "given", "inside", "end"
ANY: frozenset[str] = frozenset()


class Path(NamedTuple):
    """One reading: its cost, its Hangul, what it deviates by, the costliest tier of that.

    `node` is where the guide stands after the last syllable.
    """

    cost: float
    hangul: str
    rules: tuple[str, ...]
    tier: int
    node: Any


class Guide(Protocol):
    """Which syllables may follow; nodes are the guide's own."""

    def begin(self) -> Any:
        """The node before the first syllable."""

    def step(self, node: Any, syllable: str) -> tuple[Any, float] | None:
        """The node after one more syllable (three letters in a row) and its cost."""

    def starts(self, node: Any) -> frozenset[str]:
        """Onset and vowel of the syllables that may follow; empty for any."""

    def end(self, node: Any) -> float | None:
        """The cost of ending here."""


class Joint(NamedTuple):
    """What a cluster of consonants between two vowels may be."""

    coda: str
    onset: str
    cost: float
    rules: tuple[str, ...]
    tier: int
    vowels: frozenset[str]


class _Partial(NamedTuple):
    cost: float
    node: Any
    onset: str
    vowel: str
    hangul: str
    rules: tuple[str, ...]
    tier: int


@lru_cache(maxsize=4096)
def write_syllable(onset: str, vowel: str, coda: str) -> str:
    """The composed syllable of three letters; `∅` for nothing.

    >>> write_syllable("ㄱ", "ㅜ", "ㄱ")
    '국'
    """
    return compose(Syllable(onset, vowel, coda))


class Script:
    """How seams are written in one script, read backwards.

    `ways`: the base letters and every deviation. `pairs`: a cluster → the (coda, onset) pairs
    that make it by our rules. `syllabic`: rule, tier and cost of a seam whose syllables are spelt
    apart.
    `codas`: the codas to reckon with; None for all.
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
        self._joints: dict[str, tuple[Joint, ...]] = {}
        self._starts: dict[tuple[str, str, str], tuple[Joint, ...]] = {}
        self._ends: dict[str, tuple[Joint, ...]] = {}

    def read(
        self,
        text: str,
        guide: Guide,
        boundary: str = START,
        before: str = NOTHING,
        most: int = MOST_PATHS,
    ) -> list[Path]:
        """The readings of one word, the cheapest first, at most `most`.

        `boundary`: start, or given for what follows a surname whose coda is `before`.
        """
        if not 0 < len(text) <= LONGEST:
            return []
        places: list[list[_Partial]] = [[] for _ in range(len(text) + 1)]
        nuclei: list[list[tuple[int, Way]] | None] = [None] * len(text)
        for at in self._gap(text, 0):
            joints = self._start(text[:at], boundary, before)
            for end, way in self._nuclei(text, at) if joints else ():
                for joint in joints:
                    partial = _begin(joint, way, boundary, before, guide)
                    if partial:
                        places[end].append(partial)
        found: list[Path] = []
        for here in range(1, len(text) + 1):
            partials = places[here]
            if not partials:
                continue
            if len(partials) > 1:
                partials.sort(key=_COST)
                partials = _best(partials, most)
            self._finish(text[here:], partials, guide, found)
            for at in self._gap(text, here):
                joints = self._joint(text[here:at])
                if joints:
                    vowels = nuclei[at]
                    if vowels is None:
                        vowels = nuclei[at] = self._nuclei(text, at)
                    if vowels:
                        self._extend(partials, joints, vowels, guide, places)
        found.sort(key=lambda path: (path.cost, path.hangul))
        return _distinct(found)[:most]

    def texts(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """How onsets, vowels and codas may be written, each by any system."""
        return frozenset(self._onsets), frozenset(self._vowels), frozenset(self._codas)

    def _gap(self, text: str, start: int) -> range:
        """The places where the next vowel may begin: after consonants only."""
        end = start
        while end < len(text) and text[end] not in self._alone:
            end += 1
        return range(start, min(end + 1, len(text)))

    def _nuclei(self, text: str, at: int) -> list[tuple[int, Way]]:
        if text[at] not in self._firsts:
            return []
        return [
            (at + length, way)
            for length in self._lengths
            for way in self._vowels.get(text[at : at + length], ())
            if at + length <= len(text)
        ]

    def _extend(
        self,
        partials: list[_Partial],
        joints: tuple[Joint, ...],
        nuclei: list[tuple[int, Way]],
        guide: Guide,
        places: list[list[_Partial]],
    ) -> None:
        for partial in partials:
            cost, node, onset, vowel, hangul, rules, tier = partial
            steps: dict[str, tuple[Any, float, str, frozenset[str]] | None] = {}
            for joint in joints:
                coda = joint.coda
                if coda not in steps:
                    step = guide.step(node, onset + vowel + coda)
                    steps[coda] = (
                        None
                        if step is None
                        else (
                            *step,
                            hangul + write_syllable(onset, vowel, coda),
                            guide.starts(step[0]),
                        )
                    )
                step_taken = steps[coda]
                if step_taken is None:
                    continue
                after, price, written, starts = step_taken
                for end, way in nuclei:
                    if starts and joint.onset + way.jamo not in starts:
                        continue
                    if joint.vowels and way.jamo not in joint.vowels:
                        continue
                    if way.only and not allows(way, joint.coda, joint.onset, INSIDE):
                        continue
                    places[end].append(
                        _Partial(
                            cost + price + joint.cost + way.cost,
                            after,
                            joint.onset,
                            way.jamo,
                            written,
                            _add(rules, joint.rules, way.rule),
                            max(tier, joint.tier, way.tier),
                        )
                    )

    def _finish(self, rest: str, partials: list[_Partial], guide: Guide, found: list[Path]) -> None:
        ends = self._end(rest)
        if not ends:
            return
        for cost, node, onset, vowel, hangul, rules, tier in partials:
            for joint in ends:
                step = guide.step(node, onset + vowel + joint.coda)
                if step is None:
                    continue
                last = guide.end(step[0])
                if last is not None:
                    found.append(
                        Path(
                            cost + step[1] + last + joint.cost,
                            hangul + write_syllable(onset, vowel, joint.coda),
                            rules + joint.rules,
                            max(tier, joint.tier),
                            step[0],
                        )
                    )

    def _start(self, text: str, boundary: str, before: str) -> tuple[Joint, ...]:
        key = (text, boundary, before)
        if key not in self._starts:
            found: dict[str, Joint] = {}
            for way in self._onsets.get(text, ()):
                if allows(way, before, NOTHING, boundary, skip="vowel"):
                    _keep(found, way.jamo, NOTHING, way)
            self._starts[key] = tuple(found.values())
        return self._starts[key]

    def _end(self, text: str) -> tuple[Joint, ...]:
        known = self._ends.get(text)
        if known is None:
            found: dict[str, Joint] = {}
            for way in self._codas.get(text, ()):
                if allows(way, NOTHING, NOTHING, END, skip=""):
                    _keep(found, way.jamo, way.jamo, way, onset=NOTHING)
            if len(self._ends) >= MOST_JOINTS:
                self._ends.clear()
            known = self._ends[text] = tuple(found.values())
        return known

    def _joint(self, text: str) -> tuple[Joint, ...]:
        known = self._joints.get(text)
        if known is None:
            if len(self._joints) >= MOST_JOINTS:
                self._joints.clear()
            known = self._joints[text] = self._read_joint(text)
        return known

    def _read_joint(self, text: str) -> tuple[Joint, ...]:
        found = {
            (coda, onset): Joint(coda, onset, 0.0, (), 0, ANY)
            for coda, onset in self._pairs.get(text, ())
        }
        for cut in range(len(text) + 1):
            for first in self._codas.get(text[:cut], ()):
                for second in self._onsets.get(text[cut:], ()):
                    pair = (first.jamo, second.jamo)
                    if not allows(first, NOTHING, second.jamo, INSIDE, skip="vowel"):
                        continue
                    if not allows(second, first.jamo, NOTHING, INSIDE, skip="vowel"):
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


def _begin(joint: Joint, way: Way, boundary: str, before: str, guide: Guide) -> _Partial | None:
    if joint.vowels and way.jamo not in joint.vowels:
        return None
    starts = guide.starts(guide.begin())
    if starts and joint.onset + way.jamo not in starts:
        return None
    if way.only and not allows(way, before, joint.onset, boundary):
        return None
    rules = _add((), joint.rules, way.rule)
    cost = joint.cost + way.cost
    tier = max(joint.tier, way.tier)
    return _Partial(cost, guide.begin(), joint.onset, way.jamo, "", rules, tier)


def _add(rules: tuple[str, ...], more: tuple[str, ...], rule: str) -> tuple[str, ...]:
    rules = rules + more if more else rules
    return (*rules, rule) if rule else rules


def _keep(found: dict[str, Joint], key: str, coda: str, way: Way, onset: str | None = None) -> None:
    known = found.get(key)
    if known is None or way.cost < known.cost:
        rules = (way.rule,) if way.rule else ()
        found[key] = Joint(
            coda, way.jamo if onset is None else onset, way.cost, rules, way.tier, _vowels_of(way)
        )


def _vowels_of(way: Way) -> frozenset[str]:
    return next((values for slot, values in way.only if slot == "vowel"), ANY)


def allows(way: Way, coda: str, onset: str, boundary: str, skip: str = "vowel") -> bool:
    """Whether a way may stand in a seam; its own slot and `skip` are not asked for."""
    seam = {"coda": coda, "onset": onset, "boundary": boundary, "vowel": NOTHING}
    return all(
        slot in (skip, way.slot) or slot not in seam or seam[slot] in values
        for slot, values in way.only
    )


def _best(partials: list[_Partial], most: int) -> list[_Partial]:
    """The cheapest of each kind (what was read, and what the open syllable begins with)."""
    seen: set[tuple[str, str, str]] = set()
    kept = []
    for partial in partials:
        key = (partial.hangul, partial.onset, partial.vowel)
        if key not in seen:
            seen.add(key)
            kept.append(partial)
            if len(kept) >= most:
                break
    return kept


def _distinct(paths: list[Path]) -> list[Path]:
    found: dict[str, Path] = {}
    for path in paths:
        found.setdefault(path.hangul, path)
    return list(found.values())


def base_ways() -> tuple[list[Way], dict[str, tuple[tuple[str, str], ...]]]:
    """Our own letters read backwards, and the clusters of our seams, from the derived table."""
    ways: list[Way] = []
    pairs: dict[str, tuple[tuple[str, str], ...]] = {}
    for text, slot, readings in tables.read_tsv("reverse/seams.tsv"):
        for reading in readings.split():
            if slot == "inside":
                coda, _, onset = reading.partition(PAIR)
                pairs[text] = (*pairs.get(text, ()), (coda, onset))
                if coda == NOTHING:  # after a surname in a sonorant, or part by part
                    only = (("boundary", frozenset((GIVEN, INSIDE))),)
                    ways.append(Way(text, "onset", onset, "", 0, 0.0, only))
            elif slot == "vowel":
                vowel, _, after = reading.partition(AFTER)
                tests = (("onset", frozenset(after)),) if after else ()
                ways.append(Way(text, "vowel", vowel, "", 0, 0.0, tests))
            elif slot == "start":
                only = (("boundary", frozenset((START,))),)
                ways.append(Way(text, "onset", reading, "", 0, 0.0, only))
            else:
                ways.append(Way(text, "coda", reading, "", 0, 0.0, ()))
    return ways, pairs
