"""Derived tables follow the tables that they are made of: a stale one is told, and made anew."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kontsevich.maintain.derived_tables import find_stale

ROOT = Path(__file__).resolve().parents[2]


def run(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program of a checkout as a shell would."""
    return subprocess.run(
        [sys.executable, "-c", "from kontsevich.cli import run; run()", *arguments],
        env={**os.environ, "PYTHONPATH": str(checkout / "src"), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of this checkout, as far as the tables and their pages need it."""
    kept = shutil.ignore_patterns("__pycache__")
    for folder in ("src", "tables", "docs", "tests/golden"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=kept)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_nothing_is_stale() -> None:
    assert find_stale() == []


@pytest.mark.parametrize(
    ("table", "old", "new", "derived"),
    [
        ("reverse/costs.toml", "press-ui-i = 1", "press-ui-i = 2", "reverse/ways.tsv"),
        ("names/surnames.tsv", "\n간\t\t", "\n갂\t\t\t3\t\t\n간\t\t", "reverse/surnames.tsv"),
        ("spelling/letters.tsv", "\tкх\t", "\tкхх\t", "reverse/seams.tsv"),
    ],
)
def test_a_change_makes_the_derived_table_stale(
    checkout: Path, table: str, old: str, new: str, derived: str
) -> None:
    file = checkout / "tables" / table
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    before = run(checkout, "tables", "check")
    assert f"{derived}: out of date; run: kontsevich tables docs" in before.stderr
    assert run(checkout, "tables", "docs").returncode == 0
    assert "out of date" not in run(checkout, "tables", "check").stderr
