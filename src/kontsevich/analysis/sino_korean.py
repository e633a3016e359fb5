"""Sino-Korean ㄹ before ㄷ ㅅ ㅈ: 발달 against 알다, by pairs of syllables that are safe."""

from __future__ import annotations

from functools import cache

from ..law import tables
from .drafts import Draft
from .lexicon import is_particle, is_tail

SINO = "analysis/sino.tsv"
RULE = "sino"


class Sino:
    """The pairs of syllables that are Sino-Korean: anywhere, at a longer word's end, or alone."""

    def __init__(self, rows: tuple[tuple[str, ...], ...]) -> None:
        self.anywhere: set[str] = set()
        self.at_end: set[str] = set()
        self.alone: set[str] = set()
        for left, anywhere, at_end, alone, *_ in rows:
            self.anywhere.update(left + right for right in anywhere)
            self.at_end.update(left + right for right in at_end)
            self.alone.update(left + right for right in alone)
        self.gate_pairs = self.anywhere | self.at_end | self.alone

    def sign(self, draft: Draft) -> None:
        """Sign every seam of a word that lies inside such a pair."""
        word = draft.word
        for at in range(1, len(word)):
            pair = word[at - 1 : at + 1]
            if at > 1 and is_particle(word, at):
                continue  # 계절도: the particle 도, not the word 절도
            closing = self.at_end if at > 1 else self.alone
            if pair in self.anywhere or (pair in closing and _closes(word, at + 1)):
                draft.sign(at, "~", RULE)


def _closes(word: str, end: int) -> bool:
    return end == len(word) or is_tail(word, end)


@cache
def read_sino() -> Sino:
    """The shipped pairs; read once."""
    return Sino(tables.read_tsv(SINO))
