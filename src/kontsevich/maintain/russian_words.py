"""Russian words that might be read as misspelt terms, given names, derivatives of places.

Every word form of the OpenCorpora dictionary, as `pymorphy3` carries it, is judged as if it stood
in a text about Korea; what would be told is written down. To be run anew when terms, places,
suffixes or rivals change; takes two minutes and needs `pip install pymorphy3`::

    python -m kontsevich.maintain.russian_words
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..checker.spotting import likely_given_names, place_derivatives, terms
from ..law import tables
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
    known = terms.russian_words()
    found = {row[0]: row[1] for row in tables.read_tsv(terms.RUSSIAN)}
    fresh: dict[str, str] = {}
    for word in forms:
        if word in known:
            fresh[word] = found[word]
        elif told := tell(word):
            fresh[word] = told
    return sorted(fresh.items())


def tell(word: str) -> str:
    """The Hangul of what a word would be told as; nothing if it would not be."""
    if terms.may_be_term(word):
        term = terms.judge_term.__wrapped__(word, PROFILE, close=True)
        if term is not None:  # a usual form is listed, whatever the dictionary has too
            return term.reading.hangul if term.kind != terms.USUAL else ""
    place = place_derivatives.judge_derivative.__wrapped__(word, PROFILE)
    if place is not None:
        return place.reading.hangul
    givens = likely_given_names.read_lone.__wrapped__(word)
    return givens[0].hangul if givens else ""


def write() -> None:
    """Write the table anew, from nothing."""
    path = tables.locate() / terms.RUSSIAN
    path.write_text(HEADER, encoding="utf-8", newline="\n")
    tables.read_tsv.cache_clear()
    terms.russian_words.cache_clear()
    rows = derive(dictionary_forms())
    text = HEADER + "".join("\t".join(row) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
