"""Marked words → Cyrillic, through one memo of seams that conversion and explanation share."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ..hangul.seams import PLAIN, Mark, Seam, read_seams
from ..hangul.syllables import Syllable, compose
from ..law.rules import NOTHING
from .memo import Memo
from .sound_rules import Sound, Sounded
from .spelling_rules import Spelled, Spelling

START = PLAIN._replace(boundary="start")
SINO = PLAIN._replace(origin="sino")
# Switches that no rule of sound or spelling may ask for: they decide what comes before and after.
NOT_RULING = frozenset(
    (
        "generics",
        "foreign",
        "yo",
        "given",
        "units",
        "particles",
        "counters",
        "divide",
        "hanja",
        "digits",
    )
)


class Cell(NamedTuple):
    """All that is known of one seam: how it is said and how it is written."""

    sounded: Sounded
    spelled: Spelled

    @property
    def head(self) -> str:
        """The letters after the seam: onset and vowel."""
        return self.spelled.onset + self.spelled.vowel

    @property
    def text(self) -> str:
        """The letters of the seam: coda, onset, vowel."""
        return self.spelled.coda + self.spelled.onset + self.spelled.vowel


@lru_cache(maxsize=32)
def _read_rules(options: tuple[tuple[str, str], ...]) -> tuple[Sound, Spelling]:
    """The rules under these options, which every engine of them shares."""
    option = dict(options).__getitem__
    return Sound(option), Spelling(option)


class Engine:
    """Sound and spelling under one set of options."""

    def __init__(self, options: Mapping[str, str]) -> None:
        ruling = sorted(option for option in options.items() if option[0] not in NOT_RULING)
        self.sound, self.spelling = _read_rules(tuple(ruling))
        self._cells = Memo(self._read)

    def cell(self, seam: Seam) -> Cell:
        """What a seam becomes; computed once."""
        return self._cells[seam]

    def _read(self, seam: Seam) -> Cell:
        sounded = self.sound.read(seam)
        return Cell(sounded, self.spelling.spell(sounded.seam))

    def cells(self, marked: str, first: Mark = START, before: str = NOTHING) -> Iterator[Cell]:
        """The seams of one marked word, from its start to its end."""
        return map(self.cell, read_seams(marked, first, before))

    def spell(self, marked: str, first: Mark = START, before: str = NOTHING) -> str:
        """One marked word in Cyrillic, lower case.

        >>> from kontsevich.law.profiles import read_profile
        >>> Engine(read_profile("paper")).spell("물'고기")
        'мулькоги'
        """
        first_cell, *cells = self.cells(marked, first, before)
        # The coda of the first seam is the surname's: it is spelt with the surname.
        return first_cell.head + "".join([cell.text for cell in cells])

    def pronounce(self, marked: str) -> str:
        """One marked word as it is said, in Hangul.

        >>> from kontsevich.law.profiles import read_profile
        >>> Engine(read_profile("paper")).pronounce("독립")
        '동닙'
        """
        said = [cell.sounded.seam for cell in self.cells(marked)]
        return "".join(
            compose(Syllable(seam.onset, seam.vowel, following.coda))
            for seam, following in itertools.pairwise(said)
        )

    def coda(self, syllable_coda: str) -> str:
        """A coda as it is said at the end of a word."""
        end = Seam(syllable_coda, NOTHING, NOTHING, PLAIN._replace(boundary="end"))
        return self.cell(end).sounded.seam.coda
