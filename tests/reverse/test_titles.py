"""Titles of books in the letters of McCune and Reischauer; those that fail are marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from kontsevich import restore

LINES = (Path(__file__).parent / "titles.tsv").read_text(encoding="utf-8").splitlines()[1:]
TITLES = [line.split("\t") for line in LINES]


@pytest.mark.parametrize(("title", "hangul", "fails"), TITLES)
def test_a_title_is_read(title: str, hangul: str, fails: str) -> None:
    readings = [reading.hangul.replace(" ", "") for reading in restore(title)]
    assert (readings[:1] != [hangul.replace(" ", "")]) == bool(fails), readings[:3]


@pytest.mark.parametrize("text", ["Seoul National University", "The big house", "Émile Zola"])
def test_what_has_no_mark_of_the_system_is_no_title(text: str) -> None:
    assert restore(text) == []
