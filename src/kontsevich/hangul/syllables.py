"""Text ⇄ syllables: the one module that composes Hangul, and the one that imports hangul_jamo."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import hangul_jamo

from ..law.rules import NOTHING

ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
CODAS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
SILENT = "ㅇ"
LIQUID = "ㄹ"

# What normalise() has work with: conjoining jamo, half-width forms, letters typed one by one.
_LOOSE = re.compile("[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb\uffa1-\uffdcㄱ-ㅣ]")

# Runs of composed syllables; a digit before one; runs of letters that compose into nothing modern.
RUN = re.compile("[가-힣]+")
NUMBERED = re.compile(r"\d[가-힣]")
LONE = re.compile("[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fbㄱ-ㆎ]+")
# The letters of one syllable in a run of letters.
_SYLLABLE = re.compile(f"[{ONSETS}]?[{VOWELS}](?:[{CODAS}](?![{VOWELS}]))?")


class Syllable(NamedTuple):
    """One syllable: letters as compatibility jamo, `∅` for a silent onset or no coda."""

    onset: str
    vowel: str
    coda: str


def is_syllable(character: str) -> bool:
    """Whether this one character is a composed Hangul syllable (U+AC00 to U+D7A3)."""
    return "가" <= character <= "힣"


@lru_cache(maxsize=1 << 14)  # holds every syllable there is
def decompose(character: str) -> Syllable:
    """The letters of one composed syllable.

    >>> decompose("국"), decompose("아")
    (Syllable(onset='ㄱ', vowel='ㅜ', coda='ㄱ'), Syllable(onset='∅', vowel='ㅏ', coda='∅'))
    """
    onset, vowel, coda = hangul_jamo.decompose_syllable(character)
    return Syllable(NOTHING if onset == SILENT else onset, vowel, coda or NOTHING)


def compose(syllable: Syllable) -> str:
    """The composed character of a syllable, the inverse of `decompose`.

    >>> compose(Syllable("∅", "ㅏ", "ㄴ"))
    '안'
    """
    onset, vowel, coda = syllable
    composed: str = hangul_jamo.compose_jamo_characters(
        SILENT if onset == NOTHING else onset, vowel, None if coda == NOTHING else coda
    )
    return composed


def is_loose(text: str) -> bool:
    """Whether a text holds letters that `normalise` may compose.

    >>> is_loose("국물"), is_loose("ㄱㅜㄱ물")
    (False, True)
    """
    return _LOOSE.search(text) is not None


def normalise(text: str) -> str:
    """Hangul composed: conjoining, half-width and typed-apart letters become syllables.

    Only Hangul is touched; whatever else the text holds stays as it is, code point by code point.

    >>> normalise("\u1100\u116e\u11a8"), normalise("ﾡￌﾡ"), normalise("ㅎㅏㄴㄱㅡㄹ, ㅋㅋㅋ")
    ('국', '곡', '한글, ㅋㅋㅋ')
    """
    if not is_loose(text):
        return text
    text = re.sub("[\uffa1-\uffdc]", _widen, text)
    # A syllable before conjoining letters may take a coda from them.
    conjoining = "[가-힣]?[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]+"
    text = re.sub(conjoining, lambda run: unicodedata.normalize("NFC", run[0]), text)
    return re.sub("[ㄱ-ㅣ]{2,}", lambda run: str(hangul_jamo.compose(run[0])), text)


def _widen(match: re.Match[str]) -> str:
    _, _, code = unicodedata.decomposition(match[0]).partition(" ")
    return chr(int(code, 16)) if code else match[0]


def letter_of(character: str) -> tuple[str, str] | None:
    """Slot and compatibility jamo of a modern conjoining letter; None for anything else.

    >>> letter_of("\u1100"), letter_of("\u11a8"), letter_of("ㄱ")
    (('onset', 'ㄱ'), ('coda', 'ㄱ'), None)
    """
    for slot, first, letters in (
        ("onset", 0x1100, ONSETS),
        ("vowel", 0x1161, VOWELS),
        ("coda", 0x11A8, CODAS),
    ):
        index = ord(character) - first
        if 0 <= index < len(letters):
            return slot, letters[index]
    return None


def compose_run(run: str) -> str:
    """A run of Hangul letters as syllables; a vowel that no consonant precedes takes ㅇ.

    A consonant followed by a vowel begins a syllable, any other closes one.

    >>> compose_run("ㅏㄴㄴㅏ"), compose_run("ㅍㅡㅅㅡㅋㅗㅍㅡ")
    ('안나', '프스코프')
    """
    return "".join([_composed(letters) for letters in _SYLLABLE.findall(run)])


@lru_cache(maxsize=4096)
def _composed(letters: str) -> str:
    if letters[0] in VOWELS:
        letters = SILENT + letters
    onset, vowel, *coda = list(letters)
    return compose(Syllable(onset, vowel, coda[0] if coda else NOTHING))
