"""What makes a fix safe: one right form, and an ending that can be carried over to it."""

from __future__ import annotations

import pytest

from kontsevich import check

SOUTH, NORTH = "Южная Корея, Республика Корея: ", "КНДР, Северная Корея: "


def told(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    return [(one.found, one.expected, one.fix) for one in check(text)]


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        # Both spellings decline alike, so the ending stays: masculine in a consonant.
        (SOUTH + "порт Бусан.", "Бусан", "Пусан"),
        (SOUTH + "он живёт в городе Бусане.", "Бусане", "Пусане"),
        (SOUTH + "порт БУСАН.", "БУСАН", "ПУСАН"),
        (SOUTH + "поехал в город Инчон.", "Инчон", "Инчхон"),
        (SOUTH + "жители города Улсана.", "Улсана", "Ульсана"),
        (NORTH + "в городе Кесоне.", "Кесоне", "Кэсоне"),
        (NORTH + "город Хамхынг.", "Хамхынг", "Хамхын"),
        (NORTH + "в городе Пхёньяне.", "Пхёньяне", "Пхеньяне"),
        # Neither declines.
        (SOUTH + "из города Гванджу.", "Гванджу", "Кванчжу"),
        # A generic term of one syllable is solid (decision 18).
        (SOUTH + "провинция Кёнги-до.", "Кёнги-до", "Кёнгидо"),
        (SOUTH + "остров Чечжу-до.", "Чечжу-до", "Чечжудо"),
    ],
)
def test_one_form_is_right(text: str, found: str, expected: str) -> None:
    assert [one[:2] for one in told(text)] == [(found, (expected,))]


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        # The noun says that it is a place; without one it may be a person or a firm.
        ("порт Бусан", "safe"),
        ("город Инчон", "safe"),
        ("провинция Кёнги-до", "safe"),
        ("он живёт в Бусане", "unsafe"),
        ("поехал в Инчон", "unsafe"),
    ],
)
def test_a_place_is_safe_to_fix_where_a_word_says_it_is_one(text: str, fix: str) -> None:
    assert [one[2] for one in told(f"{SOUTH}{text}.")] == [fix]


@pytest.mark.parametrize(
    ("text", "found", "first"),
    [
        (SOUTH + "в городе Чунчон.", "Чунчон", "Чхунчхон"),  # 춘천, 전천 …
    ],
)
def test_two_forms_may_be_right(text: str, found: str, first: str) -> None:
    [(surface, expected, fix)] = told(text)
    assert (surface, expected[0], fix) == (found, first, "unsafe")
    assert len(expected) > 1


@pytest.mark.parametrize(
    "text",
    [
        "Он купил бусан.",
        "Он купил Бусан.",  # nothing says Korea
        SOUTH + "порт Пусан, в Пусане, из Кванчжу, с Чечжудо.",
        SOUTH + "из Кванджу.",  # an accepted variant, alone in its text
        NORTH + "в Пхеньяне и Пхенъяне, в Кэсоне.",
    ],
)
def test_what_is_right_or_not_korean_is_silent(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("before", "expected", "fix"),
    [
        # The word before asks for one case: a man's name that ends in a consonant declines.
        ("с президентом", ("Юн Согёлем",), "safe"),
        ("президента", ("Юн Согёля",), "safe"),
        ("о", ("Юн Согёле",), "unsafe"),
        ("к", ("Юн Согёлю",), "unsafe"),
        ("у", ("Юн Согёля",), "unsafe"),
        # After a preposition it may be a woman of that name, who does not decline; «с» is of two.
        ("встреча с", ("Юн Согёля", "Юн Согёлем"), "unsafe"),
    ],
)
def test_an_ending_that_the_word_before_asks_for(
    before: str, expected: tuple[str, ...], fix: str
) -> None:
    text = f"Корея. Говорят {before} Юн Согёль."
    assert told(text) == [("Юн Согёль", expected, fix)]


@pytest.mark.parametrize(
    "text",
    [
        "Президент Юн Согёль.",  # a nominative
        "Корея. В это время Юн Согёль пришёл.",
        "Корея. С президентом Юн Согёлем.",  # it declines
        "Корея. К Чхве Сонхи.",  # a name in a vowel does not
        "Корея. От Ким Ёчжон.",  # nor does a woman's
        "Корея. О нём, Юн Согёль, говорят.",  # a comma between
    ],
)
def test_no_ending_is_missing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected", "fix"),
    [
        # 광혁 has no neighbour that is nearly as common; 성대 has 승대, 효원 has 혜원.
        ("В Корее победил Ри Кван Хек.", "Ли Гванхёк", "safe"),
        ("В Корее победил Ким Сон Дэ.", "Ким Сондэ", "unsafe"),
        ("В Корее победила Ли Хё Вон.", "Ли Хёвон", "unsafe"),
        # 혁 is no vowel that «Хак» is taken for often, but 오진혁 is listed; so is 김승규.
        ("В Корее победил О Джин Хак.", "О Чжинхак", "unsafe"),
        ("В Корее победил Ким Сен Кью.", "Ким Сонгю", "unsafe"),
        # What reads as a listed person by the system's own letters is that person.
        ("В Корее говорит Ким Ё Чжон.", "Ким Ёчжон", "safe"),
        ("В Корее говорит Цой Сон Хи.", "Чхве Сонхи", "safe"),
        # й is a Latin j, and that is ㅈ.
        ("В Корее победил Ча Йон Хек.", "Чха Ёнхёк", "unsafe"),
        # One of two names of a text that are a slip apart may be the other one.
        ("В Корее играет Пак Ги Тхэ.", "Пак Китхэ", "safe"),
        ("В Корее играет Пак Ги Тхэ, а с ним Пэк Китхэ.", "Пак Китхэ", "unsafe"),
    ],
)
def test_a_name_that_may_be_a_slip_is_not_safe_to_fix(text: str, expected: str, fix: str) -> None:
    [(_, suggestions, how)] = told(text)
    assert (suggestions[0], how) == (expected, fix)


def test_a_list_through_another_language_is_doubted() -> None:
    line = "Состав сборной КНДР: Ким Джун Йонг, Ли Вон Джунг, Пак Чон Хва."
    assert [row[2] for row in told(line)] == ["unsafe"] * 3
    assert [row[2] for row in told("Состав сборной КНДР: Ким Джун Йонг, Пак Чон Хва.")][1:] == [
        "safe"
    ]


def test_half_a_name_is_no_name() -> None:
    assert "safe" not in [row[2] for row in told("В Корее говорили: Чве Хо Чон.")]
    assert [row[2] for row in told("В Корее говорили, что живёт Хо Чон.")] == ["safe"]
