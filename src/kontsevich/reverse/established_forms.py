"""From a form by which somebody is known otherwise than by the rules to the listed person."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ..analysis.people import Person, find_person
from ..law import tables
from .scripts import LATIN

ESTABLISHED, LATIN_FORMS = "names/established.tsv", "names/latin.tsv"
WARN, KEEP = "warn", "keep"


class Established(NamedTuple):
    """A form by which a person is known, whatever the rules: who it is, and what to do with it.

    `policy`: warn (the author may keep it), keep (it is the person's own), wrong (an error).
    """

    hangul: str
    policy: str


@cache
def established() -> dict[str, Established]:
    """The forms of ``names/established.tsv``, lower case, in the nominative.

    >>> established()["ким ир сен"].policy
    'warn'
    """
    return {row[0].lower(): Established(*row[1:3]) for row in tables.read_tsv(ESTABLISHED)}


@cache
def _latin_forms() -> dict[str, Established]:
    """The forms of ``names/latin.tsv``, by which people are known in Latin letters."""
    return {row[0].lower(): Established(row[1], WARN) for row in tables.read_tsv(LATIN_FORMS)}


def find_established(form: str, alphabet: str) -> Person | None:
    """The listed person of an established form, lower case; none where the form is to be kept.

    >>> find_established("ким ир сен", "cyrillic").hangul
    '김일성'
    """
    row = (_latin_forms() if alphabet == LATIN else established()).get(form)
    return find_person(row.hangul) if row and row.policy != KEEP else None
