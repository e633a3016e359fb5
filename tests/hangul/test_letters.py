"""Every syllable, every letter and every sign there is: composed, taken apart and met at a seam."""

from __future__ import annotations

import itertools
import unicodedata

import pytest

from kontsevich.hangul import seams, syllables
from kontsevich.hangul.syllables import CODAS, ONSETS, SILENT, VOWELS
from kontsevich.law.rules import NOTHING

ALL = [chr(code) for code in range(0xAC00, 0xD7A4)]
LETTERS = itertools.product(ONSETS, VOWELS, (NOTHING, *CODAS))  # in the order of Unicode
SPELT = {
    character: (NOTHING if onset == SILENT else onset, vowel, coda)
    for character, (onset, vowel, coda) in zip(ALL, LETTERS, strict=True)
}


def test_every_syllable_is_taken_apart_and_composed_again() -> None:
    assert {character: tuple(syllables.decompose(character)) for character in ALL} == SPELT
    for character, letters in SPELT.items():
        assert syllables.compose(syllables.Syllable(*letters)) == character


def test_what_is_a_syllable() -> None:
    for code in (*range(0xABF0, 0xAC10), *range(0xD790, 0xD7B0), 0x41, 0x1100, 0x3131):
        name = unicodedata.name(chr(code), "")
        assert syllables.is_syllable(chr(code)) == name.startswith("HANGUL SYLLABLE"), name


def test_every_syllable_is_composed_however_it_is_typed() -> None:
    for character, (onset, vowel, coda) in SPELT.items():
        loose = unicodedata.normalize("NFD", character)
        assert syllables.normalise(loose) == character
        typed = (SILENT if onset == NOTHING else onset) + vowel + coda.replace(NOTHING, "")
        assert syllables.normalise(f"a{typed}.") == f"a{character}."
        assert syllables.is_loose(loose)
        assert not syllables.is_loose(character)


def test_half_width_letters_are_those_they_are_compatible_with() -> None:
    for code in range(0xFFA0, 0xFFDD):
        wide = unicodedata.normalize("NFKD", chr(code))
        for letter in ONSETS + VOWELS:
            if unicodedata.normalize("NFKD", letter) == wide:
                assert syllables.normalise(chr(code)) == letter
    assert syllables.normalise("ﾾￂﾡ, ﾡￌﾡ") == "학, 곡"


def test_a_coda_joins_the_syllable_before_it() -> None:
    assert syllables.normalise("가\u11a8\u1100\u1161") == "각가"


def test_what_is_no_letter_of_hangul_stays_as_it_is() -> None:
    text = "e\u0301 ﬁ Ａ ㆍ ㅋ \uffa0\uffdd \u3130"
    assert syllables.normalise(text) == text
    assert syllables.normalise(text + "ㅎㅏ") == text + "하"


@pytest.mark.parametrize(
    ("slot", "first", "letters"),
    [("onset", 0x1100, ONSETS), ("vowel", 0x1161, VOWELS), ("coda", 0x11A8, CODAS)],
)
def test_every_conjoining_letter_has_its_slot(slot: str, first: int, letters: str) -> None:
    for index, letter in enumerate(letters):
        assert syllables.letter_of(chr(first + index)) == (slot, letter)
    others = {"onset": 0x1113, "vowel": 0x1176, "coda": 0x11C3}  # old letters, one behind the last
    assert syllables.letter_of(chr(others[slot])) is None
    assert syllables.letter_of(chr(first - 1)) is None


def test_a_run_of_letters_is_cut_before_each_consonant_that_a_vowel_follows() -> None:
    for (onset, vowel), coda in itertools.product(
        itertools.product(ONSETS, "ㅏㅢ"), (NOTHING, *CODAS)
    ):
        whole = syllables.compose(
            syllables.Syllable(NOTHING if onset == SILENT else onset, vowel, coda)
        )
        letters = onset + vowel + coda.replace(NOTHING, "")
        assert syllables.compose_run(letters) == whole
        if coda in ONSETS:
            open_syllable = syllables.compose_run(onset + vowel)
            assert syllables.compose_run(f"{letters}ㅗ") == open_syllable + syllables.compose_run(
                f"{coda}ㅗ"
            )
    assert [syllables.compose_run(vowel) for vowel in "ㅏㅣ"] == ["아", "이"]


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_every_sign_changes_its_field_of_the_mark_of_its_seam(count: int) -> None:
    for signs in itertools.permutations(seams.SIGNS, count):
        marked = f"국{''.join(signs)}물아"
        told = [*seams.read_seams(marked)]
        assert [seam[:3] for seam in told] == [
            (NOTHING, "ㄱ", "ㅜ"), ("ㄱ", "ㅁ", "ㅜ"), ("ㄹ", NOTHING, "ㅏ"), (NOTHING,) * 3,
        ]  # fmt: skip
        mark = seams.PLAIN
        for sign in signs:
            field, value = seams.SIGNS[sign]
            mark = mark._replace(**{field: value})
        assert [seam.mark for seam in told[1:3]] == [mark, seams.PLAIN]
        assert [told[0].mark.boundary, told[-1].mark.boundary] == ["start", "end"]
        assert seams.strip_signs(marked) == "국물아"
        assert all(getattr(mark, field) in seams.MARK_SLOTS[field] for field in mark._fields)


def test_the_coda_before_a_word_stands_in_its_first_seam() -> None:
    given = seams.PLAIN._replace(boundary="given")
    first = next(seams.read_seams("정", given, "ㅁ"))
    assert first == seams.Seam("ㅁ", "ㅈ", "ㅓ", given)
