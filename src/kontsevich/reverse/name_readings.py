"""Names read back in Cyrillic or Latin, each reading with how likely it is.

A reading costs what its spelling costs and how rare the name is; that a person is listed breaks
ties, and tells who it is. A spelling that a system has exactly so comes before a person who needs
a deviation.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

from ..analysis.people import GIVEN_AT_MOST, Person, surnames
from ..law import tables
from ..law.rules import NOTHING
from .costs import costs
from .established_forms import find_established
from .found import Found, forms
from .given_names import given_cost, read_given_part
from .latin_names import LatinName, read_latin_name
from .latin_spellings import Vector
from .latin_text import arrange
from .latin_words import latin_words
from .name_counts import WEIGHTS, name_counts
from .people import ESTABLISHED_RULE, NameRow, find_name, listed_person
from .rival_rules import VARIANT, is_exact
from .scripts import CYRILLIC, LATIN
from .surnames import read_surname_token, surname_cost, surname_stems

MOST_LISTED = 12  # readings of which it is asked who it may be
NORTH, SOUTH, AUTO = "north", "south", "auto"
# Cyrillic systems that can be told, by how their rules begin.
CYRILLIC_SYSTEMS = {"kontsevich": "variant", "press": "press", "kholodovich": "kholodovich"}


@cache
def numbers() -> dict[str, Any]:
    """How readings are weighed against each other."""
    found: dict[str, Any] = tables.read_toml(WEIGHTS)["ranking"]
    return found


def read_cyrillic_names(tokens: list[str], system: str = AUTO, country: str = AUTO) -> list[Found]:
    """What the words of a cleaned Cyrillic text may be as a name, the likeliest first.

    >>> [found.hangul for found in read_cyrillic_names(["ли", "мён", "су"])][:2]
    ['리명수', '이명수']
    """
    if len(tokens) == 1 and "-" in tokens[0]:
        tokens = tokens[0].split("-", 1)
    if len(tokens) == 1:
        return sorted(_read_lone_name(tokens[0]))
    weights = numbers()
    best: dict[str, Found] = {}
    readings = [
        (row, case)
        for form, case in forms(tokens[-1], CYRILLIC)
        for row in _find_in_both_orders([*tokens[:-1], form])
    ]
    cheapest = min((row[0] for row, _ in readings), default=0.0) + weights["hopeless"]
    readings = [(row, case) for row, case in readings if row[0] <= cheapest]
    # Whoever writes by the system, and not as the press does, means what the system says.
    loose = all(row[3] for row, _ in readings)
    for row, case in readings:
        _, family, given, rules, _, person, swapped, spelling = row
        cost = _price(rules, spelling, swapped, bool(case), system)
        for surname in _spellings(family):
            hangul = surname + given
            known = person if person is not None and person.hangul == hangul else None
            share = _share(family, surname, given, country == NORTH, known is not None)
            total = cost + weights["prior"] * -math.log(share)
            if known is not None:
                kind = "listed_exact" if is_exact(rules) else "listed"
                total -= weights[f"{kind}_loose" if loose else kind]
            if hangul not in best or total < best[hangul].cost:
                best[hangul] = Found(total, hangul, "name", rules, case, known, len(surname))
    return sorted(best.values(), key=itemgetter(0, 1))


def _price(
    rules: tuple[str, ...], spelling: float, swapped: bool, declined: bool, system: str
) -> float:
    """What the spelling of a reading costs."""
    weights = numbers()
    if ESTABLISHED_RULE in rules:
        return -float(weights["told"])
    cost = max(spelling, 0.0)
    if not is_exact(rules):
        cost += weights["inexact"]
    if declined:
        cost += weights["case"]
    if swapped:
        cost += weights["swapped"]
    if system in CYRILLIC_SYSTEMS and not _is_of(rules, CYRILLIC_SYSTEMS[system]):
        cost += weights["told"]
    return float(cost)


def _is_of(rules: tuple[str, ...], system: str) -> bool:
    return all(rule.startswith((VARIANT, system)) for rule in rules)


@cache
def _spellings(surname: str) -> tuple[str, ...]:
    """A southern surname, and how the North spells it."""
    others = [one for one, row in surnames().items() if row.southern == surname and one != surname]
    return (surname, *others)


def _share(family: str, surname: str, given: str, north: bool, is_listed: bool) -> float:
    """How common a name is in one country's spelling."""
    counts = name_counts()
    if is_listed:  # whoever it is spells the surname as the list does, whatever others do
        share = max(counts.surname(one, north) for one in _spellings(family))
    else:
        share = counts.surname(surname, north)
    return share * (counts.given(given) * counts.together(surname, given))


def _find_in_both_orders(tokens: list[str]) -> Iterator[NameRow]:
    """The readings of a name in its nominative, token by token, in both orders.

    >>> next(_find_in_both_orders(["пак", "чон-хи"]))[1:3]
    ('박', '정희')
    """
    joint = "-" if any("-" in token for token in tokens) else " "
    parts = [part for token in tokens for part in token.split("-") if part]
    if not 2 <= len(parts) <= 2 + GIVEN_AT_MOST:
        return
    for family in surname_stems(parts[0]):  # declined with the given name
        yield from find_name(family.form, tuple(parts[1 : 1 + GIVEN_AT_MOST]), joint)
    if len(parts) > 2:  # a surname of two syllables, written apart
        yield from find_name(parts[0] + parts[1], tuple(parts[2:]), joint)
    if not _is_surname_only(parts[0], parts[-1]):
        yield from find_name(parts[-1], tuple(parts[:-1][:GIVEN_AT_MOST]), joint, True)


@lru_cache(maxsize=4096)
def _is_surname_only(first: str, last: str) -> bool:
    """Whether the first word is so much likelier a surname that the last is none."""
    one, other = map(read_surname_token, (first, last))
    return bool(one) and (not other or one[0].cost + costs().margin < other[0].cost)


def _read_lone_name(word: str) -> Iterator[Found]:
    """One word: a surname, or a given name of two syllables."""
    weights, counts = numbers(), name_counts()
    for form, case in forms(word, CYRILLIC):
        extra = weights["case"] if case else 0.0
        for surname in read_surname_token(form, CYRILLIC):
            cost = surname.cost - surname_cost(surname.hangul) + extra + weights["lone_surname"]
            cost -= math.log(counts.surname(surname.hangul)) * weights["prior"]
            yield Found(cost, surname.hangul, "surname", surname.rules, case)
        for path in read_given_part(form, False, NOTHING, CYRILLIC):
            if len(path.hangul) == 2:
                cost = path.cost - given_cost(path.hangul) + extra + weights["lone_given"]
                cost -= math.log(counts.given(path.hangul)) * weights["prior"]
                if not is_exact(path.rules):
                    cost += weights["inexact"]
                yield Found(cost, path.hangul, "given", path.rules, case)


def read_latin_names(text: str, habits: Vector | None = None) -> list[Found]:
    """What a text in Latin letters may be as a name, the likeliest first.

    >>> read_latin_names("Kim Jong-un")[0].person.who_en
    'leader of the DPRK'
    """
    weights = numbers()
    best: dict[str, Found] = {}
    known = find_established(" ".join(text.lower().split()), LATIN)
    if known is not None and known.surname:
        name = known.hangul
        best[name] = Found(-weights["told"], name, "name", (), "", known, len(known.surname))
    for index, latin in enumerate(read_latin_name(text, habits)):
        found = _find_latin(latin, index < MOST_LISTED)
        if found.hangul not in best and found.cost < weights["no_name"]:
            best[found.hangul] = found
    return sorted([*best.values(), *_read_lone_surname(text)], key=lambda row: row[:2])


def _read_lone_surname(text: str) -> Iterator[Found]:
    """The surnames that a text of one word in Latin letters may be."""
    orders = arrange(text)
    if len(orders) == 1 and not orders[0].surname and len(orders[0].parts) == 1:
        for surname, vector in latin_words().surnames(orders[0].parts[0]):
            cost = numbers()["lone_surname"] - math.log(sum(vector))
            yield Found(cost, surname, "surname", (), "")


def _find_latin(name: LatinName, likely: bool) -> Found:
    cost = -math.log(name.likelihood)
    if not name.surname:
        return Found(cost, name.given, "given", (), "")
    person = _listed(name.surname, name.given) if likely else None
    if person is not None:
        cost -= numbers()["listed_latin"]
    return Found(cost, name.hangul, "name", (), "", person, len(name.surname))


def _listed(surname: str, given: str) -> Person | None:
    row = surnames().get(surname)
    person = listed_person(row.southern, given) if row else None
    return person if person and person.hangul == surname + given else None
