"""Listed names and terms of several words: told, with the words as the table parts them."""

from __future__ import annotations

import pytest

from kontsevich import check

ABOUT = "Корея и её история: {}."


@pytest.mark.parametrize(
    ("found", "code", "right"),
    [
        ("Донъа ильбо", "KTV111", "Тона ильбо"),
        ("Чунъанъ ильбо", "KTV111", "Чунан ильбо"),
        ("Мунму Ван", "KTV101", "Мунму-ван"),
        ("Хынсон Дэвонгун", "KTV101", "Хынсон-тэвонгун"),
        ("Вон Хё", "KTV101", "Вонхё"),
        ("Хэдонг Йонгунса", "KTV102", "Хэдон Ёнгунса"),
        ("ап чаги", "KTV103", "ап чхаги"),
    ],
)
def test_several_words_are_told_as_one(found: str, code: str, right: str) -> None:
    [finding] = check(ABOUT.format(found))
    assert (finding.code, finding.found, finding.fix) == (code, found, "unsafe")
    assert finding.expected[0] == right


@pytest.mark.parametrize(
    "words",
    [
        "Тона ильбо",
        "Нодон синмун",
        "Мунму-ван",
        "Сохон ванху",
        "Кванхэ-гун",
        "Чонъи-конджу",
        "ап чхаги",
        "на сон",
        "Сонсан Ильчхульбон",
        "юный Чон",  # a term has no capital behind a small letter
        "Ван Ин",  # Chinese as well
        "Буй Сон Ван",
    ],
)
def test_what_is_right_is_not_told(words: str) -> None:
    assert not check(ABOUT.format(words))


def test_the_authors_case_is_kept() -> None:
    [finding] = check("Корейский король воевал при Мунму Ване.")
    assert finding.expected == ("Мунму-ване",)


def test_nothing_is_told_without_korea() -> None:
    assert not check("Газета «Донъа ильбо» и ап чаги.")
