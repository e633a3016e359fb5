"""Hangul → the Russian name that it spells: the table of names read backwards.

The names of ``tables/hangul/names.tsv`` are spelt under both norms when first asked for; what
comes out is the index. A Korean spelling off both norms is found by the column `variants`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .letters import NORMS
from .names import Name, names
from .plan import Options, render

BOTH, NEITHER = "both", "variant"


class Recognition(NamedTuple):
    """A Russian name that a Hangul word spells.

    `kind` is given, patronymic, surname or place, `gender` m, f, mf or nothing. `norm` says who
    spells it so: south, north, both, or variant (neither, but met in print). `sure` is false
    where the word may as well be Korean or another nation's, or spells several names.
    """

    russian: str
    kind: str
    norm: str
    sure: bool
    gender: str


def recognise(hangul: str) -> list[Recognition]:
    """The Russian names that this one Hangul word spells, a name's kinds one by one.

    >>> [(found.russian, found.norm, found.sure) for found in recognise("뿌찐")]
    [('Путин', 'north', True)]
    >>> [(found.russian, found.kind, found.sure) for found in recognise("유리")]
    [('Юрий', 'given', False)]
    >>> recognise("국방상")
    []
    """
    return list(_index().get(hangul, ()))


def recognise_start(hangul: str) -> tuple[int, list[Recognition]]:
    """The longest Russian name that a Hangul run begins with: its length, what it spells.

    Length 0 and no names where there is none. For a name with a title or a particle written on.

    >>> length, found = recognise_start("쇼이구동지")
    >>> length, found[0].russian
    (3, 'Шойгу')
    """
    for length in range(min(len(hangul), _longest()), 1, -1):
        found = recognise(hangul[:length])
        if found:
            return length, found
    return 0, []


@cache
def _longest() -> int:
    return max(map(len, _index()))


@cache
def _index() -> dict[str, tuple[Recognition, ...]]:
    found: dict[str, list[Recognition]] = {}
    for name in names():
        for hangul, norm in _spellings(name):
            for kind in name.kinds:
                sure = hangul not in name.ambiguous
                found.setdefault(hangul, []).append(
                    Recognition(name.russian, kind, norm, sure, name.gender)
                )
    return {hangul: tuple(_doubt(readings)) for hangul, readings in found.items()}


def _spellings(name: Name) -> Iterator[tuple[str, str]]:
    """(Hangul, norm) of a name, each Hangul once."""
    south, north = (render(name.russian, Options(norm, False, True)) for norm in NORMS)
    if south == north:
        yield south, BOTH
    else:
        yield south, NORMS[0]
        yield north, NORMS[1]
    for variant in name.variants:
        if variant not in (south, north):
            yield variant, NEITHER


def _doubt(readings: list[Recognition]) -> Iterator[Recognition]:
    """No reading is sure where several names are spelt alike."""
    several = len({reading.russian for reading in readings}) > 1
    for reading in readings:
        yield reading._replace(sure=reading.sure and not several)
