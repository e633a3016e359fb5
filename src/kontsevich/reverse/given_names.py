"""Given names read back: by how common each syllable is, and by the list of persons."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache, cached_property, lru_cache, partial
from operator import itemgetter

from ..analysis.people import BAR, GIVEN_AT_MOST, listed_names
from ..law import tables
from ..law.kept import kept
from ..law.rules import NOTHING
from ..transcription.memo import Memo
from . import rival_rules as rivals
from .christian_names import christian_names
from .clusters import GIVEN
from .costs import costs
from .lattice import EVERY_CODA, Path, Steps, Whole, write_syllable
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

    closed = False

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

    @cached_property
    def _following(self) -> tuple[Memo[str, Steps], ...]:
        return tuple(Memo(partial(self._follow, node)) for node in range(GIVEN_AT_MOST + 1))

    def follow(self, node: int) -> Memo[str, Steps]:
        """The syllables of given names, up to three in a row."""
        return self._following[node]

    def _follow(self, node: int, opened: str) -> Steps:
        steps = {
            coda: (node + 1, self.costs[opened + coda][node > 0], write_syllable(*opened, coda))
            for coda in EVERY_CODA
            if opened + coda in self.costs and node < GIVEN_AT_MOST
        }
        return tuple(steps), steps

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

    closed = False

    def __init__(self) -> None:
        self._following = tuple(Memo(partial(self._follow, node)) for node in range(3))

    def begin(self) -> int:
        """No syllable yet."""
        return 0

    def follow(self, node: int) -> Memo[str, Steps]:
        """Any syllables, two in a row."""
        return self._following[node]

    def _follow(self, node: int, opened: str) -> Steps:
        known = given_guide(wide=True).costs if opened[1] in costs().undotted else None
        steps = {
            coda: (node + 1, 0.0, write_syllable(*opened, coda))
            for coda in EVERY_CODA
            if node < 2 and (known is None or coda == NOTHING or opened + coda in known)
        }
        return tuple(steps), steps

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
        not path.rules for path in script(CYRILLIC, True).read(part, any_guide(), GIVEN, before)
    )


@cache
def any_guide() -> AnyGuide:
    """The guide of names of any syllables, made when first asked for."""
    return AnyGuide()


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
def _read_part(part: str, tail: bool, before: str, alphabet: str, wide: bool) -> tuple[Whole, ...]:
    return tuple(script(alphabet, True).read_rows(part, given_guide(tail, wide), GIVEN, before))


def read_given_part(
    part: str, tail: bool, before: str, alphabet: str = CYRILLIC, wide: bool = False
) -> tuple[Path, ...]:
    """One written part of a given name: one syllable, two, or three."""
    return tuple(map(Path._make, _read_part(part, tail, before, alphabet, wide)))


# A given name read back: what it costs, itself, the rules and the tier of its spelling, what it
# costs however it is spelt, whether some listed person has it. A plain tuple: thousands are kept.
GivenRow = tuple[float, str, tuple[str, ...], int, float, bool]


@lru_cache(maxsize=8192)
def read_given(
    parts: tuple[str, ...],
    joint: str,
    before: str,
    alphabet: str,
    own: Own | None,
    wide: bool = False,
) -> tuple[GivenRow, ...]:
    """The readings of a given name in its parts, by syllables and by the list of persons.

    `wide`: of any syllables that a name may have, however rare.
    """
    numbers = costs()
    start: Whole = (0.0, "", (), 0, None)
    if len(parts) > 1 and alphabet == CYRILLIC:
        rule, tier, price = rivals.layouts()[joint]
        start = (price, "", (rule,), tier, None)
    found = [
        (cost + numbers.lengths[len(hangul) - 1], hangul, rules, tier)
        for cost, hangul, rules, tier, _ in _read_parts(parts, before, alphabet, start, wide)
    ]
    known = {row[1] for row in found}
    whole, read = "".join(parts), script(alphabet, True).read_rows
    rare = numbers.rare * numbers.syllable_weight
    for shelf in (given_shelf(), *([own.givens] if own is not None else [])):
        for path in read(whole, shelf, GIVEN, before):
            if path[1] not in known:
                cost, hangul, rules, tier, _ = _join(start, path)
                found.append((cost + rare, hangul, rules, tier))
    listed = _listed_givens()
    return tuple((*row, given_cost(row[1]), row[1] in listed) for row in found)


@cache
def _listed_givens() -> frozenset[str]:
    return frozenset(given_shelf().words)


def _read_parts(
    parts: tuple[str, ...], before: str, alphabet: str, start: Whole, wide: bool
) -> Sequence[Whole]:
    """The readings of the parts one after the other, behind what is read already."""
    if len(parts) == 1:
        return _read_part(parts[0], False, before, alphabet, wide)[:MOST_NAMES]
    paths = [start]
    for index, part in enumerate(parts):
        paths = [
            _join(path, more)
            for path in paths
            for more in _read_part(
                part, index > 0, before if not index else NOTHING, alphabet, wide
            )
            if len(path[1]) + len(more[1]) <= GIVEN_AT_MOST
        ]
        if len(paths) > MOST_NAMES:
            paths = sorted(paths, key=itemgetter(0, 1))[:MOST_NAMES]
    return paths


def _join(path: Whole, more: Whole) -> Whole:
    return path[0] + more[0], path[1] + more[1], path[2] + more[2], max(path[3], more[3]), None
