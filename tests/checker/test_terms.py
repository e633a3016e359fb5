"""Terms, their plurals and derivatives, adjectives and inhabitants of places."""

from __future__ import annotations

import pytest

from kontsevich.checker.findings.checking import check, fix
from kontsevich.checker.spotting import place_derivatives, terms
from kontsevich.checker.spotting.place_surroundings import may_be_given
from kontsevich.checker.spotting.russian_words import RUSSIAN
from kontsevich.law import tables
from kontsevich.russian.declension import CASES, decline_each
from kontsevich.russian.plurals import CASES as PLURAL_CASES
from kontsevich.russian.plurals import make_plural
from kontsevich.transcription.standard_spelling import converter

ARROW = " → "
POLICIES = {"rule", "word", "notice", "brand"}
# What a fan, a cook, a sportsman and a historian write → what it is by the system.
PAIRS = """
джокпаль → чокпаль | самгепсаля → самгёпсаля | сунде → сундэ | соллонгтанг → соллонтхан
сонбе → сонбэ | макнэ → маннэ | хальмони → хальмони | омони → омони | аджоси → ачжосси
янгбанов → янбанов | ханбоках → ханбоках | чеболях → чэболях | кисенами → кисэнами
тэквондистов → тхэквондистов | джучхейской → чучхейской | ондоле → ондоле | сеодангах → соданах
харубанов → харыбанов | джируги → чирыги | хвачха → хвачха
"""


def pairs() -> list[tuple[str, str]]:
    rows = PAIRS.replace("\n", "|").split("|")
    return [
        (old.strip(), new.strip()) for old, _, new in (row.partition(ARROW) for row in rows) if new
    ]


@pytest.mark.parametrize(("word", "right"), pairs())
def test_a_term_in_any_form(word: str, right: str) -> None:
    text = f"Ещё Корея, корейцы: {word} в Корее."
    found = [row.expected[0] for row in check(text)]
    assert found == ([] if word == right else [right])


def derivations() -> list[tuple[str, str]]:
    rows = tables.read_toml("check/derivatives.toml")["rule"]
    return [(row["id"], text) for row in rows for text in (*row["examples"], *row["spares"])]


@pytest.mark.parametrize(("rule", "text"), derivations())
def test_the_examples_of_a_suffix(rule: str, text: str) -> None:
    text, arrow, right = text.partition(ARROW)
    expected = [row.expected[0] for row in check(text)]
    assert (right in expected) if arrow else not expected, expected


def test_every_row_has_a_policy_and_a_field() -> None:
    fields = {row[0] for row in tables.read_tsv("check/fields.tsv")}
    rows = terms.terms().values()
    assert {row.policy for row in rows} == POLICIES
    assert {row.field for row in rows} == fields
    assert not [row for row in rows if row.policy in ("word", "notice") and not row.forms]
    assert len(rows) >= 1500


def test_no_term_by_the_system_is_told() -> None:
    told = []
    for hangul in terms.terms():
        for profile in ("paper", "dzh"):
            standard = converter("word", profile).convert(hangul).lower()
            plurals = (make_plural(standard, case) for case in PLURAL_CASES)
            forms = {standard, *decline_each(standard, CASES), *filter(None, plurals)}
            told += [form for form in forms if terms.judge_term(form, profile)]
    assert told == []


def test_russian_words_would_be_told_without_the_table() -> None:
    stale = [
        word
        for word, _ in tables.read_tsv(RUSSIAN)
        if terms.judge_term(word, "paper") or place_derivatives.judge_derivative(word, "paper")
    ]
    assert stale == []


def test_a_fix_keeps_capitals_and_endings() -> None:
    text = "Корея: ТХЕКВОНДО, Бусанского порта и инчонских верфей."
    assert fix(text) == "Корея: ТХЭКВОНДО, Пусанского порта и инчхонских верфей."


def test_a_usual_form_is_told_apart() -> None:
    [finding] = check("Корейские чеболи богаты.")
    assert (finding.code, finding.severity, finding.fix) == ("KTV108", "notice", "unsafe")


def test_a_usual_form_is_told_with_a_capital_too() -> None:
    for form, hangul in terms.usual_forms().items():
        rows = [terms.terms()[one] for one in hangul]
        if rows[0].policy == terms.NOTICE and not may_be_given(form, alone=True):
            told = [one.code for one in check(f"В Корее ели {form.capitalize()} и пили.")]
            assert told == ["KTV108"], form


def test_what_is_sure_has_one_right_form() -> None:
    write = converter("word", "paper").convert
    for hangul in list(terms.terms())[::3]:
        for ours, theirs in (("о", "у"), ("ё", "е"), ("чж", "дж"), ("тх", "т")):
            found = terms.judge_term(write(hangul).replace(ours, theirs, 1), "paper")
            assert found is None or not found.certain or len(found.expected) == 1, hangul


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("макколи", "макколли"),
        ("аджума", "ачжумма"),
        ("бунчонг", "пунчхон"),
        ("сольлонгтанг", "соллонтхан"),
        ("кьёкпа", "кёкпха"),
    ],
)
def test_terms_far_from_the_system_are_told_and_never_fixed_safely(word: str, right: str) -> None:
    [finding] = check(f"В Корее есть слово {word}.")
    assert (finding.found, finding.fix) == (word, "unsafe")
    assert right in finding.expected


def test_a_noun_of_its_field_lets_a_capitalised_term_be_told() -> None:
    assert check("Чусок — один из главных праздников в Корее.")[0].expected == ("Чхусок",)
    [finding] = check("Корейский праздник урожая Чусок.")
    assert (finding.found, finding.expected, finding.fix) == ("Чусок", ("Чхусок",), "unsafe")
    assert list(check("Корейский актёр Чусок улыбнулся.")) == []
