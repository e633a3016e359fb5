"""What is written onto a name in one compound: 로씨야정부, 김일성저작집, 김정숙평양방직공장.

A compound is cut before anything of it is read: into words of ``places/compounds.tsv`` and places,
each of which costs one, so that the fewest win. The last must be a word that may end a compound.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ..law import tables
from .people import follows
from .places import is_place

COMPOUNDS = "places/compounds.tsv"
PERSON, PLACE, BODY = "person", "place", "body"
LONGEST = 6  # syllables of a part


class Part(NamedTuple):
    """A word of the table: behind what kinds of names it may stand, whether it may be the last."""

    after: frozenset[str]
    ends: bool


class Compound(NamedTuple):
    """The words behind a name, and the particle behind them or nothing."""

    words: tuple[str, ...]
    particle: str


@cache
def read_parts() -> dict[str, Part]:
    """The words that stand in compounds behind names."""
    return {
        word: Part(frozenset(after.split()), ends == "yes")
        for word, after, ends in tables.read_tsv(COMPOUNDS)
    }


@cache
def _heads() -> frozenset[str]:
    return frozenset(word[0] for word in read_parts())


def cut_compound(rest: str, kind: str) -> Compound | None:
    """What follows a name of this kind (person, place, body), cut into words; None if it can't be.

    >>> cut_compound("정부는", "place")
    Compound(words=('정부',), particle='는')
    >>> cut_compound("평양방직공장", "person").words
    ('평양', '방직', '공장')
    >>> cut_compound("정부미", "place")
    """
    if rest[0] not in _heads() and not is_place(rest[:2]):
        return None
    # The fewest words that reach each place, the kinds of names behind which the next may stand.
    found: dict[int, tuple[tuple[str, ...], str]] = {0: ((), kind)}
    best: Compound | None = None
    for at in range(len(rest)):
        if at not in found:
            continue
        words, behind = found[at]
        for width in range(min(LONGEST, len(rest) - at), 0, -1):
            word, tail = rest[at : at + width], rest[at + width :]
            part = read_parts().get(word)
            if part is not None and behind in part.after:
                after = behind
                if part.ends and (not tail or follows(tail, word)):
                    whole = Compound((*words, word), tail)
                    best = min(best or whole, whole, key=_count)
            elif width > 1 and behind != PLACE and is_place(word):
                after = PLACE
            else:
                continue
            if at + width not in found or len(found[at + width][0]) > len(words) + 1:
                found[at + width] = (*words, word), after
    return best


def _count(compound: Compound) -> int:
    return len(compound.words)
