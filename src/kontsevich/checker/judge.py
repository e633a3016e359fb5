"""Regions of a manuscript → judgements: what is not by the system, what it should be, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol


class Text(Protocol):
    """What judging needs of a region: its visible text, its role, whether it is another's."""

    @property
    def role(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def protected(self) -> bool: ...


class Judgement(NamedTuple):
    """One thing found in one region.

    `region`: its index among the regions given. `start`, `end`: half-open code points of that
    region's text. `code`: a row of ``tables/check/rules.toml``. `expected`: best first, in the
    author's own case. `hangul`: the readings behind them. `fix`: safe, unsafe, none. `why`:
    steps (id of a rule or of a piece of evidence, its text or its number).
    """

    region: int
    start: int
    end: int
    code: str
    found: str
    expected: tuple[str, ...]
    hangul: tuple[str, ...]
    fix: str
    why: tuple[tuple[str, str], ...]


def judge(
    regions: Sequence[Text],
    *,
    profile: str = "paper",
    keep: frozenset[str] = frozenset(),
    persons: Iterable[tuple[str, ...]] = (),
    places: Iterable[tuple[str, ...]] = (),
    yo: str = "keep",
    **options: str,
) -> list[Judgement]:
    """What is to be said about these regions, in their order; protected regions are judged too.

    `keep`: spellings that the author keeps. `persons`, `places`: rows of the author's own, as in
    ``names/persons.tsv`` and ``places/places.tsv``. `yo`: keep, require or fold (no ё is printed).
    Raises `InputError` for an unknown setting.
    """
    return []
