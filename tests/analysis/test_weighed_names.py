"""Names that no table lists and no title makes one: weighed by syllables and by what stands around.

Each expectation is decision 15 (surname, space, given name) or the reading of the same words as
words; the texts are those of the issue that asked for the score.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kontsevich import Converter, convert, explain
from kontsevich.analysis.classification import Reader
from kontsevich.analysis.segments import Reading

PEOPLE = ("씨", "선생", "처정", "후락")  # 사공 and 선우 are surnames


@pytest.mark.parametrize(
    ("text", "cyrillic"),
    [
        ("박명림, 한국전쟁의", "Пак Мённим,"),
        ("대위(송중기)", "тэви(Сон Чжунги)"),
        ("김 위원장은", "Ким вивончжанын"),
        ("박 대통령이", "Пак тэтхоннёнъи"),
        ("리 총리", "Ли чхонни"),
        ("문 전 대통령", "Мун чон тэтхоннён"),
        ("김모(33)씨", "Ким мо(33)сси"),
        ("이 씨", "Ли сси"),
        ("김씨는", "Ким сси-нын"),
        ("화숙이는", "Хвасуги-нын"),
        ("길동이를", "Кильдонъи-рыль"),
        ("차기준 연기가", "Чха Гичжун ёнгига"),
        ("조동팔의 얼굴에는", "Чо Донпхаль-ый"),
        ("이건호 전 국민은행장", "Ли Гонхо чон"),
        ("우승자 신현지는", "усынчжа Син Хёнчжи-нын"),
        ("강미영 교수가 왔다. 강미영은", "Кан Миён кёсуга ватта. Кан Миён-ын"),
    ],
)
def test_what_stands_around_makes_a_name(text: str, cyrillic: str) -> None:
    trace = explain(text)
    assert trace.result == convert(text)
    assert trace.result.startswith(cyrillic)


@pytest.mark.parametrize(
    "text",
    [
        "최고의 배우",
        "당시의 형사",
        "임금이 왕의",
        "정상화",
        "이용자들에게",
        "하지만",
        "이사장은",
        "어린이가",
        "호랑이는",
        "애송이를",
        "순환이라는",
        "이용하는",  # 이용하 is the southern spelling of a politician's name
        "백여년 전 화가",
        "민주화",  # names/not-persons.tsv
        "이재민이",
        "윤활유를",  # a word of the lexicon
        "신앙위원장",  # 위원장, not a name before 원장
        "정부위원장",
    ],
)
def test_words_that_begin_as_names_do_stay_words(text: str) -> None:
    assert convert(text) == convert(text, kind="word")


def test_a_row_of_the_user_wins_over_the_score() -> None:
    assert convert("강미영이") == "Кан Миён-и"
    assert Converter(lexicon=[("강미영이", "강미영이")]).convert("강미영이") == "канмиёнъи"


def test_no_word_of_the_dictionary_is_a_name(shared: Path) -> None:
    """Words of three syllables and more; the dictionary's own people and what it calls 씨 pass."""
    rows = (shared / "data/standard_dictionary.tsv").read_text("utf-8").splitlines()[1:]
    words = [word for word, *_ in (row.split("\t") for row in rows) if len(word) > 2]
    reader = Reader()
    named = [word for word in words if _has_score(reader.read_auto(word))]
    assert len(named) < len(words) * 0.004
    assert not [word for word in named if len(word) > 3 and not word.endswith(PEOPLE)]


def _has_score(reading: Reading | None) -> bool:
    return reading is not None and any(row.rule.startswith("name-score") for row in reading.rows)


def test_the_score_is_told() -> None:
    rules = [step.rule for step in explain("강미영 교수가").steps]
    assert any(rule.startswith("name-score:itself") and "title" in rule for rule in rules)


@pytest.mark.parametrize("compiled", [False, True])
def test_a_name_is_known_in_all_of_its_text_whatever_the_length(compiled: bool) -> None:
    once = "문정웅이란 사람. 문정웅 교수(1)\n"
    converter = Converter()
    if not compiled:
        converter.core = None
    assert converter.convert(once * 200) == Converter().convert(once) * 200


@pytest.mark.parametrize(
    ("text", "cyrillic"),
    [
        ("박영호와 강노을", "Пак Ёнхо-ва Кан Ноыль"),
        ("박영호 강노을", "Пак Ёнхо Кан Ноыль"),
        ("최선희 강노을", "Чхве Сонхи Кан Ноыль"),
        ("고기와 강노을", "когива канноыль"),
    ],
)
def test_a_name_beside_a_name_is_one_of_a_list(text: str, cyrillic: str) -> None:
    assert convert(text) == cyrillic
