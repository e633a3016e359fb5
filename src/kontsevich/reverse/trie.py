"""Guides of listed words: what is on the list may follow, and nothing else."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from ..hangul.syllables import decompose

_NONE = frozenset(("",))  # no syllable begins so


@lru_cache(maxsize=4096)
def letters_of(syllable: str) -> str:
    """The three letters of a composed syllable in a row."""
    return "".join(decompose(syllable))


class Node:
    """The listed words that go on alike: a stretch of the sorted list.

    What follows is looked up when first asked for.
    """

    __slots__ = ("_below", "_depth", "_first", "_last", "_shelf", "_starts")

    def __init__(self, shelf: Shelf, first: int, last: int, depth: int) -> None:
        self._shelf, self._first, self._last, self._depth = shelf, first, last, depth
        self._below: dict[str, Node] | None = None
        self._starts: frozenset[str] | None = None

    def below(self) -> dict[str, Node]:
        """The nodes after each syllable that may follow, as letters in a row."""
        if self._below is None:
            self._below = {}
            words, depth = self._shelf.words, self._depth
            at = self._go_on()
            while at < self._last:
                head = words[at][: depth + 1]
                end = bisect_left(words, head[:-1] + chr(ord(head[-1]) + 1), at + 1, self._last)
                self._below[letters_of(head[-1])] = Node(self._shelf, at, end, depth + 1)
                at = end
        return self._below

    def starts(self) -> frozenset[str]:
        """Onset and vowel of the syllables that may follow; a mark of none where none may."""
        if self._starts is None:
            self._starts = frozenset(key[:2] for key in self.below()) or _NONE
        return self._starts

    def ended(self) -> list[tuple[str, Any]]:
        """The words that end here, each with what it is."""
        ended = slice(self._first, self._go_on())
        return list(zip(self._shelf.words[ended], self._shelf.payloads[ended], strict=True))

    def _go_on(self) -> int:
        """Where the words begin that do not end here; the shortest are first in the list."""
        at, words = self._first, self._shelf.words
        while at < self._last and len(words[at]) == self._depth:
            at += 1
        return at


class Shelf:
    """A guide of listed words, syllable by syllable; each has something that says what it is."""

    def __init__(self, words: Iterable[tuple[str, Any]]) -> None:
        rows = sorted(words, key=itemgetter(0))
        self.words: Sequence[str] = [word for word, _ in rows]
        self.payloads: Sequence[Any] = [payload for _, payload in rows]
        self.root = Node(self, 0, len(rows), 0)

    def begin(self) -> Node:
        """All words, no syllable yet."""
        return self.root

    def step(self, node: Node, syllable: str) -> tuple[Node, float] | None:
        """The words that have this syllable next."""
        below = node.below().get(syllable)
        return None if below is None else (below, 0.0)

    def starts(self, node: Node) -> frozenset[str]:
        """How the next syllables of the words begin."""
        return node.starts()

    def end(self, node: Node) -> float | None:
        """Only a listed word may end."""
        return 0.0 if node.ended() else None
