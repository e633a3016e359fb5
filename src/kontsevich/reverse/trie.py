"""Guides of listed words: what is on the list may follow, and nothing else."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from ..hangul.syllables import decompose
from .lattice import Step, Steps

# The listed words that go on alike: a stretch of the sorted list (its first word, the one behind
# its last) and how many syllables they have in common.
Node = tuple[int, int, int]


@lru_cache(maxsize=4096)
def letters_of(syllable: str) -> str:
    """The three letters of a composed syllable in a row."""
    return "".join(decompose(syllable))


class Shelf:
    """A guide of listed words, syllable by syllable; each has something that says what it is.

    What follows where is looked up when first asked for.
    """

    closed = True

    def __init__(self, words: Iterable[tuple[str, Any]]) -> None:
        rows = sorted(words, key=itemgetter(0))
        self.words: Sequence[str] = [word for word, _ in rows]
        self.payloads: Sequence[Any] = [payload for _, payload in rows]
        self.root: Node = (0, len(rows), 0)
        self._known: dict[Node, dict[str, Steps]] = {}

    def begin(self) -> Node:
        """All words, no syllable yet."""
        return self.root

    def end(self, node: Node) -> float | None:
        """Only a listed word may end."""
        first, last, depth = node
        return 0.0 if first < last and len(self.words[first]) == depth else None

    def ended(self, node: Node) -> list[tuple[str, Any]]:
        """The words that end here, each with what it is."""
        ended = slice(node[0], self._go_on(node))
        return list(zip(self.words[ended], self.payloads[ended], strict=True))

    def follow(self, node: Node) -> dict[str, Steps]:
        """The syllables of the words that come next."""
        known = self._known.get(node)
        if known is None:
            known = self._known[node] = {
                opened: (tuple(steps), steps) for opened, steps in self._find_next(node).items()
            }
        return known

    def _find_next(self, node: Node) -> dict[str, dict[str, Step]]:
        found: dict[str, dict[str, Step]] = {}
        words, (_, last, depth) = self.words, node
        at = self._go_on(node)
        while at < last:
            head = words[at][: depth + 1]
            end = bisect_left(words, head[:-1] + chr(ord(head[-1]) + 1), at + 1, last)
            letters = letters_of(head[-1])
            found.setdefault(letters[:2], {})[letters[2]] = (at, end, depth + 1), 0.0, head[-1]
            at = end
        return found

    def _go_on(self, node: Node) -> int:
        """Where the words begin that do not end here; the shortest are first in the list."""
        at, last, depth = node
        while at < last and len(self.words[at]) == depth:
            at += 1
        return at
