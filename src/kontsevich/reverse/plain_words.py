"""Plain words read back: any syllable may follow any other."""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from typing import Any

from ..hangul.syllables import RUN
from ..law import tables
from ..transcription.converter import Converter
from ..transcription.memo import Memo
from .clusters import START
from .costs import costs
from .lattice import EVERY_CODA, Path, Steps, write_syllable
from .scripts import script
from .trie import letters_of

LEXICON = "analysis/lexicon.tsv"
# The tables whose first column tells how common a syllable is.
COUNTED = (
    "places/places.tsv",
    LEXICON,
    "check/terms.tsv",
    "names/titles.tsv",
    "names/givens.tsv",
)
UNSEEN = 0.5  # the count that a syllable which is in no table is given


class FreeGuide:
    """Any syllable, dearer the rarer it is in the tables."""

    closed = False

    def __init__(self) -> None:
        self._following = Memo(self._follow)
        counts: Counter[str] = Counter()
        for name in COUNTED:
            for row in tables.read_tsv(name):
                counts.update(character for character in row[0] if RUN.match(character))
        most = max(counts.values())
        weight = costs().syllable_weight
        self.costs = {
            letters_of(syllable): weight * math.log((most + 1) / (count + UNSEEN))
            for syllable, count in counts.items()
        }
        self.rare = weight * math.log((most + 1) / UNSEEN)
        self.letters = tables.read_toml("reverse/costs.toml")["letters"]

    def begin(self) -> None:
        """Nothing to remember."""

    def follow(self, node: None) -> Memo[str, Steps]:
        """Any syllables."""
        return self._following

    def _follow(self, opened: str) -> Steps:
        steps = {
            coda: (None, self.price(opened + coda), write_syllable(*opened, coda))
            for coda in EVERY_CODA
        }
        return EVERY_CODA, steps

    def price(self, syllable: str) -> float:
        """What a syllable (three letters in a row) costs."""
        known = self.costs.get(syllable)
        if known is None:
            known = self.rare + sum(
                self.letters[slot].get(letter, 0.0)
                for slot, letter in zip(("onset", "vowel", "coda"), syllable, strict=True)
            )
        return known

    def end(self, node: Any) -> float:
        """Anywhere."""
        return 0.0


@cache
def free_guide() -> FreeGuide:
    """The guide of plain words, made when first asked for."""
    return FreeGuide()


@cache
def _lexicon() -> dict[str, tuple[str, ...]]:
    """Words whose reading only a row knows, by their Cyrillic."""
    found: dict[str, tuple[str, ...]] = {}
    convert = Converter(kind="word").convert
    for row in tables.read_tsv(LEXICON):
        spelt = convert(row[0])
        found[spelt] = (*found.get(spelt, ()), row[0])
    return found


def read_word(word: str, alphabet: str) -> list[Path]:
    """The readings of a lower-case plain word, at most a few dozen and those of the lexicon.

    >>> read_word("кунмуль", "cyrillic")[0].hangul
    '국물'
    """
    word = word.replace("-", "")
    found = [Path(-costs().listed, known, (), 0, None) for known in _lexicon().get(word, ())]
    return found + script(alphabet, False).read(word, free_guide(), START)
