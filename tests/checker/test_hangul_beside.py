"""Which Hangul is a name's: in brackets after it, before its bracket, in the title it renders."""

from __future__ import annotations

import pytest

from kontsevich import check
from kontsevich.checker.spotting.hangul_beside import (
    REACH,
    TITLE_REACH,
    hangul_before,
    hangul_beside,
)

NAME = "Ким Чен Ын"


@pytest.mark.parametrize(
    ("before", "after", "hangul"),
    [
        ("", " (김정은)", "김정은"),
        ("", " ( 김 정은 )", "김정은"),
        ("", "» (김정은)", "김정은"),
        ("", " (кор. 김정은, р. 1984)", "김정은"),
        ("", " (по-корейски пишется 김정은)", "김정은"),
        ("", " [김정은]", "김정은"),
        ("김정은 (", ")", "김정은"),
        ("김 정은 («", "»)", "김정은"),
        ("박근혜 и 김정은 (", ")", "김정은"),
        # What stands after goes before what stands before.
        ("박근혜 (", " (김정은))", "김정은"),
        # Not in brackets, not beside, or too far.
        ("", " 김정은", ""),
        ("김정은 ", "", ""),
        ("", " (сын) 김정은", ""),
        ("", " и другой (김정은)", ""),
        ("", f" (кор. {'а' * REACH} 김정은)", ""),
        ("김정은 (о нём: ", ")", ""),
    ],
)
def test_hangul_beside_a_name(before: str, after: str, hangul: str) -> None:
    text = f"{before}{NAME}{after}"
    assert hangul_beside(text, len(before), len(before) + len(NAME)) == hangul


@pytest.mark.parametrize(
    ("text", "earlier", "hangul"),
    [
        # The bracket around the name translates the title before it.
        ("김정은동지의 연설 [Речь ", "", "김정은동지의연설"),
        ("연설 [Речь ", "김정은 ", "김정은연설"),  # which began in the text before
        ("[Речь ", "김정은", "김정은"),
        # The bracket is closed before the name, or there is none.
        ("김정은 [Речь] о ", "", ""),
        ("김정은 [Речь] о ", "박근혜", ""),
        ("[Речь] о ", "박근혜", ""),
        ("김정은 и ", "", ""),
        # Only the last bracket counts.
        ("김정은 [Речь] 연설 [Доклад ", "", "김정은연설"),
        # A title has an end.
        (f"김정은{'x' * TITLE_REACH}연설 [Речь ", "", "연설"),
        (f"김정은 [{'x' * TITLE_REACH}", "", ""),
        ("연설 [Речь ", "김정은" + "x" * TITLE_REACH, "연설"),
    ],
)
def test_the_title_that_a_bracket_translates(text: str, earlier: str, hangul: str) -> None:
    assert hangul_before(f"{text}{NAME} 뒤", len(text), earlier) == hangul


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        # Words, by article 28 of the pronunciation norm: [등뿔] and [돌ː담].
        ("В Корее горел дынпуль (등불).", "дынпуль", "тынпуль"),
        ("В Корее стоял дольдам (돌담).", "дольдам", "тольдам"),
    ],
)
def test_a_word_in_lower_case_beside_its_hangul_is_written_as_a_word(
    text: str, found: str, right: str
) -> None:
    assert [(one.found, one.expected) for one in check(text)] == [(found, (right,))]
