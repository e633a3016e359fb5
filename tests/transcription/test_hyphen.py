"""Given names with a hyphen: as A. N. Lankov's books print them."""

from __future__ import annotations

import pytest

from kontsevich import Converter

# Printed in the books; 한설야 and 윤석열 follow from the rule that a hyphen parts the syllables.
PRINTED = {
    "박정희": "Пак Чон-хи",
    "이승만": "Ли Сын-ман",
    "김일성": "Ким Иль-сон",
    "최용건": "Чхве Ён-гон",
    "최창익": "Чхве Чхан-ик",
    "박창옥": "Пак Чхан-ок",
    "이주연": "Ли Чу-ён",
    "하앙천": "Ха Ан-чхон",
    "김두봉": "Ким Ту-бон",
    "한설야": "Хан Соль-я",
    "윤석열": "Юн Сок-ёль",
    "허균": "Хо Гюн",
}


@pytest.mark.parametrize(("hangul", "printed"), PRINTED.items())
def test_a_given_name_of_two_syllables_has_a_hyphen(hangul: str, printed: str) -> None:
    converter = Converter(kind="name", profile="lankov")
    assert converter.convert(hangul) == printed
    trace = converter.explain(hangul)
    assert trace.result == printed


def test_running_text_and_what_is_no_given_name() -> None:
    converter = Converter(given="hyphen")
    assert converter.convert("박정희 대통령은 서울에서") == "Пак Чон-хи тэтхоннёнын Сеул-эсо"
    assert converter.convert("국물") == "кунмуль"
