"""One word of a text: established by a row, spelt by its letters, or parted by its hyphens."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..law import tables
from . import name_table as names
from .cases import CASE, CASE_DOUBTFUL
from .letter_chunks import spell, spell_letters
from .letter_rules import Norm, alphabet
from .nominatives import find_nominatives

ABBREVIATION, HYPHEN = "hangul-abbreviation", "hangul-hyphen"

_WORDS = 1 << 15  # words kept in memory


class Part(NamedTuple):
    """A part of a word: `letters` to be spelt, or without them the `hangul` of a row or a join.

    `rule` is empty where the letters are those of the word itself.
    """

    start: int
    end: int
    letters: str
    hangul: str
    rule: str


@lru_cache(maxsize=_WORDS)
def spell_plain(word: str, norm: Norm, established: bool) -> str | None:
    """A word of nothing but Russian letters in Hangul; nothing where it has any other character.

    >>> spell_plain("царь", "south", True), spell_plain("Улан-Удэ", "south", True)
    ('차르', None)
    """
    lower = word.lower()
    if not alphabet().letters.issuperset(lower):
        return None
    if established and (
        lower in names.special_words(norm)
        or word.isupper()
        or (word[0] != lower[0] and find_nominatives(lower))
    ):
        return _join_parts(word, norm, established)
    return spell_letters(lower, norm)


def spell_word(word: str, norm: Norm, established: bool) -> str:
    """One word of a text in Hangul.

    >>> spell_word("Ханты-Мансийск", "south", True), spell_word("царь", "south", True)
    ('한티만시스크', '차르')
    """
    plain = spell_plain(word, norm, established)
    return _join_parts(word, norm, established) if plain is None else plain


@lru_cache(maxsize=_WORDS)
def _join_parts(word: str, norm: Norm, established: bool) -> str:
    return "".join(
        [
            spell(part.letters, norm) if part.letters else part.hangul
            for part in read_parts(word, norm, established)
        ]
    )


def read_parts(word: str, norm: Norm, established: bool) -> Iterator[Part]:
    """The parts of a word: the whole where a row knows it, else what hyphens part.

    >>> [part.letters for part in read_parts("Улан-Удэ", "south", True)]
    ['улан', '', 'удэ']
    """
    known = alphabet()
    whole = established and (_row(word, norm) is not None or bool(_nominatives(word)))
    if whole or known.hyphens.isdisjoint(word):
        yield _part(word, 0, norm, established)
        return
    hyphen = tables.read_toml("hangul/alphabet.toml")["join"][norm]["hyphen"]
    established = established and not _is_long(word)
    start = 0
    for index, character in enumerate(word):
        if character in known.hyphens:
            yield _part(word[start:index], start, norm, established, whole=False)
            yield Part(index, index + 1, "", hyphen, HYPHEN)
            start = index + 1
    yield _part(word[start:], start, norm, established, whole=False)


def _is_long(word: str) -> bool:
    """Whether a word has more than one hyphen: Славянск-на-Кубани is not the town of Славянск."""
    return sum(character in alphabet().hyphens for character in word) > 1


def _part(word: str, start: int, norm: Norm, established: bool, whole: bool = True) -> Part:
    end = start + len(word)
    lower = word.lower()
    if established:
        row = _row(word, norm)
        if row is not None:
            return Part(start, end, "", row.hangul, row.rule)
        key = key_of(lower)
        if len(key) > 1 and word.isupper() and alphabet().vowels.isdisjoint(key):
            letters = names.letter_names(norm)
            if letters.keys() >= set(key.upper()):
                spelt = "".join(letters[letter] for letter in key.upper())
                return Part(start, end, "", spelt, f"{ABBREVIATION}:{key.upper()}")
        if word[0] != lower[0]:
            name = names.restored().get(key)
            if name is not None:
                return Part(start, end, _restore(lower, name), "", f"{names.YO}:{name}")
        found = _nominatives(word)
        if found:
            return _cased(start, end, found, norm, whole)
    return Part(start, end, lower, "", "")


def _nominatives(word: str) -> tuple[str, ...]:
    """The names, with their capitals, that a word with a capital is a case of."""
    lower = word.lower()
    if word[0] == lower[0]:
        return ()
    return tuple(name.title() for name in find_nominatives(key_of(lower)))


def _cased(start: int, end: int, found: tuple[str, ...], norm: Norm, whole: bool) -> Part:
    """The part that is a case of one of these names: sure if all of them are spelt alike.

    Half a word may look like a case of a foreign name by chance: Бендер-Хомейни, Бендеры.
    """
    spelt = [_join_parts(name, norm, True) for name in found]
    key = found[0].lower()
    doubtful = len(set(spelt)) > 1 or key in names.foreign_words(norm)
    doubtful = doubtful or not (whole or key in names.surely_russian())
    step = CASE_DOUBTFUL if doubtful else CASE
    return Part(start, end, "", spelt[0], f"{step}:{found[0]}")


def _row(word: str, norm: Norm) -> names.Row | None:
    """The row of a word, if its capital fits: 프라우다 is the newspaper only."""
    lower = word.lower()
    row = names.rows(norm).get(key_of(lower))
    if row is None or (row.russian[0] != row.russian[0].lower() and word[0] == lower[0]):
        return None
    return row


def _restore(lower: str, name: str) -> str:
    """The word as typed, marks and all, with the letters of the name."""
    letters = iter(name)
    marks = alphabet().marks
    return "".join(mark if mark in marks else next(letters) for mark in lower)


def key_of(lower: str) -> str:
    """A lower-case word without its stress marks, й and ё composed: what rows are found by.

    Letters that are not Russian stay in it.

    >>> key_of("пу\u0301ти\u0306")
    'путй'
    """
    known = alphabet()
    if known.letters.issuperset(lower):
        return lower
    composed = unicodedata.normalize("NFC", lower)
    bare = (letter for letter in composed if letter not in known.marks)
    return "".join(known.stressed.get(letter, letter) for letter in bare)
