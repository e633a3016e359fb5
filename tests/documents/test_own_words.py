"""What an author only names in quotation marks: four words at most, after a word that names."""

from __future__ import annotations

import pytest

from kontsevich.documents.regions.own_words import is_named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("слово «Один Два Три Четыре»", True),
        ("слово «Один Два Три Четыре Пять»", False),
        ("термин «единое учение партии»", True),
        ("Он сказал «Один Два Три Четыре»", False),
    ],
)
def test_a_name_is_short(text: str, named: bool) -> None:
    assert is_named(text, text.index("«"), len(text)) is named
