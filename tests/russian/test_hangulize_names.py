"""The table of names, and the way back from Hangul to a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from kontsevich.analysis.russian_name_index import recognise
from kontsevich.law import tables
from kontsevich.russian.hangulization import hangulize
from kontsevich.russian.letter_rules import NORMS
from kontsevich.russian.name_table import names

FOLDER = tables.locate() / "hangul"


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.tsv")), ids=lambda path: path.name)
def test_tables_are_sorted_and_without_doubles(file: Path) -> None:
    rows = tables.read_tsv(f"hangul/{file.name}")
    assert list(rows) == sorted(rows)
    width = tables.read_toml("keys.toml")["columns"].get(f"hangul/{file.name}", 1)
    keys = [row[:width] for row in rows]
    assert len(keys) == len(set(keys))


def test_the_table_is_large_and_well_formed() -> None:
    rows = tables.read_tsv("hangul/names.tsv")
    assert len(rows) >= 500
    kinds = {"given", "patronymic", "surname", "place"}
    assert all(set(row[6].split("|")) <= kinds and row[5] in ("", "m", "f", "mf") for row in rows)


def test_hangul_stands_in_the_table_only_where_the_rules_fail() -> None:
    for row in tables.read_tsv("hangul/names.tsv"):
        for column, norm in enumerate(NORMS, 1):
            if row[column]:
                assert hangulize(row[0], norm=norm, established=False) != row[column], row[0]


def test_every_name_is_found_again() -> None:
    for name in names():
        for norm in NORMS:
            found = recognise(hangulize(name.russian, norm=norm))
            assert name.russian in {reading.russian for reading in found}, name.russian
            assert {reading.norm for reading in found} <= {norm, "both", "variant"}


@pytest.mark.parametrize(
    ("hangul", "russian", "kind"),
    [
        ("푸틴", "Путин", "surname"),
        ("뿌찐", "Путин", "surname"),
        ("쎄르게이", "Сергей", "given"),
        ("쇼이구", "Шойгу", "surname"),
        ("로씨야", "Россия", "place"),
        ("끼예브", "Киев", "place"),
        ("자하로바", "Захарова", "surname"),
        ("블라디보스톡", "Владивосток", "place"),
    ],
)
def test_surely_recognised(hangul: str, russian: str, kind: str) -> None:
    (found,) = recognise(hangul)
    assert (found.russian, found.kind, found.sure) == (russian, kind, True)


@pytest.mark.parametrize("hangul", ["유리", "안나", "이반", "돈", "치타", "지민", "이라", "소피야"])
def test_doubtful(hangul: str) -> None:
    found = recognise(hangul)
    assert found
    assert not any(reading.sure for reading in found)


@pytest.mark.parametrize("hangul", ["", "국방상", "련방", "김정은", "모스", "Путин"])
def test_not_recognised(hangul: str) -> None:
    assert recognise(hangul) == []
