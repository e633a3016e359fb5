"""What a manuscript tells of a name by the names in the rest of it.

A text that speaks of Ким Чен Ын and Пак Кын Хе speaks of Korea, whatever else it says; a person
named twice is the likelier to be meant, and so is a Korean beside another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from ...documents.regions.memory import recall_asked, recall_each, recall_whole, unite
from ...russian.declension import stems
from .assessment import bare_given
from .evidence import Context, weights
from .name_weights import WORD
from .sightings import Manuscript, Name, Policy, Row, find_names, is_listed

_AGAIN, _ANOTHER = "elsewhere", "another-korean"


class _Seen(NamedTuple):
    """What the likely names of one region tell of names elsewhere.

    `who`: each of them in Hangul; `listed`: those who are listed; `givens`: their given names and
    surnames, but of those that may be another word; `parted`: the words of their given names.
    """

    who: tuple[str, ...]
    listed: frozenset[str]
    givens: frozenset[tuple[str, str]]
    parted: frozenset[tuple[str, ...]]


class _Elsewhere(NamedTuple):
    """The same of the whole manuscript: `who` is named, in once or more often (2)."""

    who: dict[str, int]
    listed: frozenset[str]
    givens: dict[str, set[str]]
    parted: frozenset[tuple[str, ...]]


def sight_names(manuscript: Manuscript, policy: Policy) -> tuple[Manuscript, list[Row]]:
    """The names of each region; and the manuscript, which is about Korea where they are sure."""
    rows = find_names(manuscript, policy)
    context, most = manuscript.context, weights().most_context
    if context.everywhere:
        return manuscript, weigh_elsewhere(rows)
    placed = (
        start + place
        for start, found in zip(
            manuscript.starts, recall_each("sure", rows, _find_sure), strict=False
        )
        for place in found
    )
    sure = [(place, most) for place in placed if context.at(place) < most]
    if sure:
        known = zip(context.places, context.points, strict=True)
        places, points = zip(*sorted([*known, *sure]), strict=True)
        context = Context(places, points, False, context.plainly)
        manuscript = manuscript._replace(context=context)
        rows = find_names(manuscript, policy)
    return manuscript, weigh_elsewhere(rows)


def _find_sure(row: Row) -> tuple[int, ...]:
    return tuple(one.start for one in row if is_listed(one) and one.score >= weights().sure)


def weigh_elsewhere(rows: Sequence[Row]) -> list[Row]:
    """The names of each region with what the others say of them, without those that are none."""
    whole = recall_whole("all seen", recall_each("seen", rows, _see), _see_all)
    return recall_asked("elsewhere", (rows,), whole, _ask, _weigh)


def _see(row: Row) -> _Seen:
    likely = [name for name in row if _is_likely(name)]
    readings = [one.assessment.best.reading for one in likely if not _begins_with_word(one)]
    return _Seen(
        tuple(_who(name) for name in likely),
        frozenset(_who(name) for name in likely if is_listed(name)),
        # A given name alone, also after a preposition, is about its bearer of another place.
        frozenset((reading.given, reading.surname) for reading in readings),
        frozenset(bare_given(name.assessment.shape, name.assessment.best) for name in likely),
    )


def _see_all(seen: Sequence[_Seen]) -> _Elsewhere:
    counts = Counter(chain.from_iterable(one.who for one in seen))
    givens: dict[str, set[str]] = {}
    for given, surname in unite([one.givens for one in seen]):
        givens.setdefault(given, set()).add(surname)
    return _Elsewhere(
        {who: min(count, 2) for who, count in counts.items()},
        unite([one.listed for one in seen]),
        givens,
        unite([one.parted for one in seen]),
    )


def _ask(whole: _Elsewhere, row: Row) -> tuple[tuple[str, ...] | None, ...]:
    """The evidence that the others are for each name; None for what is no name beside them."""
    return tuple(_ask_of(name, whole) for name in row)


def _ask_of(name: Name, whole: _Elsewhere) -> tuple[str, ...] | None:
    if _is_alone(name, whole.givens) or _is_parted_given(name, whole.parted):
        return None
    who = _who(name)
    again = whole.who.get(who, 0) > _is_likely(name)
    another = len(whole.listed) > (who in whole.listed)
    return (_AGAIN,) * again + (_ANOTHER,) * another


def _weigh(told: Iterable[tuple[str, ...] | None], row: Row) -> Row:
    points = weights().points
    weighed = []
    for name, more in zip(row, told, strict=True):
        if more:
            found = (*name.points, *((piece, points[piece]) for piece in more))
            weighed.append(name._replace(points=found))
        elif more is not None:
            weighed.append(name)
    return tuple(weighed)


def _is_likely(name: Name) -> bool:
    return name.counts()


def _who(name: Name) -> str:
    return name.assessment.best.reading.hangul


def _is_alone(name: Name, givens: dict[str, set[str]]) -> bool:
    """Whether it is rather the given name alone of somebody who is named in full elsewhere."""
    reading = name.assessment.best.reading
    if reading.surname + reading.given in givens:
        return not is_listed(name)
    others = givens.get(reading.given, ())
    return _begins_with_word(name) and bool(others) and reading.surname not in others


def _is_parted_given(name: Name, parted: frozenset[tuple[str, ...]]) -> bool:
    """Whether its words are the given name of somebody named in full.

    Чжи Чан Ук; Чан Ук smiles. `parted`: such given names, as they stand.
    """
    shape = name.assessment.shape
    if is_listed(name) or shape.swapped:
        return False
    *heads, last = shape.surname, *shape.parts
    return any((*heads, stem.form) in parted for stem in stems(last))


def _begins_with_word(name: Name) -> bool:
    return any(piece == WORD for piece, _ in name.points)
