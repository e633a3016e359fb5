"""What is told of a word for no more than that the text around it is plainly about Korea."""

from __future__ import annotations

import pytest

from kontsevich.checker.findings.checking import check
from kontsevich.checker.spotting.evidence import measure_context
from kontsevich.checker.spotting.plainly_korean import is_plainly_korean
from kontsevich.checker.spotting.short_terms import short_forms
from kontsevich.law import tables
from kontsevich.reverse.term_heads import may_be_term
from kontsevich.transcription.standard_spelling import converter

PLAIN = "Дворцы Сеула, рынки Пусана, в Корее едят кимчи. {} они ещё запомнят."


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("Гангнаме", "Каннаме"),  # a quarter
        ("Чагалчи", "Чагальчхи"),  # a market
        ("Джинул", "Чинуль"),  # a monk
        ("Минджунг", "Минчжун"),  # a term
    ],
)
def test_a_word_among_korean_things(word: str, right: str) -> None:
    [finding] = check(PLAIN.format(word))
    assert (finding.expected[0], finding.fix == "safe") == (right, False)


@pytest.mark.parametrize("word", ["Сухён", "Чонхо", "Антонга", "Дориса", "Милан", "Тайсон"])
def test_a_given_name_and_a_name_of_others(word: str) -> None:
    assert check(PLAIN.format(word)) == []


def test_a_text_is_plainly_about_korea_by_several_things() -> None:
    assert measure_context(["В Корее едят кимчи"]).plainly
    assert not measure_context(["В Корее корейцы любят Корею"]).plainly
    assert not measure_context(["В Корее едят кимчи" + " и" * 5000]).plainly


def test_a_short_term_among_its_kind() -> None:
    assert [one.expected for one in check("В Корее тхэквондо, тобок, сабомним и первый гып.")] == [
        ("кып",)
    ]
    assert check("В Корее первый гып.") == []


def test_short_forms_are_of_terms_and_wrong() -> None:
    listed = {row[0] for row in tables.read_tsv("check/terms.tsv")}
    right = {converter("word", "paper").convert(hangul) for hangul in set(short_forms().values())}
    assert set(short_forms().values()) <= listed
    assert right.isdisjoint(short_forms())
    assert len(short_forms()) > len(right)


def test_every_term_passes_the_sieve() -> None:
    write = converter("word", "paper").convert
    rows = [row[0] for row in tables.read_tsv("check/terms.tsv") if row[2] != "brand"]
    spelt = [write(hangul).lower() for hangul in rows if len(hangul) > 1]
    assert [word for word in spelt if len(word) > 4 and not may_be_term(word)] == []


@pytest.mark.parametrize(
    ("text", "plainly"),
    [
        ("Сеул, Корея, Бусан", True),
        ("Сеул, Бусан", False),
        ("Сеул, Сеула, Бусан", False),  # one thing, twice
        ("Корея, кореец, Бусан", False),
    ],
)
def test_two_things_beside_a_word_are_enough(text: str, plainly: bool) -> None:
    start = text.index("Бусан")
    assert is_plainly_korean(text, start, len(text)) is plainly
