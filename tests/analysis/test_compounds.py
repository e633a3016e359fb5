"""Names inside solid compounds, units behind traditional forms, countries, Russians with a title.

The forms are decisions 18, 19 and 22, written down before the code was.
"""

from __future__ import annotations

import pytest

from kontsevich import convert, explain, replay
from kontsevich.analysis.compounds import read_parts


@pytest.mark.parametrize(
    ("text", "cyrillic"),
    [
        ("조선로동당략사", "Чосон родондан рякса"),
        ("로씨야정부는", "Россия чонбу-нын"),
        ("김일성저작집", "Ким Ильсон чочжакчип"),
        ("홍길동전을", "Хон Гильдон чон-ыль"),
        ("김정숙평양방직공장", "Ким Чжонсук Пхеньян панчжик кончжан"),
        ("고려사", "Корёса"),
        ("고려사절요", "Корёса чорё"),
        ("평양시", "Пхеньян-си"),
        ("서울시에서", "Сеул-си-эсо"),
        ("김해시", "Кимхэси"),
        ("러시아와 중국", "Росиа-ва Чунгук"),
        ("미국은", "Мигук-ын"),
        ("로씨야", "Россия"),
        ("모스크바", "Москва"),
        ("푸틴 대통령이", "Путин тэтхоннёнъи"),
        ("라브로프 외무상", "Лавров вемусан"),
        ("종로경찰서에서", "Чонно кёнчхальсо-эсо"),
        ("조선중국친선협회", "Чосон Чунгук чхинсон хёпхве"),
        ("대외문화련락위원회", "Тэве мунхва рёллак вивонхве"),
        ("국립경주박물관", "Куннип Кёнчжу панмульгван"),
        ("전주역", "Чончжуёк"),
        ("한국영화가", "Хангук ёнхва-ка"),
        ("한국시각", "Хангук сигак"),
        ("나이제리아", "Наичжериа"),
        ("지중해에서", "Чичжунхэ-эсо"),
        ("한강센터", "Ханган сентхо"),
        ("이순신대교를", "Ли Сунсин тэгё-рыль"),
    ],
)
def test_the_name_keeps_its_form(text: str, cyrillic: str) -> None:
    trace = explain(text)
    assert convert(text) == trace.result == replay(trace) == cyrillic


@pytest.mark.parametrize(
    ("text", "cyrillic"),
    [
        ("성곡미술관에서", "Сонгок мисульгван-эсо"),
        ("강동정밀기계공장", "Кандон чонмиль киге кончжан"),
        ("대관유리공장을", "Тэгван юри кончжан-ыль"),
        ("선덕중학교", "Сондок чунхаккё"),
        ("법무부장관은", "Поммубу чангван-ын"),
    ],
)
def test_words_behind_it_prove_a_name_that_no_table_lists(text: str, cyrillic: str) -> None:
    trace = explain(text)
    assert convert(text) == trace.result == replay(trace) == cyrillic


@pytest.mark.parametrize(
    ("text", "cyrillic"),
    [
        ("단천선박공장에서", "Танчхон сонбак кончжан-эсо"),
        ("서울성모병원", "Сеул сонмо пёнвон"),
        ("동대문역사문화공원", "Тондэмун ёкса мунхва конвон"),
        ("학동사거리에서", "Хактон сагори-эсо"),
    ],
)
def test_some_words_behind_a_place_may_be_unknown(text: str, cyrillic: str) -> None:
    trace = explain(text)
    assert convert(text) == trace.result == replay(trace) == cyrillic


@pytest.mark.parametrize(
    ("text", "cyrillic"),
    [
        ("국토부는", "Куктхобу-нын"),
        ("현대카드가", "Хёндэ кхады-ка"),
        ("두산아파트", "Тусан апхатхы"),
        ("한겨레출판", "Хангёре чхульпхан"),
        ("현대미술은", "хёндэмисурын"),
        ("동화책을", "тонхвачхэгыль"),
        ("중화인민공화국대사관", "Чунхва инмин конхвагук тэсагван"),
        ("철산방향", "Чхольсан панхян"),
        ("쿠알라룸푸르에서", "Кхуалларумпхуры-эсо"),
    ],
)
def test_the_press_calls_bodies_so(text: str, cyrillic: str) -> None:
    trace = explain(text)
    assert convert(text) == trace.result == replay(trace) == cyrillic


@pytest.mark.parametrize(
    "text",
    ["전통시장", "재래시장에서", "야전병원", "고등학교", "우리학교", "예산위원회", "음악대학"],
)
def test_an_ordinary_word_names_no_body(text: str) -> None:
    assert convert(text)[0].islower()


@pytest.mark.parametrize(
    "text", ["중국인", "일본어", "정부미", "푸틴", "볼가", "서울이다", "국립대학교"]
)
def test_what_is_no_compound(text: str) -> None:
    assert not any(step.rule.startswith("compound") for step in explain(text).steps)


def test_every_word_of_the_table_can_stand_in_a_compound() -> None:
    heads = {"person": "김정숙", "place": "부산", "body": "조선로동당"}
    for word, part in read_parts().items():
        tail = "" if part.ends else "공장"
        for kind in part.after & heads.keys():
            name = convert(heads[kind])
            assert convert(heads[kind] + word + tail).startswith(f"{name} "), word
