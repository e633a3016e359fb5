"""Analysis: from a word to its marks, everything that the letters of a seam can't show.

Rows of tables decide, and a seam belongs to the first that speaks of it: the user's own rows, the
lexicon, stems with endings, morphemes, Sino-Korean syllables. What no row speaks of stays plain.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from operator import add
from typing import NamedTuple

from ..trace.step import Certainty
from .drafts import Draft
from .lexicon import Entry, Lexicon, read_lexicon
from .morphemes import HALF, Morpheme, Morphemes, read_morphemes
from .segments import Reading, Row, split_words
from .sino_korean import Sino, read_sino
from .verb_stems import Stems, read_stems

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


def as_reading(marked: Marked, join: str = "") -> Reading:
    """A marked word as segments."""
    rows = tuple(Row(rule, 0, before, after) for rule, before, after in marked.rows)
    others = tuple(Reading(split_words(other, join=join)) for other in marked.others)
    return Reading(split_words(marked.text, join=join), rows, marked.certainty, others)


class Analysis:
    """Marks words by the tables and by a user's own rows (word, marked), which win over all."""

    def __init__(self, rows: Iterable[tuple[str, str]] = ()) -> None:
        self._own = Lexicon(Entry(word, marked, (), "no") for word, marked in rows)
        self._ready: tuple[dict[str, Entry], Gate] | None = None

    def owns(self, word: str) -> bool:
        """Whether one of the user's own rows is this word.

        >>> Analysis([("국물", "국|물")]).owns("국물"), Analysis().owns("국물")
        (True, False)
        """
        return word in self._own.entries

    def mark(self, word: str) -> Marked:
        """The marks of one word of composed Hangul syllables.

        >>> Analysis().mark("물고기").text, Analysis().mark("국물").text
        ("물'고기", '국물')
        >>> Analysis([("국물", "국|물")]).mark("국물").rows
        (('lexicon:국물', '국물', '국|물'),)
        """
        entries, (pairs, second, later, first, halves) = self._ready or self._prepare()
        entry = entries.get(word)
        if entry is not None:
            row = (f"lexicon:{word}", word, entry.marked)
            return Marked(entry.marked, (row,), "row", entry.others)
        if (
            pairs.isdisjoint(map(add, word, word[1:]))
            and later.isdisjoint(word[2:])
            and second.isdisjoint(word[1:])
            and word[0] not in first
            and (len(word) < 2 * HALF or word[HALF] not in halves)
        ) or not 1 < len(word) <= LONGEST_WORD:
            return Marked(word)
        return self._search(word)

    def _prepare(self) -> tuple[dict[str, Entry], Gate]:
        entries, gate = read_lexicon().entries, read_gate()
        if self._own.entries:
            entries = {**entries, **self._own.entries}
            gate = gate._replace(pairs=gate.pairs | self._own.heads.keys())
        self._ready = entries, gate
        return self._ready

    def _search(self, word: str) -> Marked:
        draft = Draft(word)
        pairs = [*map(add, word, word[1:])]
        lexicon, stems, morphemes, sino = _read_tables()
        if self._own.heads:
            self._own.lay_rows(draft)
        if not lexicon.heads.keys().isdisjoint(pairs):
            lexicon.lay_rows(draft)
        if not stems.gate_pairs.isdisjoint(pairs):
            stems.sign(draft)
        morphemes.sign(draft)
        if not sino.gate_pairs.isdisjoint(pairs):
            sino.sign(draft)
        if not draft.rows:
            return Marked(word)
        return Marked(draft.text(), tuple(draft.rows), draft.certainty, draft.others)


class Letters(Analysis):
    """Marks nothing: a word as it is spelt, for an alphabet that writes letters and not sounds."""

    def mark(self, word: str) -> Marked:
        """The word itself.

        >>> Letters().mark("물고기").text
        '물고기'
        """
        return Marked(word)


@cache
def _read_tables() -> tuple[Lexicon, Stems, Morphemes, Sino]:
    return read_lexicon(), read_stems(), read_morphemes(), read_sino()


class Gate(NamedTuple):
    """The syllables without any of which no table has anything to say of a word.

    Pairs of syllables anywhere in it; syllables, from the second or from the third on; its first;
    the first of its second half.
    """

    pairs: set[str]
    second: set[str]
    later: set[str]
    first: set[str]
    halves: dict[str, Morpheme]


@cache
def read_gate() -> Gate:
    """What stops a word at the tables; read once."""
    lexicon, stems, morphemes, sino = _read_tables()
    pairs = {*lexicon.heads, *stems.gate_pairs, *morphemes.gate_pairs, *sino.gate_pairs}
    return Gate(
        pairs,
        morphemes.gate_second,
        morphemes.gate_later,
        morphemes.gate_first,
        morphemes.halves,
    )
