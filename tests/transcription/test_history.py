"""A result depends on the text alone: not on its length, not on what was converted before."""

from __future__ import annotations

import pytest

from kontsevich import Converter
from kontsevich.transcription.memo import MOST_WORDS

NAME, TITLE = "강미영", "교수"
WRITTEN = "Кан Миён"  # decision 15; surnames by letters


@pytest.mark.parametrize("compiled", [False, True])
def test_every_name_of_a_text_longer_than_the_memo_is_read(compiled: bool) -> None:
    count = MOST_WORDS + 1000  # each token is new, and says what the word before it is
    text = " ".join(f"{NAME} {TITLE}({number})" for number in range(count))
    converter = Converter()
    if not compiled:
        converter.core = None
    first = converter.convert(text)
    assert first.count(WRITTEN) == count
    assert converter.convert(text) == first
    assert converter.convert(f"{NAME} {TITLE}") == Converter().convert(f"{NAME} {TITLE}")
