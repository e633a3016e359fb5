"""Texts in other languages of Cyrillic letters, which have their own rules for Korean names."""

from __future__ import annotations

import pytest

from kontsevich import check
from kontsevich.checker.judging.other_languages import is_another_language

FOREIGN = {
    "Bulgarian": "Северна Корея беше първата държава, която съобщи за смъртта му; българите я "
    "признаха. Отен е град, а Ким Чен Ын управлява.",
    "Ukrainian": "Північна Корея є державою, її очолює Ким Чен Ын, який і сьогодні їздить потягом.",
    "Serbian": "Северна Кореја је држава коју води Ким Чен Ын; њен главни град је Пјонгјанг.",
    "Kazakh": "Солтүстік Корея — мемлекет, оны Ким Чен Ын басқарады, қазір қысым күшейді.",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_another_language(language: str) -> None:
    assert check(FOREIGN[language]) == []


def test_russian_with_foreign_words() -> None:
    text = (
        "В Корее читали газету «Чунъанъ ильбо» и украинский журнал «Всесвіт». О Ким Чен Ыне там "
        "писали мало, хотя в Кыргызстане (Бишкек, улица Чүй) о нём говорили каждый день, а в Киеве "
        "вышла книга «Корея і світ». Потом Ким Чен Ын замолчал, и о Корее забыли до самой весны."
    )
    assert "Ким Чен Ыне" in [finding.found for finding in check(text)]


# Four words of another language, one of thirty, and more than are surely Russian.
@pytest.mark.parametrize(
    ("foreign", "native", "neutral", "another"),
    [
        (3, 0, 0, False),
        (4, 0, 0, True),
        (4, 0, 115, True),
        (4, 0, 116, False),
        (4, 3, 0, True),
        (4, 4, 0, False),
        (40, 0, 0, True),
    ],
)
def test_how_many_words_make_another_language(
    foreign: int, native: int, neutral: int, another: bool
) -> None:
    text = " ".join(["світ"] * foreign + ["мы"] * native + ["год"] * neutral)
    assert is_another_language([text]) is another


def test_the_first_three_thousand_words_tell_the_language() -> None:
    assert is_another_language(["год " * 2899, "світ " * 101])
    assert not is_another_language(["год " * 2900, "світ " * 101])


def test_two_english_letters_are_no_given_name() -> None:
    assert check("В Корее знают гольфиста по имени Кей Джей Чой.") == []
    assert [one.found for one in check("В Корее знают, кто такой Чой Джин Хёк.")] == [
        "Чой Джин Хёк"
    ]
