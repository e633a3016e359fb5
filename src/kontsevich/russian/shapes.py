"""Whether an unlisted word looks Russian: only then do the rules spell it with certainty."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ..law import tables
from .letter_rules import Norm, alphabet
from .name_table import (
    OWN,
    POLAND,
    foreign_words,
    given_names,
    listed_surnames,
    rarer_surnames,
    restored,
    shared_names,
    surely_russian,
)

UNLISTED = "hangul-unlisted"

_STRONG, _END, _INSIDE, _SURNAME = "strong", "end", "inside", "surname"
# The shapes that say that a word is Russian, by who bears the given name that stands before it.
_SHOWN = {
    "": (_STRONG, _END),
    OWN: (_STRONG, _END, _SURNAME),
    "world": (_STRONG,),
    POLAND: (_STRONG,),
}
# How a given name ends that a patronymic is made of.
_BASES = ("", "\u0439", "\u044c")
_SHORTEST = 3  # letters; a shorter word may end so by chance


@cache
def _shapes(place: str) -> re.Pattern[str]:
    letters = sorted(row[0] for row in tables.read_tsv("hangul/shapes.tsv") if row[1] == place)
    tail = "" if place == _INSIDE else "$"
    return re.compile(f"(?:{'|'.join(map(re.escape, letters))}){tail}")


def find_bearers(key: str) -> str:
    """Who bears a lower-case given name or patronymic: own, world, poland; nothing for no name.

    >>> [find_bearers(word) for word in ("сергей", "львович", "марк", "казимир", "остров")]
    ['own', 'own', 'world', 'poland', '']
    """
    if key in given_names():
        return shared_names().get(key, OWN)
    return OWN if key.endswith(_patronymics()) else ""


@cache
def _patronymics() -> tuple[str, ...]:
    return tuple(tables.read_toml("hangul/alphabet.toml")["patronymics"])


def _is_patronymic(key: str) -> bool:
    """Whether a lower-case word is a patronymic of a listed given name.

    >>> _is_patronymic("сергеевич"), _is_patronymic("русинович")
    (True, False)
    """
    for ending in _patronymics():
        stem = key.removesuffix(ending)
        if stem != key and any(stem + base in given_names() for base in _BASES):
            return True
    return False


@lru_cache(maxsize=8192)
def is_sure(key: str, capital: bool, norm: Norm, before: str = "", followed: bool = False) -> bool:
    """Whether the rules of Russian may spell a lower-case word with certainty.

    A listed name, a word with the ending of a Russian name, or an ordinary word is sure; a word
    with a capital that is none of these is not, nor any with letters that stand so in loans only.
    `before` says who bears the given name that stands before it: after a Russian one (own) endings
    that other nations have too are those of surnames; after one of the world's or of Poland's only
    a listed surname, a patronymic or an ending that none has but Russians is sure. `followed`: one
    more name stands behind.

    >>> is_sure("москва", True, "south"), is_sure("кортнев", True, "south")
    (True, False)
    >>> is_sure("дегтярский", True, "south"), is_sure("эйнштейн", True, "south")
    (True, False)
    >>> [is_sure("карелин", True, "south", who) for who in ("", "own", "poland")]
    [False, True, False]
    """
    if key in foreign_words(norm):
        return False
    if before not in ("", OWN):
        named = restored().get(key, key)
        if named in listed_surnames():
            return named not in shared_names()
        if before != POLAND and named in rarer_surnames():
            return True
        if _is_patronymic(key) or (followed and key.endswith(_patronymics())):
            return True
    elif key in shared_names() and key not in given_names():
        return before == OWN
    elif key in surely_russian() or key in restored():
        return True
    if _shapes(_INSIDE).search(key):
        return False
    if not capital or len(key) == 1:
        return True
    if len(key) <= _SHORTEST:
        return False
    return any(_shapes(place).search(key) for place in _SHOWN[before])


def may_be_sure(word: str, key: str, norm: Norm, before: str = "", followed: bool = False) -> bool:
    """Whether the rules spell a word as typed with certainty; `key` is it without its marks.

    >>> may_be_sure("Вашингтон", "вашингтон", "south")
    False
    """
    if not alphabet().letters.issuperset(key):
        return True
    return is_sure(key, word[:1] != word[:1].lower(), norm, before, followed)
