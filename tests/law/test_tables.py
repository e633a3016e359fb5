"""The tables proofread themselves: form, order, every example and every spare."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kontsevich.law.rulebook import Entry, read_rulebook
from kontsevich.maintain.audit import audit_entry, audit_tables, find_mixed_words

BOOK = read_rulebook()


def test_nothing_is_wrong_with_the_tables() -> None:
    assert audit_tables().problems == ()


@pytest.mark.parametrize("entry", BOOK.values(), ids=BOOK.keys())
def test_every_example_fires_its_rule_and_no_spare_does(entry: Entry) -> None:
    assert list(audit_entry(entry)) == []


def test_only_steps_that_a_caller_asks_for_have_no_example() -> None:
    assert [entry.id for entry in BOOK.values() if not entry.examples] == [
        "lower-case",
        "given-hyphen",
        "yo-is-not-printed",
        "divided-letters",
    ]


def test_a_latin_look_alike_in_a_table_is_found() -> None:
    assert find_mixed_words("Сеул\tПхеньян\tSeoul") == []
    assert find_mixed_words("Сеул\tПxеньян") == ["Пxеньян"]


@pytest.mark.parametrize(
    ("only", "told"),
    [("voiced_k=дж", "unknown switch voiced_k"), ("voiced_j=дз", "дз is no value of voiced_j")],
)
def test_a_rule_under_an_unknown_switch_is_refused(only: str, told: str) -> None:
    entry = replace(BOOK["stop-becomes-nasal"], only=only)
    [problem] = audit_entry(entry)
    assert problem.startswith("sound/seams.toml: stop-becomes-nasal: only: ") and told in problem
