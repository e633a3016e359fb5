"""The seam table read backwards: which letters of which seams a piece of Cyrillic may be.

``tables/reverse/seams.tsv`` is derived from the rules, never typed: `derive` makes its rows.
"""

from __future__ import annotations

from collections import defaultdict

from ..hangul.seams import PLAIN, Seam
from ..hangul.syllables import CODAS, ONSETS, SILENT, VOWELS
from ..law import tables
from ..law.profiles import DEFAULT, read_profile
from ..law.rules import NOTHING
from ..reverse.scripts import AFTER, PAIR
from ..transcription.engine import SINO, START, Engine

NAME = "reverse/seams.tsv"
HEADER = ("text", "slot", "readings")
FEW = 8


def derive() -> list[tuple[str, str, str]]:
    """Every row (text, slot, readings) of the table, in its order.

    Slots: `start` (onsets that begin a word), `inside` (coda+onset), `end` (codas), `vowel`.
    """
    engine = Engine(read_profile(DEFAULT))
    plain = NOTHING + tables.read_toml("reverse/costs.toml")["plain_codas"]
    onsets = [letter for letter in ONSETS if letter != SILENT]
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    vowels: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for onset in (NOTHING, *onsets):
        for vowel in VOWELS:
            cell = engine.cell(Seam(NOTHING, onset, vowel, START))
            found[cell.spelled.onset, "start"][onset] = None
            vowels[cell.spelled.vowel, vowel][onset] = None
            for coda in (NOTHING, *CODAS):
                for mark in (PLAIN, SINO):
                    cell = engine.cell(Seam(coda, onset, vowel, mark))
                    text = cell.spelled.coda + cell.spelled.onset
                    found[text, "inside"][coda + PAIR + onset] = None
                    if coda in plain:
                        vowels[cell.spelled.vowel, vowel][onset] = None
    for coda in (NOTHING, *CODAS):
        end = Seam(coda, NOTHING, NOTHING, PLAIN._replace(boundary="end"))
        found[engine.cell(end).spelled.coda, "end"][coda] = None
    for (text, vowel), after in vowels.items():
        condition = AFTER + "".join(after) if len(after) <= FEW else ""
        found[text, "vowel"][vowel + condition] = None
    return sorted((text, slot, " ".join(readings)) for (text, slot), readings in found.items())
