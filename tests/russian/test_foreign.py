"""Russian names in Korean text: where they come out as names, and where they stay letters."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontsevich import Converter, InputError, convert, explain, replay
from kontsevich.analysis.russian_name_index import index
from kontsevich.analysis.russian_names import find_forenames, find_surname
from kontsevich.law.choices import Foreign, Kind

POLICIES: tuple[Foreign, ...] = get_args(Foreign)
CONVERTERS = {policy: Converter(foreign=policy) for policy in POLICIES}
# What the text itself shows: a spelling of the DPRK, or a given name beside a surname.
SHOWN = {
    "뿌찐": "Путин",
    "로씨야": "Россия",
    "로씨야의": "Россия-ый",
    "뿌찐대통령이": "Путин тэтхоннён-и",
    "뿌찐 대통령": "Путин тэтхоннён",
    "쎄르게이 쇼이구": "Сергей Шойгу",
    "쎄르게이 쇼이구동지와": "Сергей Шойгу тончжи-ва",
    "블라디미르 푸틴": "Владимир Путин",
    "블라디미르 블라디미로비치 푸틴은": "Владимир Владимирович Путин-ын",
    "(유리 가가린),": "(Юрий Гагарин),",
    "로씨야련방 국방상 쎄르게이 쇼이구동지와": "Россия рёнбан кукпансан Сергей Шойгу тончжи-ва",
    "마리나 쎄르게이 쇼이구": "марина Сергей Шойгу",
    "푸틴 대통령": "Путин тэтхоннён",  # a person before a title (decision 18)
}
# What is not shown: Korean letters, unless the caller says that such words are Russian.
NOT_SHOWN = {
    "푸틴": "Путин",
    "러시아": "Россия",
    "쇼이구동지와": "Шойгу тончжи-ва",
}
NEVER = [
    "유리",
    "안나",
    "이반",
    "유리 안나",
    "안나 지민",
    "유리를 닦다",
    "딸린 방",
    "띤다",
    "바꾸나",
    "유지나",
    "2뿌찐",
    "로씨야인",
]


@pytest.mark.parametrize("text", SHOWN)
def test_a_name_that_the_text_shows(text: str) -> None:
    assert convert(text) == convert(text, foreign="russian") == SHOWN[text]
    assert convert(text, foreign="letters") != SHOWN[text]


def test_a_russian_place_that_both_koreas_spell_so_is_russian() -> None:
    # Decision 18: Moscow is, and a country is a place by its sound unless the caller knows better.
    assert convert("러시아 모스크바") == "Росиа Москва"
    assert convert("러시아 모스크바", foreign="russian") == "Россия Москва"


@pytest.mark.parametrize("text", NOT_SHOWN)
def test_a_name_that_only_the_caller_knows(text: str) -> None:
    assert convert(text, foreign="russian") == NOT_SHOWN[text]
    assert convert(text) == convert(text, foreign="letters") != NOT_SHOWN[text]


@pytest.mark.parametrize("text", NEVER)
def test_what_may_be_korean_stays_korean(text: str) -> None:
    for policy in POLICIES:
        assert convert(text, foreign=policy) == convert(text, foreign="letters")
        assert "foreign" not in " ".join(step.rule for step in explain(text, foreign=policy).steps)


@pytest.mark.parametrize("kind", ["word", "place", "given", "surname"])
def test_the_switch_is_for_running_text(kind: Kind) -> None:
    for text in ("뿌찐", "쎄르게이 쇼이구"):
        letters = convert(text, kind=kind, foreign="letters")
        assert convert(text, kind=kind, foreign="russian") == letters


def test_case_and_pronunciation_of_a_name() -> None:
    assert convert("뿌찐이", case="lower") == "путин-и"
    assert convert("쎄르게이 쇼이구동지", case="title") == "Сергей Шойгу Тончжи"
    assert Converter().pronounce("쎄르게이 쇼이구") == "쎄르게이 쇼이구"


def test_how_sure_a_name_is() -> None:
    assert explain("쎄르게이 쇼이구").certainty == "row"
    assert explain("유리 가가린").certainty == "guess"  # 유리 is Korean for glass
    rules = [step.rule for step in explain("유리 가가린").steps]
    assert [rule for rule in rules if rule.startswith("foreign")] == [
        "foreign-person:Юрий",
        "foreign-person:Гагарин",
    ]


def test_the_given_name_fits_the_surname() -> None:
    valya = index()["왈랴"] + index()["발랴"]
    assert {row[5] for row in valya} == {"mf"}
    surname = find_surname("가가리나")
    assert surname is not None
    assert surname.gender == "f"
    assert [name.russian for name in find_forenames(["유리", "안나"], surname)] == ["Анна"]


def test_an_unknown_policy_is_a_mistake() -> None:
    with pytest.raises(InputError, match="russian"):
        convert("뿌찐", foreign="rusian")  # type: ignore[arg-type]


WORDS = st.sampled_from(
    [
        *SHOWN,
        *NOT_SHOWN,
        *NEVER,
        *list(index())[::7],
        "동지",
        "대통령은",
        "국물을",
        "김정은",
        "와",
        ",",
    ]
)


@given(st.lists(st.tuples(WORDS, st.sampled_from([" ", "  ", "", "\n", ", "])), max_size=6))
def test_explanation_and_result_are_one(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in parts)
    for converter in CONVERTERS.values():
        trace = converter.explain(text)
        assert trace.result == converter.convert(text) == replay(trace)


def test_letters_means_that_no_name_is_read_as_russian() -> None:
    assert convert("뿌찐") == "Путин" and convert("뿌찐", foreign="letters") == "ппуччин"
