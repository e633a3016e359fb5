"""The rows of the table of names: one a name, with all its forms and where each stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ...analysis.people import Person
from ...analysis.places import places
from ...law import tables
from ..mentions.mention import KINDS, ORGANISATION, PLACE, TERM
from ..spotting.terms import terms

FIX, DECIDE, KEEP, NOTHING = "fix", "decide", "keep", ""
ACTIONS = (FIX, KEEP, DECIDE, NOTHING)


class Located(NamedTuple):
    """A mention in a file. `label`: an address in machine form, where the format has one; `page`:
    0 where nobody knows; `sic`: it stands in another's words; `role`: whose they are. `code`: what
    the checker says of it, "" where it is right; `kept`: the author keeps it; `safe`: its fix is
    sure; `start`, `end`: code points of the file's text."""

    path: str
    line: int
    column: int
    label: str
    role: str
    sic: bool
    kind: str
    hangul: str
    standard: str
    form: str
    hanja: str
    people: tuple[Person, ...]
    code: str
    safe: bool
    kept: bool
    start: int
    end: int
    page: int = 0


class Form(NamedTuple):
    """One way a name is written, in the nominative, and where; `right`: it is by the system, or the
    author keeps it."""

    text: str
    right: bool
    places: tuple[Located, ...]

    @property
    def own(self) -> int:
        """How often it stands in the author's own words."""
        return sum(not place.sic for place in self.places)


class Row(NamedTuple):
    """One name: what it is, its forms, the commonest first, and what to do with it.

    `action`: fix (every fix is sure), decide (some are only likely), keep (the author keeps what is
    not by the system), or nothing, since all is right.
    """

    kind: str
    standard: str
    hangul: str
    hanja: str
    who_ru: str
    who_en: str
    forms: tuple[Form, ...]
    action: str

    @property
    def total(self) -> int:
        """How often it is named."""
        return sum(len(form.places) for form in self.forms)

    @property
    def places(self) -> tuple[Located, ...]:
        """Where it is named, in the order of the files."""
        found = (place for form in self.forms for place in form.places)
        return tuple(sorted(found, key=lambda place: (place.path, place.start)))

    def who(self, lang: str) -> str:
        """Who or what it is, in ru or en."""
        return self.who_ru if lang == "ru" else self.who_en


def build_rows(found: Iterable[Located]) -> list[Row]:
    """The table of all that was found: kind by kind, in the order of the Russian alphabet."""
    names: dict[tuple[str, str], list[Located]] = {}
    for place in found:
        key = place.kind, place.hangul or place.standard.lower()
        names.setdefault(key, []).append(place)
    rows = [_build(places) for places in names.values()]
    return sorted(rows, key=lambda row: (KINDS.index(row.kind), sort_key(row.standard)))


def sort_key(text: str) -> tuple[str, str]:
    """A key for the order of the Russian alphabet, in which ё stands with е.

    >>> sorted(["Ёсу", "Ким", "Енсан"], key=sort_key)
    ['Енсан', 'Ёсу', 'Ким']
    """
    lower = text.lower()
    return lower.replace("\u0451", "\u0435"), lower


def _build(found: list[Located]) -> Row:
    first = found[0]
    standard = Counter(place.standard for place in found).most_common(1)[0][0]
    forms: dict[str, list[Located]] = {}
    for place in found:
        forms.setdefault(place.form, []).append(place)
    told = [
        Form(text, all(not one.code or one.kept for one in places), tuple(places))
        for text, places in forms.items()
    ]
    told.sort(key=lambda form: -len(form.places))
    who = _tell_who(first.kind, first.hangul, found)
    hanja = next((place.hanja for place in found if place.hanja), "")
    return Row(first.kind, standard, first.hangul, hanja, *who, tuple(told), _advise(found))


def _advise(found: list[Located]) -> str:
    own = [place for place in found if (place.code or place.kept) and not place.sic]
    if any(not place.kept for place in own):
        return FIX if all(place.safe or place.kept for place in own) else DECIDE
    return KEEP if own else NOTHING


def _tell_who(kind: str, hangul: str, found: list[Located]) -> tuple[str, str]:
    people = dict.fromkeys(person for place in found for person in place.people)
    known = [person for person in people if person.hangul == hangul] or list(people)
    if known:
        return "; ".join(one.who_ru for one in known), "; ".join(one.who_en for one in known)
    if kind == PLACE and hangul in places():
        return _types().get(places()[hangul].type, ("", ""))
    if kind == TERM and hangul in terms():
        return _fields().get(terms()[hangul].field, ("", ""))
    if kind == ORGANISATION:
        return _notes().get(hangul, ""), ""
    return "", ""


def _types() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[2], row[1]) for row in tables.read_tsv("places/types.tsv")}


def _fields() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[2], row[1]) for row in tables.read_tsv("check/fields.tsv")}


def _notes() -> dict[str, str]:
    return {row[0]: row[3] for row in tables.read_tsv("places/institutions.tsv")}
