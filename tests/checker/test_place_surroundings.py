"""What stands beside a lone word and says what it is: nouns for places, lists, rulers."""

from __future__ import annotations

import pytest

from kontsevich import check


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("В Корее были в мэрии Бусана.", "Бусана", "Пусана"),
        ("В эпоху Коре корейцы её берегли.", "Коре", "Корё"),
        ("В Корее есть городок под названием Бучон.", "Бучон", "Пучхон"),
        ("В Корее говорят о Сорабеоль.", "Сорабеоль", "Сораболь"),
        ("Корейцам известен миф о Дангуне.", "Дангуне", "Тангуне"),
        ("Корейский миф о Дангуне: когда пришёл Хванунг.", "Хванунг", "Хванун"),
    ],
)
def test_what_is_said_beside_is_heard(text: str, found: str, right: str) -> None:
    told = {one.found: one.expected for one in check(text)}
    assert right in told[found]


@pytest.mark.parametrize(
    "text",
    [
        "В Корее видели курильницы Коре.",  # no noun of an age or a state
        "Коре порт не нужен, а Корее нужен.",
        "В Корее знают мэра Хансена.",
        "В Корее ещё вспоминали: эпоха Гадо была давно.",  # an island: no age is named so
    ],
)
def test_without_it_a_word_is_left_alone(text: str) -> None:
    assert list(check(text)) == []


def test_what_may_be_a_given_name_is_fixed_safely_only_behind_its_noun() -> None:
    for before, fix in (("в", "unsafe"), ("в корейском", "unsafe"), ("в городе", "safe")):
        [found] = check(f"В Корее ещё бывали {before} Ганнын вчера.")
        assert (found.expected, found.fix) == (("Каннын",), fix), before
