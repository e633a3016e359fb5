"""Every example of the norm (tables/sound/inventory.tsv) against the program of today.

The table was worked out by hand from the norm and docs/decisions.md. Where the program differs,
the row stands in a list below with its reason; a row that starts to agree must leave its list.
"""

from __future__ import annotations

from collections import Counter

import pytest

from kontsevich import Converter
from kontsevich.law import tables
from kontsevich.maintain.pages import build_inventory

NO_ROW = "no row yet: lexical, its spelling can't tell"
# Written otherwise than the table expects: key → why.
WRITTEN_OTHERWISE: dict[str, str] = {}
# Written as expected, but said otherwise than the norm has it: key → why.
SAID_OTHERWISE: dict[str, str] = {
    "24-신고": "decision 25: the noun 申告 [신고] is commoner than the verb's form [신꼬]",
    "26-불세출": NO_ROW,
    "28-잠자리": "decision 25: the dragonfly [잠자리] is commoner than the sleeping place [잠짜리]",
}
ROWS = tables.read_tsv("sound/inventory.tsv")
# Articles 6 and 7 are about length, which nobody writes; 8 has no examples of its own.
ARTICLES = {5, *range(9, 31)}


@pytest.fixture(scope="module")
def converter() -> Converter:
    return Converter(kind="word")


@pytest.mark.parametrize(("key", "word", "sounded", "cyrillic"), ROWS, ids=[r[0] for r in ROWS])
def test_an_example_of_the_norm(
    converter: Converter, key: str, word: str, sounded: str, cyrillic: str
) -> None:
    assert (converter.convert(word) != cyrillic) == (key in WRITTEN_OTHERWISE)
    if key not in WRITTEN_OTHERWISE:
        assert (converter.pronounce(word) != sounded) == (key in SAID_OTHERWISE)


def test_the_lists_name_rows_that_exist() -> None:
    assert {*WRITTEN_OTHERWISE, *SAID_OTHERWISE} <= {row[0] for row in ROWS}


def test_every_article_is_there_and_every_word_is_hangul() -> None:
    found = Counter(int(row[0].partition("-")[0]) for row in ROWS)
    assert found.keys() >= ARTICLES
    assert min(found.values()) >= 4
    for key, word, sounded, cyrillic in ROWS:
        assert key.partition("-")[2] == word
        assert len(sounded) == len(word), f"{key}: a syllable is lost or gained"
        assert cyrillic.isalpha() and not cyrillic.isascii()


def test_the_page_counts_what_differs() -> None:
    page = build_inventory("en")
    assert page.count("| **") == len(WRITTEN_OTHERWISE)
    assert f"{len(ROWS) - len(WRITTEN_OTHERWISE)} of {len(ROWS)}" in page
