"""A name in Latin letters, made ready for reading: its words, and which is the surname."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from ..law import tables
from .latin_spellings import LAYOUTS
from .name_counts import WEIGHTS

JOINED, HYPHEN, APART = LAYOUTS
MOST_PARTS = 3  # written parts of a given name
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\u02bb\u02be\u02bf`\u00b4\u2032]")
_HYPHENS = re.compile("\\s*[\u00ad\u2010-\u2015\u2212-]\\s*")
_DATES = re.compile(r"\b(?:b|d|ca|fl|born|died)?\.?\s*\d{3,4}\??\s*(?:-\s*(?:\d{3,4}\??)?)?")
# What stands over a letter: a caron or a circumflex for the breve that McCune and Reischauer put.
_MARKS = str.maketrans("ǒǔōūôûëéèäï", "ŏŭŏŭŏŭeeeai")
_WH = re.compile("wh(?=[aeiou])")
_ODD = re.compile(r"[^\w'\-]|_|\d")


class Arrangement(NamedTuple):
    """One way to take the words of a name: surname ("" for none), given name, how likely.

    `layout`: how the parts of the given name are put together: joined, hyphen, apart.
    """

    surname: str
    parts: tuple[str, ...]
    weight: float
    layout: str = JOINED


def clean_latin(text: str) -> str:
    """Lower case, one kind of apostrophe, hyphen and breve, and no accents beside.

    >>> clean_latin("Ch‘ŏng–Hǔi")
    "ch'ŏng-hŭi"
    """
    text = unicodedata.normalize("NFC", text).lower().translate(_MARKS)
    text = _HYPHENS.sub("-", _APOSTROPHES.sub("'", text))
    return _WH.sub("hw", text)


@lru_cache(maxsize=1 << 10)
def arrange(text: str) -> tuple[Arrangement, ...]:
    """The ways to take the words of a text as a name, the surname first or last.

    A comma stands behind a surname, as in the headings of libraries; a word in capitals among
    others is one, as in lists of sportsmen; a hyphenated word is none.

    >>> arrange("Kim, Chŏng-ŭn, 1984-")[0]
    Arrangement(surname='kim', parts=('chŏng', 'ŭn'), weight=1.0, layout='hyphen')
    >>> [row.surname for row in arrange("Jeyun PARK")]
    ['park', 'jeyun']
    """
    pieces = [piece for piece in (_DATES.sub("", one).strip() for one in text.split(",")) if piece]
    if 2 <= len(pieces) <= 3 and "," in text and len(pieces[0].split()) == 1:
        found = [_take(_bare(pieces[0]), [_bare(word) for word in pieces[1].split()], 1.0)]
        return tuple(row for row in found if 0 < len(row.parts) <= MOST_PARTS)
    words = [word for word in _DATES.sub("", text).replace(",", " ").split() if _bare(word)]
    if len(words) == 1:
        found = [_take("", [_bare(words[0])], 1.0)]
        return tuple(row for row in found if len(row.parts) <= MOST_PARTS)
    if not words:
        return ()
    return tuple(sorted(_orders(words), key=lambda row: -row.weight))


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
        _take(bare[0], bare[1:], first),
        _take(bare[-1], bare[:-1], last),
    ]
    if len(bare) > 2 and not any("-" in word for word in bare[:2]):  # Nam Goong Min
        found.append(_take(bare[0] + bare[1], bare[2:], first * numbers["two_words"]))
    return [row for row in found if len(row.parts) <= MOST_PARTS]


def _bare(word: str) -> str:
    return _ODD.sub("", clean_latin(word)).strip("-'")


def _take(surname: str, words: list[str], weight: float) -> Arrangement:
    """A surname, and a given name in its words, as they are put together."""
    parts = tuple(part for word in words for part in word.split("-") if part)
    layout = JOINED
    if len(parts) > 1:
        layout = APART if len(words) == len(parts) else HYPHEN
    return Arrangement(surname, parts, weight, layout)
