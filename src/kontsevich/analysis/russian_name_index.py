"""Hangul → the Russian name that it spells: the table of names read backwards.

A Korean spelling off both norms is found by the column `variants` of ``tables/hangul/names.tsv``.
Its index, ``tables/hangul/index.tsv``, is generated (`index`).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ..law import tables

INDEX, HEADS = "hangul/index.tsv", "hangul/heads.tsv"
_SURE = "yes"
LONGEST = 24  # a longer run holds no name


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
    return [
        Recognition(russian, kind, norm, sure == _SURE, gender)
        for _, russian, kinds, norm, sure, gender in index().get(hangul, ())
        for kind in kinds.split("|")
    ]


def may_begin(hangul: str) -> bool:
    """Whether a run of Hangul begins as some Russian name does: quick, and mostly no.

    >>> may_begin("쇼이구동지"), may_begin("국방상")
    (True, False)
    """
    return hangul[:2] in _heads()


@cache
def _heads() -> frozenset[str]:
    return frozenset(first + second for first, tails in tables.read_tsv(HEADS) for second in tails)


@cache
def index() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Every Hangul spelling of a Russian name → its rows in the table."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in tables.read_tsv(INDEX):
        hangul = row[0]
        found[hangul] = (*found[hangul], row) if hangul in found else (row,)
    return found
