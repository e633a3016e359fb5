"""A word while its marks are being found: its syllables, the signs before them, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import add

from ..hangul.seams import SIGNS, SPACE
from ..hangul.syllables import CODAS
from ..law.rules import NOTHING
from ..trace.step import Certainty

FIRST_SYLLABLE, LAST_SYLLABLE = 0xAC00, 0xD7A3
DOUBT = "?"
CODA_SLOTS: tuple[str, ...] = (NOTHING, *CODAS)


def coda_of(syllable: str) -> str:
    """The coda of a composed syllable, `∅` for none; by arithmetic, for it is asked often.

    >>> coda_of("닭"), coda_of("가")
    ('ㄺ', '∅')
    """
    return CODA_SLOTS[(ord(syllable) - FIRST_SYLLABLE) % len(CODA_SLOTS)]


def syllables_with(coda: str) -> Iterator[str]:
    """Every composed syllable with this coda.

    >>> next(syllables_with("ㄻ"))
    '갊'
    """
    first = FIRST_SYLLABLE + CODA_SLOTS.index(coda)
    return map(chr, range(first, LAST_SYLLABLE + 1, len(CODA_SLOTS)))


def cut_marked(marked: str) -> list[tuple[str, str]]:
    """A marked text as (signs, syllable) pairs; a space counts among the signs.

    >>> cut_marked("물'고기")
    [('', '물'), ("'", '고'), ('', '기')]
    """
    pairs = []
    signs = ""
    for character in marked:
        if character in SIGNS or character == SPACE:
            signs += character
        else:
            pairs.append((signs, character))
            signs = ""
    return pairs


class Draft:
    """One word in the making; rows lay themselves over it, each seam belongs to the first."""

    __slots__ = ("certainty", "others", "rows", "signs", "syllables", "taken", "word")

    def __init__(self, word: str) -> None:
        self.word = word
        self.syllables = list(word)
        self.signs = [""] * len(word)
        self.taken = [False] * len(word)
        self.rows: list[tuple[str, str, str]] = []
        self.others: tuple[str, ...] = ()
        self.certainty: Certainty = "rule"

    def text(self) -> str:
        """The word in marked notation as it stands now."""
        return "".join(map(add, self.signs, self.syllables))

    def sign(self, at: int, sign: str, rule: str) -> None:
        """Put a sign before a syllable, unless a row has already decided about that seam.

        No sign at all decides too: the seam is plain, and no later row speaks of it.
        """
        if self.taken[at]:
            return
        self.taken[at] = True
        if not sign:
            return
        before = self.text()
        self.signs[at] = sign
        self._record(rule, before)
        if sign == DOUBT:
            self.certainty = "guess"

    def lay(self, at: int, pairs: Sequence[tuple[str, str]], rule: str, then: str = "") -> None:
        """Lay a row's syllables and signs over the word; every seam inside is decided by it.

        `then` is the sign of what follows the row's word.
        """
        before = self.text()
        for index, (signs, syllable) in enumerate(pairs, at):
            if index > at:
                self.taken[index] = True
                self.signs[index] = signs
            self.syllables[index] = syllable
        if then:
            self.signs[at + len(pairs)] = then
        self._record(rule, before)

    def hold(self, at: int, end: int) -> None:
        """Keep a stretch of the word plain: it looks like a row's word and is another."""
        self.taken[at + 1 : end] = [True] * (end - at - 1)

    def _record(self, rule: str, before: str) -> None:
        self.rows.append((rule, before, self.text()))
        if self.certainty == "rule":
            self.certainty = "row"
