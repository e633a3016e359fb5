"""Names that a noun completes are told only behind it, and never fixed safely."""

from __future__ import annotations

import pytest

from kontsevich import check


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("Корея: тепло горы Пэкду.", "Пэкду", "Пэкту"),
        ("В Корее правил король Джинхын.", "Джинхын", "Чинхын"),
        ("Родился в Корее, в деревне Кан Чжин.", "Кан Чжин", "Канчжин"),
        ("Родился в Корее, в провинции Чун Бук.", "Чун Бук", "Чхунбук"),
    ],
)
def test_a_noun_completes_a_name(text: str, found: str, right: str) -> None:
    [finding] = [one for one in check(text) if one.found == found]
    assert finding.fix != "safe"
    assert right in finding.expected


@pytest.mark.parametrize(
    "text",
    [
        "Корея: тепло горы Пэкту.",
        "В Корее правил король Чинхын.",
        "В Корее видели Джинхын и Пэкду на сцене.",
        "В Корее знают город Сан Хуан и гору Арарат.",
    ],
)
def test_right_names_and_others_are_left_alone(text: str) -> None:
    told = [one for one in check(text) if one.code in ("KTV101", "KTV102")]
    assert told == []
