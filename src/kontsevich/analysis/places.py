"""Place names: listed places, generic terms kept and dropped, traditional forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ..hangul.seams import SINO_SIGN
from ..hangul.syllables import decompose
from ..law import tables
from ..law.kept import kept
from ..law.rules import NOTHING
from .people import BAR
from .segments import JOIN_PARTICLE, JOIN_WORDS, Reading, Row, Segment, split_words

PLACES = "places/places.tsv"
STATE = "state"


class Place(NamedTuple):
    """A listed place; `cyrillic` only for a traditional form, `part` where a second part begins."""

    type: str
    cyrillic: str
    auto: bool
    part: str
    note: str


class Generic(NamedTuple):
    """A generic term: keep, drop, province or word (written apart); the sign of the seam before it;
    whether it proves that what it follows is a place; whether a place that is one without it too
    goes on to be one with it, though it proves none."""

    kind: str
    sign: str
    proof: bool
    joins: bool


class Listed(Mapping[str, Place]):
    """Places by their Hangul, out of the table's lines.

    A line is cut into its columns when it is asked for: of thousands a run needs a few.
    """

    def __init__(self, lines: dict[str, str]) -> None:
        self._lines = lines

    def __getitem__(self, hangul: str) -> Place:
        _, kind, _state, cyrillic, auto, part, note, _source = self._lines[hangul].split("\t")
        return Place(kind, cyrillic, auto == "yes", part, note)

    def find(self, hangul: str) -> Place | None:
        """A listed place or None; `get` would raise and catch an error for every other word."""
        return self[hangul] if hangul in self._lines else None

    def __contains__(self, hangul: object) -> bool:
        return hangul in self._lines

    def traditional(self) -> Iterator[tuple[str, str]]:
        """The places that have a traditional form, and the form (decision 19)."""
        for hangul, line in self._lines.items():
            cyrillic = line.split("\t", 4)[3]
            if cyrillic:
                yield hangul, cyrillic

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


@cache
def places() -> Listed:
    """Every listed place by its Hangul.

    >>> places()["부산"].type, "뉴욕" in places()
    ('city', False)
    """
    return Listed(_lines())


@kept
def _lines() -> dict[str, str]:
    _header, *lines = tables.read_text(PLACES).removesuffix("\n").split("\n")
    return {line.partition("\t")[0]: line for line in lines}


@cache
def world() -> frozenset[str]:
    """Countries and cities of the world, as the South or the North spells them.

    >>> "러시아" in world(), "뽈스까" in world(), "부산" in world()
    (True, True, False)
    """
    return frozenset(row[0] for row in tables.read_tsv("places/world.tsv"))


@cache
def generics() -> dict[str, Generic]:
    """Generic terms by their Hangul (decision 18)."""
    rows = tables.read_tsv("places/generics.tsv")
    return {row[0]: Generic(row[1], row[2], row[3] == "yes", row[3] == "joins") for row in rows}


@cache
def _generics_by_end() -> dict[str, tuple[str, ...]]:
    """The last syllable of a word → the generic terms that end so, longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for generic in sorted(generics(), key=len):
        found[generic[-1]] = (generic, *found.get(generic[-1], ()))
    return found


@kept
def institutions() -> dict[str, tuple[str, int]]:
    """Listed compounds → marked text, and how many of its first words take a capital."""
    rows = tables.read_tsv("places/institutions.tsv")
    found = {hangul: (marked, 1) for hangul, marked, alone, *_ in _bodies() if alone == "yes"}
    return found | {hangul: (marked, int(capital)) for hangul, marked, capital, *_ in rows}


@cache
def firms() -> frozenset[str]:
    """Names of firms that are words too: a body only before a word of firms (현대카드).

    >>> "현대" in firms(), "두산" in firms()
    (True, False)
    """
    return frozenset(hangul for hangul, _marked, alone, *_ in _bodies() if alone == "no")


def _bodies() -> Sequence[tuple[str, ...]]:
    return tables.read_tsv("places/bodies.tsv")


@cache
def suffixes() -> frozenset[str]:
    """What makes an ordinary word of a place that it follows, though it looks like a particle."""
    return frozenset(row[0] for row in tables.read_tsv("places/suffixes.tsv"))


def read_institution(name: str) -> Reading:
    """A listed compound cut into words by its row (decision 22)."""
    marked, capitals = institutions()[name]
    segments = split_words(marked, capitals=capitals)
    return Reading(segments, (Row(f"institution:{name}", 0, name, marked),), "row")


def split_generic(name: str) -> tuple[str, str]:
    """Proper part and generic term of a place name; the generic is empty where there is none.

    A generic of one syllable needs a proper part of two or more (decision 18).

    >>> split_generic("김해시"), split_generic("대구"), split_generic("서울특별시")
    (('김해', '시'), ('대구', ''), ('서울', '특별시'))
    """
    for generic in _generics_by_end().get(name[-1:], ()):
        proper = name.removesuffix(generic)
        if proper != name and len(proper) >= (2 if len(generic) == 1 else 1):
            return proper, generic
    return name, ""


def is_place(word: str) -> bool:
    """Whether running text means a place by this word: a listed one, or one with its unit.

    A place that is also an ordinary word needs a unit that proves it; a state has none (북한군).

    >>> is_place("부산"), is_place("예산"), is_place("예산군"), is_place("김해시")
    (True, False, True, True)
    >>> is_place("전주역"), is_place("예산역"), is_place("중국역")
    (True, False, False)
    """
    place = places().find(word)
    if place is not None:
        return place.auto
    if word in world():
        return True
    proper, generic = split_generic(word)
    place = places().find(proper) if generic else None
    if place is None or place.type == STATE:
        return False
    term = generics()[generic]
    return term.proof or (term.joins and place.auto)


def is_state(word: str) -> bool:
    """Whether a word is a state, past or present: no name begins so.

    >>> is_state("한국"), is_state("부산")
    (True, False)
    """
    return word in places() and places()[word].type == STATE


def read_place(name: str, policy: str = "rule") -> Reading:
    """A place name as segments. `policy`: rule (decision 18), keep every generic, drop every one.

    >>> [row.before for row in read_place("김해시").rows if not row.after]
    ['시']
    """
    if name in institutions() and name not in places() and not split_generic(name)[1]:
        return read_institution(name)
    if name in places():
        row = Row(f"place:{name}", 0, name, name)
        if policy == "drop" and not places()[name].cyrillic:
            reading = _read_proper(name, policy)
        else:
            reading = Reading(_read_listed(name))
        return Reading(reading.segments, (row, *reading.rows), "row")
    if name in world():  # by sound; it need not be Sino-Korean
        row = Row(f"place:{name}", 0, name, name)
        return Reading((Segment(name, "place", capital=True),), (row,), "row")
    return _read_proper(name, policy)


def _read_proper(name: str, policy: str) -> Reading:
    proper, generic = split_generic(name)
    if not generic:
        return Reading((Segment(SINO_SIGN.join(name), "place", capital=True),))
    kind, sign, _proof, _joins = generics()[generic]
    if kind == "province":  # 'special self-governing province' is written as province alone
        lost = Row(f"generic:{generic}", len(proper), generic[:-1], "")
        whole = read_place(proper + generic[-1], policy)
        return Reading(whole.segments, (lost, *whole.rows), "row")
    if policy == "drop" or (policy == "rule" and kind == "drop"):
        lost = Row(f"generic:{generic}", len(proper), generic, "")
        whole = read_place(proper, "keep")
        return Reading(whole.segments, (*whole.rows, lost), "row")
    if kind == "word" or (kind == "drop" and len(generic) > 1):
        whole = read_place(proper, "keep")
        return Reading((*whole.segments, *_read_term(generic)), whole.rows, "row")
    if proper in places() and places()[proper].cyrillic and kind == "drop":
        whole = read_place(proper, "keep")  # Пхеньян-си: no rule makes the traditional form
        unit = Segment(generic, "generic", JOIN_PARTICLE)
        return Reading((*whole.segments, unit), whole.rows, "row")
    return Reading((Segment(_join_generic(proper, generic, sign), "place", capital=True),))


def _read_term(generic: str) -> tuple[Segment, ...]:
    """A generic term of several syllables: a word apart, or several where a row says so."""
    marked, _ = institutions().get(generic, (generic, 0))
    words = split_words(marked, "generic", JOIN_WORDS)
    return tuple(word._replace(capital=True) for word in words)


def _join_generic(proper: str, generic: str, sign: str) -> str:
    closed = decompose(proper[-1]).coda != NOTHING
    return SINO_SIGN.join(proper) + (sign if sign and closed else SINO_SIGN) + generic


def _read_listed(name: str) -> tuple[Segment, ...]:
    place = places()[name]
    if place.cyrillic:
        return (Segment(name, "place", capital=True, literal=place.cyrillic),)
    if place.part:
        first, *rest = place.part.split(BAR)
        return (
            Segment(SINO_SIGN.join(first), "place", capital=True),
            *(Segment(SINO_SIGN.join(part), "place", JOIN_PARTICLE, True) for part in rest),
        )
    proper, generic = split_generic(name)
    if generic:
        marked = _join_generic(proper, generic, generics()[generic].sign)
        return (Segment(marked, "place", capital=True),)
    return (Segment(SINO_SIGN.join(name), "place", capital=True),)
