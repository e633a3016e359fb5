"""References: who wrote, what, where; any line at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontsevich import Converter, replay
from kontsevich.analysis.citations import AUTHOR, cut_citation

LINES = st.text(
    st.one_of(
        st.sampled_from("『』「」《》,.:·() 1편저외서울김이박"),
        st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3),
    ),
    max_size=24,
)
# By decision 26, worked out before the program was run.
REFERENCES = [
    (
        "박명림, 『한국전쟁의 발발과 기원』, 서울: 나남, 1996.",
        "Пак Мённим, 『Хангук чончжэн-ый пальбальгва кивон』, Сеул: Нанам, 1996.",
    ),
    (
        "홍길동 (2005). 한국어 문법 연구. 서울: 태학사.",
        "Хон Гильдон (2005). Хангуго мунпоп ёнгу. Сеул: Тхэхакса.",
    ),
    ("와다 하루키 저, 『만주』, 1992", "Вада Харукхи чо, 『Манчжу』, 1992"),
    ("국사편찬위원회 편, 『한국사』 제3권", "Кукса пхёнчхан вивонхве пхён, 『Хангукса』 че3квон"),
    ("이 상 저, 오감도, 서울: 미래사, 1991", "Ли Сан чо, Огамдо, Сеул: Мирэса, 1991"),
    ("金東里, 「巫女圖」, 『朝鮮日報』, 1936.", "Ким Донни, 「Мунёдо」, 『Чосон ильбо』, 1936."),
]


@pytest.mark.parametrize(("line", "expected"), REFERENCES)
def test_a_reference(line: str, expected: str) -> None:
    assert Converter(kind="citation").convert(line) == expected


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("박명림, 한국전쟁의 발발과 기원, 서울: 나남, 1996", ["박명림"]),
        ("정홍교, 박종원. 조선문학개관. 평양, 1986", ["정홍교", "박종원"]),
        ("김윤식·김현, 한국문학사, 민음사, 1973", ["김윤식·김현"]),
        ("국사편찬위원회 편, 『한국사』 제3권", ["국사편찬위원회 편"]),
        ("조선사, 평양, 1957", ["조선사"]),  # a title that looks like a name: docs/limits
    ],
)
def test_who_the_authors_are(line: str, authors: list[str]) -> None:
    fields = [line[one.start : one.end] for one in cut_citation(line) if one.role == AUTHOR]
    assert fields == authors


def test_several_titles_in_brackets_are_a_field_each() -> None:
    line = "김철수, 「말과 글」, 『국어의 길』, 『학회지』 3호, 2001"
    fields = [line[one.start : one.end] for one in cut_citation(line)]
    assert fields == ["김철수", "말과 글", "국어의 길", "학회지", "3호", "2001"]


@given(LINES)
def test_any_line_converts_and_replays(line: str) -> None:
    converter = Converter(kind="citation")
    trace = converter.explain(line)
    assert converter.convert(line) == trace.result == replay(trace)
