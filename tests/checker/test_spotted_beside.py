"""What vouches for a word: the list it is a member of, the noun before it, a ruler's state."""

from __future__ import annotations

import pytest

from kontsevich import check


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("В Сеуле гуляют в Мёндоне, Итэвоне или Намдемуне ещё.", "Намдемуне", "Намдэмуне"),
        ("В Корее ещё помнят короля Чосона Тэджо.", "Тэджо", "Тхэчжо"),
        ("В Корее ещё помнят, что Тэджо из Чосона был первым.", "Тэджо", "Тхэчжо"),
        ("На корейском рынке Джагалчи ещё торгуют рыбой.", "Джагалчи", "Чагальчхи"),
        ("В Корее есть храм Понунса, ещё старый.", "Понунса", "Понынса"),
        ("Об этом в Сеуле ещё пишет «Рёнхап».", "Рёнхап", "Ёнхап"),
        ("Корея ещё помнит актёра: Чжи Чан Ук рос там. Чан Ук пел.", "Чан Ук", "Чханук"),
        ("В Корее ещё назначен послом дипломат Ха Тэ Ек.", "Ха Тэ Ек", "Ха Дэёк"),
        ("В Сеуле ещё был Ли Ян Пйо.", "Ли Ян Пйо", "Ли Янпхё"),
        ("Корейский актёр Гон Ю ещё снимался.", "Гон Ю", "Кон Ю"),
    ],
)
def test_told_for_what_stands_beside(text: str, found: str, expected: str) -> None:
    assert {one.found: one.expected[0] for one in check(text)}[found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "В Корее ещё помнят, как Панама строила канал.",
        "В Корее ещё говорили о городе Дейтон.",
        "В Корее ещё говорили: Хань Пин и Го Ин из Китая.",
        "В Сеуле ещё видели Абуджу.",
    ],
)
def test_other_peoples_are_left_alone(text: str) -> None:
    assert [one.found for one in check(text)] == []
