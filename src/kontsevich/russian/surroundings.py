"""What stands around a word of a Russian text, and makes its Hangul sure or a guess."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ..law import tables
from .name_table import (
    OWN,
    PERSON,
    feminine,
    foreign_names,
    foreign_places,
    given_names,
    shared_names,
    strangers,
    surely_russian,
    womens_names,
)
from .nominatives import find_nominatives
from .plan import INITIAL, PLACE_JOINED, Piece
from .shapes import find_bearers
from .words import key_of

NAMESAKE, STRANGER = "hangul-namesake", "hangul-stranger"

_BLANKS = (" ", "\u00a0")
_AFTER_INITIAL = (".", *(f".{blank}" for blank in _BLANKS))


class Surroundings(NamedTuple):
    """What is known of one piece of a plan from the pieces beside it.

    `listed`: it is a word of a listed Russian place. `before`: who bears the given name or the
    patronymic that stands before it (own, world, poland), or nothing. `named`: a name in the
    nominative stands before it, so that no other case follows (Иван Клима). `woman`: that is a
    woman's, who has no man's surname (Ира Левин). `followed`: another name stands behind it.
    `nominative`: nothing
    speaks for another case: it is the whole text, as in a list, or stands after a foreign name
    (Кастро Вали). `opens`: it begins the text, and a name follows that is in no case (Ивана Трамп).
    `stranger`: two names stand side by side of which the tables know each of another person, or
    it is the initial of a foreign name, which has a letter's name of another alphabet (Э. Дейвис).
    """

    listed: bool
    before: str
    named: bool
    woman: bool
    followed: bool
    nominative: bool
    opens: bool
    stranger: bool


class _Word(NamedTuple):
    """A piece of the text: its lower-case form, a capital, and the step that decides its Hangul."""

    key: str
    capital: bool
    step: str

    @property
    def lone(self) -> bool:
        """Whether it is spelt by itself."""
        return not self.step

    @property
    def initial(self) -> bool:
        """Whether it is the initial of a name."""
        return self.step == INITIAL


_NOTHING = _Word("", False, INITIAL)


def look_around(text: str, pieces: Sequence[Piece]) -> Iterator[Surroundings]:
    """The surroundings of each piece of a plan, in their order.

    >>> [around.before for around in look_around("Иван Карелин", [Piece(0, 4), Piece(5, 12)])]
    ['', 'world']
    """
    listed = set(_listed_places(text, pieces))
    words = [_read_word(text, piece) for piece in pieces]
    for index, piece in enumerate(pieces):
        word = words[index]
        before, after = (_find_beside(text, pieces, words, index, way) for way in (-1, 1))
        lone = text.strip() == text[piece.start : piece.end]
        bearers = find_bearers(before.key)
        yield Surroundings(
            piece.start in listed and bearers in ("", OWN),
            bearers,
            before.lone and (before.key in given_names() or before.key in strangers()),
            before.lone and before.key in womens_names() and bool(feminine(word.key)),
            after.lone and after.capital,
            lone or before.key in foreign_names(),
            after.lone
            and after.capital
            and not text[: piece.start].strip()
            and not find_nominatives(after.key),
            _is_stranger(word, before, after, not text[: piece.start].strip()),
        )


def _read_word(text: str, piece: Piece) -> _Word:
    word = text[piece.start : piece.end]
    return _Word(key_of(word.lower()), word[:1] != word[:1].lower(), piece.rule.partition(":")[0])


def _find_beside(
    text: str, pieces: Sequence[Piece], words: Sequence[_Word], index: int, way: int
) -> _Word:
    """The word before (`way` is -1) or behind (1) that is no initial, past the initials between."""
    at = index + way
    while 0 <= at < len(pieces):
        left, right = sorted((at, at - way))
        gaps = _AFTER_INITIAL if words[left].initial else _BLANKS
        if text[pieces[left].end : pieces[right].start] not in gaps:
            break
        if not words[at].initial:
            return words[at]
        at += way
    return _NOTHING


def _is_stranger(word: _Word, before: _Word, after: _Word, opens: bool) -> bool:
    """Whether a foreign name that a row knows is part of a longer one that no table has.

    After a given name that only Russians bear a surname that is a place too is theirs (Леонид
    Николаев), one of another nation's person is not (Сергей Бернштейн); a state is part of a name
    only after a given name, or where it `opens` the text (Чад Смит).
    """
    if word.initial:
        return not foreign_names().isdisjoint((before.key, after.key))
    if not word.capital or word.key not in foreign_names():
        return False
    bearers = find_bearers(before.key)
    if bearers:
        return before.step in ("", PERSON) and (bearers, word.step) != (OWN, PERSON)
    if not word.lone or not (opens or word.key in strangers()):
        return False
    if after.lone and after.capital and not (opens and after.key in foreign_places()):
        return True
    known = before.key in surely_russian() or before.key in strangers()
    return before.lone and before.capital and known


def _listed_places(text: str, pieces: Sequence[Piece]) -> Iterator[int]:
    """Where the words of listed places begin: one word, a word with hyphens, or several words."""
    first = 0
    for index, piece in enumerate(pieces):
        if piece.rule == PLACE_JOINED:
            continue
        if not (index and pieces[index - 1].rule == PLACE_JOINED):
            first = index
        if index + 1 < len(pieces) and pieces[index + 1].rule == PLACE_JOINED:
            continue
        key = key_of(text[pieces[first].start : piece.end].lower())
        if key in surely_russian() and (key not in shared_names() or key in given_names()):
            yield from (word.start for word in pieces[first : index + 1])


@cache
def namesakes() -> dict[str, str]:
    """Names in lower case that mean several things, each with the Hangul of the lesser known.

    >>> namesakes()["алжир"]
    '알제'
    """
    return {row[0].lower(): row[1] for row in tables.read_tsv("hangul/namesakes.tsv")}
