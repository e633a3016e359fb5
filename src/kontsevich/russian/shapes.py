"""Whether an unlisted word looks Russian: only then do the rules spell it with certainty."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ..law import tables
from .letter_rules import Norm, alphabet
from .name_table import foreign_words, given_names, restored, surely_russian

UNLISTED = "hangul-unlisted"

_END, _INSIDE, _SURNAME = "end", "inside", "surname"
_SHORTEST = 3  # letters; a shorter word may end so by chance


@cache
def _shapes(place: str) -> re.Pattern[str]:
    letters = sorted(row[0] for row in tables.read_tsv("hangul/shapes.tsv") if row[1] == place)
    tail = "" if place == _INSIDE else "$"
    return re.compile(f"(?:{'|'.join(map(re.escape, letters))}){tail}")


def opens_person(key: str) -> bool:
    """Whether a surname may follow a lower-case word: it is a given name or a patronymic.

    >>> opens_person("станислав"), opens_person("львович"), opens_person("остров")
    (True, True, False)
    """
    return key in given_names() or key.endswith(
        tuple(tables.read_toml("hangul/alphabet.toml")["patronymics"])
    )


@lru_cache(maxsize=8192)
def is_sure(key: str, capital: bool, norm: Norm, person: bool = False) -> bool:
    """Whether the rules of Russian may spell a lower-case word with certainty.

    A listed name, a word with the ending of a Russian name, or an ordinary word is sure; a word
    with a capital that is none of these is not, nor any with letters that stand so in loans only.
    After a Russian given name (`person`) endings that other nations have too are those of surnames.

    >>> is_sure("москва", True, "south"), is_sure("кортнев", True, "south")
    (True, False)
    >>> is_sure("дегтярский", True, "south"), is_sure("эйнштейн", True, "south")
    (True, False)
    >>> is_sure("карелин", True, "south"), is_sure("карелин", True, "south", person=True)
    (False, True)
    """
    if key in foreign_words(norm):
        return False
    if key in surely_russian() or key in restored():
        return True
    if _shapes(_INSIDE).search(key):
        return False
    if not capital or len(key) == 1:
        return True
    if len(key) <= _SHORTEST:
        return False
    return any(_shapes(place).search(key) for place in ((_END, _SURNAME) if person else (_END,)))


def may_be_sure(word: str, key: str, norm: Norm, person: bool = False) -> bool:
    """Whether the rules spell a word as typed with certainty; `key` is it without its marks.

    >>> may_be_sure("Вашингтон", "вашингтон", "south")
    False
    """
    if not alphabet().letters.issuperset(key):
        return True
    return is_sure(key, word[:1] != word[:1].lower(), norm, person)
