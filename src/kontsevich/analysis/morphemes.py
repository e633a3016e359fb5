"""Parts of words that are read alike wherever they occur: 권 in 인권, 란 in 의견란, 겉 in 겉옷."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ..hangul.syllables import decompose
from ..law import tables
from .drafts import Draft, coda_of, syllables_with
from .lexicon import is_particle, is_tail, makes_verb, read_tails

MORPHEMES = "analysis/morphemes.tsv"
ANYTHING = "*"
ANYTHING_AFTER_ONLY = "only*"
# A suffix that meets no more codas than this is looked for by pairs of syllables: its own
# syllable (the ending 다, the particle 과) would stop too many words.
FEW = 2
HALF = 2  # the syllables of the first half of a word, after which a row of the place `half` acts


class Morpheme(NamedTuple):
    """A suffix that signs the seam before it, or a prefix that signs the seam after it.

    Or the first syllable of a word's second half, which signs the seam between the halves.

    It acts after (before) the words of `only`, and after (before) any other of at least `least`
    syllables (0: no other) unless one of `without` stands there and if its seam shows one of
    `meets`: the coda before a suffix, the onset and vowel after a prefix. `tails` may follow
    beside the usual particles; `*` lets anything follow, `only*` where a word of `only` begins
    the whole.
    """

    text: str
    sign: str
    meets: frozenset[str]
    least: int
    only: frozenset[str]
    without: tuple[str, ...]
    tails: frozenset[str]

    def lists(self, before: str) -> bool:
        """Whether a word of `only` stands before this suffix, alone or at the end of another."""
        return before in self.only or any(
            before[start:] in self.only for start in range(1, len(before) - 1)
        )

    def follows(self, before: str) -> bool:
        """Whether this suffix also acts after a word that no list names."""
        return (
            0 < self.least <= len(before)
            and coda_of(before[-1]) in self.meets
            and not before.endswith(self.without)
        )

    def begins(self, after: str) -> bool:
        """Whether this prefix (or this second half) signs the seam before such a rest of a word."""
        if after.startswith(tuple(self.only)):
            return True
        return 0 < self.least <= len(after) and not after.startswith(self.without)


class Morphemes:
    """The rows by their first syllable, suffixes and prefixes apart."""

    def __init__(self, rows: Iterable[tuple[str, ...]]) -> None:
        self.suffixes: dict[str, list[Morpheme]] = {}
        self.prefixes: dict[str, list[Morpheme]] = {}
        self.halves: dict[str, Morpheme] = {}
        # What shows that a morpheme may be there: the word's first syllable, for a prefix; a pair
        # of syllables, its own or those of its seam; a syllable, the second or a later one.
        self.gate_first: set[str] = set()
        self.gate_pairs: set[str] = set()
        self.gate_second: set[str] = set()
        self.gate_later: set[str] = set()
        for text, place, sign, meets, least, only, without, tails, *_ in rows:
            row = Morpheme(
                text,
                sign,
                frozenset(meets.split()),
                int(least),
                frozenset(only.split()),
                tuple(without.split()),
                frozenset(tails.split()),
            )
            if place == "half":
                self.halves[text] = row
                continue
            by_first = self.suffixes if place == "suffix" else self.prefixes
            by_first.setdefault(text[0], []).append(row)
            self._open(row, place)
        for found in (*self.suffixes.values(), *self.prefixes.values()):
            found.sort(key=lambda row: -len(row.text))

    def _open(self, row: Morpheme, place: str) -> None:
        text = row.text
        if place == "prefix":
            self.gate_first.add(text[0])
        elif len(text) > 1:
            self.gate_pairs.add(text[:2])
        elif not row.least:
            self.gate_pairs.update(word[-1] + text for word in row.only)
        elif len(row.meets) <= FEW and (row.least == 1 or text in read_tails().particles):
            self.gate_pairs.update(word[-1] + text for word in row.only)
            for coda in row.meets:
                self.gate_pairs.update(before + text for before in syllables_with(coda))
        else:
            (self.gate_second if row.least == 1 else self.gate_later).add(text)
            self.gate_pairs.update(word + text for word in row.only if len(word) == 1)

    def sign(self, draft: Draft) -> None:
        """Sign every seam of a word that one of the morphemes decides."""
        word = draft.word
        for row in self.prefixes.get(word[0], ()):
            if word.startswith(row.text) and _begins(row, word):
                draft.sign(len(row.text), row.sign, f"morpheme:{row.text}")
                break
        suffixes = self.suffixes
        for at in range(1, len(word)):
            if word[at] in suffixes and not draft.taken[at]:
                for row in suffixes[word[at]]:
                    if word.startswith(row.text, at) and _ends(row, word, at):
                        draft.sign(at, row.sign, f"morpheme:{row.text}")
                        break
        if len(word) >= 2 * HALF and word[HALF] in self.halves:
            self._sign_half(draft, self.halves[word[HALF]])

    def _sign_half(self, draft: Draft, row: Morpheme) -> None:
        """Sign the seam after two syllables, if two or three more make up the word."""
        word, end = draft.word, 2 * HALF
        halved = len(word) <= end + 1 or is_tail(word, end)
        met = coda_of(word[HALF - 1]) in row.meets
        whole = is_particle(word, HALF + 1) or makes_verb(
            word, HALF + 1
        )  # 통번역|하다, not 통번|역하다
        if halved and met and not whole and row.begins(word[HALF:]):
            draft.sign(HALF, row.sign, f"morpheme:{row.text}")


def _begins(row: Morpheme, word: str) -> bool:
    at = len(row.text)
    return at < len(word) and not row.meets.isdisjoint(_head(word[at])) and row.begins(word[at:])


def _ends(row: Morpheme, word: str, at: int) -> bool:
    before = word[:at]
    if not row.lists(before) and not row.follows(before):
        return False
    end = at + len(row.text)
    if end == len(word) or ANYTHING in row.tails:
        return True
    if is_particle(word, at):
        return False  # 탄식조차: the particle 조차, not 조
    if ANYTHING_AFTER_ONLY in row.tails and before in row.only:
        return True
    return is_tail(word, end, row.tails)


def _head(syllable: str) -> tuple[str, str]:
    onset, vowel, _ = decompose(syllable)
    return onset, onset + vowel


@cache
def read_morphemes() -> Morphemes:
    """The shipped morphemes; read once."""
    return Morphemes(tables.read_tsv(MORPHEMES))
