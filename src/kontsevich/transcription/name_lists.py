"""Names by the hundred thousand: surnames once, given names once for each coda before them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from ..analysis.classification import Reader
from ..analysis.people import (
    BAR,
    GIVEN_AT_MOST,
    given_readings,
    listed_names,
    read_surname,
    surnames,
    temples,
)
from ..analysis.scanning import Piece, scan_names
from ..analysis.segments import Reading
from ..hangul.syllables import decompose, normalise
from .layout import capitalise
from .memo import Memo
from .step_writing import GIVEN
from .text_writing import Writer


@cache
def _two_syllables() -> frozenset[str]:
    return frozenset(name for name in surnames() if len(name) > 1)


@cache
def _listed_whole() -> frozenset[str]:
    """Listed names that are not cut after their first syllable."""
    whole = (name for name, spelling in listed_names().items() if spelling[1:2] != BAR)
    return temples().union(whole)


class Roster:
    """Converts lines of names; what is no plain name of one-syllable surname goes the slow way."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader, self._writer = reader, writer
        self._surnames: dict[str, tuple[str, Memo[str, str]]] = {}
        self._givens: dict[str, Memo[str, str]] = {}
        self._two_syllables: frozenset[str] = frozenset()
        self._listed: frozenset[str] = frozenset()

    def convert(self, line: str) -> str:
        """A line of one name or of several."""
        known = self._surnames.get(line[:1])
        if known is not None and line[:2] not in self._two_syllables and line not in self._listed:
            text, givens = known
            try:
                return text + givens[line[1:]]
            except ValueError:  # not a plain given name: the slow way takes it
                pass
        return self._convert_line(line)

    def _convert_line(self, line: str) -> str:
        """A line that is not one surname of one syllable and a plain given name."""
        surname = line[:1]
        plain = not self._writer.divides
        if plain and surname in surnames() and surname not in self._surnames:
            segment, _ = read_surname(surname)
            coda = decompose(segment.marked[-1]).coda
            givens = self._givens.setdefault(coda, Memo(self._given_speller(coda)))
            text = self._writer.write_piece(Piece(0, surname, Reading((segment,))))
            self._surnames[surname] = (text + " ", givens)
            self._two_syllables, self._listed = _two_syllables(), _listed_whole()
        pieces = scan_names(self._reader, normalise(line))
        return "".join(map(self._writer.write_piece, pieces))

    def _given_speller(self, before: str) -> Callable[[str], str]:
        """A function that spells plain given names after a surname that ends in this coda."""
        heads: Memo[str, str] = Memo(
            lambda syllable: capitalise(self._writer.spell_head(syllable, GIVEN, before))
        )
        pairs, readings = self._writer.sino, given_readings()

        def spell(given: str) -> str:
            if given in readings or not 1 <= len(given) <= GIVEN_AT_MOST:
                raise ValueError
            text = heads[given[0]] + self._writer.spell_pairs(given, pairs)
            return self._writer.lay_out(text, False)

        return spell
