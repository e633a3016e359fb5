"""A text with its letters composed and its look-alikes replaced still knows where each stood."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontsevich import check
from kontsevich.checker.spotting.spots import Token, clean, follow

UNSEEN = "\u200b\u00ad"
LATIN = dict(zip("Koapce", "Коарсе", strict=True))


@pytest.mark.parametrize(
    ("text", "plain", "sources"),
    [
        ("Ким", "Ким", [(0, 1), (1, 2), (2, 3)]),
        ("Kим", "Ким", [(0, 1), (1, 2), (2, 3)]),
        ("К\u200bим", "Ким", [(0, 1), (2, 3), (3, 4)]),
        ("ый", "ый", [(0, 1), (1, 2)]),
        ("ыи\u0306н", "ыйн", [(0, 1), (1, 3), (3, 4)]),
        ("Е\u0308чжoн", "Ёчжон", [(0, 2), (2, 3), (3, 4), (4, 5), (5, 6)]),
        ("\u1100\u1175\u11b7 \u110c", "김 \u110c", [(0, 3), (3, 4), (4, 5)]),
        ("기\u11b7\u1161", "김\u1161", [(0, 2), (2, 3)]),
        ("\u1100\u1175\u11b7\u110c\u1165", "김저", [(0, 3), (3, 5)]),
        ("Kim", "Kim", [(0, 1), (1, 2), (2, 3)]),  # a Latin word is one
        ("", "", []),
    ],
)
def test_where_each_letter_stood(text: str, plain: str, sources: list[tuple[int, int]]) -> None:
    cleaned = clean(text)
    assert cleaned.text == plain
    assert [cleaned.source(at, at + 1) for at in range(len(plain))] == sources


@given(st.text("КимoK\u200b\u00adйи\u0306е\u0308 .", max_size=12))
def test_every_letter_comes_from_its_place(text: str) -> None:
    cleaned = clean(text)
    assert not set(cleaned.text) & set(UNSEEN)
    last = 0
    for at, letter in enumerate(cleaned.text):
        start, end = cleaned.source(at, at + 1)
        assert last <= start < end <= len(text)
        last = end
        source = "".join(one for one in text[start:end] if one not in UNSEEN)
        source = unicodedata.normalize("NFC", source)
        assert letter in (source, LATIN.get(source))


@pytest.mark.parametrize(
    "text",
    ["Юн Сок Ёль (김정은).", "김정은 (Ким Чен Ын) и 박근혜 (Пак Кын Хе).", "Ан Чжун Гын — 안중근."],
)
def test_decomposed_hangul_says_the_same(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    told = [
        [
            (one.code, unicodedata.normalize("NFC", one.found), one.expected, one.fix)
            for one in found
        ]
        for found in (check(text), check(apart))
    ]
    assert told[0] == told[1] != []


@pytest.mark.parametrize(
    ("behind", "parts"),
    [
        (" Чен Ын", ("Чен", "Ын")),
        (" Чен Ын_2", ("Чен",)),  # a word that goes on is none
        (" Чен-Ын", ("Чен", "Ын")),
        (" Чен. Ын", ("Чен",)),
        (" Ч. Ын", ()),  # an initial
    ],
)
def test_the_words_of_a_name_are_whole(behind: str, parts: tuple[str, ...]) -> None:
    spot = follow(f" Ким{behind}", Token(1, 4, "Ким"))
    assert spot is not None
    assert tuple(part.word for part in spot.parts) == parts


def test_a_word_that_is_cut_is_no_name() -> None:
    assert follow("Ким_2", Token(0, 3, "Ким")) is None
