"""Lone words that are likely given names: told in a text about Korea, and only there."""

from __future__ import annotations

import pytest

from kontsevich import check
from kontsevich.checker.spotting.likely_given_names import read_lone
from kontsevich.checker.spotting.lone_given_names import Given, list_forms
from kontsevich.checker.spotting.sightings import Policy

ABOUT = "В корейском сериале {} уходит из дома."

TOLD = [
    ("Джинсок", "Чинсок"),
    ("Бэкхён", "Пэкхён"),
    ("Джин-Ву", "Чину"),
    ("Со-рэ", "Сорэ"),
    ("Мён Воль", "Мёнволь"),
    ("Чуншик", "Чунсик"),
]
SILENT = [
    "Чинсок",  # by the system
    "Чанёль",  # by the system for 장열, whoever is meant
    "Минхо",
    "Милан",
    "Дженни",
    "Ин-та",
    "Хэ Бин",  # Chinese as well
    "Чже Ин",
    "Ким Джинсок",
    "Тан Вон",  # as likely a surname and a name of one syllable
    "Ли Чжун",
]


@pytest.mark.parametrize(("found", "right"), TOLD)
def test_likely_given_names_are_told_as_notices_and_not_fixed(found: str, right: str) -> None:
    [finding] = check(ABOUT.format(found))
    assert (finding.code, finding.severity, finding.fix) == ("KTV110", "notice", "unsafe")
    assert finding.expected[0] == right


@pytest.mark.parametrize("word", SILENT)
def test_what_is_right_or_something_else_is_not_told(word: str) -> None:
    assert not [one for one in check(ABOUT.format(word)) if one.code == "KTV110"]


@pytest.mark.parametrize("found", [found for found, _ in TOLD])
def test_nothing_is_told_without_korea(found: str) -> None:
    assert not check(f"В сериале {found} уходит из дома.")


@pytest.mark.parametrize("around", ["китаец {}", "{} уехал в Китай и", "в Китай {}"])
def test_beside_a_people_whose_name_it_may_be_nothing_is_told(around: str) -> None:
    assert [one.found for one in check(ABOUT.format("Мин-Бин"))] == ["Мин-Бин"]
    assert not check(ABOUT.format(around.format("Мин-Бин")))


def test_a_given_name_of_one_syllable_is_never_sought_alone() -> None:
    policy = Policy("paper", False, frozenset())
    assert list_forms([Given(("гек",), "격")], policy) == {}
    assert list_forms([Given(("гек", "су"), "격수")], policy)


def test_a_right_full_name_protects_its_given_name() -> None:
    assert not check("В Корее живёт Ким Джинсок. Все любят Джинсока.")


def test_the_authors_case_is_kept() -> None:
    [finding] = check("В корейском сериале все помогают Джинсоку.")
    assert finding.expected == ("Чинсоку",)


def test_a_russian_word_is_none() -> None:
    assert read_lone("духи") == ()
