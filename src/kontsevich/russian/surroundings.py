"""What stands around a word of a Russian text, and makes its Hangul sure or a guess."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ..law import tables
from .name_table import foreign_names, surely_russian
from .plan import PLACE_JOINED, Piece
from .shapes import opens_person
from .words import key_of

NAMESAKE = "hangul-namesake"

_BLANKS = (" ", "\u00a0")


class Surroundings(NamedTuple):
    """What is known of one piece of a plan from the pieces beside it.

    `listed`: it is a word of a listed Russian place. `person`: a given name or a patronymic stands
    before it. `nominative`: nothing speaks for another case: it is the whole text, as in a list,
    or stands after a foreign name (Кастро Вали).
    """

    listed: bool
    person: bool
    nominative: bool


def look_around(text: str, pieces: Sequence[Piece]) -> Iterator[Surroundings]:
    """The surroundings of each piece of a plan, in their order.

    >>> [around.person for around in look_around("Иван Карелин", [Piece(0, 4), Piece(5, 12)])]
    [False, True]
    """
    listed = set(_listed_places(text, pieces))
    before = Piece(0, 0)
    for piece in pieces:
        beside = text[before.end : piece.start] in _BLANKS
        key = key_of(text[before.start : before.end].lower())
        lone = text.strip() == text[piece.start : piece.end]
        nominative = lone or (beside and key in foreign_names())
        yield Surroundings(piece.start in listed, beside and opens_person(key), nominative)
        before = piece


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
        if key_of(text[pieces[first].start : piece.end].lower()) in surely_russian():
            yield from (word.start for word in pieces[first : index + 1])


@cache
def namesakes() -> dict[str, str]:
    """Names in lower case that mean several things, each with the Hangul of the lesser known.

    >>> namesakes()["алжир"]
    '알제'
    """
    return {row[0].lower(): row[1] for row in tables.read_tsv("hangul/namesakes.tsv")}
