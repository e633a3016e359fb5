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
from .clusters import START, Joints, Links

# At one place of a word no more paths than this go on, whatever the word.
MOST_PATHS = 48
LONGEST = 40  # letters; a longer word is no name and no place

_COST, _BY_COST = itemgetter(0), itemgetter(0, 1)


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


# A reading that has come as far as a vowel: its cost, where the guide stands, onset and vowel of
# the open syllable, the Hangul before it, rules and tier. A plain tuple: millions are made.
_Partial = tuple[float, Any, str, str, str, tuple[str, ...], int]
# A reading that has come to the end, as `Path` has it.
_Whole = tuple[float, str, tuple[str, ...], int, Any]


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
        joints = self.joints
        places: list[list[_Partial]] = [[] for _ in range(len(text) + 1)]
        root = guide.begin()
        starts = guide.starts(root)
        for at in joints.gap(text, 0):
            for link in joints.begin(text, at, boundary, before):
                _, onset, vowel, length, cost, price, rules, tier = link
                if not starts or onset + vowel in starts:
                    partial = (cost + price, root, onset, vowel, "", rules, tier)
                    places[at + length].append(partial)
        found: list[_Whole] = []
        for here in range(1, len(text) + 1):
            partials = places[here]
            if not partials:
                continue
            if len(partials) > 1:
                partials.sort(key=_COST)
                partials = _best(partials)
            self._finish(text[here:], partials, guide, found)
            for at in joints.gap(text, here):
                links = joints.link(text, here, at)
                if links.codas:
                    _extend(partials, links, at, guide, places)
        found.sort(key=_BY_COST)
        return _distinct(found)

    def _finish(
        self, rest: str, partials: list[_Partial], guide: Guide, found: list[_Whole]
    ) -> None:
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
                        (
                            cost + step[1] + last + joint.cost,
                            hangul + write_syllable(onset, vowel, joint.coda),
                            rules + joint.rules,
                            max(tier, joint.tier),
                            step[0],
                        )
                    )


def _extend(
    partials: list[_Partial], links: Links, at: int, guide: Guide, places: list[list[_Partial]]
) -> None:
    """Take every reading behind one more vowel, which begins at a place."""
    for cost, node, onset, vowel, hangul, rules, tier in partials:
        steps: dict[str, tuple[Any, float, str, frozenset[str]]] = {}
        for coda in links.codas:
            step = guide.step(node, onset + vowel + coda)
            if step is not None:
                written = hangul + write_syllable(onset, vowel, coda)
                steps[coda] = (*step, written, guide.starts(step[0]))
        if not steps:
            continue
        going_on = links.among((*steps,))
        for coda, next_onset, next_vowel, length, joint_cost, price, more, level in going_on:
            after, step_cost, written, starts = steps[coda]
            if starts and next_onset + next_vowel not in starts:
                continue
            places[at + length].append(
                (
                    cost + step_cost + joint_cost + price,
                    after,
                    next_onset,
                    next_vowel,
                    written,
                    rules + more if more else rules,
                    max(tier, level),
                )
            )


def _best(partials: list[_Partial]) -> list[_Partial]:
    """The cheapest of each kind (what was read, and what the open syllable begins with)."""
    kept: dict[tuple[str, str, str], _Partial] = {}
    for partial in partials:
        key = (partial[4], partial[2], partial[3])
        if key not in kept:
            kept[key] = partial
            if len(kept) >= MOST_PATHS:
                break
    return list(kept.values())


def _distinct(wholes: list[_Whole]) -> list[Path]:
    """The first of each Hangul, as paths; not too many."""
    found: dict[str, Path] = {}
    for whole in wholes:
        if whole[1] not in found:
            found[whole[1]] = Path._make(whole)
            if len(found) >= MOST_PATHS:
                break
    return list(found.values())
