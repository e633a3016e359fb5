"""Texts in other languages of Cyrillic letters, which have their own rules for Korean names."""

from __future__ import annotations

import pytest

from kontsevich import check

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


def test_two_english_letters_are_no_given_name() -> None:
    assert check("В Корее знают гольфиста по имени Кей Джей Чой.") == []
    assert [one.found for one in check("В Корее знают, кто такой Чой Джин Хёк.")] == [
        "Чой Джин Хёк"
    ]
