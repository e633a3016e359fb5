"""A typo in a table is refused with its address, and never with a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Table, what stands there, what a tired hand makes of it.
TYPOS = [
    ("names/persons.tsv", "\tf\tperson\t", "\tw\tperson\t"),
    ("names/persons.tsv", "\tsouth\t", "\tsuoth\t"),
    ("names/titles.tsv", "\tafter\t", "\taftr\t"),
    ("names/particles.tsv", "\tvowel\t", "\tvowl\t"),
    ("names/not-persons.tsv", "\t", "\t\t"),
    ("places/places.tsv", "\tcity\t", "\tciti\t"),
    ("places/places.tsv", "\tyes\t", "\tyse\t"),
    ("places/generics.tsv", "\tkeep\t", "\tkep\t"),
    ("places/institutions.tsv", "_", "-_-"),
    ("check/terms.tsv", "\trule\t", "\trulle\t"),
    ("check/not-korean.tsv", "\tgiven\t", "\tgivn\t"),
    ("check/endings.tsv", "\thard", "\thrad"),
    ("check/government.tsv", "\tgen", "\tgne"),
    ("check/contexts.tsv", "\t3\t", "\t33\t"),
    ("check/rules.toml", '"error"', '"eror"'),
    ("check/rules.toml", "tells ", "tels "),
    ("analysis/lexicon.tsv", "\tart28\t", "\tart82\t"),
    ("analysis/lexicon.tsv", "\tfirst\t", "\tfrist\t"),
    ("analysis/morphemes.tsv", "\tsuffix\t", "\tsufix\t"),
    ("analysis/reasons.tsv", "\tpbl 28", "\tPBL 28"),
    ("analysis/tails.tsv", "\tmore", "\tmroe"),
    ("profiles/dzh.toml", '"дж"', '"дз"'),
    ("switches.toml", "[generics]\nvalues", "[generics]\nvaleus"),
    ("reverse/costs.toml", "press-old-e ", "press-odl-e "),
    ("rivals/surnames.tsv", "\tkoryo", "\tkorio"),
    ("messages/ru.toml", "label-row", "label-rwo"),
    ("messages/ru.toml", "таблица {name}", "таблица {nmae}"),
    ("hangul/names.tsv", "\tsurname", "\tsurnme"),
    ("spelling/letters.tsv", "onset\t", "onst\t"),
    ("sound/seams.toml", '"pbl 18"', '"pbl18"'),
    ("hangul/south.toml", "spares", "sprares"),
    ("steps.toml", "stage", "stgae"),
]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package with a copy of the tables that may be spoilt."""
    folder = tmp_path_factory.mktemp("typos")
    kept = shutil.ignore_patterns("__pycache__")
    for part in ("src", "tables"):
        shutil.copytree(ROOT / part, folder / part, ignore=kept)
    return folder


@pytest.fixture
def table(checkout: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """One table with one typo; mended afterwards."""
    name, old, new = request.param
    file = checkout / "tables" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    yield name
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("table", TYPOS, indirect=True, ids=lambda typo: f"{typo[0]}-{typo[2]}")
def test_a_typo_is_told_with_its_table(checkout: Path, table: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from kontsevich.cli import run; run()", "tables", "check"],
        env={**os.environ, "PYTHONPATH": str(checkout / "src"), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    assert table in done.stderr.splitlines()[0]
