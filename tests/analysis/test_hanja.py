"""Chinese characters: every one that has a Korean reading, glosses, any mixture of scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontsevich import Converter, explain, replay
from kontsevich.analysis.hanja import HANJA, may_hold_hanja, read_hanja
from kontsevich.hangul.syllables import RUN
from kontsevich.law.choices import Kind

MIXED = st.text(
    st.one_of(
        st.sampled_from("金李文字病兵點店權不列率律東西學国发氣 年女勞"),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
        st.characters(min_codepoint=0xF900, max_codepoint=0xFAFF),
        st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3),
        st.sampled_from("()[] ·の,.1aя\n"),
    ),
    max_size=14,
)


def test_every_character_of_the_korean_standard_is_read() -> None:
    """KS X 1001 has 4,888 places for characters; 268 of them repeat one under another reading."""
    rows = [
        bytes((row, cell)).decode("euc_kr")
        for row in range(0xCA, 0xFE)
        for cell in range(0xA1, 0xFF)
    ]
    assert len(rows) == 4888
    assert all(RUN.fullmatch(read_hanja(character, "word").text) for character in rows)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [  # 한글 맞춤법 10-12, 52, and names as the South writes them
        ("auto", "金正恩", "김정은"),
        ("auto", "東亞日報", "동아일보"),
        ("auto", "北·러", "북·러"),
        ("auto", "勞動者는 女性", "노동자는 여성"),
        ("auto", "男女", "남녀"),
        ("auto", "失敗率과 規律", "실패율과 규율"),
        ("auto", "不動産과 不法", "부동산과 불법"),
        ("auto", "2000年代", "2000년대"),
        ("auto", "綠茶와 茶房", "녹차와 다방"),
        ("auto", "서울驛 어린이欄", "서울역 어린이란"),
        ("auto", "復活하고 降伏", "부활하고 항복"),
        ("auto", "金融과 金剛山", "금융과 금강산"),
        ("auto", "学校와 汉字", "학교와 한자"),  # Japanese, simplified
        ("auto", "\uf90a額", "금액"),  # a compatibility ideograph
        ("name", "金良洙", "김양수"),
        ("name", "沈淸", "심청"),
    ],
)
def test_a_reading(kind: str, text: str, expected: str) -> None:
    assert read_hanja(text, kind).text == expected


def test_the_north_has_no_initial_sound_law() -> None:
    assert read_hanja("勞動女性", north=True).text == "로동녀성"
    assert Converter(hanja="north").convert("勞動") == Converter().convert("로동")


def test_what_is_kept() -> None:
    assert Converter(hanja="keep").convert("金正恩이 東亞日報를") == "金正恩и 東亞日報рыль"
    for foreign in ("他们说中国", "東京の朝"):
        assert Converter().convert(foreign) == foreign
    assert Converter().convert("시진핑(習近平)").endswith("(習近平)")


def test_a_gloss_tells_of_the_word_before_it_and_stays() -> None:
    assert Converter(kind="word").convert("특공병(特攻兵)") == "тхыкконбён(特攻兵)"
    assert Converter(kind="word").convert("수은병(水銀病)") == "суынпён(水銀病)"
    assert Converter(kind="word").convert("정점(頂點)") == "чончом(頂點)"
    assert Converter(kind="word").convert("정점(定店)") == "чончжом(定店)"
    assert Converter().convert("金(김)") == "ким(ким)"


def test_a_gloss_that_is_longer_tells_nothing_of_the_next_line() -> None:
    assert not read_hanja("가나(文字學)\n문자").characters


def test_lines_with_characters_and_without_are_one_text() -> None:
    text = "문정웅 교수(敎授)가 왔다.\n\n문정웅은 문자(文字)를, 北의  박명림,\n정점(頂點) 문정웅은"
    for core in (True, False):
        converter = Converter()
        if not core:
            converter.core = None
        assert converter.convert(text) == converter.explain(text).result
        assert converter.convert(text).count("Мун Чжонун") == 3


def test_an_explanation_names_the_table() -> None:
    told = explain("契丹의 金正恩", kind="auto").to_text("en")
    assert "hanja-word:契丹" in told
    assert "hanja-surname" in told
    assert "[hanja-readings]" in told


@given(st.sampled_from(["auto", "word", "name", "place"]), MIXED)
def test_any_mixture_converts_and_replays(kind: Kind, text: str) -> None:
    converter = Converter(kind=kind)
    trace = converter.explain(text)
    assert converter.convert(text) == trace.result == replay(trace)
    assert len(read_hanja(text, kind).text) == len(text)


def test_every_compatibility_form_replays() -> None:
    """Known or not: NFC changes these, and a character that nobody knows is no syllable."""
    forms = [*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)]
    for text in map(chr, forms):
        for converter in (Converter(), Converter(kind="word")):
            trace = converter.explain(text)
            assert replay(trace) == trace.result == converter.convert(text), ascii(text)


@given(st.text(max_size=30))
def test_the_quick_look_is_right(text: str) -> None:
    assert may_hold_hanja(text) == bool(HANJA.search(text))
