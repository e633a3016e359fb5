"""Sino-Korean ㄹ before ㄷ ㅅ ㅈ: 발달 against 알다, by pairs of syllables that are safe."""

from __future__ import annotations

from functools import cache

from . import tables
from .draft import Draft
from .lexicon import is_tail

SINO = "analysis/sino.tsv"
RULE = "sino"


class Sino:
    """The pairs of syllables that are Sino-Korean wherever they meet, or at a word's end only."""

    def __init__(self, rows: tuple[tuple[str, ...], ...]) -> None:
        self.anywhere: set[str] = set()
        self.at_end: set[str] = set()
        for left, anywhere, at_end, *_ in rows:
            self.anywhere.update(left + right for right in anywhere)
            self.at_end.update(left + right for right in at_end)
        self.gate_pairs = self.anywhere | self.at_end

    def sign(self, draft: Draft) -> None:
        """Sign every seam of a word that lies inside such a pair."""
        word = draft.word
        for at in range(1, len(word)):
            pair = word[at - 1 : at + 1]
            if draft.taken[at]:
                continue
            if pair in self.anywhere or (pair in self.at_end and _closes(word, at + 1)):
                draft.sign(at, "~", RULE)


def _closes(word: str, end: int) -> bool:
    return end == len(word) or is_tail(word, end)


@cache
def read_sino() -> Sino:
    """The shipped pairs; read once."""
    return Sino(tables.read_tsv(SINO))
