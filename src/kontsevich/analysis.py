"""Analysis: from a word to its marks, everything that the letters of a seam can't show.

Rows of tables decide, and a seam belongs to the first that speaks of it: the user's own rows, the
lexicon, stems with endings, morphemes, Sino-Korean syllables. What no row speaks of stays plain.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from operator import add
from typing import NamedTuple

from .draft import Draft
from .lexicon import Entry, Lexicon, read_lexicon
from .morphemes import read_morphemes
from .sino import read_sino
from .stems import read_stems
from .step import Certainty

# No word is longer: a longer run is text written without spaces, read by the sound rules alone.
LONGEST_WORD = 48


class Marked(NamedTuple):
    """A word in marked notation, the rows that marked it, and how sure that is.

    `rows`: rule id (`lexicon:물고기`, `morpheme:권`, `stem:삼`, `sino`), the word before, after.
    `others`: further admitted readings, in marked notation.
    """

    text: str
    rows: tuple[tuple[str, str, str], ...] = ()
    certainty: Certainty = "rule"
    others: tuple[str, ...] = ()


class Analysis:
    """Marks words by the tables and by a user's own rows (word, marked), which win over all."""

    def __init__(self, rows: Iterable[tuple[str, str]] = ()) -> None:
        self._own = Lexicon(Entry(word, marked, (), "no") for word, marked in rows)

    def mark(self, word: str) -> Marked:
        """The marks of one word of composed Hangul syllables.

        >>> Analysis().mark("물고기").text, Analysis().mark("국물").text
        ("물'고기", '국물')
        >>> Analysis([("국물", "국|물")]).mark("국물").rows
        (('lexicon:국물', '국물', '국|물'),)
        """
        shipped = read_lexicon()
        entry = self._own.entries.get(word) or shipped.entries.get(word)
        if entry is not None:
            row = (f"lexicon:{word}", word, entry.marked)
            return Marked(entry.marked, (row,), "row", entry.others)
        characters, pairs = read_gate()
        if (
            characters.isdisjoint(word)
            and pairs.isdisjoint(map(add, word, word[1:]))
            and not self._own.heads
        ) or not 1 < len(word) <= LONGEST_WORD:
            return Marked(word)
        return self._search(word)

    def _search(self, word: str) -> Marked:
        draft = Draft(word)
        if self._own.heads:
            self._own.lay_rows(draft)
        read_lexicon().lay_rows(draft)
        read_stems().sign(draft)
        read_morphemes().sign(draft)
        read_sino().sign(draft)
        if not draft.rows:
            return Marked(word)
        return Marked(draft.text(), tuple(draft.rows), draft.certainty, draft.others)


@cache
def read_gate() -> tuple[frozenset[str], frozenset[str]]:
    """Syllables, and pairs of them, without which no table has anything to say of a word."""
    morphemes = read_morphemes()
    pairs = set(read_lexicon().heads)
    pairs |= read_stems().gate_pairs | morphemes.gate_pairs | read_sino().gate_pairs
    return frozenset(morphemes.gate), frozenset(pairs)
