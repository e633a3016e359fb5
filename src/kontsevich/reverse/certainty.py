"""How sure a reading is: the costs of all readings of a text → the probability of each.

The likeliest readings are compared with what turned out right: ``make weights`` counts on pairs
that were not learnt from how often a reading that seemed so likely was right, and writes it into
``reverse/certainty.tsv``. So a reading said to be 95 % sure is right so often.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from ..law import tables

CERTAINTY = "reverse/certainty.tsv"


def weigh(costs: Sequence[float]) -> list[float]:
    """The share of each of the readings of one text, by their costs alone.

    >>> [round(share, 2) for share in weigh([1.0, 1.0, 50.0])]
    [0.5, 0.5, 0.0]
    """
    least = min(costs, default=0.0)
    values = [math.exp(least - cost) for cost in costs]
    total = sum(values)
    return [value / total for value in values]


def share_out(costs: Sequence[float], alphabet: str) -> Iterator[float]:
    """How likely each of the readings of one text is, as such readings have turned out.

    >>> next(share_out([1.0, 40.0], "latin")) > 0.9
    True
    """
    return (_calibrate(share, alphabet) for share in weigh(costs))


def _calibrate(share: float, alphabet: str) -> float:
    points = _points()[alphabet]
    for (low, right_low), (high, right_high) in pairwise(points):
        if share <= high:
            part = (share - low) / (high - low)
            return right_low + part * (right_high - right_low)
    return points[-1][1]


@cache
def _points() -> dict[str, list[tuple[float, float]]]:
    """By alphabet: what seemed so likely, and how often it was right."""
    found: dict[str, list[tuple[float, float]]] = {}
    for alphabet, seemed, right, *_ in tables.read_tsv(CERTAINTY):
        found.setdefault(alphabet, [(0.0, 0.0)]).append((float(seemed), float(right)))
    return found
