"""Words of a list that are one letter off: what no habit of spelling explains.

The letters that habits confuse (voiced and voiceless, aspirates, ё and е, нг and н) are made one,
and what then still differs from one word of the list by a single letter, put in, left out or taken
for another, is likely that word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ...law import tables
from ...russian.declension import Stem, inanimate, stems

LONG = 8  # letters of a word that may have another first letter
HALF = 3  # letters at an end: of one end they are the same


class Rules(NamedTuple):
    """The numbers of `[slips]`: letters of a word, syllables of what is listed, types of places;
    letters of a place of any other type; what habits confuse."""

    letters: int
    least: int
    types: frozenset[str]
    any_letters: int
    changes: tuple[tuple[re.Pattern[str], str], ...]


@cache
def rules() -> Rules:
    """The numbers of `[slips]` in ``check/evidence.toml``."""
    row = tables.read_toml("check/evidence.toml")["slips"]
    pairs = (change.split(" → ") for change in row["changes"])
    changes = tuple((re.compile(before), after) for before, after in pairs)
    types = frozenset(row["types"])
    return Rules(row["letters"], row["least"], types, row["any_letters"], changes)


@lru_cache(maxsize=1 << 12)
def blur(word: str) -> str:
    """A lower-case word without what the habits of spelling confuse.

    >>> blur("джонгдон") == blur("чондон"), blur("кёнбоккун") == blur("гёнгбокгунг")
    (True, True)
    """
    for before, after in rules().changes:
        word = before.sub(after, word)
    return word


Ends = dict[str, tuple[tuple[str, str], ...]]


def index_ends(rows: Iterable[tuple[str, str]]) -> Ends:
    """Words in lower case with their Hangul → by each end: the blurred words, and their Hangul.

    A word that is one letter off has one of its ends whole.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for word, hangul in rows:
        form = blur(word)
        for end in (f"{form[:HALF]}-", f"-{form[-HALF:]}"):
            found.setdefault(end, []).append((form, hangul))
    return {end: tuple(items) for end, items in found.items()}


def read_slip(word: str, ends: Ends) -> tuple[str, Stem] | None:
    """The one word of a list from which a lower-case word is a letter off, in which case; None if
    there are several.

    >>> ends = index_ends([("токсугун", "덕수궁")])
    >>> read_slip("токсунгун", ends)[0], read_slip("москва", ends)
    ('덕수궁', None)
    """
    if len(word) < rules().letters:
        return None
    for stem in stems(word.replace("-", "")):
        form = blur(stem.form)
        near = {hangul for other, hangul in _candidates(form, ends) if is_letter_off(form, other)}
        if len(near) == 1:
            return near.pop(), inanimate(stem)
    return None


def _candidates(form: str, ends: Ends) -> Iterator[tuple[str, str]]:
    yield from ends.get(f"{form[:HALF]}-", ())
    yield from ends.get(f"-{form[-HALF:]}", ())


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
