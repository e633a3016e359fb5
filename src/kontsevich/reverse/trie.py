"""Guides of listed words: what is on the list may follow, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from ..hangul.syllables import decompose

Words = list[tuple[str, Any]]
_NONE = frozenset(("",))  # no syllable begins so


@lru_cache(maxsize=4096)
def letters_of(syllable: str) -> str:
    """The three letters of a composed syllable in a row."""
    return "".join(decompose(syllable))


class Node:
    """The listed words that go on alike; what follows is looked up when first asked for."""

    __slots__ = ("_below", "_ended", "_starts", "depth", "words")

    def __init__(self, words: Words, depth: int) -> None:
        self.words, self.depth = words, depth
        self._below: dict[str, Node] | None = None
        self._starts: frozenset[str] | None = None
        self._ended: Words | None = None

    def below(self) -> dict[str, Node]:
        """The nodes after each syllable that may follow, as letters in a row."""
        if self._below is None:
            groups: dict[str, Words] = {}
            for row in self.words:
                if len(row[0]) > self.depth:
                    groups.setdefault(row[0][self.depth], []).append(row)
            deeper = self.depth + 1
            self._below = {letters_of(key): Node(rows, deeper) for key, rows in groups.items()}
        return self._below

    def starts(self) -> frozenset[str]:
        """Onset and vowel of the syllables that may follow; a mark of none where none may."""
        if self._starts is None:
            self._starts = frozenset(key[:2] for key in self.below()) or _NONE
        return self._starts

    def ended(self) -> Words:
        """The words that end here."""
        if self._ended is None:
            self._ended = [row for row in self.words if len(row[0]) == self.depth]
        return self._ended


class Shelf:
    """A guide of listed words, syllable by syllable."""

    def __init__(self, words: Iterable[tuple[str, Any]]) -> None:
        self.root = Node(list(words), 0)

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
