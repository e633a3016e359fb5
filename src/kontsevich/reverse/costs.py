"""What readings cost: the numbers of ``reverse/costs.toml``."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ..law import tables


class Costs(NamedTuple):
    """The numbers of ``reverse/costs.toml``."""

    margin: float
    listed: float
    listed_plausible: float
    rare: float
    lengths: tuple[float, ...]
    syllable_weight: float
    surname_weight: float
    kinds: dict[str, float]
    swapped: float
    certain_margin: float
    certain_listed: float
    certain_rules: dict[str, float]
    undotted: str
    northern: str
    doubted: frozenset[str]
    mediated: tuple[str, ...]
    slip_margin: float
    slip: float
    slips: dict[str, float]


@cache
def costs() -> Costs:
    """The costs, read once."""
    document = tables.read_toml("reverse/costs.toml")
    return Costs(
        document["margin"],
        document["listed"],
        document["listed_plausible"],
        document["rare_syllable"],
        tuple(document["given_length"]),
        document["syllable_weight"],
        document["surname_weight"],
        document["kinds"],
        document["swapped"],
        document["certain"]["margin"],
        document["certain"]["listed"],
        document["certain"]["rules"],
        document["certain"]["undotted"],
        document["certain"]["northern"],
        frozenset(document["certain"]["doubted"]),
        tuple(document["certain"]["mediated"]),
        document["certain"]["slip_margin"],
        document["certain"]["slip"],
        document["certain"]["slips"],
    )
