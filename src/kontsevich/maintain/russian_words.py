"""Russian words that might be read as misspelt terms, given names, places, derivatives of places.

Every word form of the OpenCorpora dictionary, as `pymorphy3` carries it, is judged as if it stood
in a text about Korea; what would be told is written down. To be run anew when terms, places,
suffixes or rivals change; takes two minutes and needs `pip install pymorphy3`::

    python -m kontsevich.maintain.russian_words
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from ..analysis.places import places
from ..checker.spotting import likely_given_names, listed_words, place_derivatives, terms
from ..checker.spotting.evidence import foreign_names, speaks_of_korea, weights
from ..checker.spotting.plainly_korean import is_near
from ..checker.spotting.russian_words import RUSSIAN, russian_words
from ..checker.spotting.short_terms import short_forms
from ..hangul.syllables import RUN
from ..law import tables
from ..reverse.term_heads import begins_as, find_heads, may_be_term
from ..russian.declension import stems
from ..transcription.layout import fold_yo

PROFILE = "paper"
HEADER = "word\thangul\n"


def dictionary_forms() -> Iterator[str]:
    """Every word form of the dictionary, with ё and, where it is usual, without."""
    from pymorphy3 import MorphAnalyzer  # only for this

    for word in MorphAnalyzer().dictionary.words.iterkeys():
        yield word
        if fold_yo(word) != word:
            yield fold_yo(word)


def derive(forms: Iterable[str]) -> list[tuple[str, str]]:
    """The forms that would be told, each with the Hangul that it would be read as.

    >>> derive(["мама", "янбан"])
    []
    """
    known = russian_words()
    found = {row[0]: row[1] for row in tables.read_tsv(RUSSIAN)}
    fresh: dict[str, str] = {}
    for word in forms:
        if word in known:
            fresh[word] = found[word]
        elif told := tell(word):
            fresh[word] = told
    return sorted(fresh.items())


def tell(word: str) -> str:
    """The Hangul of what a word would be told as; nothing if it would not be."""
    for stem in stems(word):
        if stem.form in short_forms():
            return short_forms()[stem.form]
    if may_be_term(word):
        term = terms.judge_term.__wrapped__(word, PROFILE, close=True)
        if term is not None:  # a usual form is listed, whatever the dictionary has too
            return term.reading.hangul if term.kind != terms.USUAL else ""
    place = place_derivatives.judge_derivative.__wrapped__(word, PROFILE)
    if place is not None:
        return place.reading.hangul
    givens = likely_given_names.read_lone.__wrapped__(word)
    return givens[0].hangul if givens else _read_place(word)


def _read_place(word: str) -> str:
    """The Hangul of the place that a word would be in a text that is plainly about Korea."""
    if len(word) < weights().shortest_word or not begins_as(word, _place_heads()):
        return ""
    if speaks_of_korea(word) or any(stem.form in foreign_names() for stem in stems(word)):
        return ""
    judged = listed_words.judge_word.__wrapped__(word)
    for reading, stem in () if judged.fine else judged.rows:
        if reading.kind == listed_words.PLACE and is_near(reading, stem):
            return reading.hangul
    return ""


@cache
def _place_heads() -> frozenset[str]:
    return find_heads(hangul for hangul in places() if RUN.fullmatch(hangul))


def write() -> None:
    """Write the table anew, from nothing."""
    path = tables.locate() / RUSSIAN
    path.write_text(HEADER, encoding="utf-8", newline="\n")
    tables.read_tsv.cache_clear()
    russian_words.cache_clear()
    rows = derive(dictionary_forms())
    text = HEADER + "".join("\t".join(row) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
