"""Every row of a table of law is missed by a text when it is gone."""

from __future__ import annotations

import pytest

from kontsevich.law import tables
from kontsevich.maintain.derived_tables import build_derived
from kontsevich.maintain.row_examples import find_unseen

# What is its own example for each row. Of the rest `kontsevich tables unseen` gives the list.
SEEN = """
names/particles.tsv names/rulers.tsv names/surnames.tsv names/titles.tsv names/given-readings.tsv
names/givens.tsv places/generics.tsv spelling/obsolete.tsv
"""


@pytest.mark.parametrize("table", SEEN.split())
def test_every_row_is_missed(table: str) -> None:
    count = len(tables.read_tsv(table))
    assert list(find_unseen(table)) == [f"{table}: 0 of {count} rows"]


def test_every_table_of_rows_is_shown_or_made_of_others() -> None:
    shown = {entry["table"] for entry in tables.read_toml("examples.toml")["examples"]}
    root = tables.locate()
    every = {path.relative_to(root).as_posix() for path in root.rglob("*.tsv")}
    assert every == shown | {name for name, _ in build_derived()}
