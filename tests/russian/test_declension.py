"""Russian cases of names: each row of the tables by a word that a grammar declines so."""

from __future__ import annotations

import pytest

from kontsevich.law.tables import read_tsv
from kontsevich.russian.declension import (
    CASES,
    decline,
    decline_each,
    inanimate,
    paradigm_of,
    paradigms,
    stems,
)
from kontsevich.russian.government import governed_cases

# One word for every row of check/endings.tsv: nominative, genitive, dative, accusative,
# instrumental, prepositional. `ый` is no final of Russian nouns: it declines as -ай, -ой, -уй do.
DECLINED = """
Анна Анны Анне Анну Анной Анне
Николай Николая Николаю Николая Николаем Николае
Якоб Якоба Якобу Якоба Якобом Якобе
Яков Якова Якову Якова Яковом Якове
Олег Олега Олегу Олега Олегом Олеге
Ольга Ольги Ольге Ольгу Ольгой Ольге
Давид Давида Давиду Давида Давидом Давиде
Андрей Андрея Андрею Андрея Андреем Андрее
Жорж Жоржа Жоржу Жоржа Жоржем Жорже
Серёжа Серёжи Серёже Серёжу Серёжей Серёже
Мороз Мороза Морозу Мороза Морозом Морозе
Марк Марка Марку Марка Марком Марке
Бланка Бланки Бланке Бланку Бланкой Бланке
Михаил Михаила Михаилу Михаила Михаилом Михаиле
Коваль Коваля Ковалю Коваля Ковалем Ковале
Адам Адама Адаму Адама Адамом Адаме
Иван Ивана Ивану Ивана Иваном Иване
Окунь Окуня Окуню Окуня Окунем Окуне
Герой Героя Герою Героя Героем Герое
Филипп Филиппа Филиппу Филиппа Филиппом Филиппе
Виктор Виктора Виктору Виктора Виктором Викторе
Игорь Игоря Игорю Игоря Игорем Игоре
Борис Бориса Борису Бориса Борисом Борисе
Альберт Альберта Альберту Альберта Альбертом Альберте
Холуй Холуя Холую Холуя Холуем Холуе
Иосиф Иосифа Иосифу Иосифа Иосифом Иосифе
Чех Чеха Чеху Чеха Чехом Чехе
Блоха Блохи Блохе Блоху Блохой Блохе
Абрамович Абрамовича Абрамовичу Абрамовича Абрамовичем Абрамовиче
Круча Кручи Круче Кручу Кручей Круче
Януш Януша Янушу Януша Янушем Януше
Саша Саши Саше Сашу Сашей Саше
Чжый Чжыя Чжыю Чжыя Чжыем Чжые
Рэй Рэя Рэю Рэя Рэем Рэе
Катя Кати Кате Катю Катей Кате
"""
ROWS = [line.split() for line in DECLINED.split("\n") if line]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_word_in_all_its_cases(row: list[str]) -> None:
    nominative, *forms = row
    assert [decline(nominative, case) for case in CASES] == forms
    assert decline(nominative, "") == nominative
    shouted = [form.upper() for form in forms]
    assert [decline(nominative.upper(), case) for case in CASES] == shouted
    assert decline_each(nominative, CASES) == list(dict.fromkeys(forms))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_case_leads_back(row: list[str]) -> None:
    nominative, *forms = (form.lower() for form in row)
    for case, form in zip(CASES, forms, strict=True):
        cases = {stem.form: stem.cases for stem in stems(form)}
        assert case in cases[nominative]
        assert cases[nominative] == tuple(
            other for other, same in zip(CASES, forms, strict=True) if same == form
        )
        assert next(iter(stems(form))).form == form
        assert len(cases) == len(stems(form))
        assert all(stem.form and stem.kind for stem in stems(form)[1:])


def test_every_row_of_endings_has_a_word_here() -> None:
    finals = {
        next(
            final
            for final in sorted(paradigms(), key=len, reverse=True)
            if row[0].lower().endswith(final)
        )
        for row in ROWS
    }
    assert finals == set(paradigms())


@pytest.mark.parametrize("name", ["Сонхи", "Хегё", "Чжу", "Мёнбо", "Чунхё", "Тхэу", "Йе"])
def test_names_in_other_vowels_do_not_decline(name: str) -> None:
    assert paradigm_of(name) is None
    assert decline_each(name, CASES) == [name]
    assert stems(name.lower())[0].form == name.lower()


def test_what_is_no_person_has_the_nominative_for_its_accusative() -> None:
    assert decline("Сеул", "acc", animate=False) == "Сеул"
    assert decline("Сеул", "acc") == "Сеула"
    assert decline("Сеул", "gen", animate=False) == "Сеула"
    assert decline("Чагандо", "acc", animate=False) == "Чагандо"
    assert decline("Ива", "acc", animate=False) == "Иву"
    assert [inanimate(stem).cases for stem in stems("сеула") if stem.form == "сеул"] == [("gen",)]
    assert [inanimate(stem).cases for stem in stems("иву") if stem.form == "ива"] == [("acc",)]


def test_an_ending_of_another_class_leads_nowhere() -> None:
    """Ольга has Ольги, never Ольгы; Ким Чжонын has Чжоныном, never Чжонынем."""
    assert "ольга" not in [stem.form for stem in stems("ольгы")]
    assert "саша" not in [stem.form for stem in stems("сашой")]
    assert "чжонын" not in [stem.form for stem in stems("чжонынем")]


def test_the_word_before_a_name_near_the_beginning_of_a_long_text() -> None:
    assert governed_cases("о Ким" + " Чжонын" * 20, 2) == ("prep",)


def test_a_last_part_of_one_letter_keeps_its_capital() -> None:
    """Ким Чжин А, in a spelling of three words: the part that declines is all capital."""
    assert decline("А", "dat") == "Е"
    assert decline("ЮНА", "ins") == "ЮНОЙ"


# What case a preposition asks for, by the grammar; those with several cases are no evidence.
PREPOSITIONS = {
    "gen": "без вместо для до из-за от ради у",
    "dat": "к ко",
    "ins": "над перед",
    "prep": "о об при",
    "gen ins": "с со",
}


@pytest.mark.parametrize(("cases", "words"), PREPOSITIONS.items())
def test_a_preposition_asks_for_its_case(cases: str, words: str) -> None:
    for word in words.split():
        text = f"Вчера {word} Ким"
        assert governed_cases(text, len(text) - 3) == tuple(cases.split()), word
        assert governed_cases(text.title(), len(text) - 3) == tuple(cases.split()), word


def test_the_table_of_government_has_no_other_preposition() -> None:
    words = {row[0] for row in read_tsv("check/government.tsv") if row[1] == "preposition"}
    assert words == set(" ".join(PREPOSITIONS.values()).split())


@pytest.mark.parametrize(
    ("before", "cases"),
    [
        ("о президенте ", ("prep",)),
        ("президенту ", ("dat",)),
        ("с президентом\u00a0", ("ins",)),
        ("президента ", ("gen",)),  # and the accusative, which is left out
        ("президент ", ()),
        ("с актёром ", ("ins",)),
        ("с актером ", ("ins",)),
        ("о президенте, ", ()),
        ("о президенте  ", ()),
        ("не-о ", ()),
        ("слово ", ()),
        ("", ()),
        ("о", ()),
        ("x" * 60 + " о ", ("prep",)),
    ],
)
def test_what_the_word_before_a_name_asks_for(before: str, cases: tuple[str, ...]) -> None:
    assert governed_cases(f"{before}Ким", len(before)) == cases


@pytest.mark.parametrize(
    "title", [row[0] for row in read_tsv("check/government.tsv") if row[1] == "title"]
)
def test_a_title_declines_as_the_dictionary_has_it(title: str) -> None:
    """A dictionary of Russian forms gives the case of each title; its form asks for it."""
    pymorphy3 = pytest.importorskip("pymorphy3")
    whole, _, last = title.rpartition("-")
    words = [
        one
        for one in pymorphy3.MorphAnalyzer().parse(last)
        if {"NOUN", "nomn", "sing"} <= one.tag.grammemes and one.normal_form == last
    ]
    names = {"gen": "gent", "dat": "datv", "ins": "ablt", "prep": "loct"}
    assert words, title
    for case, grammeme in names.items():
        form = words[0].inflect({"sing", grammeme}).word
        text = f"{whole}-{form} " if whole else f"{form} "
        assert case in governed_cases(f"{text}Ким", len(text)), (title, form)
