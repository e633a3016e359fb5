"""Whole names read back: a surname and a given name, in either order, and who it is."""

from __future__ import annotations

from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from ..analysis.people import BAR, Person, find_person, listed_names, listed_row, surnames
from ..hangul.syllables import decompose
from ..law.rules import NOTHING
from .costs import costs
from .established_forms import find_established
from .given_names import MOST_NAMES, read_given
from .scripts import CYRILLIC
from .surnames import read_surname_token, surname_cost
from .user_rows import Own

ESTABLISHED_RULE = "established"


class NameReading(NamedTuple):
    """A name read back: southern surname and given name, what it costs and deviates by.

    `person`: the listed person of this name. `swapped`: the given name stood first. `spelling`:
    the part of the cost that is the spelling's, however common or known the name.
    """

    cost: float
    surname: str
    given: str
    rules: tuple[str, ...]
    tier: int
    person: Person | None
    swapped: bool = False
    spelling: float = 0.0

    @property
    def hangul(self) -> str:
        """The name in Hangul, solid; a listed person's in the spelling of the list."""
        return self.person.hangul if self.person else self.surname + self.given


# The fields of a `NameReading`.
NameRow = tuple[float, str, str, tuple[str, ...], int, Person | None, bool, float]


@lru_cache(maxsize=8192)
def read_name(
    surname: str,
    parts: tuple[str, ...],
    joint: str = "",
    swapped: bool = False,
    alphabet: str = CYRILLIC,
    own: Own | None = None,
    wide: bool = False,
) -> tuple[NameReading, ...]:
    """The readings of a name: a lower-case surname and its given name in its written parts.

    `joint`: what stands between the parts of the given name (a space, a hyphen). `own`: a user's
    own persons, as good as listed. `wide`: given names of any syllables, however rare.

    >>> [reading.hangul for reading in read_name("ким", ("чен", "ын"), " ")][:1]
    ['김정은']
    """
    rows = find_name(surname, parts, joint, swapped, alphabet, own, wide)
    return tuple(map(NameReading._make, rows))


def find_name(
    surname: str,
    parts: tuple[str, ...],
    joint: str = "",
    swapped: bool = False,
    alphabet: str = CYRILLIC,
    own: Own | None = None,
    wide: bool = False,
) -> list[NameRow]:
    """What `read_name` gives, as plain tuples, and not kept."""
    found: dict[tuple[str, str], NameRow] = {}
    numbers = costs()
    known_form = _read_established(surname, parts, joint, swapped, alphabet)
    if known_form is not None:
        found[known_form[1], known_form[2]] = known_form
    turned = numbers.swapped if swapped else 0.0
    for family in read_surname_token(surname, alphabet):
        price, southern, habits, level = family
        before = NOTHING if swapped else decompose(southern[-1]).coda
        rarity = surname_cost(southern)
        givens = read_given(parts, joint, before, alphabet, own, wide)
        for cost, given, rules, tier, given_price, is_listed in givens:
            both = price + cost
            cost = both + turned
            key = (southern, given)
            person = listed_person(southern, given) if is_listed else None
            if own is not None:
                person = own.persons.get(key, person)
            if person:
                cost -= numbers.listed
            known = found.get(key)
            if known is None or cost < known[0]:
                found[key] = (
                    cost,
                    southern,
                    given,
                    habits + rules,
                    max(level, tier),
                    person,
                    swapped,
                    both - (rarity + given_price),
                )
    return sorted(found.values(), key=itemgetter(0, 1, 2))[:MOST_NAMES]


def _read_established(
    surname: str, parts: tuple[str, ...], joint: str, swapped: bool, alphabet: str
) -> NameRow | None:
    """The person of an established form."""
    given = joint.join(parts)
    form = f"{given} {surname}" if swapped else f"{surname} {given}"
    person = find_established(form, alphabet)
    if person is None or person.surname not in surnames():
        return None
    southern = surnames()[person.surname].southern

    def is_surname(word: str) -> bool:
        return any(southern == found.hangul for found in read_surname_token(word, alphabet))

    if not is_surname(surname) and (swapped or is_surname(parts[-1])):
        return None  # the other order is meant
    cost = -2 * costs().listed
    return cost, southern, person.given, (ESTABLISHED_RULE,), 1, person, swapped, 0.0


def listed_person(surname: str, given: str) -> Person | None:
    """The listed person of this name, in the spelling that the list has first.

    >>> listed_person("이", "설주").hangul
    '리설주'
    """
    for spelling in _spellings().get(surname, (surname,)):
        listed = listed_names().get(spelling + given)
        if listed == f"{spelling}{BAR}{given}":
            first = listed_row(spelling + given)[0].replace(BAR, "")
            same = first.endswith(given) and first[: -len(given)] in _spellings()[surname]
            return find_person(first if same else spelling + given)
    return None


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    """Southern surname → each of its spellings, the southern first."""
    found: dict[str, tuple[str, ...]] = {}
    for spelling, row in surnames().items():
        found[row.southern] = (*found.get(row.southern, (row.southern,)), spelling)
    return {southern: tuple(dict.fromkeys(row)) for southern, row in found.items()}
