"""The boundary table of the specification (its section 3.3) against the one our rules make."""

from __future__ import annotations

import re
from pathlib import Path

from kontsevich.hangul.seams import Seam
from kontsevich.law.profiles import read_profile
from kontsevich.law.rules import NOTHING
from kontsevich.maintain.boundary_table import CONTEXTS
from kontsevich.transcription.engine import Engine

HEADING = "### 3.3"
NOTE = re.compile(r"\(.*?\)|\*")
# Cells where the specification itself decides otherwise elsewhere: (coda, column) → why.
DECIDED_OTHERWISE = {
    ("ㅎ", "vowel"): "the table writes the sign for nothing; ours is the vowel alone",
}

# The stem 밟 is read 밥 before consonants: a row's reading, no seam's.
BY_READING = {("ㄼ", "ㄴ"), ("ㄼ", "ㄹ")}


def read_table(text: str) -> dict[tuple[str, str], list[str]]:
    """Coda and column → the alternatives of the cell."""
    lines = iter(text[text.index(HEADING) :].splitlines())
    header = next(line for line in lines if line.startswith("| final"))
    columns = [cell.strip() for cell in header.strip("|").split("|")][1:]
    cells: dict[tuple[str, str], list[str]] = {}
    next(lines)
    for line in lines:
        if not line.startswith("| **"):
            break
        coda, *row = [cell.strip() for cell in line.strip("|").split("|")]
        for column, cell in zip(columns, row, strict=True):
            alternatives = re.split(r"[/,]", NOTE.sub("", cell))
            cells[coda.strip("*"), column] = [part.strip() for part in alternatives]
    return cells


def write_cell(engine: Engine, coda: str, column: str) -> dict[str, set[str]]:
    """Context → what our rules write in it, vowels left out."""
    onset = NOTHING if column == "vowel" else column
    found: dict[str, set[str]] = {}
    for context, mark in CONTEXTS.items():
        for vowel in "ㅏㅣㅕ":
            spelled = engine.cell(Seam(coda, onset, vowel, mark)).spelled
            found.setdefault(context, set()).add(spelled.coda + spelled.onset)
    return found


def test_every_cell_of_the_specification(shared: Path) -> None:
    text = (shared / "domain" / "kontsevich.md").read_text(encoding="utf-8")
    table = read_table(text)
    assert len(table) == 27 * 19
    engine = Engine(read_profile("paper"))
    plain_differs, unreached = {}, {}
    for (coda, column), alternatives in table.items():
        if (coda, column) in DECIDED_OTHERWISE:
            continue
        ours = write_cell(engine, coda, column)
        if not ours["inside"] & set(alternatives):
            plain_differs[coda, column] = (alternatives, ours["inside"])
        missing = set(alternatives) - set().union(*ours.values())
        if missing:
            unreached[coda, column] = missing
    assert plain_differs == {}
    assert unreached.keys() == BY_READING
