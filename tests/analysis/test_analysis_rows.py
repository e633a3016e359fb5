"""The tables of analysis: form, reasons, and every word that a row names."""

from __future__ import annotations

import pytest

from kontsevich.analysis.drafts import Draft
from kontsevich.analysis.marking import Analysis
from kontsevich.analysis.morphemes import read_morphemes
from kontsevich.hangul.seams import SIGNS, SPACE, strip_signs
from kontsevich.hangul.syllables import is_syllable
from kontsevich.law import tables

LEXICON = tables.read_tsv("analysis/lexicon.tsv")
MORPHEMES = tables.read_tsv("analysis/morphemes.tsv")
STEMS = tables.read_tsv("analysis/stems.tsv")
REASONS = {row[0]: row for row in tables.read_tsv("analysis/reasons.tsv")}
JOINS = {"no", "noun", "first", "last", "both"}
READINGS = {"art10", "art11", "art12", "art16"}
MOST_ROWS = 2500

ANALYSIS = Analysis()


def bare(marked: str) -> str:
    return strip_signs(marked).replace(SPACE, "")


def test_the_lexicon_stays_small() -> None:
    assert len(LEXICON) <= MOST_ROWS


@pytest.mark.parametrize("row", LEXICON, ids=lambda row: row[0])
def test_a_lexicon_row_is_whole(row: tuple[str, ...]) -> None:
    word, marked, others, joins, reason, _ = row
    assert all(is_syllable(character) for character in word)
    assert joins in JOINS
    assert reason in REASONS
    for form in (marked, *others.split()):
        assert len(bare(form)) == len(word)
        assert bare(form) == word or reason in READINGS
        assert form[0] not in SIGNS
    assert marked not in others.split()


def test_every_reason_is_used_and_cites_a_source() -> None:
    assert {row[4] for row in LEXICON} <= set(REASONS)
    sources = tables.read_toml("sources.toml")
    assert all(row[1].split()[0] in sources for row in REASONS.values())


@pytest.mark.parametrize("row", LEXICON, ids=lambda row: row[0])
def test_a_row_decides_about_its_word(row: tuple[str, ...]) -> None:
    marked = ANALYSIS.mark(row[0])
    assert marked.text == row[1]
    assert [name for name, _, _ in marked.rows] == [f"lexicon:{row[0]}"]


@pytest.mark.parametrize("row", MORPHEMES, ids=lambda row: row[0] + row[2])
def test_a_morpheme_row_is_whole(row: tuple[str, ...]) -> None:
    text, place, sign, meets, least, only, _, _, words, _ = row
    assert place in ("suffix", "prefix", "half")
    assert all(character in SIGNS for character in sign)
    assert meets and least.isdigit()
    assert int(least) or only
    assert len(words.split()) >= 3
    assert all(text in bare(word) for word in words.split())


@pytest.mark.parametrize(
    ("row", "word"),
    [(row, word) for row in MORPHEMES for word in row[8].split()],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_a_morpheme_serves_the_words_it_names(row: tuple[str, ...], word: str) -> None:
    """The row itself signs them, whatever the lexicon says of some of them."""
    draft = Draft(bare(word))
    read_morphemes().sign(draft)
    assert draft.text() == word
    assert not row[2] or f"morpheme:{row[0]}" in [name for name, _, _ in draft.rows]


@pytest.mark.parametrize("row", STEMS, ids=lambda row: row[0])
def test_a_stem_meets_an_ending(row: tuple[str, ...]) -> None:
    stem, reading, _, without, dictionary_form = row
    assert dictionary_form == stem + "다"
    ending = "거나" if "거나" not in without.split() else "겠다"
    marked = ANALYSIS.mark(stem + ending)
    assert marked.text == f"{reading or stem}-{ending}"
    assert marked.rows[0][0] == f"stem:{stem}"


def test_a_row_is_found_after_the_beginning_of_another() -> None:
    """신라 begins rows that are not there; 달밤 [달빰], later in the word, is found too."""
    assert Analysis().mark("신라의달밤이").text == "신라의달'밤=이"
