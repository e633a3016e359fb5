"""Given names read back: by how common each syllable is, and by the list of persons."""

from __future__ import annotations

import math
from functools import cache, lru_cache

from ..analysis.people import BAR, GIVEN_AT_MOST, listed_names
from ..law import tables
from ..law.kept import kept
from ..law.rules import NOTHING
from . import rival_rules as rivals
from .christian_names import christian_names
from .clusters import GIVEN
from .costs import costs
from .lattice import Path
from .scripts import CYRILLIC, script
from .trie import Shelf, letters_of
from .user_rows import Own

GIVENS, SYLLABLES = "names/givens.tsv", "names/syllables.tsv"
LEAST = 0.3  # per mille, that even the rarest syllable is given
UNSEEN = 0.1  # per mille, that a syllable is given which no counted name has, but some name may
MOST_NAMES = 40  # readings of one name that go on


class GivenGuide:
    """Given names: each syllable costs by how common it is, first or not.

    `wide`: also those syllables that no counted name has, but that a name may have.
    """

    def __init__(self, wide: bool = False) -> None:
        numbers = costs()
        rare = numbers.rare * numbers.syllable_weight
        self.costs = dict.fromkeys(_listed_syllables(), (rare, rare))
        rows = tables.read_tsv(GIVENS)
        most = [max(float(row[column]) for row in rows) for column in (1, 2)]
        for syllable, *shares in rows:
            first, last = (
                numbers.syllable_weight * math.log((top + LEAST) / (float(share) + LEAST))
                for share, top in zip(shares, most, strict=True)
            )
            self.costs[letters_of(syllable)] = (first, last)
        if wide:
            unseen = [numbers.syllable_weight * math.log((top + LEAST) / UNSEEN) for top in most]
            for syllable, _ in tables.read_tsv(SYLLABLES):
                self.costs.setdefault(letters_of(syllable), (unseen[0], unseen[1]))

    def begin(self) -> int:
        """No syllable yet."""
        return 0

    def step(self, node: int, syllable: str) -> tuple[int, float] | None:
        """One more syllable of a given name."""
        known = self.costs.get(syllable)
        if known is None or node >= GIVEN_AT_MOST:
            return None
        return node + 1, known[node > 0]

    def starts(self, node: int) -> frozenset[str]:
        """Any syllable may follow."""
        return frozenset()

    def end(self, node: int) -> float:
        """Any length may end; the length of the whole name is charged elsewhere."""
        return 0.0


@kept
def _listed_syllables() -> frozenset[str]:
    """The syllables of listed people's names, as letters in a row."""
    names = (name for name in listed_names().values() if name[1:])
    return frozenset(map(letters_of, set("".join(names)) - {BAR}))


class TailGuide(GivenGuide):
    """The further parts of a given name that is written apart."""

    def __init__(self, wide: bool = False) -> None:
        self.costs = given_guide(wide=wide).costs

    def begin(self) -> int:
        """Another syllable stands before."""
        return 1


class AnyGuide:
    """Given names of two syllables of any letters at all, but for what is rather ё undotted."""

    def begin(self) -> int:
        """No syllable yet."""
        return 0

    def step(self, node: int, syllable: str) -> tuple[int, float] | None:
        """One more syllable."""
        undotted = syllable[1] in costs().undotted and syllable[2] != NOTHING
        if node > 1 or (undotted and syllable not in given_guide(wide=True).costs):
            return None
        return node + 1, 0.0

    def starts(self, node: int) -> frozenset[str]:
        """Any syllable may follow."""
        return frozenset()

    def end(self, node: int) -> float | None:
        """Two syllables are a name."""
        return 0.0 if node > 1 else None


@lru_cache(maxsize=1024)
def is_some_given(part: str, before: str) -> bool:
    """Whether a lower-case given name is by the system for some two syllables, however odd.

    `before`: the coda of the surname.

    >>> is_some_given("дахин", "ㅁ"), is_some_given("чен", "ㅁ")
    (True, False)
    """
    return any(
        not path.rules for path in script(CYRILLIC, True).read(part, AnyGuide(), GIVEN, before)
    )


@cache
def given_guide(tail: bool = False, wide: bool = False) -> GivenGuide:
    """The guide of given names, or of their further parts."""
    return TailGuide(wide) if tail else GivenGuide(wide)


@cache
def given_shelf() -> Shelf:
    """The given names of all listed persons with a surname, and those of saints."""
    names = {spelling.partition(BAR)[2] for spelling in listed_names().values()}
    names |= christian_names()
    return Shelf((given, given) for given in sorted(names) if given)


@lru_cache(maxsize=8192)
def given_cost(hangul: str) -> float:
    """What a given name costs by its length and by how common its syllables are."""
    numbers = costs()
    rare = numbers.rare * numbers.syllable_weight
    prices = given_guide().costs
    return numbers.lengths[len(hangul) - 1] + sum(
        prices.get(letters_of(syllable), (rare, rare))[index > 0]
        for index, syllable in enumerate(hangul)
    )


@lru_cache(maxsize=8192)
def read_given_part(
    part: str, tail: bool, before: str, alphabet: str = CYRILLIC, wide: bool = False
) -> tuple[Path, ...]:
    """One written part of a given name: one syllable, two, or three."""
    return tuple(script(alphabet, True).read(part, given_guide(tail, wide), GIVEN, before))


@lru_cache(maxsize=8192)
def read_listed_part(part: str, before: str, alphabet: str = CYRILLIC) -> tuple[Path, ...]:
    """A part that is the whole given name of some listed person."""
    return tuple(script(alphabet, True).read(part, given_shelf(), GIVEN, before))


@lru_cache(maxsize=8192)
def read_given(
    parts: tuple[str, ...],
    joint: str,
    before: str,
    alphabet: str,
    own: Own | None,
    wide: bool = False,
) -> tuple[Path, ...]:
    """The readings of a given name in its parts, by syllables and by the list of persons.

    `wide`: of any syllables that a name may have, however rare.
    """
    numbers = costs()
    start = Path(0.0, "", (), 0, None)
    if len(parts) > 1 and alphabet == CYRILLIC:
        rule, tier, price = rivals.layouts()[joint]
        start = Path(price, "", (rule,), tier, None)
    found = [
        path._replace(cost=path.cost + numbers.lengths[len(path.hangul) - 1])
        for path in _read_parts(parts, before, alphabet, start, wide)
    ]
    whole = "".join(parts)
    listed = read_listed_part(whole, before, alphabet)
    if own is not None:
        listed += tuple(script(alphabet, True).read(whole, own.givens, GIVEN, before))
    known = {path.hangul for path in found}
    rare = numbers.rare * numbers.syllable_weight
    for path in listed:
        if path.hangul not in known:
            joined = _join(start, path)
            found.append(joined._replace(cost=joined.cost + rare))
    return tuple(found)


def _read_parts(
    parts: tuple[str, ...], before: str, alphabet: str, start: Path, wide: bool
) -> list[Path]:
    """The readings of the parts one after the other, behind what is read already."""
    paths = [start]
    for index, part in enumerate(parts):
        paths = [
            _join(path, more)
            for path in paths
            for more in read_given_part(
                part, index > 0, before if not index else NOTHING, alphabet, wide
            )
            if len(path.hangul) + len(more.hangul) <= GIVEN_AT_MOST
        ]
        if len(paths) > MOST_NAMES:
            paths = sorted(paths, key=lambda path: path[:2])[:MOST_NAMES]
    return paths


def _join(path: Path, more: Path) -> Path:
    return Path(
        path.cost + more.cost,
        path.hangul + more.hangul,
        path.rules + more.rules,
        max(path.tier, more.tier),
        None,
    )
