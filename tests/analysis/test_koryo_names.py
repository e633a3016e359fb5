"""Korean surnames beside Russian given names: Koreans of Russia in Korean text (김 블라디미르).

Surnames follow decision 16, particles decision 22, given names are as Russian has them.
"""

from __future__ import annotations

import pytest

from kontsevich import Converter, convert, explain, replay

LONG = "학교에서 " * 300  # so that the compiled core, if there is one, is asked


@pytest.mark.parametrize(
    ("text", "cyrillic"),
    [
        ("김 블라디미르", "Ким Владимир"),
        ("김 블라디미르 교수는", "Ким Владимир кёсунын"),
        ("최 니콜라이의", "Чхве Николай-ый"),
        ("(박 미하일)", "(Пак Михаил)"),
        ("아나톨리 김은", "Анатолий Ким-ын"),
        ("빅토르 최의", "Виктор Чхве-ый"),
        ("김알렉산드라가", "Ким Александра-ка"),
    ],
)
def test_a_surname_and_a_russian_given_name_are_a_person(text: str, cyrillic: str) -> None:
    trace = explain(text)
    assert convert(text) == trace.result == replay(trace) == cyrillic
    assert trace.certainty == "guess"
    assert Converter().convert(LONG + text).endswith(f" {cyrillic}")


@pytest.mark.parametrize(
    "text", ["이 블라디미르", "김이 빅토르를", "김 안나", "김 마리아", "한 알렉산드르"]
)
def test_a_word_a_particle_and_a_korean_christian_name_are_none(text: str) -> None:
    assert "Владимир" not in (written := convert(text))
    assert written == written.lower()


def test_letters_ask_for_no_russian_name() -> None:
    written = convert("김 블라디미르, 김알렉산드라, 아나톨리 김", foreign="letters")
    assert written == written.lower()
