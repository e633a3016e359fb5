"""A name in Latin letters, made ready for reading: its words, and which is the surname."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from ..law import tables
from .name_counts import WEIGHTS

MOST_PARTS = 3  # written parts of a given name
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\u02bb\u02be\u02bf`\u00b4\u2032]")
_HYPHENS = re.compile("\\s*[\u00ad\u2010-\u2015\u2212-]\\s*")
_DATES = re.compile(r"\b(?:b|d|ca|fl|born|died)?\.?\s*\d{3,4}\??\s*(?:-\s*(?:\d{3,4}\??)?)?")
# What stands over a letter: a caron or a circumflex for the breve that McCune and Reischauer put.
_MARKS = str.maketrans("ǒǔōūôûëéèäï", "ŏŭŏŭŏŭeeeai")
_WH = re.compile("wh(?=[aeiou])")
_ODD = re.compile(r"[^\w'\-]|_|\d")


class Arrangement(NamedTuple):
    """One way to take the words of a name: surname ("" for none), given name, how likely."""

    surname: str
    parts: tuple[str, ...]
    weight: float


def clean_latin(text: str) -> str:
    """Lower case, one kind of apostrophe, hyphen and breve, and no accents beside.

    >>> clean_latin("Ch‘ŏng–Hǔi")
    "ch'ŏng-hŭi"
    """
    text = unicodedata.normalize("NFC", text).lower().translate(_MARKS)
    text = _HYPHENS.sub("-", _APOSTROPHES.sub("'", text))
    return _WH.sub("hw", text)


def arrange(text: str) -> list[Arrangement]:
    """The ways to take the words of a text as a name, the surname first or last.

    A comma stands behind a surname, as in the headings of libraries; a word in capitals among
    others is one, as in lists of sportsmen; a hyphenated word is none.

    >>> arrange("Kim, Chŏng-ŭn, 1984-")
    [Arrangement(surname='kim', parts=('chŏng', 'ŭn'), weight=1.0)]
    >>> [row.surname for row in arrange("Jeyun PARK")]
    ['park', 'jeyun']
    """
    pieces = [piece for piece in (_DATES.sub("", one).strip() for one in text.split(",")) if piece]
    if 2 <= len(pieces) <= 3 and "," in text and len(pieces[0].split()) == 1:
        given = _split(pieces[1].split())
        return [Arrangement(_bare(pieces[0]), given, 1.0)] if 0 < len(given) <= MOST_PARTS else []
    words = [word for word in _DATES.sub("", text).replace(",", " ").split() if _bare(word)]
    if len(words) == 1:
        bare = _bare(words[0])
        parts = tuple(part for part in bare.split("-") if part)
        return [Arrangement("", parts, 1.0)] if len(parts) <= MOST_PARTS else []
    if not words:
        return []
    return sorted(_orders(words), key=lambda row: -row.weight)


def _orders(words: list[str]) -> list[Arrangement]:
    numbers = tables.read_toml(WEIGHTS)["order"]
    bare = [_bare(word) for word in words]
    capitals = [word.isupper() and len(word) > 1 for word in words]
    first, last = numbers["first"], numbers["last"]
    if "-" in bare[0]:
        first, last = numbers["never"], numbers["first"]
    elif any("-" in word for word in bare[1:]):
        last = numbers["last_hyphen"]
    if sum(capitals) == 1:
        if capitals[0]:
            last = numbers["never"]
        elif capitals[-1]:
            first, last = numbers["never"], numbers["first"]
    found = [
        Arrangement(bare[0], _split(bare[1:]), first),
        Arrangement(bare[-1], _split(bare[:-1]), last),
    ]
    if len(bare) > 2 and not any("-" in word for word in bare[:2]):  # Nam Goong Min
        found.append(Arrangement(bare[0] + bare[1], _split(bare[2:]), first * numbers["two_words"]))
    return [row for row in found if len(row.parts) <= MOST_PARTS]


def _bare(word: str) -> str:
    return _ODD.sub("", clean_latin(word)).strip("-'")


def _split(words: list[str]) -> tuple[str, ...]:
    return tuple(part for word in words for part in _bare(word).split("-") if part)
