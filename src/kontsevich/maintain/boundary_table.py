"""The boundary table: what is written where two syllables meet, and the rules that make it so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..hangul.seams import PLAIN, Mark, Seam
from ..hangul.syllables import CODAS, ONSETS, SILENT
from ..law import tables
from ..law.profiles import DEFAULT, read_profile
from ..law.rules import NOTHING
from ..transcription.engine import Engine

ROWS = (NOTHING, *CODAS)
CONTEXTS = {
    "inside": PLAIN,
    "sino": PLAIN._replace(origin="sino"),
    "tense": PLAIN._replace(tense="yes"),
    "stem": PLAIN._replace(boundary="stem"),
    "compound": PLAIN._replace(boundary="compound"),
    "n-inserted": PLAIN._replace(insert_n="yes"),
}


class Column(NamedTuple):
    """What follows a coda: an onset before the table's first vowel, or a vowel alone."""

    onset: str
    vowel: str

    @property
    def head(self) -> str:
        """As the table's head shows it."""
        return self.onset if self.onset != NOTHING else SILENT + self.vowel


class Boundary(NamedTuple):
    """One cell: where it stands, what is written there, which rules made it, in their order."""

    coda: str
    column: Column
    letters: str
    rules: tuple[str, ...]


def read_columns() -> tuple[Column, ...]:
    """The columns of the table: every onset, then the vowels that tell seams apart.

    >>> [column.head for column in read_columns()][-2:]
    ['ㅇㅔ', 'ㅇㅘ']
    """
    vowels = tables.read_toml("spelling/matrix.toml")["vowels"]
    onsets = (Column(onset, vowels[0]) for onset in ONSETS if onset != SILENT)
    return (*onsets, *(Column(NOTHING, vowel) for vowel in vowels))


def read_boundaries(mark: Mark = PLAIN, profile: str = DEFAULT) -> Iterator[Boundary]:
    """Every cell, row by row; the letters leave out the vowel after a consonant.

    >>> next(cell for cell in read_boundaries() if cell.coda == "ㄱ" and cell.column.onset == "ㄴ")
    Boundary(coda='ㄱ', column=Column(onset='ㄴ', vowel='ㅏ'), letters='нн', \
rules=('stop-becomes-nasal', 'letters'))
    """
    engine = Engine(read_profile(profile))
    columns = read_columns()
    for coda in ROWS:
        for column in columns:
            cell = engine.cell(Seam(coda, *column, mark))
            spelled = cell.spelled
            vowel = spelled.vowel if column.onset == NOTHING else ""
            ids = [change.rule for change in (*cell.sounded.changes, *spelled.changes)]
            letters = spelled.coda + spelled.onset + vowel
            yield Boundary(coda, column, letters, tuple(dict.fromkeys(ids)))
