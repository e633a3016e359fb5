"""The examples and spares of the codes, and the habits of the press one by one."""

from __future__ import annotations

from typing import Any

import pytest

import kontsevich
from kontsevich.checker.judging.judge import judge
from kontsevich.checker.judging.suggestions import Judgement
from kontsevich.documents.regions.region import Region
from kontsevich.law import tables
from kontsevich.law.rulebook import read_reasons

CODES = [row for row in tables.read_toml("check/rules.toml")["rule"] if row["id"] < "KTV9"]


def check(text: str, **options: str) -> list[Judgement]:
    return judge([Region("prose", text, ())], **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("row", CODES, ids=[row["id"] for row in CODES])
def test_every_example_gives_its_code_and_no_spare_does(row: dict[str, Any]) -> None:
    forms = {word.lower(): form for word, form in row.get("settings", {}).get("forms", {}).items()}
    options: Any = {"forms": tuple(forms.items())}
    for example in row["examples"]:
        text, _, right = example.partition(" → ")
        found = [judged for judged in check(text, **options) if judged.code == row["id"]]
        assert found, example
        assert found[0].expected[0] == right, example
        for judged in found:
            assert text[judged.start : judged.end] == judged.found
            assert {step for step, _ in judged.why} <= set(read_reasons())
    for spare in row["spares"]:
        assert not [one for one in check(spare, **options) if one.code == row["id"]], spare


COMMENTS = [row for row in tables.read_toml("check/rules.toml")["rule"] if row["id"] > "KTV9"]


@pytest.mark.parametrize("row", COMMENTS, ids=[row["id"] for row in COMMENTS])
def test_every_comment_to_the_checker_gives_its_code(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        text, _, right = example.partition(" → ")
        found = [one for one in kontsevich.check(text) if one.code == row["id"]]
        assert found, example
        assert (found[0].expected or ("",))[0] == right, example
    for spare in row["spares"]:
        assert not [one for one in kontsevich.check(spare) if one.code == row["id"]], spare


def test_every_code_has_a_source_and_two_examples_of_either_kind() -> None:
    for row in (*CODES, *COMMENTS):
        assert row["cite"] and len(row["examples"]) > 1 < len(row["spares"]), row["id"]


@pytest.mark.parametrize(
    ("text", "right", "fix"),
    [
        ("о Ким Чен Ыне", "Ким Чжоныне", "safe"),
        ("у Ким Чен Ына", "Ким Чжонына", "safe"),
        ("с Ким Чен Иром", "Ким Чжонъилем", "safe"),
        ("с Юн Сок Ёлем", "Юн Согёлем", "safe"),
        ("Хвана Чжан Епа", "Хван Чжанъёпа", "safe"),
        ("Пака Чэ Сана", "Пак Чэсана", "unsafe"),  # or one whose aspirate is lost
        ("Юна Сок Ёля", "Юн Согёля", "safe"),
        ("КИМ ЧЕН ЫНУ", "КИМ ЧЖОНЫНУ", "safe"),
        ("Ким Чен\nЫну", "Ким Чжоныну", "safe"),
        ("Ким\u00a0Чен\u00a0Ын3", "Ким Чжонын", "safe"),
        ("Ким Чeн Ын", "Ким Чжонын", "safe"),  # the second е is Latin
        ("Но Ким Чен Ын", "Ким Чжонын", "safe"),
        ("Ким Чон-ын", "Ким Чжонын", "safe"),
        ("Нам Гун Мин", "Намгун Мин", "safe"),
        ("режиссёр Бон Джун Хо", "Пон Чжунхо", "safe"),
        ("Ким Джин Хен из Кореи", "Ким Чжинхён", "safe"),
        ("из Кореи Лим Чхан У.", "Лим Чхану", "safe"),
        ("Джихун Пак из Кореи", "Чихун Пак", "unsafe"),
    ],
)
def test_a_name_is_found_and_its_case_carried_over(text: str, right: str, fix: str) -> None:
    (judged,) = check(text)
    assert (judged.expected[0], judged.fix) == (right, fix)


@pytest.mark.parametrize(
    "text",
    [
        "Ким Чжонын",
        "Ким Джонын",
        "Ким Чжонъын",
        "Ли Сольджу",
        "И Сольчжу",
        "Рю Соннён",
        "Ро Мухён",
        "Кан Суннама",
        "Ким Ёчжон3",
        "Ким Ч. Ы.",
        "президент Юн и председатель Ким в Корее",
        "В Корее, в Сеуле, Пхеньяне, Чечжудо и Пханмунчжоме",
        "В Корее, на Чеджудо, Чеджу и в Пханмунджоме",
        "Корея: кимчи, тхэквондо, чучхе, хангыль, вон",
        "Ли Пэн, Ли Кэцян, Чжан Ихэ, Ван И, Ли Хунчжун, Си Цзиньпин в КНДР",
        "Хо Ши Мин во Вьетнаме",
        "Синдзо Абэ, Кисида Фумио, Таро Асо в Корее",
        "Брюс Ли, Харпер Ли, Ким Филби, Ким Кардашьян",
        "Виктор Цой, Анатолий Ким, Денис Тен, Цой Анна",
        "Но мы. Сон. О. У. Хан. Тен. Юн. И Сан-Франциско.",
        "«Хвасон-18» и Юн Согёль в Корее",
        "Ван Гог, Сон Гоку, Ли Ван Клиф, Хан Соло",
        "Мао Цзэ Дун, Чан Кай Ши, Сунь Ят Сен, Ли Куан Ю, Аун Сан Су Чжи",
        "",
        "\u200b",
    ],
)
def test_better_silent_than_wrong(text: str) -> None:
    assert check(text) == []


def test_the_dots_are_asked_for_where_dots_are_printed() -> None:
    assert check("Её Ли Менбак из Кореи")[0].expected == ("Ли Мёнбак",)
    assert check("Ее Ли Менбак из Кореи", yo="require")[0].expected == ("Ли Мёнбак",)
    assert check("Ее Ли Менбак из Кореи, город Пхенчхан") == []
    assert check("Ли Менбак из Кореи", yo="fold") == []
    assert check("Ли Мен Бак из Кореи", yo="fold")[0].expected == ("Ли Менбак",)


def test_what_the_author_keeps_is_kept_in_every_case() -> None:
    keep = frozenset({"Ким Ир Сен"})
    region = Region("prose", "при Ким Ир Сене и Ким Чен Ыне", ())
    assert [judged.found for judged in judge([region], keep=keep)] == ["Ким Чен Ыне"]


def test_the_profile_decides_the_letter() -> None:
    assert check("Ким Чен Ын", profile="dzh")[0].expected == ("Ким Джонын",)


def test_code_and_addresses_are_not_read() -> None:
    assert judge([Region("code", "Ким Чен Ын", ()), Region("url", "Ким Чен Ын", ())]) == []


def test_hangul_in_the_title_before_a_translation_decides() -> None:
    text = "김정은동지께서 연설하시였다 [Ким Чен Ын выступил с речью] // Нодон синмун"
    (judged,) = check(text)
    assert (judged.code, judged.expected) == ("KTV201", ("Ким Чжонын",))


def test_the_authors_own_persons_and_places() -> None:
    person = ("김|븜늠", "m", "person", "south", "", "", "")
    place = ("븜늠시", "city", "south", "", "yes", "", "")
    region = Region("prose", "В Корее Ким Бым Ным жил в городе Быным-си.", ())
    assert [judged.found for judged in judge([region])] == []
    (judged,) = judge([region], persons=[person])
    assert (judged.expected[0], judged.hangul[0]) == ("Ким Бымным", "김븜늠")
    text = Region("prose", "В Корее он жил в городе Бымным.", ())
    (placed,) = judge([text], places=[("븜늠", "city", "south", "", "yes", "", "")])
    assert (placed.code, placed.expected) == ("KTV102", ("Пымным",))
    named = (*place[:3], "Пымнимск", "yes", "", "")
    (placed,) = judge([Region("prose", "В Корее, в Бымнымси", ())], places=[named])
    assert placed.expected == ("Пымнимск",)


def test_a_lone_given_name_is_judged_only_where_the_full_name_stands() -> None:
    alone = check("Чен Ын и Хын Мин в Корее")
    assert {judged.code for judged in alone} <= {"KTV110"}
    found = check("Ким Чен Ын ушёл. О Чен Ыне забыли.")
    assert [judged.found for judged in found] == ["Ким Чен Ын", "Чен Ыне"]
    assert (found[1].expected, found[1].fix) == (("Чоныне",), "unsafe")


@pytest.mark.parametrize("space", "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f")
def test_the_spaces_of_typesetters_part_a_name(space: str) -> None:
    text = f"Вчера Ким{space}Чен{space}Ын говорил. О Чен{space}Ыне писали."
    judged = judge([Region("prose", text, ())])
    assert [row.expected[0] for row in judged] == ["Ким Чжонын", "Чоныне"]
