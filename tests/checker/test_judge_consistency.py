"""A name by the system is one spelling in every case: no second spelling, no mixture."""

from __future__ import annotations

from itertools import permutations
from typing import Literal

import pytest

from kontsevich import check, fix
from kontsevich.analysis.people import persons, surnames
from kontsevich.analysis.places import places
from kontsevich.checker.judging.consistency import mixed_pair
from kontsevich.law import tables
from kontsevich.law.choices import Kind, Profile
from kontsevich.russian.declension import CASES, decline
from kontsevich.transcription.layout import fold_yo
from kontsevich.transcription.standard_spelling import converter, write_name

EVERY = 4  # `make accuracy` takes all
CONSISTENCY = ("KTV301", "KTV302")


@pytest.mark.parametrize(
    ("profile", "yo"), [("paper", "keep"), ("dzh", "require"), ("paper", "fold")]
)
def test_no_case_of_a_right_name_is_another_spelling(
    profile: Profile, yo: Literal["keep", "fold"]
) -> None:
    people = [one for one in persons().values() if one.surname in surnames() and one.given]
    wrong = []
    for person in people[::EVERY]:
        name = write_name(surnames()[person.surname].southern, person.given, profile)
        forms = [decline(name, case) for case in ("", *CASES)]
        text = "В Корее ещё говорили: " + ". ".join(forms) + "."
        text = fold_yo(text) if yo == "fold" else text
        wrong += [one for one in check(text, profile=profile, yo=yo) if one.code in CONSISTENCY]
    assert wrong == []


def test_two_spellings_are_told_in_every_case() -> None:
    found = check("О Ю Соннёне писали. Ю Соннён жил в Корее. Рю Соннёну верили.")
    assert [(one.code, one.found, one.expected) for one in found] == [
        ("KTV301", "Рю Соннёну", ("Ю Соннёну",))
    ]


# Decision 1: чж and дж are variants of one system, and a mixture inside one manuscript is told.
NEITHER, FIRST, SECOND = "Ли Сунсин.", "Ким Чжонын.", "Ким Дэджун."


@pytest.mark.parametrize("between", [" ", "\n\n"])
@pytest.mark.parametrize(
    "names",
    [names for count in (1, 2, 3) for names in permutations((NEITHER, FIRST, SECOND), count)],
)
def test_the_two_letters_are_told_wherever_they_meet(names: tuple[str, ...], between: str) -> None:
    told = check("Корея. " + between.join(names))
    mixed = FIRST in names and SECOND in names
    assert [(one.code, one.found, one.expected) for one in told] == [
        ("KTV302", "Ким Дэджун", ("Ким Дэчжун",))
    ] * mixed


def test_the_rarer_of_the_two_letters_is_to_be_the_other() -> None:
    told = check("В Корее жили Ким Джонхун, Ким Чжонын, Ким Дэджун, Но Сунджон.")
    assert [(one.code, one.found, one.expected) for one in told] == [
        ("KTV302", "Ким Чжонын", ("Ким Джонын",))
    ]


def test_one_name_may_mix_the_two_letters() -> None:
    told = check("В Корее жил Ким Чжонджун.")
    assert [(one.code, one.expected) for one in told] == [("KTV302", ("Ким Чжончжун",))]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Ким Джонын ждал. Ким Чен Нам уехал.", "Ким Джонын ждал. Ким Джоннам уехал."),
        ("Ким Чжонын ждал. Ким Чен Нам уехал.", "Ким Чжонын ждал. Ким Чжоннам уехал."),
        ("Ли Сунсин ждал. Ким Чен Нам уехал.", "Ли Сунсин ждал. Ким Чжоннам уехал."),
        ("ЛИ ДЖЭМЁН ждал. КИМ ЧЕН НАМ уехал.", "ЛИ ДЖЭМЁН ждал. КИМ ДЖОННАМ уехал."),
        ("Дом «Ким Джонын» пуст. Ким Чен Нам уехал.", "Дом «Ким Джонын» пуст. Ким Чжоннам уехал."),
    ],
)
def test_a_fix_has_the_letter_that_the_author_has(text: str, fixed: str) -> None:
    assert fix("Лидер КНДР. " + text) == "Лидер КНДР. " + fixed
    assert check("Лидер КНДР. " + fixed) == []


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Ким Джонын и Мун Чжэ Ин. Ким Чен Нам.", "Ким Джонын и Мун Чжэин. Ким Чжоннам."),
        ("Ким Джонын, Но Сунджон и Мун Чжэ Ин.", "Ким Джонын, Но Сунджон и Мун Чжэин."),
        ("Ким Джонын, Но Сунджон, Мун Чжэ Ин. Ким Чен Нам.",
         "Ким Джонын, Но Сунджон, Мун Чжэин. Ким Джоннам."),
        ("Ким Джонын. «Мун Чжэ Ин». Ким Чен Нам.", "Ким Джонын. «Мун Чжэ Ин». Ким Джоннам."),
    ],
)  # fmt: skip
def test_a_name_with_the_first_letter_keeps_it_and_counts(text: str, fixed: str) -> None:
    assert fix("Лидер КНДР. " + text) == "Лидер КНДР. " + fixed


def test_a_traditional_form_keeps_its_letter() -> None:
    [told] = check("Лидер КНДР Ким Джонын ждал в городе Синыджу.")
    assert told.expected == ("Синыйчжу",)


def test_a_chosen_profile_decides_before_the_text() -> None:
    text = "Лидер КНДР. Ким Джонын ждал. Ким Чен Нам уехал."
    assert "Ким Чжоннам" in fix(text, profile="pdv")
    assert "Ким Джоннам" in fix(text.replace("Джо", "Чжо"), profile="dzh")


LISTED: tuple[tuple[str, Kind], ...] = (
    ("names/persons.tsv", "name"),
    ("places/places.tsv", "place"),
    ("check/terms.tsv", "word"),
)


@pytest.mark.parametrize(("table", "kind"), LISTED)
def test_the_letter_is_all_in_which_the_two_profiles_differ(table: str, kind: Kind) -> None:
    """So a fix by the one is, with the other letter, the fix by the other."""
    first, second = mixed_pair()
    traditional = {hangul for hangul, place in places().items() if place.cyrillic}  # decision 19
    for hangul in {row[0] for row in tables.read_tsv(table)} - traditional:
        written = converter(kind, "paper").convert(hangul)
        other = written.replace(first, second).replace(first.title(), second.title())
        assert converter(kind, "dzh").convert(hangul) == other
