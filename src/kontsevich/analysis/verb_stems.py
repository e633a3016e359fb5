"""Stems of verbs and adjectives before their endings: 삼고 against 감기."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ..law import tables
from .drafts import Draft, coda_of

STEMS = "analysis/stems.tsv"
ENDINGS = "analysis/endings.tsv"
ANYTHING = "*"


class Stem(NamedTuple):
    """A stem, how it is read, what may stand before it in a word, endings it is not read with."""

    text: str
    reading: str
    after: frozenset[str]
    without: frozenset[str]


class Ending(NamedTuple):
    """An ending; `goes_on` when more may follow it; `stems` are the codas that it needs."""

    text: str
    goes_on: bool
    codas: frozenset[str]


class Stems:
    """Stems by their last syllable, endings by their first, and the seams where both may meet."""

    def __init__(
        self, stems: tuple[tuple[str, ...], ...], endings: tuple[tuple[str, ...], ...]
    ) -> None:
        self.stems: dict[str, list[Stem]] = {}
        self.endings: dict[str, list[Ending]] = {}
        for text, reading, after, without, *_ in stems:
            row = Stem(text, reading, frozenset(after.split()), frozenset(without.split()))
            self.stems.setdefault(text[-1], []).append(row)
        for text, goes_on, codas, *_ in endings:
            ending = Ending(text, goes_on == "yes", frozenset(codas.split()))
            self.endings.setdefault(text[0], []).append(ending)
        for found in self.stems.values():
            found.sort(key=lambda stem: -len(stem.text))
        self.gate_pairs = {last + first for last in self.stems for first in self.endings}

    def sign(self, draft: Draft) -> None:
        """Sign every seam of a word where a listed stem meets a listed ending."""
        word = draft.word
        for at in range(1, len(word)):
            stems = self.stems.get(word[at - 1])
            if stems and not draft.taken[at] and word[at] in self.endings:
                stem = _find_stem(stems, word, at)
                if stem and self._ends(stem, word, at):
                    _sign(draft, stem, at)

    def _ends(self, stem: Stem, word: str, at: int) -> bool:
        coda = coda_of(stem.text[-1])
        for ending in self.endings[word[at]]:
            if (
                coda in ending.codas
                and ending.text not in stem.without
                and (
                    word.startswith(ending.text, at) if ending.goes_on else word[at:] == ending.text
                )
            ):
                return True
        return False


def _find_stem(stems: list[Stem], word: str, at: int) -> Stem | None:
    for stem in stems:
        start = at - len(stem.text)
        if word.endswith(stem.text, 0, at) and (
            not start or ANYTHING in stem.after or word[:start] in stem.after
        ):
            return stem
    return None


def _sign(draft: Draft, stem: Stem, at: int) -> None:
    rule = f"stem:{stem.text}"
    if stem.reading:
        start = at - len(stem.text)
        pairs = [("", syllable) for syllable in stem.reading]
        draft.lay(start, [*pairs, ("-", draft.word[at])], rule)
    else:
        draft.sign(at, "-", rule)


@cache
def read_stems() -> Stems:
    """The shipped stems and endings; read once."""
    return Stems(tables.read_tsv(STEMS), tables.read_tsv(ENDINGS))
