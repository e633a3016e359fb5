"""Places that are one letter off: what no habit of spelling explains, beside the noun for them.

Дворец Токсунгун, храм Ваучонгса: the letters that habits confuse (voiced and voiceless, aspirates,
ё and е, нг and н) are made one, and what then still differs from one listed place by a single
letter, put in, left out or taken for another, is likely that place. Nothing of it is ever sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ...analysis.places import places
from ...hangul.syllables import RUN
from ...law import tables
from ...law.kept import kept
from ...reverse.listed_words import ListedReading
from ...russian.declension import Stem, decline_each, inanimate, stems
from ...transcription.layout import fold_yo
from ...transcription.standard_spelling import converter
from .evidence import foreign_names, is_of_others, words
from .known_places import is_place
from .listed_words import PLACE, Word, judge_word
from .place_surroundings import find_noun, is_typed
from .sightings import Policy
from .spots import spot_words
from .terms import judge_term

SLIP = "slip-of-a-letter"
LONG = 8  # letters of a word that may have another first letter
HALF = 3  # letters at an end: of one end they are the same


class Rules(NamedTuple):
    """The numbers of `[slips]`: letters of a word, syllables of a place, its types; what habits
    confuse."""

    letters: int
    least: int
    types: frozenset[str]
    changes: tuple[tuple[re.Pattern[str], str], ...]


@cache
def _rules() -> Rules:
    row = tables.read_toml("check/evidence.toml")["slips"]
    pairs = (change.split(" → ") for change in row["changes"])
    changes = tuple((re.compile(before), after) for before, after in pairs)
    return Rules(row["letters"], row["least"], frozenset(row["types"]), changes)


@lru_cache(maxsize=1 << 11)
def blur(word: str) -> str:
    """A lower-case word without what the habits of spelling confuse.

    >>> blur("джонгдон") == blur("чондон"), blur("кёнбоккун") == blur("гёнгбокгунг")
    (True, True)
    """
    for before, after in _rules().changes:
        word = before.sub(after, word)
    return word


@kept
def _blurred() -> dict[int, tuple[tuple[str, str], ...]]:
    """By length: the places that may be meant, blurred, and their Hangul."""
    rules = _rules()
    write = converter("place", "paper").convert
    found: dict[int, list[tuple[str, str]]] = {}
    for hangul in places():
        whole = len(hangul) >= rules.least and RUN.fullmatch(hangul)
        if whole and places()[hangul].type in rules.types:
            form = blur(write(hangul).lower().replace("-", ""))
            found.setdefault(len(form), []).append((form, hangul))
    return {length: tuple(rows) for length, rows in found.items()}


@lru_cache(maxsize=1 << 11)
def read_slip(word: str) -> tuple[str, Stem] | None:
    """The one place from which a lower-case word is a letter off, in which case; None if several.

    >>> read_slip("токсунгун")[0], read_slip("москва")
    ('덕수궁', None)
    """
    if len(word) < _rules().letters:
        return None
    for stem in stems(word.replace("-", "")):
        form = blur(stem.form)
        near = {
            hangul
            for length in (len(form) - 1, len(form), len(form) + 1)
            for other, hangul in _blurred().get(length, ())
            if is_letter_off(form, other)
        }
        if len(near) == 1:
            return near.pop(), inanimate(stem)
    return None


def is_letter_off(one: str, other: str) -> bool:
    """Whether two words differ by at most one letter, of short words not the first.

    >>> is_letter_off("чибори", "чобори"), is_letter_off("сон", "тон"), is_letter_off("сона", "сон")
    (True, False, True)
    """
    if one[:1] != other[:1] and (len(one) < LONG or one[-HALF:] != other[-HALF:]):
        return False
    if len(one) < len(other):
        one, other = other, one
    apart = one[:HALF] != other[:HALF] and one[-HALF:] != other[-HALF:]
    if apart and len(other) >= 2 * HALF:
        return False
    same = next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if len({*pair}) > 1), -1
    )
    if same < 0:
        return len(one) - len(other) <= 1
    return one[same + 1 :] == other[same + (len(one) == len(other)) :]


def find_slips(text: str, policy: Policy) -> Iterator[Word]:
    """The places of a cleaned text that are one letter off, beside the noun for their type.

    >>> policy = Policy("paper", False, frozenset())
    >>> [word.expected for word in find_slips("дворец Токсунгун и храм Тоскана", policy)]
    [('Токсугун',)]
    """
    for token in spot_words(text):
        word = token.word.lower()
        if len(word) < _rules().letters or token.word.isupper():
            continue
        noun = find_noun(text, token)
        if not noun or _is_known(word):
            continue
        read = read_slip(word)
        if read is None or not is_typed(noun, places()[read[0]].type):
            continue
        hangul, stem = read
        standard = converter("place", policy.profile).convert(hangul)
        standard = fold_yo(standard) if policy.fold_yo else standard
        reading = ListedReading(0.0, hangul, PLACE, (), 3)
        forms = tuple(decline_each(standard, stem.cases, False)) or (standard,)
        yield Word(token.start, token.end, PLACE, forms, (hangul,), False, reading, ((SLIP, 1.0),))


def _is_known(word: str) -> bool:
    """Whether a lower-case word is something else: right, a place, a foreign name, a term."""
    judged = judge_word(word)
    if judged.fine or is_place(word) or is_of_others((word,)):
        return True
    if judge_term(word, "paper") is not None:
        return True
    return any(stem.form in words() or stem.form in foreign_names() for stem in stems(word))
