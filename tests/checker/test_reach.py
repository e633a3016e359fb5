"""What is told beside the names of people: manners of spelling, slips, glosses, terms together."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kontsevich import check

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))

import reach

# A text, what is found in it, what is expected first. The forms are in print (travel pages,
# encyclopedias, machine translations), the right ones follow from the tables.
TOLD = [
    ("В Корее провинция Гьеонгсангнамдо.", "Гьеонгсангнамдо", "Кёнсан-Намдо"),
    ("В Корее дворец Токсунгун.", "Токсунгун", "Токсугун"),
    ("Корея. Джогьеса — один из храмов.", "Джогьеса", "Чогеса"),
    ("В Корее жил монах Тоуи (道義).", "Тоуи", "Тои"),
    ("Корейские туфли «ккотщин» (꽃신).", "ккотщин", "ккоссин"),
    ("В Корее на Соллаль надевают ханбок и делают чарэ.", "чарэ", "чхаре"),
    ("В Корее праздник Чусок. Вчера был Чусок.", "Чусок", "Чхусок"),
    ("В Корее правил король Уиджа.", "Уиджа", "Ыйчжа"),
    ("В Корее жил Чумонг, принц Пуё.", "Чумонг", "Чумон"),
]
QUIET = [
    "В Корее писали о городе Хансен и о городе Рюген.",
    "Корейцы видели столицу Чанъань (長安) и район (동네).",
    "В Корее на ужин пили чай и суп, ели лапшу.",
    "В Корее дворец Токсугун и храм Чогеса (조계사).",
    "В Корее говорили о Та Нгок.",
]


@pytest.mark.parametrize(("text", "found", "expected"), TOLD)
def test_told(text: str, found: str, expected: str) -> None:
    told = [one for one in check(text) if one.found == found]
    assert told and {one.expected[0] for one in told} == {expected}
    assert all(one.fix != "safe" for one in told)


@pytest.mark.parametrize("text", QUIET)
def test_quiet(text: str) -> None:
    assert check(text) == []


COMMON = (
    "heard",
    "heard-without-ng",
    "written",
    "voiced",
    "without-aspirates",
    "without-dots",
    "parted",
    "hard-and-once",
    "hushed",
    "hard-e",
)


def test_rows_are_reached() -> None:
    """A hundred rows of the tables, in ten common habits: most are told, and as themselves."""
    rows = [row for row in reach.read_rows() if len(row.hangul) > 2][
        :: len(reach.read_rows()) // 100
    ]
    counts, _ = reach.measure(rows)
    for kind, least in ((reach.PLACE, 0.85), (reach.TERM, 0.9)):
        every, told = (
            sum(counts[kind, habit, part] for habit in COMMON) for part in ("all", "told")
        )
        assert told >= least * every
        assert counts[kind, "all", "named"] >= 0.97 * counts[kind, "all", "told"]
