"""Personal names: surnames, given names, listed persons, rulers, titles and particles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..errors import InputError, expect_text
from ..hangul.seams import SINO_SIGN
from ..hangul.syllables import LIQUID, decompose, is_syllable
from ..law import tables
from ..law.kept import kept
from ..law.rules import NOTHING
from .segments import JOIN_PARTICLE, JOIN_WORDS, Reading, Row, Segment

BAR = "|"
PERSONS = "names/persons.tsv"
HOMOGRAPHS = "names/homographs.tsv"  # persons whose name is an ordinary word or a place too
GIVEN_AT_MOST = 3  # syllables
# How often a given name has one, two, three syllables, after a surname of one and of two: rough
# shares of the 2015 census; only their order of magnitude matters, and only for split_name().
GIVEN_LENGTHS = {1: (0.02, 0.97, 0.01), 2: (0.3, 0.69, 0.01)}
RARE_SYLLABLE = 0.2  # per mille, for a syllable that the table does not list


class Surname(NamedTuple):
    """A surname: its southern form, its bearers in the 2015 census, an irregular Cyrillic form."""

    southern: str
    bearers: int
    cyrillic: str


class Person(NamedTuple):
    """A listed person; `surname` is empty for kings, monks and people known by one name.

    `auto`: running text means the person; not so where the name is an ordinary word too.
    """

    surname: str
    given: str
    gender: str
    kind: str
    auto: bool
    who_ru: str
    who_en: str

    @property
    def hangul(self) -> str:
        """The name in Hangul, solid."""
        return self.surname + self.given


class NameSplit(NamedTuple):
    """A name cut in two; `surname` is empty when no listed surname begins it."""

    surname: str
    given: str


@cache
def surnames() -> dict[str, Surname]:
    """Every spelling of a surname, southern and northern → the surname it is (decision 16)."""
    found: dict[str, Surname] = {}
    northern: dict[str, Surname] = {}
    for hangul, north, _hanja, bearers, cyrillic, _note in tables.read_tsv("names/surnames.tsv"):
        surname = Surname(hangul, int(bearers.rstrip("~") or 0), cyrillic)
        found[hangul] = surname
        if north:
            northern[north] = surname
    return found | northern


@kept
def listed_names() -> dict[str, str]:
    """Every spelling of every listed person, solid → with its bar.

    >>> listed_names()["김정은"]
    '김|정은'
    """
    return {name: spelling for name, spelling, _ in _find_spellings()}


@kept
def _lines() -> dict[str, str]:
    return {name: "\t".join(row) for name, _, row in _find_spellings()}


def _find_spellings() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    seen: set[str] = set()
    for table in (PERSONS, HOMOGRAPHS):
        for row in tables.read_tsv(table):
            for spelling in (row[0], *row[6].split()):
                name = spelling.replace(BAR, "")
                if name not in seen:
                    seen.add(name)
                    yield name, spelling, row


def listed_row(name: str) -> list[str]:
    """The row of the table for a listed spelling, solid.

    >>> listed_row("김정은")[:2]
    ['김|정은', 'm']
    """
    return _lines()[name].split("\t")


def find_person(name: str) -> Person | None:
    """The listed person of this name, solid, in any of its spellings.

    >>> find_person("김정은").surname
    '김'
    """
    spelling = listed_names().get(name)
    if spelling is None:
        return None
    surname, bar, given = spelling.partition(BAR)
    if not bar:
        surname, given = "", spelling
    _, gender, kind, _state, who_ru, who_en, *other = listed_row(name)
    return Person(surname, given, gender, kind, len(other) == 1, who_ru, who_en)


@cache
def persons() -> dict[str, Person]:
    """Every listed person by the solid Hangul of the name, each of its spellings."""
    found = {name: find_person(name) for name in listed_names()}
    return {name: person for name, person in found.items() if person is not None}


@cache
def titles() -> dict[str, str]:
    """Titles that follow a name → where they may stand: after, apart, solid."""
    return {row[0]: row[1] for row in tables.read_tsv("names/titles.tsv")}


@cache
def particles() -> dict[str, str]:
    """Particles → what they follow: any, vowel, consonant, vowel-or-l."""
    return {row[0]: row[1] for row in tables.read_tsv("names/particles.tsv")}


@cache
def rulers() -> tuple[str, ...]:
    """The words for a ruler that follow a temple name after a hyphen, longest first."""
    return tuple(sorted((row[0] for row in tables.read_tsv("names/rulers.tsv")), key=len))[::-1]


@cache
def temples() -> frozenset[str]:
    """Temple names and names of legendary rulers, which no surname begins."""
    return frozenset(row[0] for row in tables.read_tsv("names/temples.tsv"))


@cache
def given_readings() -> dict[str, str]:
    """Given names whose reading is established, in marked notation."""
    return {row[0]: row[1] for row in tables.read_tsv("names/given-readings.tsv")}


@cache
def _syllable_shares() -> dict[str, tuple[float, float]]:
    return {row[0]: (float(row[1]), float(row[2])) for row in tables.read_tsv("names/givens.tsv")}


@cache
def not_persons() -> frozenset[str]:
    """Words before a title that are no names."""
    return frozenset(row[0] for row in tables.read_tsv("names/not-persons.tsv"))


def follows(particle: str, noun: str) -> bool:
    """Whether this particle can stand after this noun, by the noun's last coda.

    >>> follows("는", "최선희"), follows("은", "최선희"), follows("로", "서울")
    (True, False, True)
    """
    condition = particles().get(particle)
    if condition is None or not is_syllable(noun[-1]):
        return False
    coda = decompose(noun[-1]).coda
    if condition == "vowel-or-l":
        return coda in (NOTHING, LIQUID)
    return condition == "any" or (condition == "vowel") == (coda == NOTHING)


def split_name(name: str) -> list[NameSplit]:
    """The ways to cut a personal name into surname and given name, the likeliest first.

    `name` is Hangul; a space or a bar in it decides. A listed person's cut is the first; else the
    surname's bearers, the length of the given name and its syllables decide. When no listed
    surname begins the name, the whole is given. Raises `InputError` for an empty name.

    >>> split_name("남궁민수")[0]
    NameSplit(surname='남궁', given='민수')
    >>> split_name("선우진")
    [NameSplit(surname='선우', given='진'), NameSplit(surname='선', given='우진')]
    >>> split_name("선|우진")
    [NameSplit(surname='선', given='우진')]
    """
    expect_text(name)
    name = name.strip()
    if not name:
        raise InputError("an empty name")
    for mark in (BAR, " "):
        surname, found, given = name.partition(mark)
        if found:
            return [NameSplit(surname.strip(), given.strip())]
    splits = sorted(_weigh_splits(name), reverse=True)
    found_splits = [split for _weight, split in splits]
    person = find_person(name)
    if person and person.given:
        listed = NameSplit(person.surname, person.given)
        found_splits = [listed, *(split for split in found_splits if split != listed)]
    if not found_splits and name in surnames():
        return [NameSplit(name, "")]
    return found_splits or [NameSplit("", name)]


def _weigh_splits(name: str) -> Iterator[tuple[float, NameSplit]]:
    shares = _syllable_shares()
    rare = (RARE_SYLLABLE, RARE_SYLLABLE)
    for width in (1, 2):
        surname = surnames().get(name[:width])
        given = name[width:]
        if surname is None or not given:
            continue
        lengths = GIVEN_LENGTHS[width]
        weight = (surname.bearers or 1) * (
            lengths[len(given) - 1] if len(given) <= GIVEN_AT_MOST else lengths[-1] / 100
        )
        for index, syllable in enumerate(given):
            share = shares.get(syllable, rare)
            weight *= share[index == len(given) - 1] / 1000
        yield weight, NameSplit(name[:width], given)


def looks_like_name(run: str) -> bool:
    """Whether a run of Hangul before a title may be a name: a surname and a plausible given name.

    >>> looks_like_name("김철수"), looks_like_name("이사회"), looks_like_name("부위원장")
    (True, False, False)
    """
    if not 2 <= len(run) <= 5 or run in not_persons():
        return False
    surname, given = split_name(run)[0]
    shares = _syllable_shares()
    return bool(surname) and len(given) == 2 and all(syllable in shares for syllable in given)


def read_surname(spelling: str) -> tuple[Segment, tuple[Row, ...]]:
    """The segment of a surname, in its southern form whatever the spelling (decision 16)."""
    surname = surnames().get(spelling)
    if surname is None:
        return Segment(SINO_SIGN.join(spelling), "surname", capital=True), ()
    row = Row(f"surname:{spelling}", 0, spelling, surname.southern)
    marked = SINO_SIGN.join(surname.southern)
    segment = Segment(marked, "surname", capital=True, literal=surname.cyrillic)
    return segment, (row,) if surname.southern != spelling or surname.cyrillic else ()


def mark_given(given: str) -> str:
    """A given name in marked notation: Sino-Korean throughout (decision 17) unless a row says not.

    >>> mark_given("설주"), mark_given("길동")
    ('설~주', '길동')
    """
    return given_readings().get(given) or SINO_SIGN.join(given)


def read_given(given: str, surname: str = "") -> tuple[Segment, tuple[Row, ...]]:
    """The segment of a given name, after a surname or alone."""
    marked = mark_given(given)
    before = decompose(surname[-1]).coda if surname else NOTHING
    join = JOIN_WORDS if surname else ""
    row = Row(f"given:{given}", 0, given, marked)
    return (
        Segment(marked, "given", join, True, before=before),
        (row,) if given in given_readings() else (),
    )


def read_name(surname: str, given: str) -> Reading:
    """A personal name as segments: surname, space, given name in one word (decision 15)."""
    if not surname:
        segment, rows = read_given(given)
        return Reading((segment,), rows)
    first, rows = read_surname(surname)
    if not given:
        return Reading((first,), rows)
    second, more = read_given(given, first.marked)
    split = Row("name-split", 0, surname + given, f"{surname}_{given}")
    return Reading(
        (first, second),
        (split, *rows, *(row._replace(at=len(surname)) for row in more)),
        "row" if more else "rule",
    )


def read_ruler(name: str) -> Reading | None:
    """A ruler's temple name and the word for ruler after a hyphen (decision 23), if it is one."""
    for word in rulers():
        head = name.removesuffix(word)
        if head != name and len(head) >= 2:
            first = Segment(SINO_SIGN.join(head), "name", "", True)
            row = Row(f"ruler:{word}", len(head), word, word)
            return Reading((first, Segment(word, "ruler", JOIN_PARTICLE)), (row,), "row")
    return None


def read_person(person: Person) -> Reading:
    """A listed person's name as segments."""
    row = Row(f"person:{person.hangul}", 0, person.hangul, person.hangul)
    reading = read_ruler(person.given) if person.kind in ("king", "monk") else None
    reading = reading or read_name(person.surname, person.given)
    return Reading(reading.segments, (row, *reading.rows), "row")
