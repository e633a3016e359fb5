"""Assessing: what a spot may be read as, whether that is the standard, what the standard would be.

All of it depends on the spelling alone and is kept; what depends on the text around is weighed
by `judge`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from ...law import tables
from ...law.profiles import read_profile
from ...reverse.costs import costs
from ...reverse.established_forms import KEEP, established
from ...reverse.korean_shape import may_be_korean
from ...reverse.people import NameReading, read_name
from ...reverse.surnames import surname_stems
from ...reverse.user_rows import Own
from ...russian.declension import Stem, stems
from ...transcription.layout import fold_yo
from ...transcription.standard_spelling import fold, surname_variants, write_name
from .evidence import weights

CASE = 0.7  # an ending taken off costs this much
MOST_READINGS = 16
MOST_EXPECTED = 3
STANDARD, ACCEPTED, ENDING, RIVAL = "standard", "accepted", "ending", "rival"
LEGAL = "legal"
HYPHEN = "-"
# A reading of a shape: its cost, itself, the cases of its last word, of its surname.
Draft = tuple[float, NameReading, tuple[str, ...], tuple[str, ...]]
_PARTED = 2


class Shape(NamedTuple):
    """A name as it stands, lower case: surname, parts of the given name, what joins them.

    One part with a joint: the surname of two syllables was written apart.
    """

    surname: str
    parts: tuple[str, ...]
    joint: str
    swapped: bool = False


class Assessed(NamedTuple):
    """One reading of a shape: what it costs with its endings, the case that they are of."""

    cost: float
    reading: NameReading
    cases: tuple[str, ...]
    surname_cases: tuple[str, ...]
    standard: str


class Assessment(NamedTuple):
    """A shape and its readings, the likeliest first, and how it stands to the system.

    `status`: standard (exactly so), accepted (a variant), ending (only its case ending is wrong),
    rival, legal (a form that is the person's own, whatever the system says). `same`: the reading
    that made it standard or accepted.
    """

    shape: Shape
    readings: tuple[Assessed, ...]
    status: str
    same: Assessed | None

    @property
    def best(self) -> Assessed:
        """The likeliest reading."""
        return self.readings[0]

    @property
    def meant(self) -> Assessed:
        """The reading that is spelt as the system has it, or else the likeliest."""
        return self.same or self.best


@lru_cache(maxsize=1 << 13)
def assess(shape: Shape, profile: str, yo: bool, own: Own | None = None) -> Assessment | None:
    """The assessment of a shape; None if nothing reads it. `yo`: no ё is printed.

    >>> assess(Shape("ким", ("чжоныну",), ""), "paper", False).status
    'standard'
    >>> assess(Shape("хвана", ("чжан", "епа"), " "), "paper", False).best.standard
    'Хван Чжанъёп'
    """
    if not all(map(may_be_korean, shape.parts)):
        return None
    drafts = read_shape(shape, own)
    if not drafts and len(shape.parts) == _PARTED and not shape.swapped:
        drafts = read_shape(shape, own, True)  # of syllables that no name of ours has
    if not drafts:
        return None
    drafts.sort(key=lambda row: row[0])
    limit = drafts[0][0] + weights().accept
    if drafts[0][1].person is not None:
        limit += costs().listed
    found = spell_readings(shape, drafts[:MOST_READINGS], profile, limit)
    status, same = RIVAL, None
    printed = as_printed(shape, profile)
    if printed is not None:
        status, same = compare(printed, found, yo)
    forms = (established().get(nominative(shape, row)) for row in found)
    if any(form is not None and form.policy == KEEP for form in forms):
        status = LEGAL
    return Assessment(shape, found, status, same)


def spell_readings(
    shape: Shape,
    drafts: Iterable[Draft],
    profile: str,
    limit: float,
) -> tuple[Assessed, ...]:
    """The readings that cost no more than a limit, each with its standard spelling."""
    return tuple(
        Assessed(
            cost,
            reading,
            cases,
            surname_cases,
            write_name(reading.surname, reading.given, profile, shape.swapped),
        )
        for cost, reading, cases, surname_cases in drafts
        if cost <= limit
    )


def as_printed(shape: Shape, profile: str) -> Shape | None:
    """The shape with its given name in one part, if its parts stand as the profile prints them.

    A house that prints a hyphen prints it in every given name of two syllables.

    >>> as_printed(Shape("пак", ("чон", "хи"), "-"), "lankov").parts
    ('чон-хи',)
    """
    hyphened = shape.joint == HYPHEN and len(shape.parts) == _PARTED
    if prints_hyphen(profile) and hyphened and not shape.swapped:
        return shape._replace(parts=(HYPHEN.join(shape.parts),), joint="")
    return shape if len(shape.parts) == 1 and not shape.joint else None


@cache
def prints_hyphen(profile: str) -> bool:
    """Whether a profile prints given names with a hyphen.

    >>> prints_hyphen("lankov"), prints_hyphen("paper")
    (True, False)
    """
    return read_profile(profile)["given"] == "hyphen"


def read_shape(shape: Shape, own: Own | None, wide: bool = False) -> list[Draft]:
    """Every reading of a shape: its cost, itself, the cases of its last word, of its surname."""
    found: dict[
        tuple[str, str, tuple[str, ...]],
        Draft,
    ] = {}
    *heads, last = shape.parts
    families = surname_stems(shape.surname)
    for family in families:
        for stem in stems(last):
            if family.cases and stem.cases and not _meet(family, stem):
                continue
            if shape.swapped and stem.cases and not family.cases:
                continue  # the last word of a name is the first to be declined
            written = (*heads, stem.form)
            for reading in read_name(
                family.form, written, shape.joint, shape.swapped, own=own, wide=wide
            )[: None if wide else MOST_READINGS]:
                cost = reading.cost + CASE * (bool(stem.cases) + bool(family.cases))
                key = (reading.surname, reading.given, stem.cases)
                draft = (cost, reading, stem.cases, family.cases)
                found[key] = min(found.get(key, draft), draft, key=itemgetter(0))
    return list(found.values())


def _meet(family: Stem, last: Stem) -> bool:
    return not set(family.cases).isdisjoint(last.cases)


def compare(shape: Shape, found: tuple[Assessed, ...], yo: bool) -> tuple[str, Assessed | None]:
    """Whether some likely reading is spelt just so by the system, or by a variant of it."""
    limit = found[0].cost + weights().accept + (costs().listed if found[0].reading.person else 0)
    near = [row for row in found if row.cost <= limit and row.reading.tier < 3]
    ending: Assessed | None = None
    accepted: Assessed | None = None
    for row in near:
        surname, (given,) = surname_form(shape, row), bare_given(shape, row)
        standard = fold_yo(row.standard) if yo else row.standard
        if (HYPHEN in given) is not (HYPHEN in standard):
            continue  # a house that prints a hyphen asks for it
        if nominative(shape, row) == standard.lower() and not row.surname_cases:
            return STANDARD, row
        if ending is None and row.cases and not shape.swapped and _is_soft(row):
            ending = row if _accepts(surname, given + soft_sign(), row, shape, yo) else None
        if accepted is None and _accepts(surname, given, row, shape, yo):
            if row.surname_cases and not shape.swapped:
                ending = ending or row
            else:
                accepted = row
    if accepted is not None and not _dotless(found[0], accepted):
        return ACCEPTED, accepted
    if ending is not None:
        return ENDING, ending
    return RIVAL, None


def bare_given(shape: Shape, row: Assessed) -> tuple[str, ...]:
    """The parts of the given name as they stand, the case ending taken off the last.

    An ending may be that of several nominatives (Чжонъиле: of -ль, of -л); the right one is taken
    where it is among them.
    """
    *heads, last = shape.parts
    forms = [stem.form for stem in stems(last) if stem.cases == row.cases] or [last]
    right = fold(row.standard.split(" ")[0 if shape.swapped else -1], True)
    fits = (form for form in forms if fold("".join((*heads, form)), True) == right)
    return (*heads, next(fits, forms[0]))


def nominative(shape: Shape, row: Assessed) -> str:
    """The name as it stands, lower case, in the nominative, under one of its readings."""
    given = shape.joint.join(bare_given(shape, row))
    surname = surname_form(shape, row)
    return f"{given} {surname}" if shape.swapped else f"{surname} {given}"


def surname_form(shape: Shape, row: Assessed) -> str:
    """The surname as it stands, lower case, its case ending taken off."""
    return next(
        stem.form for stem in surname_stems(shape.surname) if stem.cases == row.surname_cases
    )


def _accepts(surname: str, given: str, row: Assessed, shape: Shape, yo: bool) -> bool:
    first, _, second = row.standard.partition(" ")
    if shape.swapped:
        first, second = second, first
    if fold(given, yo) != fold(second, yo):
        return False
    forms = surname_variants(row.reading.surname)
    return (
        surname in forms
        or (yo and surname in {fold_yo(form) for form in forms})
        or (fold(surname, yo) == fold(first, yo))
    )


def _is_soft(row: Assessed) -> bool:
    return row.standard.endswith(soft_sign())


@cache
def soft_sign() -> str:
    """The letter that a hard ending leaves out."""
    sign: str = tables.read_toml("hangul/alphabet.toml")["soft"]
    return sign


def _dotless(best: Assessed, accepted: Assessed) -> bool:
    """Whether a listed person lacks only the dots of ё, so that the other reading is far off."""
    person = best.reading.person
    return (
        person is not None
        and accepted.reading.person is None
        and accepted.cost > best.cost + weights().accept
    )


def plausible(assessment: Assessment) -> list[Assessed]:
    """The readings within the margin of the cheapest under the cheapest systems that read it.

    The likeliest of all is always one of them. That a person is listed counts, but not in full.
    """
    numbers = costs()
    excess = numbers.listed - numbers.listed_plausible
    prices = [
        (row.cost + (excess if row.reading.person else 0.0), row) for row in assessment.readings
    ]
    level = max(1, min(row.reading.tier for _, row in prices))
    cheapest = min(price for price, row in prices if row.reading.tier <= level)
    top = assessment.readings[0]
    others = [
        row
        for price, row in prices
        if row is not top and row.reading.tier <= level and price <= cheapest + numbers.margin
    ]
    return [top, *others]
