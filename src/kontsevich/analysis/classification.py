"""From a run of Hangul to segments: what kind of thing it is, and where its words and names lie.

This is the last stage that looks at a word as a word. What comes after it sees seams only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import get_args

from ..law.choices import Kind
from .marking import Analysis, Letters, Marked
from .people import (
    find_person,
    follows,
    listed_names,
    looks_like_name,
    read_given,
    read_name,
    read_person,
    read_ruler,
    read_surname,
    split_name,
    surnames,
    temples,
    titles,
)
from .places import institutions, is_place, places, read_institution, read_place, suffixes
from .russian_name_index import may_begin
from .russian_names import (
    LETTERS,
    PERSON,
    PLACE,
    find_forenames,
    find_name,
    find_surname,
    heads,
    read_foreign,
)
from .segments import JOIN_PARTICLE, JOIN_WORDS, Reading, Row, Segment, join_readings, split_words

KINDS: tuple[Kind, ...] = get_args(Kind)
LONGEST_TITLE = 8
# A run longer than this holds no name: it is text without spaces, read as one word.
LONGEST_NAME = 24


class Reader:
    """Reads runs of Hangul with a user's own rows if any.

    `policy` is that for generic terms, `foreign` that for Russian names; `spelt`: letters are
    written as they stand, and no word is looked at.
    """

    def __init__(
        self,
        policy: str = "rule",
        rows: Iterable[tuple[str, str]] = (),
        foreign: str = LETTERS,
        spelt: bool = False,
    ) -> None:
        self.policy, self.foreign = policy, foreign
        self.analysis = Letters(rows) if spelt else Analysis(rows)

    def read(self, run: str, kind: str) -> Reading:
        """One run of composed Hangul syllables as a thing of this kind."""
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
        return self.read_auto(run) or self._read_ordinary(run)

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
        for width in range(len(run), 1, -1) if listed else ():
            head, rest = run[:width], run[width:]
            known = self._read_head(head, rest)
            if known is None:
                continue
            if not rest:
                return known
            tail = self._read_tail(head, rest, head in listed_names())
            if tail:
                return join_readings(known, *tail)
        if may_begin(run):
            foreign = self._read_foreign(run)
            if foreign is not None:
                return foreign
        return self._read_titled(run) if listed or run[:1] in surnames() else None

    def read_before_title(self, run: str) -> Reading | None:
        """A run that stands before a title as the name it may be."""
        person = find_person(run)
        if person:
            return read_person(person)
        name = find_name(run, self.foreign)
        if name:
            return read_foreign(run, name)
        if looks_like_name(run):
            surname, given = split_name(run)[0]
            reading = read_name(surname, given)
            return Reading(reading.segments, reading.rows, "guess")
        return None

    def _read_head(self, head: str, rest: str) -> Reading | None:
        person = find_person(head)
        if person is not None and (person.auto or _title_in(rest)):
            return read_person(person)
        if is_place(head):
            return read_place(head, "keep")
        if head in institutions():
            return read_institution(head)
        return None

    def _read_foreign(self, run: str) -> Reading | None:
        """A run that begins with a Russian name that may stand for itself."""
        if self.foreign == LETTERS:
            return None
        for head in heads(run):
            name = find_name(head, self.foreign)
            if name:
                whole = self._read_whole(run, read_foreign(head, name), name.kind != PLACE)
                if whole is not None:
                    return whole
        return None

    def may_be_surname(self, run: str) -> bool:
        """Whether a run begins with what may be a Russian surname after a given name."""
        return may_begin(run) and self.foreign != LETTERS and any(map(find_surname, heads(run)))

    def read_foreign_person(self, before: Sequence[str], run: str) -> list[Reading]:
        """Given name, patronymic if any, and a run that begins with the Russian surname.

        `before` are the words before it; the readings are of those of them that belong to the
        name, and of the run: none if there is no such name. One part at least must be sure.
        """
        for head in heads(run):
            surname = find_surname(head)
            if surname is None:
                continue
            names = find_forenames(before, surname)
            whole = self._read_whole(run, read_foreign(head, surname, PERSON), True)
            if whole is not None and names and any(name.sure for name in (*names, surname)):
                words = before[-len(names) :]
                read = [
                    read_foreign(word, name, PERSON)
                    for word, name in zip(words, names, strict=True)
                ]
                return [*read, whole]
        return []

    def _read_whole(self, run: str, known: Reading, person: bool) -> Reading | None:
        """A name that begins a run, with what is written onto it; None if that does not fit."""
        head = known.segments[0].marked
        rest = run[len(head) :]
        tail = self._read_tail(head, rest, person) if rest else []
        return None if tail is None else join_readings(known, *tail)

    def _read_tail(self, head: str, rest: str, person: bool) -> list[Reading] | None:
        """What may follow something known: a particle, or after a person a title."""
        if follows(rest, head) and (person or rest not in suffixes()):
            return [_read_particle(rest)]
        title = _title_in(rest) if person else ""
        return self._read_title(title, rest[len(title) :]) if title else None

    def _read_titled(self, run: str) -> Reading | None:
        """A name that no table lists, with a title written onto it."""
        for width in (3, 4, 2):
            name, rest = run[:width], run[width:]
            title = _title_in(rest)
            if title and looks_like_name(name):
                tail = self._read_title(title, rest[len(title) :])
                if tail is not None:
                    surname, given = split_name(name)[0]
                    whole = join_readings(read_name(surname, given), *tail)
                    return whole._replace(certainty="guess")
        return None

    def _read_title(self, title: str, rest: str) -> list[Reading] | None:
        """A title written onto a name: a word of its own, a particle after a hyphen."""
        if rest and not follows(rest, title):
            return None
        row = Row(f"title:{title}", 0, title, title)
        word = self.read_word(title, JOIN_WORDS)
        reading = Reading(word.segments, (row, *word.rows), "row")
        return [reading, _read_particle(rest)] if rest else [reading]


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


def as_reading(marked: Marked, join: str = "") -> Reading:
    """A marked word as segments."""
    rows = tuple(Row(rule, 0, before, after) for rule, before, after in marked.rows)
    others = tuple(Reading(split_words(other, join=join)) for other in marked.others)
    return Reading(split_words(marked.text, join=join), rows, marked.certainty, others)


@cache
def _heads() -> frozenset[str]:
    """The first two syllables of all that running text may mean by itself."""
    return frozenset(
        name[:2] for table in (listed_names(), places(), institutions()) for name in table
    )


@cache
def _title_heads() -> frozenset[str]:
    return frozenset(title[:1] for title in titles())


def starts_with_title(run: str) -> bool:
    """Whether a run begins with a title that may stand apart after a name."""
    if run[:1] not in _title_heads():
        return False
    for width in range(min(len(run), LONGEST_TITLE), 0, -1):
        place = titles().get(run[:width])
        if place in ("after", "apart") and (width == len(run) or follows(run[width:], run[:width])):
            return True
    return False


def _title_in(rest: str) -> str:
    """The longest title that begins what follows a name, or nothing."""
    if rest[:1] not in _title_heads():
        return ""
    for width in range(min(len(rest), LONGEST_TITLE), 0, -1):
        if titles().get(rest[:width]) in ("after", "solid"):
            return rest[:width]
    return ""


def _read_particle(particle: str) -> Reading:
    row = Row(f"particle:{particle}", 0, particle, particle)
    return Reading((Segment(particle, "particle", JOIN_PARTICLE),), (row,))
