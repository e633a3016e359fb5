"""Chains of places: what stands behind a place with a lower unit is a place (decisions 18, 19).

The forms were written down before the code was.
"""

from __future__ import annotations

import pytest

from kontsevich import convert, explain, replay
from kontsevich.analysis.addresses import TYPE, UNIT, read_ranks
from kontsevich.analysis.places import generics
from kontsevich.law.tables import read_tsv


@pytest.mark.parametrize(
    ("text", "cyrillic"),
    [
        ("전라남도 순천시 조례동에서", "Чолла-Намдо Сунчхонси Чоредон-эсо"),
        ("함경북도 길주군 웅평면 남양리", "Хамгён-Пукто Кильчугун Унпхёнмён Намянни"),
        ("경기 성남시 분당구 판교역로 235", "Кёнги Соннамси Пундангу Пхангёённо 235"),
        ("평안남도 덕천시 승리동", "Пхёнан-Намдо Токчхонси Сыннидон"),
        ("서울 강남구 역삼1동", "Сеул Каннамгу Ёксам1тон"),
        ("함경남도 함흥시 흥덕구역 은덕동", "Хамгён-Намдо Хамхынси Хындоккуёк Ындоктон"),
    ],
)
def test_a_chain_goes_down(text: str, cyrillic: str) -> None:
    trace = explain(text)
    assert convert(text) == trace.result == replay(trace) == cyrillic


@pytest.mark.parametrize(
    "text",
    [
        "서울시 관리로",
        "부산시 민중운동",
        "순천시 활동을",
        "조례동 순천시",
        "강남구 이동",
        "서울 거리",
    ],
)
def test_what_is_an_ordinary_word_behind_a_place(text: str) -> None:
    assert not any(step.rule.startswith("address") for step in explain(text).steps)


def test_a_number_without_a_unit_makes_no_place() -> None:
    assert convert("서울 강남구 가롬1") == "Сеул Каннамгу каром1"


def test_all_ranked_units_and_types_are_known() -> None:
    assert set(read_ranks(UNIT)) <= generics().keys()
    assert set(read_ranks(TYPE)) <= {row[0] for row in read_tsv("places/types.tsv")}
