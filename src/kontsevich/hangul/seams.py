"""A marked word → its seams, the records of coda, onset, vowel and mark that every rule acts on.

A seam is where two syllables meet: the coda before it, the onset and the vowel after it, and a
mark that says what kind of boundary it is. The start and the end of a word are seams too.

Between its stages a word travels as text in *marked notation*: its syllables, with a sign before
a syllable where the seam is not plain (``tables/README.md`` lists the signs).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..law.rules import NOTHING
from .syllables import CODAS, ONSETS, SILENT, VOWELS, decompose


class Mark(NamedTuple):
    """What the letters of a seam can't show: four small closed sets."""

    boundary: str = "inside"
    tense: str = "no"
    insert_n: str = "no"
    origin: str = "unknown"


class Seam(NamedTuple):
    """Coda before, onset and vowel after (`∅` for nothing), and the mark."""

    coda: str
    onset: str
    vowel: str
    mark: Mark


BOUNDARIES = ("start", "inside", "compound", "stem", "particle", "given", "end")
MARK_SLOTS = {
    "boundary": frozenset(BOUNDARIES),
    "tense": frozenset(("no", "yes", "unknown")),
    "insert_n": frozenset(("no", "yes")),
    "origin": frozenset(("sino", "native", "loan", "unknown")),
}
LETTER_SLOTS = {
    "coda": frozenset(CODAS) | {NOTHING},
    "onset": (frozenset(ONSETS) - {SILENT}) | {NOTHING},
    "vowel": frozenset(VOWELS) | {NOTHING},
}
# All that a rule of sounds or of spelling may test or change.
SLOTS = {**LETTER_SLOTS, **MARK_SLOTS}

PLAIN = Mark()
SINO_SIGN = "~"
# Each sign changes one field of the mark, so signs combine: `|'` is a compound and tense.
SIGNS = {
    "|": ("boundary", "compound"),
    "-": ("boundary", "stem"),
    "=": ("boundary", "particle"),
    "'": ("tense", "yes"),
    "?": ("tense", "unknown"),
    "+": ("insert_n", "yes"),
    SINO_SIGN: ("origin", "sino"),
}
SPACE = "_"


def strip_signs(marked: str) -> str:
    """The bare syllables of a marked word.

    >>> strip_signs("색+연필")
    '색연필'
    """
    return "".join(character for character in marked if character not in SIGNS)


@lru_cache(maxsize=4096)
def _mark(signs: str) -> Mark:
    return PLAIN._replace(**dict(SIGNS[sign] for sign in signs))


def read_seams(marked: str, first: Mark = PLAIN, before: str = NOTHING) -> Iterator[Seam]:
    """The seams of one marked word, its start and its end among them.

    `first` is the mark of its first seam and `before` the coda that stands before the word
    (a given name's first seam shows the coda of the surname).

    >>> [seam.coda + seam.onset + seam.vowel for seam in read_seams("물'고")]
    ['∅ㅁㅜ', 'ㄹㄱㅗ', '∅∅∅']
    """
    mark = first if first is not PLAIN else PLAIN._replace(boundary="start")
    coda, signs = before, ""
    for character in marked:
        if character in SIGNS:
            signs += character
            continue
        onset, vowel, next_coda = decompose(character)
        yield Seam(coda, onset, vowel, _mark(signs) if signs else mark)
        coda, signs, mark = next_coda, "", PLAIN
    yield Seam(coda, NOTHING, NOTHING, PLAIN._replace(boundary="end"))
