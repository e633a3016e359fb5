"""Judging at the edges: settings that do not exist, paragraphs alike, borders of what is read."""

from __future__ import annotations

from typing import Any

import pytest

from kontsevich import InputError, check
from kontsevich.checker.judging.judge import judge
from kontsevich.checker.judging.suggestions import find_people
from kontsevich.checker.spotting.evidence import weights
from kontsevich.documents import Region


@pytest.mark.parametrize("settings", [{"yo": "never"}, {"profile": "rr"}, {"profile": "none"}])
def test_a_setting_that_is_none_is_refused(settings: Any) -> None:
    with pytest.raises(InputError):
        judge([Region("prose", "Сеул", ())], **settings)


def test_paragraphs_alike_have_each_their_findings() -> None:
    paragraph = "В Сеуле говорил Ким Чен Ын."
    told = judge([Region("prose", paragraph, ())] * 3)
    assert [(one.region, one.start, one.expected) for one in told] == [
        (number, 16, ("Ким Чжонын",)) for number in range(3)
    ]


def test_a_word_at_the_border_of_what_is_about_korea_is_read_whole_or_not() -> None:
    # «Бусанский» is told as an adjective, never as «Бусан» with a tail left over.
    reach = int(weights().context_reach)
    told = set()
    for more in range(-30, 4):
        text = f"В Сеуле {'и' * 9} {'и ' * ((reach - 20) // 2)}{' ' * more}бусанский порт, Корея"
        text = text[: text.index(", Корея")]
        told |= {(one.found, one.expected) for one in check(text)}
    assert told <= {("бусанский", ("пусанский",))}
    assert check("В Сеуле бусанский порт")[0].expected == ("пусанский",)


def test_another_s_spelling_makes_no_mixture() -> None:
    # Decision 1: a manuscript must not mix the two; what it quotes is not its own.
    mixed = "В Кёнчжу были. «В Кёнджу», — писали «Известия». Сеул."
    assert "KTV302" not in [one.code for one in check(mixed)]
    own = "В Кёнчжу были. В Кёнджу, в Кёнчжу жили. Сеул."
    assert [(one.code, one.found) for one in check(own)] == [("KTV302", "Кёнджу")]


def test_a_house_form_is_told_once_and_makes_no_second_spelling() -> None:
    text = "В Корее жил Ким Ильсон. О Ким Ир Сене писали."
    told = check(text, forms={"Ким Ильсон": "Ким Ир Сен"})
    assert [(one.code, one.found, one.expected) for one in told] == [
        ("KTV109", "Ким Ильсон", ("Ким Ир Сен",))
    ]


def test_a_house_form_needs_a_name() -> None:
    # A Chinese name, in a text that nothing says to be about Korea.
    assert check("Тан Лин ушёл.", forms={"Тан Лин": "Тхан Лин"}) == []


def test_only_listed_people_are_told() -> None:
    assert [one.hangul for one in find_people(("김정은", "김뷁뷁"))] == ["김정은"]
