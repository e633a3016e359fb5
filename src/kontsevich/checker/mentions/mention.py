"""One place of a region where something Korean is named."""

from __future__ import annotations

from typing import NamedTuple

from ...analysis.people import Person
from ..judging.suggestions import Judgement

PERSON, RULER, PLACE = "person", "ruler", "place"
ORGANISATION, TERM = "organisation", "term"
PLURAL = " plural"  # behind a case of the plural
KINDS = (PERSON, RULER, PLACE, ORGANISATION, TERM)  # in the order of the table


class Mention(NamedTuple):
    """A name as it stands in one region, and what it is a form of.

    `start`, `end`: half-open code points of the region's text. `kind`: one of `KINDS`. `hangul`: ""
    where nobody knows. `standard`: the form by the system or the house, in the nominative, surname
    first. `form`: what stands there, in the nominative as far as that can be told. `cases`: those
    that the author's ending may be. `hanja`: what the text has in brackets beside it. `judgement`:
    what is said of it, None where it is right; `kept`: the author keeps it. `swapped`: the given
    name stands first.
    """

    region: int
    start: int
    end: int
    kind: str
    hangul: str
    standard: str
    form: str
    cases: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    hanja: str = ""
    judgement: Judgement | None = None
    kept: bool = False
    swapped: bool = False
