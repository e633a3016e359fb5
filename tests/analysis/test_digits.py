"""Digits inside names (switch `digits`): how days, months, ordinals and quarters are read out.

What is said stands in 표준발음법 29 (6·25 [유기오], 3·1절 [사밀쩔]) and in the Standard Dictionary
(오일륙, 삼팔선); the Cyrillic follows from the decisions, 22 for particles and for what is a word.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontsevich import Converter, convert, explain, replay

READ = Converter(digits="read")
MIXED = st.text(
    st.sampled_from("0123456789·.월일제차동가리호선운동전쟁절혁명학교은 ‘’(강\n北"), max_size=16
)


@pytest.mark.parametrize(
    ("text", "cyrillic"),
    [
        ("3·1운동은", "Самиль ундон-ын"),
        ("3·1절", "Самильчоль"),
        ("6.25전쟁", "Югио чончжэн"),
        ("6·25 전쟁이", "Югио чончжэнъи"),
        ("8·15에", "Пхариро-э"),
        ("‘5·16’", "‘Оиллюк’"),
        ("4·19혁명", "Саильгу хёнмён"),
        ("5·18 민주화운동", "Оильпхаль минчжухваундон"),
        ("6·10만세운동", "Юксип мансеундон"),
        ("10·26은", "Сибирюк-ын"),
        ("12·12사태", "Сибисиби сатхэ"),
        ("4월혁명", "Саволь хёнмён"),
        ("6월항쟁의", "Юволь ханчжэн-ый"),
        ("10월 혁명", "Сиволь хёнмён"),
        ("5월1일경기장", "Оворириль кёнгичжан"),
        ("제1고등중학교", "Чеиль кодын чунхаккё"),
        ("제2차 세계대전", "Чеичха сегедэчжон"),
        ("역삼1동에서", "Ёксамильтон-эсо"),
        ("종로3가", "Чонносамга"),
        ("을지로4가역", "Ыльчиросагаёк"),
        ("2호선", "Ихосон"),
        ("38선을", "Сампхальсон-ыль"),
    ],
)
def test_digits_inside_names_are_read_out(text: str, cyrillic: str) -> None:
    trace = explain(text, digits="read")
    assert convert(text, digits="read") == trace.result == replay(trace) == cyrillic
    assert any(character.isdigit() for character in convert(text))  # never by default


@pytest.mark.parametrize(
    "text",
    [
        "2024년 3월에",
        "3.5배",
        "1·2월",
        "2024.3.1 운동",
        "1.5운동",
        "3월 15일 학교에서",
        "제3조",
        "민법 제1004조",
        "25제곱",
        "그는 1동에서",
        "13·14운동",
        "신림25동",
    ],
)
def test_digits_elsewhere_are_left(text: str) -> None:
    assert convert(text, digits="read") == convert(text)


def test_every_day_of_a_year_is_read() -> None:
    for month in range(1, 13):
        for day in range(1, 32):
            trace = explain(f"{month}·{day}혁명", digits="read")
            assert replay(trace) == trace.result
            assert not any(character.isdigit() for character in trace.result)


@given(MIXED)
def test_a_trace_is_the_conversion(text: str) -> None:
    trace = READ.explain(text)
    assert READ.convert(text) == trace.result == replay(trace)
