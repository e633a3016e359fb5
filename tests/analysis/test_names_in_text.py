"""Names that no table lists, in running text: what makes them names is the title beside them."""

from __future__ import annotations

import pytest

from kontsevich import Converter, convert, explain
from kontsevich.analysis.places import places
from kontsevich.law.tables import read_tsv


@pytest.mark.parametrize(
    ("text", "cyrillic"),
    [
        # Decision 22: a title written onto the name is a word of its own, so is its particle.
        ("박영호교수", "Пак Ёнхо кёсу"),
        ("박영호교수가", "Пак Ёнхо кёсу-ка"),
        ("박영호교수에게", "Пак Ёнхо кёсу-эге"),
        ("남궁민수교수가", "Намгун Минсу кёсу-ка"),
        ("박영호님", "Пак Ёнхо ним"),
        # A title that stands apart is an ordinary word, its particle solid.
        ("박영호 교수", "Пак Ёнхо кёсу"),
        ("박영호 교수는", "Пак Ёнхо кёсунын"),
        ("박영호 양은", "Пак Ёнхо янын"),
        ("남궁민수 교수가", "Намгун Минсу кёсуга"),
    ],
)
def test_a_title_makes_a_name(text: str, cyrillic: str) -> None:
    trace = explain(text)
    assert trace.result == cyrillic
    assert trace.certainty == "guess"


@pytest.mark.parametrize(
    "text",
    [
        "박영호교수을",  # 을 stands after a consonant
        "박영호양은",  # solid, it may be something else
        "박영호교수학",  # a title and what no particle is
        "박영호은",
    ],
)
def test_what_is_no_title_makes_no_name(text: str) -> None:
    words = convert(text, kind="word")
    assert explain(text).result == words
    assert "Пак Ёнхо" not in words


@pytest.mark.parametrize(
    ("text", "cyrillic"),
    [
        # Offices and institutions that begin with a surname's syllable (names/not-persons.tsv).
        ("이사회 의장", "исахве ыйчжан"),
        ("현직 장관", "хёнчжик чангван"),
        # A given name of one syllable or of three is not told from an ordinary word.
        ("박호 교수", "пакхо кёсу"),
        ("박영호진 교수", "пагёнхочжин кёсу"),
    ],
)
def test_not_every_word_before_a_title_is_a_name(text: str, cyrillic: str) -> None:
    assert convert(text) == cyrillic


def test_two_names_and_a_title_in_one_line() -> None:
    assert convert("박영호 교수 남궁민수 교수") == "Пак Ёнхо кёсу Намгун Минсу кёсу"
    assert convert("그 박영호 교수") == "кы Пак Ёнхо кёсу"


@pytest.mark.parametrize(
    ("line", "cyrillic"),
    [
        # Decision 15: the given name is one word, whatever stands between it and the surname.
        ("박 영호", "Пак Ёнхо"),
        ("박|영호", "Пак Ёнхо"),
        ("박 영호, 남궁 민수", "Пак Ёнхо, Намгун Минсу"),
        ("(박 영호)", "(Пак Ёнхо)"),
        ("김 정은 이 설주", "Ким Чжонын Ли Сольчу"),
        ("이 예지", "Ли Йечжи"),
        ("리 설주.", "Ли Сольчу."),
        # Two spaces, or another mark, are no one name: each stands for itself.
        ("박\n영호", "Пак\nЁнхо"),
        ("박", "Пак"),
    ],
)
def test_a_line_of_names(line: str, cyrillic: str) -> None:
    assert Converter(kind="name").convert(line) == cyrillic


def test_a_name_cut_by_its_writer_says_so() -> None:
    """The space of the source is a step of the trace, and what the rows did lies behind it."""
    trace = explain("최 룡해", kind="name")
    assert trace.result == "Чхве Рёнхэ"
    split, *_ = trace.steps
    assert (split.rule, split.at, split.before, split.after) == ("name-split", 1, " ", "")


def test_a_name_that_is_a_word_too_is_the_other_reading() -> None:
    """Each row of names/homographs.tsv: the person is its reading or among its others."""
    for row in read_tsv("names/homographs.tsv"):
        name = row[0].replace("|", "")
        trace = explain(name)
        if name not in places():
            assert convert(row[0], kind="name") in (trace.result, *trace.others), name


@pytest.mark.parametrize("suffix", ["인", "인들", "하고"])
def test_what_makes_a_word_of_a_place_is_a_particle_after_a_person(suffix: str) -> None:
    """서울인 is an inhabitant of Seoul, 김정은인 "who is Kim Jong-un" (places/suffixes.tsv)."""
    assert "-" not in convert(f"서울{suffix}")
    assert convert(f"김정은{suffix}").startswith("Ким Чжонын-")


def test_parts_of_names_alone() -> None:
    # Decisions 15-17: as if alone, capital, Sino-Korean throughout, 길동 lax, southern surnames.
    assert [convert(one, kind="given") for one in ("설주", "길동")] == ["Сольчу", "Кильдон"]
    assert [convert(one, kind="surname") for one in ("로", "이", "최")] == ["Но", "Ли", "Чхве"]


def test_russian_names_only_where_they_are_asked_for() -> None:
    text = "쎄르게이 쇼이구"
    assert Converter(foreign="russian").convert(text) == "Сергей Шойгу"
    assert "Шойгу" not in Converter(foreign="letters").convert(text)
    assert Converter(foreign="letters").convert("박영호 교수") == "Пак Ёнхо кёсу"


@pytest.mark.parametrize(
    ("text", "cyrillic"),
    [
        ("쎄르게이 쇼이구", "Сергей Шойгу"),
        ("«쎄르게이 쇼이구", "«Сергей Шойгу"),
        ("а 쎄르게이 쇼이구", "а Сергей Шойгу"),
        # A mark between, or no Hangul before: no given name of the surname.
        ("쎄르게이, 쇼이구", "Сергей, сёигу"),
        ("쎄르게이» 쇼이구", "Сергей» сёигу"),
        ("abc 쇼이구", "abc сёигу"),
        ("박영호. 교수", "Пак Ёнхо. кёсу"),
    ],
)
def test_a_russian_surname_shows_the_given_name_before_it(text: str, cyrillic: str) -> None:
    assert convert(text) == cyrillic


@pytest.mark.parametrize(("text", "cyrillic"), [("3부산", "3пусан"), ("12부산", "12пусан")])
def test_what_a_number_stands_before_is_its_unit(text: str, cyrillic: str) -> None:
    assert convert(text) == cyrillic
