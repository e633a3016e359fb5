"""What is written onto a name in one compound: 로씨야정부, 김일성저작집, 김정숙평양방직공장.

A compound is cut before anything of it is read: into words of ``places/compounds.tsv`` and places,
each of which costs one, so that the fewest win. The last must be a word that may end a compound.

Behind a place some of the words may be unknown if the last one makes a body (단천선박공장): they
are cut into pairs of syllables, as most Sino-Korean words are, and cost more.

Before a word that proves a name (성곡미술관), or before several (강동정밀기계공장), what no table
lists is a name too, if it is no ordinary word (``places/ordinary.tsv``: 전통시장).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from ..law import tables
from .people import follows
from .places import is_place

COMPOUNDS, ORDINARY = "places/compounds.tsv", "places/ordinary.tsv"
PERSON, PLACE, BODY, FIRM, START = "person", "place", "body", "firm", "start"
LONGEST = 6  # syllables of a part
HEAD_SYLLABLES = 2  # of a name before a compound that no table lists
FOUNDS, PROVES = "yes", "proves"
# What a word of a compound costs, one that stands behind other names, an unknown one by syllables.
KNOWN, ELSEWHERE, UNKNOWN = 2, 3, {2: 5, 3: 8}


class Part(NamedTuple):
    """A word of the table: behind what kinds of names it may stand (`firm`: of a firm that is a
    word too; `start`: it may begin one),
    whether it may be the last, and of a body whose name no table lists; whether what stands before
    it then is a name."""

    after: frozenset[str]
    ends: bool
    founds: bool
    proves: bool


class Compound(NamedTuple):
    """The words behind a name, and the particle behind them or nothing."""

    words: tuple[str, ...]
    particle: str


@cache
def read_parts() -> dict[str, Part]:
    """The words that stand in compounds behind names."""
    return {
        word: Part(frozenset(after.split()), ends != "no", ends in (FOUNDS, PROVES), ends == PROVES)
        for word, after, ends in tables.read_tsv(COMPOUNDS)
    }


@cache
def beginnings() -> frozenset[str]:
    """The words that may begin the name of a body: 국립."""
    return frozenset(word for word, part in read_parts().items() if START in part.after)


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
    if rest[0] not in _heads() and not any(is_place(rest[:width]) for width in (2, 3, 4)):
        return None
    return _cut(rest, kind, {})[1]


def cut_loosely(run: str, heads: Iterable[str]) -> tuple[str, Compound] | None:
    """The place that a run begins with, one of these, and what follows it, cut into words of which
    some are unknown, if the last makes a body.

    >>> cut_loosely("단천선박공장에서", ["단천"])
    ('단천', Compound(words=('선박', '공장'), particle='에서'))
    >>> cut_loosely("서울에서공장을", ["서울"])
    """
    best: tuple[int, str, Compound] | None = None
    for head in heads:
        rest = run[len(head) :]
        if len(rest) < 2 * HEAD_SYLLABLES or any(
            follows(rest[:width], head) for width in range(1, len(rest))
        ):
            continue
        price, compound = _cut(rest, PLACE, UNKNOWN)
        if compound is not None and (best is None or price < best[0]):
            best = price, head, compound
    return best and best[1:]


def _cut(rest: str, kind: str, unknown: Mapping[int, int]) -> tuple[int, Compound | None]:
    """The price of the cheapest words of a compound, and these, or None if it can't be cut;
    `unknown`: what a word of no table costs by its length."""
    # What it costs to reach each place, by what words, what names the next may stand behind.
    found: dict[int, tuple[int, tuple[str, ...], str]] = {0: (0, (), kind)}
    best: tuple[int, Compound | None] = 0, None
    for at in range(len(rest)):
        if at not in found:
            continue
        paid, words, behind = found[at]
        for width in range(min(LONGEST, len(rest) - at), 0, -1):
            word, tail = rest[at : at + width], rest[at + width :]
            part, price, after = read_parts().get(word), KNOWN, behind
            if part is not None and behind in part.after:
                ends = part.founds if unknown else part.ends
                whole = paid + price, Compound((*words, word), tail)
                if ends and (not tail or follows(tail, word)):
                    best = whole if best[1] is None or whole[0] < best[0] else best
            elif width > 1 and is_place(word):
                after = PLACE
            elif unknown and part is not None:
                price = ELSEWHERE
            elif width in unknown:
                price = unknown[width]
            else:
                continue
            if at + width not in found or found[at + width][0] > paid + price:
                found[at + width] = paid + price, (*words, word), after
    return best


def may_be_founded(run: str) -> bool:
    """Whether a run may be a body with a name that no table lists; a cheap test, and mostly no.

    >>> may_be_founded("성곡미술관"), may_be_founded("미술관에서")
    (True, False)
    """
    return run[HEAD_SYLLABLES : 2 * HEAD_SYLLABLES] in compound_starts()


def prove_compound(head: str, rest: str, place: bool = False) -> Compound | None:
    """The words behind a name that no table lists, if they prove it; `place`: a place is so called.

    >>> prove_compound("성곡", "미술관에서").words, prove_compound("전통", "미술관")
    (('미술관',), None)
    """
    compound = cut_compound(rest, PLACE)
    if compound is None or head in read_parts() or (_is_ordinary(head) and not place):
        return None
    parts = [read_parts().get(word) for word in compound.words]
    if None in parts:
        return None
    last = parts[-1]
    founded = last is not None and (last.proves or (last.founds and len(parts) > 1))
    return compound if founded else None


@cache
def compound_starts() -> frozenset[str]:
    """The first two syllables of what may stand behind a name of a body."""
    return frozenset(word[:HEAD_SYLLABLES] for word in read_parts() if len(word) > 1)


def _is_ordinary(word: str) -> bool:
    return word[1:] in _ordinary().get(word[0], "")


@cache
def _ordinary() -> dict[str, str]:
    return {head: tails + more for head, tails, more in tables.read_tsv(ORDINARY)}


def begins_inside(body: str, rest: str) -> bool:
    """Whether a body is a place and the beginning of the compound that goes on: 부산 대극장, though
    부산대 is a university.

    >>> begins_inside("부산대", "극장"), begins_inside("부산대", "도서관")
    (True, False)
    """
    return rest != "" and is_place(body[:-1]) and cut_compound(body[-1] + rest, PLACE) is not None
