"""Whether an unlisted word looks Russian: only then do the rules spell it with certainty."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ..law import tables
from .letter_rules import Norm, alphabet
from .name_table import foreign_words, known, restored

UNLISTED = "hangul-unlisted"

_END, _INSIDE = "end", "inside"
_SHORTEST = 3  # letters; a shorter word may end so by chance


@cache
def _shapes(place: str) -> re.Pattern[str]:
    letters = sorted(row[0] for row in tables.read_tsv("hangul/shapes.tsv") if row[1] == place)
    tail = "$" if place == _END else ""
    return re.compile(f"(?:{'|'.join(map(re.escape, letters))}){tail}")


@lru_cache(maxsize=8192)
def is_sure(key: str, capital: bool, norm: Norm) -> bool:
    """Whether the rules of Russian may spell a lower-case word with certainty.

    A listed name, a word with the ending of a Russian name, or an ordinary word is sure; a word
    with a capital that is none of these is not, nor any with letters that stand so in loans only.

    >>> is_sure("москва", True, "south"), is_sure("кортнев", True, "south")
    (True, False)
    >>> is_sure("дегтярский", True, "south"), is_sure("эйнштейн", True, "south")
    (True, False)
    """
    if key in foreign_words(norm):
        return False
    if key in known() or key in restored():
        return True
    if _shapes(_INSIDE).search(key):
        return False
    if not capital or len(key) == 1:
        return True
    return len(key) > _SHORTEST and _shapes(_END).search(key) is not None


def may_be_sure(word: str, key: str, norm: Norm) -> bool:
    """Whether the rules spell a word as typed with certainty; `key` is it without its marks.

    >>> may_be_sure("Вашингтон", "вашингтон", "south")
    False
    """
    if not alphabet().letters.issuperset(key):
        return True
    return is_sure(key, word[:1] != word[:1].lower(), norm)
