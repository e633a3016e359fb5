"""The parts of one reference, and what makes a note one: each condition by a note with and without.

The roles are those of GOST R 7.0.5: author heading, title, its translation in square brackets, who
answers for it, the rest of the description, the address.
"""

from __future__ import annotations

import pytest

from kontsevich.documents.regions.citation import find_references, is_cited


def parts(text: str, sure: bool = False) -> list[tuple[str, str]]:
    return [(one.role, text[one.start : one.end].strip()) for one in find_references(text, 0, sure)]


@pytest.mark.parametrize(
    ("cited", "not_cited"),
    [
        # A page is a weak sign: with an author it makes a reference, alone it does not.
        ("Ланьков А. Н. Северная Корея. С. 5.", "О нём на с. 5."),
        # So is a year, and without any sign the author's name is just a name.
        ("Ланьков А. Н. Северная Корея. М., 1995.", "Ланьков А. Н. пишет о Ким Чен Ыне."),
        # After the words that lead to a reference the author may follow.
        ("Подробнее см.: Ланьков А. Н. Корея. 1995.", "Подробнее см. ниже, 1995."),
        # Two strokes between title and source are a sign by themselves.
        ("Речь Ким Чен Ына // ЦТАК", "Речь Ким Чен Ына — ЦТАК"),
        ("Речь (дата обращения: 01.02.2020).", "Речь от 01.02.2020."),
    ],
)
def test_what_makes_a_note_a_reference(cited: str, not_cited: str) -> None:
    assert parts(cited) != []
    assert parts(not_cited) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "연설 [Речь] // ЦТАК. 2020.",
            [("title", "연설"), ("translation", "[Речь]"), ("bibliography", "// ЦТАК. 2020.")],
        ),
        (
            "연설 [Речь] 담화 [Беседа] // ЦТАК. 2020.",
            [
                ("title", "연설"),
                ("translation", "[Речь]"),
                ("title", "담화"),
                ("translation", "[Беседа]"),
                ("bibliography", "// ЦТАК. 2020."),
            ],
        ),
        # A bracket that nobody closes opens no translation.
        (
            "연설 [Речь // ЦТАК. 2020.",
            [("title", "연설 [Речь"), ("bibliography", "// ЦТАК. 2020.")],
        ),
        # Two strokes inside the translation do not end the title.
        (
            "연설 [Речь // Беседа] // ЦТАК. 2020.",
            [
                ("title", "연설"),
                ("translation", "[Речь // Беседа]"),
                ("bibliography", "// ЦТАК. 2020."),
            ],
        ),
        (
            "Речь // ЦТАК. URL: http://a.kr/1 (дата обращения: 01.02.2020).",
            [
                ("title", "Речь"),
                ("bibliography", "// ЦТАК. URL:"),
                ("url", "http://a.kr/1"),
                ("bibliography", "(дата обращения: 01.02.2020)."),
            ],
        ),
        (
            "Речь // ЦТАК. URL: http://a.kr/1",
            [("title", "Речь"), ("bibliography", "// ЦТАК. URL:"), ("url", "http://a.kr/1")],
        ),
        (
            "Торкунов А.В. Корея / под ред. Г.Д. Толорая. М.: Наука, 2021.",
            [
                ("author-heading", "Торкунов А.В."),
                ("title", "Корея"),
                ("author-heading", "/ под ред. Г.Д. Толорая."),
                ("bibliography", "М.: Наука, 2021."),
            ],
        ),
    ],
)
def test_the_parts_of_a_reference(text: str, expected: list[tuple[str, str]]) -> None:
    assert parts(text) == expected


def test_two_references_and_the_words_between() -> None:
    first, second = "Речь 1 // ЦТАК. 2020. С. 5", "Речь 2 // Нодон. 2021."
    assert parts(f"{first}; {second}") == [
        ("title", "Речь 1"),
        ("bibliography", "// ЦТАК. 2020. С. 5;"),
        ("title", "Речь 2"),
        ("bibliography", "// Нодон. 2021."),
    ]
    assert parts(f"{first}; см. также: {second}") == [
        ("title", "Речь 1"),
        ("bibliography", "// ЦТАК. 2020. С. 5;"),
        ("title", "Речь 2"),
        ("bibliography", "// Нодон. 2021."),
    ]


def test_a_start_behind_the_number_of_a_note() -> None:
    text = "12. Речь // ЦТАК. 2020."
    assert [text[one.start : one.end] for one in find_references(text, 4)] == [
        "Речь ",
        "// ЦТАК. 2020.",
    ]


def test_a_soft_hyphen_at_a_line_end_breaks_no_mark_and_moves_no_edge() -> None:
    text = "Ре\u00adчь // ЦТАК. URL: http://a.kr/1 (да\u00adта обра\u00adщения: 01.02.2020)."
    plain = parts(text.replace("\u00ad", ""))
    assert [(role, told.replace("\u00ad", "")) for role, told in parts(text)] == plain
    assert parts(text)[0] == ("title", "Ре\u00adчь")


@pytest.mark.parametrize("text", ["С. 5.", "Там же.", "Ким Чен Ын"])
def test_what_does_not_show_by_itself_that_a_work_is_cited(text: str) -> None:
    assert not is_cited(text)
    assert is_cited(f"Речь // ЦТАК. {text}")
