"""From a run of Hangul to segments: what kind of thing it is, and where its words and names lie.

This is the last stage that looks at a word as a word. What comes after it sees seams only.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import get_args

from ..hangul.seams import SINO_SIGN
from ..law.choices import Kind
from ..law.kept import kept
from .called_names import may_be_called, read_called
from .compounds import (
    BODY,
    FIRM,
    HEAD_SYLLABLES,
    PERSON,
    PLACE,
    Compound,
    beginnings,
    begins_inside,
    cut_compound,
    cut_loosely,
    may_be_founded,
    prove_compound,
)
from .marking import Analysis, Letters, as_reading
from .name_points import read_points
from .name_surroundings import Surroundings, read_marks
from .people import (
    find_person,
    follows,
    listed_names,
    not_persons,
    read_given,
    read_name,
    read_person,
    read_ruler,
    read_surname,
    split_name,
    surnames,
    temples,
)
from .places import (
    firms,
    generics,
    institutions,
    is_place,
    is_state,
    places,
    read_institution,
    read_place,
    split_generic,
    suffixes,
    world,
)
from .russian_name_index import may_begin
from .russian_names import LETTERS
from .russian_people import RussianPeople
from .segments import JOIN_WORDS, Reading, Row, Segment, join_readings, read_particle
from .titles import find_title, may_hold_title, may_title
from .weighed_names import (
    is_undecided,
    is_word,
    read_sure,
    read_titled,
    read_undecided,
)
from .word_costs import NEVER, weigh_word

KINDS: tuple[Kind, ...] = get_args(Kind)
FOUNDED = 2  # words behind 국립 that make a body of it
WHOLE_NAME, JOINED = 3, 2  # syllables of a name, and of what is written onto it in haste
RECENT = 1 << 12  # runs of which it is kept whether a table reads them
# A run longer than this holds no name: it is text without spaces, read as one word.
LONGEST_NAME = 24


class Reader:
    """Reads runs of Hangul with a user's own rows if any.

    `policy` is that for generic terms, `foreign` that for Russian names; `spelt`: letters are
    written as they stand, and no word is looked at; `digits`: those inside names are read out.
    """

    def __init__(
        self,
        policy: str = "rule",
        rows: Iterable[tuple[str, str]] = (),
        foreign: str = LETTERS,
        spelt: bool = False,
        digits: bool = False,
    ) -> None:
        self.policy, self.digits = policy, digits
        self.russian = RussianPeople(foreign, self._read_tail)
        self.analysis = Letters(rows) if spelt else Analysis(rows)
        # Asked anew for each place in a text where a run stands.
        self._is_unlisted = lru_cache(RECENT)(lambda run: self.read_auto(run) is None)

    def read(
        self,
        run: str,
        kind: str,
        around: Surroundings | None = None,
        known: frozenset[str] = frozenset(),
    ) -> Reading:
        """One run of composed Hangul syllables as a thing of this kind.

        Of running text `around` is what stands around it, `known` are names that the text makes
        certain elsewhere.
        """
        if kind == "word":
            return self.read_word(run)
        if kind == "name":
            return read_full_name(run)
        if kind == "surname":
            segment, rows = read_surname(run)
            return Reading((segment,), rows, "row" if rows else "rule")
        if kind == "given":
            segment, rows = read_given(run)
            return Reading((segment,), rows, "row" if rows else "rule")
        if kind == "place":
            return read_place(run, self.policy)
        opened = self.read_open(run, around, known) if around else None
        return opened or self.read_auto(run) or self._read_ordinary(run)

    def read_word(self, run: str, join: str = "") -> Reading:
        """An ordinary word, or several where a row says so."""
        return as_reading(self.analysis.mark(run), join)

    def _read_ordinary(self, run: str) -> Reading:
        """A word of running text; a place or a person spelt the same is its other reading."""
        reading = self.read_word(run)
        if run in places():
            reading = reading._replace(others=(*reading.others, read_place(run, "keep")))
        person = find_person(run)
        if person is not None:
            reading = reading._replace(others=(*reading.others, read_person(person)))
        return reading

    def read_auto(self, run: str) -> Reading | None:
        """A run of text that holds a name, a place or a listed compound; None if it holds none."""
        if len(run) > LONGEST_NAME:
            return None
        listed = run[:2] in _heads()
        joined: Reading | None = None
        heads: list[str] = []
        for width in range(len(run), 1, -1) if listed else ():
            head, rest = run[:width], run[width:]
            known = self._read_head(head, rest)
            if known is None:
                founded = self._read_founded(head, rest) if head in _founders() else None
                if founded is not None:
                    return founded
                continue
            # A Russian name, where the policy knows it for one, goes before the world's places.
            foreign = self.russian.read(run) if head in world() else None
            if foreign is not None:
                return foreign
            if not rest:
                return known
            person = head in listed_names() and known.segments[0].kind != "place"
            tail = self._read_tail(head, rest, person)
            if tail:
                return join_readings(known, *tail)
            if known.segments[0].kind == PLACE:
                heads.append(head)
            if joined is None and _may_be_joined(head, run):
                word = self.read_word(rest, JOIN_WORDS)
                joined = join_readings(known, word)._replace(certainty="guess")
        if may_begin(run):
            foreign = self.russian.read(run)
            if foreign is not None:
                return foreign
        loose = self._read_loosely(run, heads) if heads else None
        if loose is not None:
            return loose
        founded = self._read_unlisted(run) if may_be_founded(run) else None
        if founded is not None:
            return founded
        if may_be_called(run) and not self.analysis.owns(run):
            called = read_called(run)
            if called is not None:
                return called
        solid = self.russian.read_solid(run) if may_begin(run[1:]) else None
        if solid is not None:
            return solid
        if not listed and run[:1] not in surnames():
            return None
        if self.analysis.owns(run):
            return None
        titled = self._read_titled(run) if may_hold_title(run) else None
        return titled or read_sure(run) or joined

    def is_open(self, run: str) -> bool:
        """Whether what stands around a run decides if it is a name."""
        if len(run) > LONGEST_NAME or not is_undecided(run):
            return False
        return not self.analysis.owns(run) and self._is_unlisted(run)

    def read_open(
        self, run: str, around: Surroundings, known: frozenset[str] = frozenset()
    ) -> Reading | None:
        """A run that is a name by what stands around it; None where that says no, or nothing."""
        return read_undecided(run, around, known) if self.is_open(run) else None

    def read_before_title(self, run: str, title: str) -> Reading | None:
        """A run that stands before a title as the name it may be."""
        person = find_person(run)
        if person and (person.auto or run not in not_persons()):
            return read_person(person)
        foreign = self.russian.read_alone(run)
        if foreign:
            return foreign
        if run in surnames() and may_title(run, title) and not is_word(run):
            segment, rows = read_surname(run)
            return Reading((segment,), rows, "guess")
        return read_titled(run, title)

    def _read_head(self, head: str, rest: str) -> Reading | None:
        person = find_person(head)
        if person is not None and (person.auto or find_title(rest)):
            return read_person(person)
        if is_place(head) and not _is_named_after(head):
            return read_place(head, "keep")
        if head in institutions() and not begins_inside(head, rest):
            return read_institution(head)
        return None

    def _read_founded(self, head: str, rest: str) -> Reading | None:
        """A body whose name begins with a word such as 국립 and has two words more, or with that of
        a firm (현대) and has a word of firms behind it."""
        firm = head in firms()
        compound = cut_compound(rest, FIRM if firm else BODY) if rest else None
        if compound is None or (not firm and len(compound.words) < FOUNDED):
            return None
        row = Row(f"compound:{head}{rest}", 0, head, head)
        word = self.read_word(head)
        first = tuple(segment._replace(capital=True) for segment in word.segments)
        whole = Reading(first, (row, *word.rows), "row")
        return join_readings(whole, *self._read_words(rest, compound))

    def _read_tail(self, head: str, rest: str, person: bool) -> list[Reading] | None:
        """What may follow something known: a particle, after a person a title, a compound."""
        if follows(rest, head) and (person or rest not in suffixes()):
            return [read_particle(rest)]
        title = find_title(rest) if person else ""
        whole = self._read_title(title, rest[len(title) :]) if title else None
        return whole or self._read_compound(head, rest, person)

    def _read_compound(self, head: str, rest: str, person: bool) -> list[Reading] | None:
        """The words of one compound behind a name, a particle behind the last after a hyphen."""
        body = head in institutions() or head in beginnings()
        kind = PERSON if person else BODY if body else PLACE
        compound = cut_compound(rest, kind)
        return compound and self._read_words(rest, compound)

    def _read_loosely(self, run: str, heads: list[str]) -> Reading | None:
        """A body that begins with one of these places, of whose words some are unknown."""
        found = cut_loosely(run, heads)
        if found is None:
            return None
        head, compound = found
        words = self._read_words(run[len(head) :], compound)
        return join_readings(read_place(head, "keep"), *words)._replace(certainty="guess")

    def _read_unlisted(self, run: str) -> Reading | None:
        """A body whose name no table lists, or whose place is a word too: 성곡미술관."""
        head, rest = run[:HEAD_SYLLABLES], run[HEAD_SYLLABLES:]
        place = head in places()
        compound = None if self.analysis.owns(run) else prove_compound(head, rest, place)
        if compound is None:
            return None
        name = Segment(SINO_SIGN.join(head), "place", capital=True)
        words = self._read_words(rest, compound)
        return join_readings(Reading((name,)), *words)._replace(certainty="guess")

    def _read_words(self, rest: str, compound: Compound) -> list[Reading]:
        """The words of a compound, each apart, and its particle."""
        row = Row(f"compound:{rest}", 0, rest, "_".join(compound.words))
        readings = [self._read_part(word) for word in compound.words]
        readings[0] = readings[0]._replace(rows=(row, *readings[0].rows))
        return [*readings, *([read_particle(compound.particle)] if compound.particle else ())]

    def _read_part(self, word: str) -> Reading:
        """A word of a compound behind a space: a place, or an ordinary word."""
        if not is_place(word):
            return self.read_word(word, JOIN_WORDS)
        first, *more = read_place(word, "keep").segments
        return Reading((first._replace(join=JOIN_WORDS), *more), (), "row")

    def _read_titled(self, run: str) -> Reading | None:
        """A name that no table lists, or a surname, with a title written onto it."""
        for width in () if is_state(run[:2]) else (3, 4, 2):  # 한국현대사 is a history of the state
            name, rest = run[:width], run[width:]
            title = find_title(rest)
            # A longer title may begin before: 신앙위 is not the head of 신앙위원장.
            if not title or any(find_title(run[at:]).endswith(title) for at in range(1, width)):
                continue
            person = read_titled(name, title, rest)
            tail = self._read_title(title, rest[len(title) :]) if person else None
            if person and tail is not None:
                return join_readings(person, *tail)._replace(certainty="guess")
        return self._read_titled_surname(run)

    def _read_titled_surname(self, run: str) -> Reading | None:
        """A surname with a title written onto it: 김씨는, 박기자의."""
        if run[:1] not in read_points().surname:
            return None
        mister = read_marks().mister
        title = mister if run.startswith(mister, 1) else find_title(run[1:])
        if not title:
            return None
        if title != mister and not may_title(run[0], title):
            return None
        if any(is_word(run[:width]) for width in (2, 1 + len(title))):
            return None
        tail = self._read_title(title, run[1 + len(title) :])
        if tail is None:
            return None
        segment, rows = read_surname(run[0])
        whole = join_readings(Reading((segment,), rows), *tail)
        return whole._replace(certainty="guess")

    def _read_title(self, title: str, rest: str) -> list[Reading] | None:
        """A title written onto a name: a word of its own, a particle after a hyphen."""
        if rest and not follows(rest, title):
            return None
        row = Row(f"title:{title}", 0, title, title)
        word = self.read_word(title, JOIN_WORDS)
        reading = Reading(word.segments, (row, *word.rows), "row")
        return [reading, read_particle(rest)] if rest else [reading]


def read_full_name(run: str) -> Reading:
    """A run that is a personal name: listed, a ruler's, or cut where it is likeliest."""
    person = find_person(run)
    if person:
        return read_person(person)
    splits = split_name(run)
    surname, given = splits[0]
    if run in temples() or surname not in surnames():
        return read_ruler(run) or read_name("", run)
    others = tuple(read_name(*other) for other in splits[1:])
    reading = read_name(surname, given)
    return Reading(reading.segments, reading.rows, reading.certainty, others)


def _may_be_joined(name: str, run: str) -> bool:
    """Whether a run is a listed person's name and more, written in haste without a space."""
    if len(name) < WHOLE_NAME or len(run) < len(name) + JOINED or name not in listed_names():
        return False
    return not is_state(name[:2]) and weigh_word(run).weight <= NEVER


def _is_named_after(place: str) -> bool:
    """Whether a place is called so after a person, by a word of its own: 김정숙경기장."""
    proper, generic = split_generic(place)
    return bool(generic) and proper in listed_names() and generics()[generic].kind == "word"


@cache
def _founders() -> frozenset[str]:
    """What begins the name of a body and is none by itself."""
    return firms() | beginnings()


@kept
def _heads() -> frozenset[str]:
    """The first two syllables of all that running text may mean by itself."""
    return frozenset(
        name[:2]
        for table in (listed_names(), places(), institutions(), firms(), world(), beginnings())
        for name in table
    )
