"""Hostile texts: twice the text may not take three times the time."""

from __future__ import annotations

from functools import partial

import pytest

from growth import LIMIT, grow
from kontsevich.documents import read_markdown, read_text

SIGNS = '« » " „ “ [ ] [] «» ( // / 가[ 1 а- \\ ` * _ < & |'
UNITS = [
    *SIGNS.split(),
    *("И. ", "И. О. ", "Ким ", "> ", ">\n", "-\n", "а-\n", "\n", "\n\n", " ", "\f", "\u00ad\n"),
    *("1 А\n", "1 А\n\n", "1. А\n", "\n---\n", "а\n  б\nв\n", "слово-\n\n", "Ким Чен\n\n"),
    *("https://a", "https://a ", "a.", "a-", "a.b/", "[sic] ", "Ким [sic] ", "«« »", "« \""),
    *("см.: ", "см., а", "подробнее ", "Ланьков А. Н., ", "М.: ", "С. 5. ", "А 2010. ", "; "),
    *("дата обращения: ", "A // B. 2010. С. 5; ", "см.: A // B. 2010. С. 5. ", "[А 1990] ", "[А, "),
    *("Ким Чен Ын. ", "(Ким Чен, 1971; ", "((1) ", "Ф. 1. Оп. 2. ", "АВП РФ ", "Сеул, «"),
    *("— 5 с. ", "«А\n\n", "А»\n\n", "«А «б» в\n\n", "«а, — сказал ", "Слово «а ", "Указ. соч. "),
    *("Я-", "Я’", "[Я-", "1 Я-", "Я-\n", "1 Я-\n", "Я- Я-", "Ли-Ын ", "Я-Я, ", "— Я-"),
    *("# kontsevich: x ", "<!-- kontsevich:", "Литература\n\n", "^[", "[^1]", "[^1]: а\n\n", "<a "),
]  # fmt: skip
STARTS = ["", "1 А // ", "Литература\n\n"]


def repeat(start: str, unit: str, count: int) -> str:
    return start + unit * count


@pytest.mark.parametrize("unit", UNITS)
def test_plain_text_takes_linear_time(unit: str) -> None:
    read_text("")  # the markers are read once
    count = 4000 // len(unit)
    growth = {start: grow(read_text, partial(repeat, start, unit), count) for start in STARTS}
    assert max(growth.values()) < LIMIT, growth


@pytest.mark.parametrize("unit", UNITS)
def test_markdown_takes_linear_time(unit: str) -> None:
    pytest.importorskip("pyromark")
    read_markdown("")
    assert grow(read_markdown, unit.__mul__, 4000 // len(unit)) < LIMIT


def test_deep_nesting_is_no_recursion() -> None:
    read_text("«" * 100_000 + "»" * 100_000)
    read_text("가" + "[" * 100_000 + "]" * 100_000)


@pytest.mark.parametrize(
    "unit", ["Литература\n", "1 А\n\f в\n", "> а\nЛитература\n", "1 А.\n б.\n"]
)
def test_headings_and_notes_in_a_row_are_no_recursion(unit: str) -> None:
    assert read_text(f"Ким Чен Ын.\n\n{unit * 3000}")
