"""A word in a foreign script → Hangul readings: a search over seams, the cheapest first.

One letter has several parses and a cluster some dozens, so the readings are no product: they
are paths through the places of the word where a vowel ends, and only the best few at each place
go on. A guide says which syllables may follow and what they cost.
"""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple, Protocol

from ..hangul.syllables import Syllable, compose
from ..law.rules import NOTHING
from .clusters import INSIDE, START, Joint, Joints, allows
from .rival_rules import Way

# At one place of a word no more paths than this go on, whatever the word.
MOST_PATHS = 48
LONGEST = 40  # letters; a longer word is no name and no place

_COST = itemgetter(0)


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
    """The seams of one script, read backwards."""

    def __init__(self, joints: Joints) -> None:
        self.joints = joints

    def read(
        self,
        text: str,
        guide: Guide,
        boundary: str = START,
        before: str = NOTHING,
    ) -> list[Path]:
        """The readings of one word, the cheapest first, at most `MOST_PATHS`.

        `boundary`: start, or given for what follows a surname whose coda is `before`.
        """
        if not 0 < len(text) <= LONGEST:
            return []
        places: list[list[_Partial]] = [[] for _ in range(len(text) + 1)]
        nuclei: list[list[tuple[int, Way]] | None] = [None] * len(text)
        for at in self.joints.gap(text, 0):
            joints = self.joints.start(text[:at], boundary, before)
            for end, way in self.joints.nuclei(text, at) if joints else ():
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
                partials = _best(partials)
            self._finish(text[here:], partials, guide, found)
            for at in self.joints.gap(text, here):
                joints = self.joints.inside(text[here:at])
                if joints:
                    vowels = nuclei[at]
                    if vowels is None:
                        vowels = nuclei[at] = self.joints.nuclei(text, at)
                    if vowels:
                        self._extend(partials, joints, vowels, guide, places)
        found.sort(key=lambda path: (path.cost, path.hangul))
        return _distinct(found)[:MOST_PATHS]

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
                    steps[coda] = step and (
                        *step,
                        hangul + write_syllable(onset, vowel, coda),
                        guide.starts(step[0]),
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
        ends = self.joints.end(rest)
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


def _best(partials: list[_Partial]) -> list[_Partial]:
    """The cheapest of each kind (what was read, and what the open syllable begins with)."""
    seen: set[tuple[str, str, str]] = set()
    kept = []
    for partial in partials:
        key = (partial.hangul, partial.onset, partial.vowel)
        if key not in seen:
            seen.add(key)
            kept.append(partial)
            if len(kept) >= MOST_PATHS:
                break
    return kept


def _distinct(paths: list[Path]) -> list[Path]:
    found: dict[str, Path] = {}
    for path in paths:
        found.setdefault(path.hangul, path)
    return list(found.values())
