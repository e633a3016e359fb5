"""Korean names in Russian text go home as Hangul, and only listed ones, written by the standard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontsevich import convert, explain_hangulize, hangulize, replay
from kontsevich.law import tables
from kontsevich.russian.declension import CASES, decline
from kontsevich.russian.korean_names import NAMES, WORDS
from kontsevich.russian.letter_rules import Norm

# The article's own people and cities, and their cases as the article has them.
HOME = {
    "Ким Чжонын": "김정은",
    "Ким Чжонына": "김정은",
    "Ким Чжоныном": "김정은",
    "Чхве Сонхи": "최선희",
    "Ким Ёчжон": "김여정",
    "Пхеньян": "평양",
    "Пхеньяне": "평양",
    "ПХЕНЬЯН": "평양",
    "Сеула": "서울",
    "Пхеньян-Сеул": "평양-서울",
    "Сечжон-тэван": "세종대왕",
    "Хамгён-Пукто": "함경북도",
    "Пхенчхан": "평창",  # printed without ё
    "Пак Чонхи и Юн Согёль": "박정희 이 윤석열",
}
LOANS = [
    "ким чжонын",  # no name without its capitals
    "Ким",
    "Чжонын",
    "Ким, Чжонын",
    "Ким Ёчжона",  # a woman's name has no cases
    "Масок",  # of masks
    "Кури",  # smoke!
    "Сую",
    "Асан",
    "Москва",
    "Сеульский",
]


@pytest.mark.parametrize("norm", ["south", "north"])
@pytest.mark.parametrize("russian", HOME)
def test_a_korean_name_goes_home(russian: str, norm: Norm) -> None:
    trace = explain_hangulize(russian, norm=norm)
    assert hangulize(russian, norm=norm) == HOME[russian]
    assert trace.result == hangulize(russian, norm=norm) == replay(trace)
    assert hangulize(russian, norm=norm, korean=False) != HOME[russian]


@pytest.mark.parametrize("russian", LOANS)
def test_what_is_not_listed_is_a_loan(russian: str) -> None:
    assert hangulize(russian) == hangulize(russian, korean=False)


def test_names_among_other_words() -> None:
    text = "Лавров и Чхве Сонхи в Пхеньяне, 2023"
    assert hangulize(text, norm="north") == "라브로브 이 최선희 브 평양, 2023"


def test_a_spelling_of_several_names_is_a_guess() -> None:
    assert explain_hangulize("Ким Чжонын").certainty == "row"
    trace = explain_hangulize("Ким Ильсон")
    assert (trace.result, trace.certainty) == ("김일성", "guess")
    assert trace.steps[0].rule == "hangul-korean-shared:Ким Ильсон"


@pytest.mark.parametrize("table", [WORDS, NAMES])
def test_the_register_is_the_forward_conversion_turned_round(table: str) -> None:
    rows = tables.read_tsv(table)
    assert len(rows) > 1500
    for cyrillic, hangul, _, certain in rows[::10]:
        assert cyrillic in {convert(hangul, kind="name"), convert(hangul, kind="place")}
        if certain == "only":
            assert hangulize(cyrillic) == hangul


def test_the_cases_of_a_place_go_home() -> None:
    forms = {decline("Пхеньян", case) for case in CASES}
    assert len(forms) == len(CASES) - 1  # its accusative would be its genitive
    assert {hangulize(form) for form in forms} == {"평양"}


PIECES = st.sampled_from(
    [*HOME, *LOANS, "Сергей", "Шойгу", "А.", "Тульская область", "Нижний", "Новгород", "и", "국물"]
)


@given(st.lists(st.tuples(PIECES, st.sampled_from([" ", "-", ", ", "\n", "\u00a0"])), max_size=6))
def test_explanation_and_result_are_one(parts: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in parts)
    for terms in (False, True):
        trace = explain_hangulize(text, terms=terms)
        assert trace.result == hangulize(text, terms=terms) == replay(trace)
