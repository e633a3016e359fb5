"""Names of universities behind the noun: told where they are not by the system, else left alone."""

from __future__ import annotations

import pytest

from kontsevich import check


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("В Сеуле профессор университета Йонсей выступил.", "Йонсей", "Ёнсе"),
        ("В Корее учился в университете «Конгук».", "Конгук", "Конгук"),
        ("Учёный из Кореи, университет Донгук, сказал ещё.", "Донгук", "Тонгук"),
    ],
)
def test_a_university_behind_the_noun(text: str, found: str, expected: str) -> None:
    told = [(one.found, one.expected[0]) for one in check(text)]
    assert told == ([] if found == expected else [(found, expected)])


@pytest.mark.parametrize(
    "text",
    [
        "В Сеуле профессор университета Ёнсе выступил.",
        "В Корее вспомнили университет Торонто и университет Карнеги.",
        "В Сеуле Йонсей открыла двери ещё раз.",
    ],
)
def test_what_is_right_or_no_university_is_left_alone(text: str) -> None:
    assert list(check(text)) == []
