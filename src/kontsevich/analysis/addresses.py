"""Addresses: what stands behind a place and has a lower unit is a place, though none is listed.

전라남도 순천시 조례동: a chain goes down, from provinces to villages and roads. Ranks stand in
``places/ranks.tsv``; words that end as units do and are none, in ``places/not-places.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from ..hangul.syllables import RUN
from ..law import tables
from .people import follows
from .places import is_place, places, read_place, split_generic
from .segments import Reading, Row, join_readings, read_particle

TYPE, UNIT, ROAD = "type", "unit", "road"
WIDEST = 8  # syllables of a place that no table lists
SHORT = 3  # a longer one is none if its last two syllables are a word: 금융관리
REMEMBERED = 1 << 12
BELOW_DISTRICT, BELOW_TOWN = 3, 4
AHEAD = 7  # tokens that a chain may have with the place that begins it: each stands lower


@cache
def read_ranks(kind: str) -> dict[str, int]:
    """How far down a chain the types of listed places, units and units of roads stand."""
    return {row[0]: int(row[2]) for row in tables.read_tsv("places/ranks.tsv") if row[1] == kind}


@cache
def _words() -> frozenset[str]:
    lines = tables.read_text("places/not-places.tsv").split(
        "\n"
    )  # its first column is wanted alone
    return frozenset(line.partition("\t")[0] for line in lines)


@cache
def unit_ends() -> frozenset[str]:
    """The syllables that units end in."""
    return frozenset(unit[-1] for kind in (UNIT, ROAD) for unit in read_ranks(kind))


@lru_cache(maxsize=REMEMBERED)
def rank_place(word: str) -> int:
    """How far down a chain a place stands that is one by itself; 0 for what is none.

    >>> rank_place("전라남도"), rank_place("순천시"), rank_place("관리")
    (1, 2, 0)
    """
    place = places().find(word)
    if place is not None:
        return read_ranks(TYPE).get(place.type, 0) if place.auto else 0
    generic = split_generic(word)[1] if word[-1] in unit_ends() else ""
    return read_ranks(UNIT).get(generic, 0) if generic and is_place(word) else 0


@lru_cache(maxsize=REMEMBERED)
def read_below(token: str, above: int, numbered: bool = False) -> tuple[Reading, int] | None:
    """What stands behind a place of a rank, if it is a place of a lower one, and its rank;
    `numbered`: a number stands behind it.

    >>> read_below("조례동에서", 2)[1], read_below("관리동에서", 5), read_below("활동에서", 2)
    (5, None, None)
    >>> read_below("광덕대로", 3, numbered=True)[1], read_below("광덕대로", 3)
    (6, None)
    """
    run = RUN.match(token)
    if run is None:
        return None
    if token[run.end() :][:1].isdecimal():
        return _read_numbered(run[0], token[run.end() :], above)
    for width in range(min(run.end(), WIDEST), 1, -1):
        name, rest = run[0][:width], run[0][width:]
        if name[-1] not in unit_ends() or (rest and not follows(rest, name)):
            continue
        rank = _rank_unlisted(name, above, numbered and not rest)
        if rank > above:
            row = Row(f"address:{name}", 0, name, name)
            place = read_place(name, "keep")
            place = Reading(place.segments, (row, *place.rows), "guess")
            return join_readings(place, *([read_particle(rest)] if rest else [])), rank
    return None


def _read_numbered(run: str, behind: str, above: int) -> tuple[Reading, int] | None:
    """A quarter or a road with its number: 역삼1동, 와우산로21길."""
    numbered = re.match(r"\d+(?P<unit>\D+)", behind)
    rank = (read_ranks(UNIT) | read_ranks(ROAD)).get(numbered["unit"], 0) if numbered else 0
    if rank <= above or len(run) < 2 or run in _words():
        return None
    row = Row(f"address:{run}", 0, run, run)
    place = read_place(run, "keep")
    return Reading(place.segments, (row, *place.rows), "guess"), rank


def _rank_unlisted(name: str, above: int, numbered: bool) -> int:
    place = places().find(name)
    if place is not None:
        return read_ranks(TYPE).get(place.type, 0)
    units = read_ranks(UNIT) | read_ranks(ROAD)
    unit = next((name[-size:] for size in range(len(name), 0, -1) if name[-size:] in units), "")
    proper = name.removesuffix(unit)
    if not unit or name in _words():
        return 0
    if len(proper) < (2 if len(unit) == 1 and not numbered else 1):
        return 0
    if numbered and unit in read_ranks(ROAD) and above >= BELOW_DISTRICT:
        return units[unit]
    if len(name) > SHORT and len(unit) == 1 and name[-2:] in _words():
        return 0
    if unit in read_ranks(ROAD) and not _is_road(proper, unit, above):
        return 0
    return units[unit]


def _is_road(proper: str, unit: str, above: int) -> bool:
    """Whether a road may be meant: the unit may be a particle too, behind a vowel or ㄹ."""
    return above >= BELOW_DISTRICT and not follows(unit, proper)


def read_address(tokens: Sequence[str], index: int) -> Iterator[tuple[int, Reading]]:
    """What stands around the place at `index` and is a place by it: where, and its reading.

    >>> [at for at, _ in read_address(["전라남도", "순천시", "조례동에서"], 1)]
    [2]
    """
    rank = rank_place(tokens[index])
    if not rank:
        return
    if index and 1 < rank < BELOW_TOWN and tokens[index][-1] in unit_ends():
        before = places().find(tokens[index - 1])
        if before is not None and not before.auto and read_ranks(TYPE).get(before.type, 0) == 1:
            yield index - 1, read_place(tokens[index - 1], "keep")
    for at in range(index + 1, min(index + AHEAD, len(tokens))):
        numbered = at + 1 < len(tokens) and tokens[at + 1][:1].isdecimal()
        below = read_below(tokens[at], rank, numbered)
        if below is None:
            return
        reading, rank = below
        yield at, reading
        if not tokens[at][-1].isalnum():  # a sign ends the chain
            return
