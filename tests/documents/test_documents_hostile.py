"""Hostile texts: twice the text may not take three times the time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from kontsevich.documents import Region, read_markdown, read_text

SIGNS = '« » " „ “ [ ] [] «» ( // / 가[ 1 а- \\ ` * _ < & |'
UNITS = [
    *SIGNS.split(),
    *("И. ", "И. О. ", "Ким ", "> ", ">\n", "-\n", "а-\n", "\n", "\n\n", " ", "\f", "\u00ad\n"),
    *("1 А\n", "1 А\n\n", "1. А\n", "\n---\n", "а\n  б\nв\n", "слово-\n\n", "Ким Чен\n\n"),
    *("https://a", "https://a ", "a.", "a-", "a.b/", "[sic] ", "Ким [sic] ", "«« »", "« \""),
    *("см.: ", "см., а", "подробнее ", "Ланьков А. Н., ", "М.: ", "С. 5. ", "А 2010. ", "; "),
    *("дата обращения: ", "A // B. 2010. С. 5; ", "см.: A // B. 2010. С. 5. ", "[А 1990] ", "[А, "),
    *("# kontsevich: x ", "<!-- kontsevich:", "Литература\n\n", "^[", "[^1]", "[^1]: а\n\n", "<a "),
]  # fmt: skip
STARTS = ["", "1 А // ", "Литература\n\n"]


def measure(read: Callable[[str], list[Region]], text: str) -> float:
    best = 60.0
    for _ in range(2):
        start = time.process_time()
        read(text)
        best = min(best, time.process_time() - start)
    return best


def grow(read: Callable[[str], list[Region]], start: str, unit: str) -> float:
    """How many times longer twice the text takes; a busy machine gets another chance."""
    count = 4000 // len(unit)
    ratio = 9.0
    for _ in range(4):
        once, twice = (measure(read, start + unit * count * times) for times in (1, 2))
        if twice < 0.01:
            return 0.0
        ratio = min(ratio, twice / once)
        if ratio < 3:
            break
        count *= 2
    return ratio


@pytest.mark.parametrize("unit", UNITS)
def test_plain_text_takes_linear_time(unit: str) -> None:
    read_text("")  # the markers are read once
    assert {start: ratio for start in STARTS if (ratio := grow(read_text, start, unit)) >= 3} == {}


@pytest.mark.parametrize("unit", UNITS)
def test_markdown_takes_linear_time(unit: str) -> None:
    pytest.importorskip("pyromark")
    read_markdown("")
    assert grow(read_markdown, "", unit) < 3


def test_deep_nesting_is_no_recursion() -> None:
    read_text("«" * 100_000 + "»" * 100_000)
    read_text("가" + "[" * 100_000 + "]" * 100_000)
