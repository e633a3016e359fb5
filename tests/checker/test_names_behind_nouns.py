"""Names that a noun completes are told only behind it, and never fixed safely."""

from __future__ import annotations

import pytest

from kontsevich import check
from kontsevich.analysis.people import BAR, listed_names
from kontsevich.analysis.places import generics, places
from kontsevich.checker.spotting.names_behind_nouns import find_behind_nouns, read_short
from kontsevich.checker.spotting.sightings import Policy
from kontsevich.law import tables
from kontsevich.russian.declension import CASES, decline
from kontsevich.transcription.layout import fold_yo
from kontsevich.transcription.standard_spelling import converter


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("Корея: тепло горы Пэкду.", "Пэкду", "Пэкту"),
        ("В Корее правил король Джинхын.", "Джинхын", "Чинхын"),
        ("Родился в Корее, в деревне Кан Чжин.", "Кан Чжин", "Канчжин"),
        ("Родился в Корее, в провинции Чун Бук.", "Чун Бук", "Чхунбук"),
        ("Родился в Корее, в деревне Кванг Чжин.", "Кванг Чжин", "Кванчжин"),
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


def test_no_right_place_is_told_behind_any_noun() -> None:
    policy, write = Policy("paper", False, frozenset()), converter("place", "paper").convert
    for hangul in list(places())[::4]:
        for noun in ("горы", "остров", "реки", "провинция", "король", "город"):
            assert not [*find_behind_nouns(f"{noun} {write(hangul)}", policy)], (noun, hangul)


def test_no_name_without_its_last_syllable_is_told_when_it_is_right() -> None:
    typed = tables.read_toml("check/evidence.toml")["lone"]["typed"]
    titles = sorted((row[0] for row in tables.read_tsv("names/rulers.tsv")), key=len)
    short = {
        converter("place", "paper").convert(name[:-1])
        for name in places()
        if places()[name].type in typed and len(name) > 2 and name[-1] in generics()
    }
    for name in listed_names().values():
        title = next(filter(name.endswith, reversed(titles)), "")
        if title and BAR not in name and len(name) > len(title) + 1:
            short.add(converter("given", "paper").convert(name[: -len(title)]))
    for name in sorted(short):
        for case in ("", *CASES):
            form = decline(name, case).lower()
            assert read_short(form) == (), form
            assert read_short(fold_yo(form), True) == (), form


@pytest.mark.parametrize(
    ("text", "right"),
    [("В Корее помнят короля Гванхэ.", "Кванхэ"), ("В Корее помнят вана Юлимёна.", "Юримёна")],
)
def test_a_ruler_who_is_listed_with_his_title_is_known_without_it(text: str, right: str) -> None:
    # 광해군 and 유리명왕; decision 23.
    assert [one.expected for one in check(text)] == [(right,)]
