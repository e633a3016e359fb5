"""Which segments take a capital, in which case."""

from __future__ import annotations

import pytest

from kontsevich.analysis.segments import JOIN_PARTICLE, Segment
from kontsevich.transcription.layout import takes_capital

WORD, NAME = Segment("사람"), Segment("김", capital=True)
PARTICLE = Segment("은", join=JOIN_PARTICLE)


@pytest.mark.parametrize(
    ("case", "segment", "first", "capital"),
    [
        ("keep", WORD, True, False),
        ("keep", NAME, False, True),
        ("lower", WORD, True, False),
        ("lower", NAME, True, False),
        ("sentence", WORD, True, True),
        ("sentence", WORD, False, False),
        ("sentence", NAME, False, True),
        ("title", WORD, False, True),
        ("title", PARTICLE, False, False),
        ("title", PARTICLE, True, False),
    ],
)
def test_capitals(case: str, segment: Segment, first: bool, capital: bool) -> None:
    assert takes_capital(segment, case, first) is capital
