"""Listed names and terms of several words: told, with the words as the table parts them."""

from __future__ import annotations

import pytest

from kontsevich import Converter, check
from kontsevich.checker.spotting.phrases import LONG, find_right_phrases, read_phrase
from kontsevich.checker.spotting.sightings import Policy
from kontsevich.law import tables
from kontsevich.reverse.listed_words import read_listed

ABOUT = "Корея и её история: {}."


@pytest.mark.parametrize(
    ("found", "code", "right"),
    [
        ("Донъа ильбо", "KTV111", "Тона ильбо"),
        ("Чунъанъ ильбо", "KTV111", "Чунан ильбо"),
        ("Мунму Ван", "KTV101", "Мунму-ван"),
        ("Хынсон Дэвонгун", "KTV101", "Хынсон-тэвонгун"),
        ("Вон Хё", "KTV101", "Вонхё"),
        ("Хэдонг Йонгунса", "KTV102", "Хэдон Ёнгунса"),
        ("ап чаги", "KTV103", "ап чхаги"),
        ("Хамгён Букдо", "KTV102", "Хамгён-Пукто"),
    ],
)
def test_several_words_are_told_as_one(found: str, code: str, right: str) -> None:
    [finding] = check(ABOUT.format(found))
    assert (finding.code, finding.found, finding.fix) == (code, found, "unsafe")
    assert finding.expected[0] == right


@pytest.mark.parametrize(
    "words",
    [
        "Тона ильбо",
        "Нодон синмун",
        "Мунму-ван",
        "Сохон ванху",
        "Кванхэ-гун",
        "Чонъи-конджу",
        "ап чхаги",
        "на сон",
        "Сонсан Ильчхульбон",
        "юный Чон",  # a term has no capital behind a small letter
        "Ван Ин",  # Chinese as well
        "Буй Сон Ван",
        "Донъа, ильбо",
        "ап; чаги",
    ],
)
def test_what_is_right_is_not_told(words: str) -> None:
    assert not check(ABOUT.format(words))


def test_the_authors_case_is_kept() -> None:
    [finding] = check("Корейский король воевал при Мунму Ване.")
    assert finding.expected == ("Мунму-ване",)


def test_nothing_is_told_without_korea() -> None:
    assert not check("Газета «Донъа ильбо» и ап чаги.")


def test_a_term_is_read_in_two_words_wherever_it_is_cut() -> None:
    converter = Converter(kind="word")
    terms = [row[0] for row in tables.read_tsv("check/terms.tsv")]
    for term in [one for one in terms if len(one) >= LONG][::5]:
        if not any(one.hangul == term for one in read_listed(converter.convert(term))):
            continue
        for cut in range(1, len(term)):
            told = converter.explain(term[:cut]), converter.explain(term[cut:])
            # What a row has another reading for is no part of a term; few words begin doubled.
            if not any(step.stage == "analysis" for one in told for step in one.steps):
                words = told[0].result, told[1].result
                doubled = words[1][:1] == words[1][1:2]
                assert doubled or term in [one.hangul for one in read_phrase(words)], words


def test_every_institution_with_a_capital_is_known_as_it_is_written() -> None:
    converter, policy = Converter(), Policy("paper", False, frozenset())
    for hangul, marked, capitals, *_ in tables.read_tsv("places/institutions.tsv"):
        if capitals != "0" and marked.count("_") in (1, 2) and "+" not in marked:
            written = converter.convert(hangul)
            known = [phrase.hangul for *_, phrase in find_right_phrases(written, policy)]
            assert hangul in known, written


def test_a_term_in_two_words_has_the_capitals_that_stand_there() -> None:
    found = [one.expected for one in check("В Корее играют гут гори.")]
    assert found == [("кут кори",)]
