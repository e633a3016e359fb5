"""The Russian words of a text, and those in Cyrillic that are not Russian."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from . import name_table as names
from .letter_rules import alphabet
from .words import key_of


class Token(NamedTuple):
    """A run of Russian letters in the text; `key` is it in lower case, without stress."""

    start: int
    end: int
    key: str
    capital: bool


def read_tokens(text: str) -> list[Token]:
    """The Russian words of a text; a word with other Cyrillic letters is none.

    >>> [token.key for token in read_tokens("Путин, Аќимовиќ")]
    ['путин']
    """
    known = alphabet()
    plain = known.letters.issuperset
    russian = (known.letters | known.hyphens).issuperset
    others = names.other_words()
    found = []
    for match in _pattern().finditer(text):
        source = match[0]
        key = lower = source.lower()
        if not plain(lower):
            key = key_of(lower)
            if not russian(key) and key not in others:
                continue
        start, end = match.span()
        found.append(Token(start, end, key, source[0] != lower[0]))
    return found


def find_other_words(text: str) -> Iterator[tuple[int, int]]:
    """Where the words in Cyrillic stand that `read_tokens` leaves out: they stay as they are.

    >>> list(find_other_words("Путин, Аќимовиќ"))
    [(7, 15)]
    """
    read = {token.start for token in read_tokens(text)}
    for match in _pattern().finditer(text):
        if match.start() not in read:
            yield match.span()


@cache
def _pattern() -> re.Pattern[str]:
    """Cyrillic words, with hyphens inside and marks on their letters."""
    marks, hyphens = ("".join(sorted(chars)) for chars in (alphabet().marks, alphabet().hyphens))
    word = f"[\u0400-\u0482\u048a-\u052f][\u0400-\u052f{marks}]*"
    return re.compile(f"{word}(?:[{re.escape(hyphens)}]{word})*")
