"""A right given name is no misspelt term; an ordinary Russian word is none either."""

from __future__ import annotations

from pathlib import Path

import pytest

from kontsevich.checker.findings.checking import check
from kontsevich.transcription.converter import Converter

CODES = {"KTV103", "KTV108"}


def test_right_given_names_are_no_terms(shared: Path) -> None:
    rows = (shared / "data" / "latin_names.tsv").read_text("utf-8").splitlines()[1:]
    names = dict.fromkeys(row.split("\t")[2][1:] for row in rows if len(row.split("\t")[2]) == 3)
    write = Converter(kind="given").convert
    told = [
        name
        for hangul in names
        for name in [write(hangul)]
        for row in check(f"{name} живёт в Корее. Рядом с ним {name}. Ещё {name} поёт.")
        if row.code in CODES
    ]
    assert len(names) > 1500
    assert told == []


@pytest.mark.parametrize(
    "text",
    [
        "В Корее один дан, хан, сан, хон, кон и куан.",
        "Корея: горе, жена, себе, мощи, толщина и каретка.",
        "Корейская чукча и корейский тайкун купили кексы.",
        "Корейский букинист, минский и колымский поезда, далматинский берег.",
        "В Корее живут китайцы, японцы, вьетнамцы, ханойцы и минчане.",
        "Хэнаньские, шаньдунские и гуандунские власти ответили Корее.",
    ],
)
def test_ordinary_words_are_no_terms(text: str) -> None:
    assert check(text) == []
