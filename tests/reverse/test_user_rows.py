"""A user's own rows are read back as listed ones are: persons, places, forms that they give."""

from __future__ import annotations

from kontsevich import check
from kontsevich.reverse.user_rows import read_own

VILLAGE = ("감놀", "village", "south", "")
NAMED = ("돌쇠내", "village", "south", "Дольсене")


def test_a_place_of_one_s_own_is_told_where_it_is_not_by_the_system() -> None:
    text = "В Корее есть деревня Гамноль."
    assert check(text) == []
    found = check(text, places=[VILLAGE])
    assert [(one.found, one.expected) for one in found] == [("Гамноль", ("Камноль",))]


def test_a_form_of_one_s_own_is_what_should_stand() -> None:
    assert check("В Корее есть деревня Дольсене.", places=[VILLAGE, NAMED]) == []
    own = read_own((), (VILLAGE, NAMED))
    assert own is not None and own.forms == {"돌쇠내": "Дольсене"}


def test_a_person_of_one_s_own_has_a_surname_and_a_given_name() -> None:
    own = read_own((("김|갈놀", "m", "person", "", "поэт", "poet", "김|갈롤"),), ())
    assert own is not None
    assert set(own.persons) == {("김", "갈놀"), ("김", "갈롤")}
    assert own.persons["김", "갈롤"].who_ru == "поэт"


def test_no_rows_are_no_guides() -> None:
    assert read_own((), ()) is None
