"""What a Korean word in Cyrillic looks like, whatever word it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from ..russian.declension import A_CLASS, paradigm_of, paradigms
from .scripts import CYRILLIC, script

MOST_SYLLABLES = 8  # of a word


@lru_cache(maxsize=1 << 14)
def may_be_korean(word: str) -> bool:
    """Whether a lower-case word is written as a Korean one might be, by any system.

    >>> may_be_korean("чжоныну"), may_be_korean("хвой"), may_be_korean("трамп")
    (True, True, False)
    """
    return _shape().fullmatch(word) is not None


@cache
def _shape() -> re.Pattern[str]:
    """A word of such syllables as any Cyrillic system has, with or without a case ending."""
    texts = script(CYRILLIC, False).joints.texts()
    cut = {vowel[:-1] for vowel in texts[1] if _is_of_a_class(vowel)}
    onsets, vowels, codas, cut_vowels = map(_alternatives, (*texts, cut))
    endings: dict[bool, set[str]] = {False: {""}, True: set()}
    for row in paradigms().values():
        endings[row.kind == A_CLASS].update(row.endings.values())
    syllable = f"(?:{onsets})(?:{vowels})(?:{codas})"
    return re.compile(
        f"(?:{syllable}){{1,{MOST_SYLLABLES}}}(?:{_alternatives(endings[False])})"
        # Endings of the class in -a stand instead of the last letter of the vowel.
        f"|(?:{syllable}){{0,{MOST_SYLLABLES - 1}}}"
        f"(?:{onsets})(?:{cut_vowels})(?:{_alternatives(endings[True])})"
    )


def _alternatives(texts: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, sorted(texts)), key=len, reverse=True))


def _is_of_a_class(form: str) -> bool:
    paradigm = paradigm_of(form)
    return paradigm is not None and paradigm.kind == A_CLASS
