"""What holds for any text: no exception, composed Hangul out, everything else untouched."""

from __future__ import annotations

import re
import unicodedata
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontsevich.hangul.syllables import compose_run
from kontsevich.law import tables
from kontsevich.russian.hangulization import explain_hangulize, hangulize
from kontsevich.russian.letter_chunks import spell
from kontsevich.russian.letter_rules import NORMS, Norm, alphabet, trace_word
from kontsevich.trace.replay import replay_hangul

RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
COMPOSED = re.compile("[가-힣]*")
RUSSIAN_TEXT = st.text(st.sampled_from(RUSSIAN + RUSSIAN.upper() + " -.\u0301\u0306\u0308"))
NORM = st.sampled_from(NORMS)


@given(st.text() | RUSSIAN_TEXT, NORM, st.booleans(), st.booleans())
def test_never_raises_and_the_trace_replays(
    text: str, norm: Norm, terms: bool, established: bool
) -> None:
    result = hangulize(text, norm=norm, terms=terms, established=established)
    trace = explain_hangulize(text, norm=norm, terms=terms, established=established)
    assert trace.result == result
    assert replay_hangul(trace) == result


@given(st.text(st.characters(exclude_characters=RUSSIAN + RUSSIAN.upper())), NORM)
def test_what_is_not_russian_is_untouched(text: str, norm: Norm) -> None:
    assert hangulize(text, norm=norm) == text


WORDS = st.lists(st.sampled_from(["Путин", "мир", "Ельцин", "щи"]))


@given(WORDS, st.text("ab가ㅋ中 \n\t7,"), NORM)
def test_text_between_the_words_stays(words: list[str], other: str, norm: Norm) -> None:
    text = other.join(f"<{word}>" for word in words)
    expected = other.join(f"<{hangulize(word, norm=norm)}>" for word in words)
    assert hangulize(text, norm=norm) == expected


@given(RUSSIAN_TEXT, NORM)
def test_composed_and_decomposed_letters_agree(text: str, norm: Norm) -> None:
    apart = hangulize(unicodedata.normalize("NFD", text), norm=norm)
    composed = hangulize(unicodedata.normalize("NFC", text), norm=norm)
    assert unicodedata.normalize("NFC", apart) == composed  # what is not Russian stays apart


def test_the_alphabet_is_whole() -> None:
    assert alphabet().letters == set(RUSSIAN)
    for file in ("letters", "south", "north"):
        sets = tables.read_toml(f"hangul/{file}.toml")["sets"]
        assert set(sets["letters"]) == set(RUSSIAN)


@pytest.mark.parametrize("norm", NORMS)
def test_every_word_of_three_letters(norm: Norm) -> None:
    """Every letter in every neighbourhood gives composed Hangul; only a lone ъ gives nothing."""
    empty = set()
    for letters in product(RUSSIAN, repeat=3):
        word = "".join(letters)
        result = spell(word, norm)
        assert COMPOSED.fullmatch(result), word
        if not result:
            empty.add(frozenset(word))
    assert all(word <= set("ъ") for word in empty)


def run_of(word: str, norm: Norm) -> str:
    """The Hangul letters of a word, letter by letter."""
    changes = trace_word(word, norm)
    return "".join(c.after.replace("∅", "") for c in changes if c.stage == "hangul")


@pytest.mark.parametrize("norm", NORMS)
def test_no_letter_of_hangul_is_lost(norm: Norm) -> None:
    """A run of letters composes without remainder, in every neighbourhood of three letters."""
    for letters in product(RUSSIAN, repeat=3):
        word = "".join(letters)
        run = run_of(word, norm)
        spelt = unicodedata.normalize("NFD", compose_run(run))
        added = spelt.count("\u110b") - run.count("ㅇ")  # the silent onset, written by composing
        assert len(spelt) - added == len(run), (word, run)


@given(st.text(RUSSIAN, min_size=1, max_size=12), NORM)
def test_chunks_and_letters_agree(word: str, norm: Norm) -> None:
    """The quick way, by remembered chunks, gives what the rules give letter by letter."""
    assert spell(word, norm) == compose_run(run_of(word, norm))


@pytest.mark.parametrize("norm", NORMS)
def test_chunks_and_letters_agree_on_every_short_word(norm: Norm) -> None:
    for letters in product(RUSSIAN, repeat=3):
        word = "".join(letters)
        for whole in (word, f"ла{word}"):
            assert spell(whole, norm) == compose_run(run_of(whole, norm))
