"""A text that is called silent has no finding, however it is cut into regions."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kontsevich.analysis.people import listed_names
from kontsevich.checker.findings.finding import Finding
from kontsevich.checker.findings.placement import check_regions
from kontsevich.checker.settings.settings import build_settings
from kontsevich.checker.spotting import silence
from kontsevich.checker.spotting.evidence import measure_context
from kontsevich.checker.spotting.silence import is_silent
from kontsevich.documents.formats import read_regions
from kontsevich.law import tables
from kontsevich.reverse.variants import name_variants

SETTINGS = build_settings()
WORDS = """
Ким Пак Ли Хан Цой Но О У И Чен Ын Гын хе Гынхе Чжонын Чжихун Джихун Сок Ёль Чен-ын Гын-хе
Ван Гог Дон Кихот Китай Токио Вьетнам вот он стоял там Корея корейский Инчон Бусан 김정은 김
Литература Источники Москва Kим Пaк PAK О. К. (Пак «Пак Пак» // 2001. [1] С. 12.
"""
BREAKS = (
    *(
        " ",
        " ",
        " ",
        "\n",
        "\n",
        "\n\n",
        ". ",
        ".\n",
        ", ",
        "-",
        "-\n",
        "\u00a0",
        "  ",
        "\t",
        "\r\n",
    ),
    *(
        "\f",
        "\n\n12\n\n",
        "\n\nГлава 12\n\n",
        "\n12 См.: ",
        "\n> ",
        "\n    ",
        "\n-----\n",
        "-\n\n12\n\n",
    ),
    *(
        "\u00ad",
        "\u00ad\n",
        "\u2010\n",
        "\u00ac\n",
        "\u200b",
        "\u0301",
        "\u2011",
        "\u2009",
        "\n%\n",
    ),
)
TEXTS = st.lists(st.sampled_from((*WORDS.split(), *BREAKS)) | st.text(max_size=2), max_size=24)


def find_all(text: str) -> list[Finding]:
    """The findings, whatever the text looks like at first sight."""
    return check_regions(text, read_regions(text, "text"), SETTINGS)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
@example(["был", " ", "Пак", "\n\n12\n\n", "Гынхе", " ", "там"])
@example(["> ", "Пак", "\n> ", "Гынхе"])
@example(["был", " ", "Па", "\u00ac\n", "к", " ", "Гынхе"])
@example(["был", " ", "Па", "-\n\n12\n\n", "к", " ", "Гынхе"])
@example(["Пак", " ", "Чен", "-\n", "Ын"])
@example(["Китай", " ", "Токио", " ", "Пак", " ", "Гын", " ", "хе"])
def test_what_is_silent_has_no_finding(pieces: list[str]) -> None:
    text = "".join(pieces)
    if is_silent(text):
        assert find_all(text) == []


def test_every_listed_person_in_the_spellings_of_the_rivals() -> None:
    spoken = 0
    for surname_and_given in list(listed_names().values())[::9]:
        surname, _, given_name = surname_and_given.partition("|")
        for variant in list(name_variants(surname, given_name))[:6] if given_name else ():
            text = f"Вчера там был и {variant.text}, как говорят."
            if find_all(text):
                spoken += 1
                assert not is_silent(text), text
    assert spoken > 100


CONTEXTS = [(stem, float(points)) for stem, points, _ in tables.read_tsv("check/contexts.tsv")]


@given(
    st.lists(
        st.sampled_from([stem for stem, _ in CONTEXTS]).flatmap(
            lambda stem: st.sampled_from((stem, stem.title(), stem.upper(), stem[1:], stem[:-1]))
        )
        | st.sampled_from((" ", "-", "о", "О", "с", "q", "і", "\n", "K", "김", "«"))
        | st.text(max_size=2)
    )
)
@settings(max_examples=300, deadline=None)
def test_every_word_about_korea_is_found_where_it_stands(pieces: list[str]) -> None:
    text = "".join(pieces)
    lower = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    wanted = [(at, 3.0) for at in range(len(text)) if "가" <= text[at] <= "힣"]
    wanted = [row for row in wanted if not (row[0] and "가" <= text[row[0] - 1] <= "힣")]
    for at in range(len(text)):
        if not at or not lower[at - 1].isalpha() or lower[at - 1] == "о":
            wanted += [(at, points) for stem, points in CONTEXTS if lower.startswith(stem, at)]
    context = measure_context([text])
    assert list(zip(context.places, context.points, strict=True)) == sorted(wanted)


@pytest.mark.parametrize("shift", range(-12, 13))
def test_a_name_where_the_text_is_cut(shift: int) -> None:
    before = "мама мыла раму и " * (2 * silence._BLOCK // 17 + 9)
    text = before[: silence._BLOCK + shift - 1] + " Ким Чен Ын" + before
    assert is_silent(before) and not is_silent(text)
    assert not is_silent(before[: silence._BLOCK + shift - 1] + " корейский" + before)


def test_words_around_weigh_only_against() -> None:
    rows = tomllib.loads(tables.read_text("check/evidence.toml"))["evidence"]
    weights = {row["id"]: row.get("weight", 0.0) for row in rows}
    assert weights["longer-name"] < 0
    for row in tomllib.loads(tables.read_text("check/not-korean.toml"))["tradition"]:
        assert row["near"] <= 0 and row["weight"] <= 0


@pytest.mark.parametrize(
    "text",
    [
        "Корейский полуостров",
        "о севернокорейских",
        "Kорея",  # the first letter is Latin
        "ко\u00adрейцы",
        "\u0421\u200bеул",
        "김",
        "Это сказал Джон Кеннеди Ким Чен Ыну",
        "КИМ ЧЕН ЫН",
        "Вошёл Пак\f12\nЧон Хи",  # the end of a page cuts a name
    ],
)
def test_what_speaks(text: str) -> None:
    assert not is_silent(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kim Jong-un is plain ASCII",
        "скорее, скорей",
        "Дон Кихот и Ван Гог, Жан Поль\n\t\t-- Жан Поль\n%\n",
        "Но Иван, О Боже, Ли Бо",
        "Мама мы\u0301ла раму",
        "中文和русский",
        "_XOPEN_SOURCE\n#include <Ким>",
    ],
)
def test_what_does_not(text: str) -> None:
    assert is_silent(text)
    assert find_all(text) == []


@pytest.mark.parametrize("far", [0, 900, 2000, silence._BLOCK - 3, silence._BLOCK, 200_000])
def test_a_name_is_heard_wherever_it_stands(far: int) -> None:
    quiet = "Мама мыла раму. " * 20_000
    assert is_silent(quiet)
    assert not is_silent(f"{quiet[:far]} Ким Чен Ын. {quiet[far:]}")
