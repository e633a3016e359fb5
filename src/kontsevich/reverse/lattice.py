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

from ..hangul.syllables import CODAS, Syllable, compose
from ..law.rules import NOTHING
from .clusters import START, Joint, Joints, Link, Links

# At one place of a word no more paths than this go on, whatever the word.
MOST_PATHS = 48
MOST_GUIDES = 1 << 7  # whose beginnings of words are remembered, each after each boundary
MOST_PARTIALS = 1 << 13  # that are remembered of each
LONGEST = 40  # letters; a longer word is no name and no place

EVERY_CODA = (NOTHING, *CODAS)
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


# One more syllable of a reading: where the guide stands behind it, what it costs, the syllable.
Step = tuple[Any, float, str]
# The syllables that begin with one onset and vowel: their codas, and each by its coda.
Steps = tuple[tuple[str, ...], Mapping[str, Step]]


class Guide(Protocol):
    """Which syllables may follow; nodes are the guide's own.

    `closed`: what begins as no syllable of it does need not be gone on with.
    """

    closed: bool

    def __hash__(self) -> int:
        """What begins a word is remembered by its guide."""

    def begin(self) -> Any:
        """The node before the first syllable."""

    def follow(self, node: Any) -> Mapping[str, Steps]:
        """The syllables that may follow, by onset and vowel in a row."""

    def end(self, node: Any) -> float | None:
        """The cost of ending here."""


# A reading that has come as far as a vowel: its cost, where the guide stands, onset and vowel of
# the open syllable, the Hangul before it, rules and tier. A plain tuple: millions are made.
_Partial = tuple[float, Any, str, str, tuple[str, ...], int]
# A reading that has come to the end, as `Path` has it.
Whole = tuple[float, str, tuple[str, ...], int, Any]


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
        self._beginnings = lru_cache(MOST_GUIDES)(self._begin)

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
        return [*map(Path._make, self.read_rows(text, guide, boundary, before))]

    def read_rows(self, text: str, guide: Guide, boundary: str, before: str) -> list[Whole]:
        """The same as plain tuples: whoever keeps many keeps these."""
        if not 0 < len(text) <= LONGEST:
            return []
        wholes: list[Whole] = []
        beginnings = self._beginnings(guide, boundary, before)
        for at, ends in self.joints.ends_of(text):
            partials = beginnings.read(text[:at])
            if partials:
                _finish(partials, ends, guide, wholes)
        if len(wholes) < 2:
            return wholes
        wholes.sort(key=_BY_COST)
        return _distinct(wholes)

    def _begin(self, guide: Guide, boundary: str, before: str) -> Beginnings:
        return Beginnings(self.joints, guide, boundary, before)


class Beginnings:
    """What words may begin with, as far as a vowel, under one guide and after one boundary.

    How a word goes on does not change how it began: what is read of one word is remembered for all
    that begin alike.
    """

    def __init__(self, joints: Joints, guide: Guide, boundary: str, before: str) -> None:
        self._joints, self._guide = joints, guide
        self._boundary, self._before = boundary, before
        self._known: dict[str, tuple[_Partial, ...]] = {}
        self._room = MOST_PARTIALS

    def read(self, text: str) -> tuple[_Partial, ...]:
        """The best readings of letters that end in a vowel, the cheapest first."""
        known = self._known.get(text)
        if known is None:
            known = tuple(self._read(text))
            self._room -= len(known) + 1
            if self._room < 0:
                self._known.clear()
                self._room = MOST_PARTIALS
            self._known[text] = known
        return known

    def _read(self, text: str) -> list[_Partial]:
        found: list[_Partial] = []
        for start, at in self._joints.ways_to(text):
            if not start:
                links = self._joints.begin(text[:at], text[at:], self._boundary, self._before)
                self._open(links, found)
                continue
            partials = self.read(text[:start])
            if partials:
                self._extend(partials, self._joints.link(text[start:at], text[at:]), found)
        if len(found) > 1:
            found.sort(key=_COST)
            return _best(found)
        return found

    def _open(self, links: Iterable[Link], found: list[_Partial]) -> None:
        """Take the first vowel of a word."""
        root = self._guide.begin()
        following = self._guide.follow(root) if self._guide.closed else None
        for opened, cost, price, rules, tier in links:
            if following is None or opened in following:
                found.append((cost + price, root, opened, "", rules, tier))

    def _extend(self, partials: Iterable[_Partial], links: Links, found: list[_Partial]) -> None:
        """Take every reading behind one more vowel."""
        follow, closed = self._guide.follow, self._guide.closed
        for cost, node, opened, hangul, rules, tier in partials:
            codas, steps = follow(node)[opened]
            for coda, more_links in links.among(codas):
                after, step_cost, syllable = steps[coda]
                following = follow(after) if closed else None
                written = hangul + syllable
                for next_opened, joint_cost, price, more, level in more_links:
                    if following is None or next_opened in following:
                        found.append(
                            (
                                cost + step_cost + joint_cost + price,
                                after,
                                next_opened,
                                written,
                                rules + more if more else rules,
                                tier if tier > level else level,
                            )
                        )


def _finish(
    partials: Iterable[_Partial], ends: Iterable[Joint], guide: Guide, found: list[Whole]
) -> None:
    """Take every reading to the end of the word."""
    for cost, node, opened, hangul, rules, tier in partials:
        _, steps = guide.follow(node)[opened]
        for coda, _, joint_cost, more, level, _ in ends:
            step = steps.get(coda)
            if step is None:
                continue
            after, step_cost, syllable = step
            last = guide.end(after)
            if last is not None:
                found.append(
                    (
                        cost + step_cost + last + joint_cost,
                        hangul + syllable,
                        rules + more if more else rules,
                        tier if tier > level else level,
                        after,
                    )
                )


def _best(partials: list[_Partial]) -> list[_Partial]:
    """The cheapest of each kind (what was read, and what the open syllable begins with)."""
    kept: dict[tuple[str, str], _Partial] = {}
    for partial in partials:
        key = (partial[3], partial[2])
        if key not in kept:
            kept[key] = partial
            if len(kept) >= MOST_PATHS:
                break
    return list(kept.values())


def _distinct(wholes: list[Whole]) -> list[Whole]:
    """The first of each Hangul; not too many."""
    found: dict[str, Whole] = {}
    for whole in wholes:
        if whole[1] not in found:
            found[whole[1]] = whole
            if len(found) >= MOST_PATHS:
                break
    return list(found.values())
