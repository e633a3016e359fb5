"""Titles in the letters of McCune and Reischauer, or of Yale → Hangul: several words, no name.

What only the system writes must stand in the text (ŏ, ŭ, an apostrophe; wu, ay, ngc): letters
without it may be those of any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, product

from ..law import tables
from .found import Found
from .latin_text import clean_latin
from .lattice import Path
from .name_counts import WEIGHTS
from .plain_words import read_word
from .scripts import LATIN
from .yale_words import YALE, read_yale

LIKELIEST = 3  # readings of one word
MOST_READINGS = 40
_MARKS = re.compile("[ŏŭ]|n'g|(?:k|t|p|ch)'")
# Vowels that end in y before no vowel, w before u, and c behind a consonant that is no ch.
_YALE_MARKS = re.compile("[aeou]y(?![aeiou])|wu|[klmnp]c(?!h)|ngc(?!h)")
_PIECES = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*")
# What the system writes without an apostrophe is no aspirate: at the start, and behind a consonant.
_START = re.compile(r"^(?:ch|([ktp])(?!\1|ch|h))(?!')")
_BEHIND = re.compile(r"(?<=[klpt])ch(?!')")
_LAX = {"ch": "j", "k": "g", "t": "d", "p": "b"}


def read_title(text: str, system: str = "") -> Iterator[Found]:
    """The readings of a title, the likeliest first; none where a word of it cannot be read.

    `system`: yale, if that is known to be its spelling.

    >>> next(read_title("Han'guk hyŏndae munhak yŏn'gu")).hangul
    '한국 현대 문학 연구'
    >>> next(read_title("Hwunmong cahoy")).hangul, next(read_title("Welin sekpo", "yale")).hangul
    ('훈몽 자회', '월인 석보')
    """
    cleaned = clean_latin(text)
    is_marked = bool(_MARKS.search(cleaned))
    is_yale = system == YALE or (not is_marked and bool(_YALE_MARKS.search(cleaned)))
    if not is_marked and not is_yale:
        return
    words = [_PIECES.findall(word) for word in cleaned.split()]
    choices = [_read_pieces(tuple(pieces), is_yale) for pieces in words if pieces]
    for paths in islice(product(*choices), MOST_READINGS):
        hangul = " ".join(path.hangul for path in paths)
        rules = tuple(rule for path in paths for rule in path.rules)
        yield Found(sum(path.cost for path in paths), hangul, "word", rules, "", plain=True)


@lru_cache(maxsize=4096)
def _read_pieces(pieces: tuple[str, ...], is_yale: bool) -> tuple[Path, ...]:
    """One word in its pieces: numbers as they are, letters as syllables."""
    found = [Path(0.0, "", (), 0, None)]
    for piece in pieces:
        readings: Iterable[Path] = [Path(0.0, piece, (), 0, None)]
        if not piece.isdigit():
            readings = read_yale(piece) if is_yale else _read_letters(_respell(piece))
        found = [
            Path(path.cost + more.cost, path.hangul + more.hangul, path.rules + more.rules, 0, None)
            for path in found
            for more in readings
        ]
    return tuple(sorted(found, key=lambda path: path[:2])[:LIKELIEST])


def _read_letters(word: str) -> list[Path]:
    """The likeliest readings by the system's own letters, or by any where it has none."""
    found = read_word(word, LATIN)
    loose = tuple(tables.read_toml(WEIGHTS)["titles"]["loose"])
    strict = [path for path in found if not any(rule.startswith(loose) for rule in path.rules)]
    return (strict or found)[:LIKELIEST]


def _respell(word: str) -> str:
    """The letters of lax consonants made plain.

    >>> _respell("chŏnjip"), _respell("palchŏn"), _respell("ch'ŏnha")
    ('jŏnjip', 'baljŏn', "ch'ŏnha")
    """
    word = _START.sub(lambda found: _LAX[found[0]], word)
    return _BEHIND.sub(_LAX["ch"], word)
