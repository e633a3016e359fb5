"""The pages of figures say what the files that `make accuracy` and `make bench` write say."""

from __future__ import annotations

import re

import pytest

import accuracy
import pages

# What is counted on tables of the repository, and so by everyone.
OWN = (
    *("norm-written", "norm-said", "south-examples", "north-examples"),
    *("people-printed", "people-norm", "places-printed", "places-norm", "towns"),
    *("landscape-printed", "landscape-norm", "subdivisions-printed", "subdivisions-norm"),
)


def read_figures() -> dict[str, tuple[int, int]]:
    rows = accuracy.read_rows(accuracy.FIGURES)
    return {what: (int(right), int(number)) for what, right, number in rows}


@pytest.mark.parametrize("path", pages.build_pages())
def test_a_page_is_made_of_the_figures(path: str) -> None:
    assert (pages.ROOT / path).read_text("utf-8") == pages.build_pages()[path]


def test_both_languages_have_the_same_figures() -> None:
    for name in ("accuracy", "benchmarks"):
        english, russian = (
            re.findall(r"\d+", re.sub(r"(?<=\d)[,.\xa0](?=\d)", "", text))
            for text in (pages.build_pages()[f"docs/{name}{end}"] for end in (".md", ".ru.md"))
        )
        assert english == russian
        assert len(english) > 40


def test_what_anyone_can_count_is_what_the_page_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accuracy, "DATA", pages.ROOT / "no such folder")
    counted = {what: (right, number) for what, right, number in accuracy.count_words()}
    assert counted == {what: read_figures()[what] for what in OWN}


def test_every_figure_has_its_words_and_its_test() -> None:
    texts = pages.read_texts()
    for what in read_figures():
        group, test = texts["tests"][what]
        assert (pages.ROOT / test).is_file()
        for lang in pages.ENDS:
            assert texts[lang]["accuracy"]["rows"][what]
            assert texts[lang]["accuracy"]["groups"][group]


def test_every_known_difference_has_its_reason_in_russian_too() -> None:
    reasons = pages.read_texts()["reasons"]
    rows = [
        row for path in pages.DIFFERENCES.values() for row in pages.read_rows(pages.ROOT / path)
    ]
    assert {row[-1] for row in rows} == set(reasons)
