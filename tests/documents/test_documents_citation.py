"""Cited works in notes: what is another's is protected, the author's own words are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontsevich.documents.regions.citation import find_references, match_brackets


def own(text: str) -> str:
    """The author's own words in a note, with those of a translation in angles."""
    at, out = 0, ""
    for span in find_references(text):
        out += text[at : span.start]
        if span.role == "translation":
            out += f"<{text[span.start : span.end]}>"
        at = span.end
    return (out + text[at:]).strip()


BOOK = "Ланьков А. Н. Август, 1956 год. М.: РОССПЭН, 2009. С. 5."
PAGE = "Ким Чен Ын прибыл // ЦТАК. 01.02.2020. URL: http://kcna.kp/1 (дата обращения: 01.03.2020)."


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (BOOK, ""),
        (PAGE, ""),
        (f"Подробнее о Ким Чен Ыне см.: {BOOK}", "Подробнее о Ким Чен Ыне см.:"),
        (f"См., например: {BOOK}", "См., например:"),
        (f"О Ким Чен Ыне подробнее см. в статье: {BOOK}", "О Ким Чен Ыне подробнее см. в статье:"),
        (f"Подробнее о Ким Чен Ыне: {BOOK}", "Подробнее о Ким Чен Ыне:"),
        (f"О Ким Чен Ыне: {BOOK}", "О Ким Чен Ыне:"),
        (f"Об этом писал Ким Чен Ын; см.: {BOOK}", "Об этом писал Ким Чен Ын; см.:"),
        (f"См. {BOOK}", "См."),
        ("См. Ланьков А. Н. Северная Корея: вчера и сегодня. М., 1995.", "См."),
        (f"Цит. по: {PAGE}", "Цит. по:"),
        (f"{BOOK[:-1]}; {PAGE}", ""),
        (f"{BOOK[:-1]}; о Ким Чен Ыне см.: {PAGE}", "о Ким Чен Ыне см.:"),
        (f"{PAGE} Речь идёт о сестре Ким Чен Ына.", "Речь идёт о сестре Ким Чен Ына."),
        (f"{PAGE} (На кор. яз.)", ""),
        ("Прошёл концерт. Товарищ Ким Чен Ын смотрел // Ури. 2023.", ""),
        ("СМИ: Ким Чен Ын болен // ТАСС. 16.11.2023.", ""),
        ("Ким Чен Ир. Об идеях чучхе. Пхеньян: Издательство, 1982. 95 с.", ""),
        ("Страны Востока / под ред. Ким Чен Ына. М.: Аспект, 2023. С. 298–301.", ""),
        ("Речь Ким Чен Ына [Электронный ресурс]. Режим доступа: www.kcna.kp", ""),
        ("Kim J. U. Speech // Journal. 2020. Vol. 33. No. 2. Pp. 109–112.", ""),
        ("Ким Чен Ын в этой речи не назван.", "Ким Чен Ын в этой речи не назван."),
        ("Там же. С. 5.", "Там же. С. 5."),
        ("Ким Чен Ын родился в 1984 г.; С. Лавров — в 1950 г.",
         "Ким Чен Ын родился в 1984 г.; С. Лавров — в 1950 г."),
        ("Здесь https://kcna.kp о Ким Чен Ыне.", "Здесь https://kcna.kp о Ким Чен Ыне."),
    ],
)  # fmt: skip
def test_own_words_of_a_note(note: str, words: str) -> None:
    assert own(note) == words


def test_a_title_that_says_see_is_still_a_title() -> None:
    assert own("Ланьков А. Н. Подробнее о Ким Чен Ыне // Известия. 2010. № 5.") == ""


@pytest.mark.parametrize(
    "note",
    [
        "김여정 담화발표. 조선중앙통신 [Речь Ким Ёчжон] // ЦТАК. 27.01.2023.",
        "러 외무 \"협상 지지\"…'인정 우려' [Речь Ким Ёчжон] // Yonhap News. 2023. URL: http://a.kr",
        "金日成「演説」 [Речь Ким Ёчжон] // 労働新聞. 1950.",
    ],
)
def test_a_translation_in_brackets_is_the_authors(note: str) -> None:
    assert own(note) == "<[Речь Ким Ёчжон]>"
    assert own(f"См.: {note}") == "См.: <[Речь Ким Ёчжон]>"


def test_a_bracket_behind_another_script_is_no_translation() -> None:
    assert own("Kim J. On Juche [Ким Чен Ир. О чучхе] // Rodong. 1982.") == ""


def test_over_line_ends_hyphens_and_decomposed_letters() -> None:
    note = "Ким Чен Ын // ЦТАК. URL: http://kcna.kp/\n1 (да\u00adта\nобращения: 01.03.2020)."
    assert [span.role for span in find_references(note)] == [
        *("title", "bibliography", "url", "bibliography")
    ]
    import unicodedata

    resource = "Речь Ким Чен Ына [Электронный ресурс]."
    assert own(unicodedata.normalize("NFD", resource)) == ""


def test_roles_of_one_reference() -> None:
    text = "Торкунов А.В. Корея / А.В. Торкунов, Г.Д. Толорая. М.: Просвещение, 2021. С. 347."
    assert [(span.role, text[span.start : span.end]) for span in find_references(text)] == [
        ("author-heading", "Торкунов А.В. "),
        ("title", "Корея "),
        ("author-heading", "/ А.В. Торкунов, Г.Д. Толорая. "),
        ("bibliography", "М.: Просвещение, 2021. С. 347."),
    ]


def test_an_entry_of_a_list_is_a_reference_without_any_mark() -> None:
    text = "Ким Чен Ын и его время"
    assert find_references(text) == []
    assert [span.role for span in find_references(text, sure=True)] == ["title"]


def test_brackets_match() -> None:
    assert match_brackets("[a[b]") == {2: 4}
    assert match_brackets("a]b[c[d]e]") == {5: 7, 3: 9}


WORDS = "Ким Чен Ын . , ; : ( ) [ ] / // « » см.: М.: 가 2010. подробнее 1"
LONGER = ["С. 5.", "Ланьков А. Н.", "URL: http://a.b", "(дата обращения: 1.1.20).", "\n"]
words = st.sampled_from([*WORDS.split(), *LONGER])


@given(st.lists(words, max_size=25), st.booleans())
def test_spans_are_in_order_and_inside(parts: list[str], sure: bool) -> None:
    text = " ".join(parts)
    spans = find_references(text, sure=sure)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    if sure:
        covered = sum(len(text[span.start : span.end].replace(" ", "")) for span in spans)
        assert covered == len(text.replace(" ", "")) or not text.strip()
