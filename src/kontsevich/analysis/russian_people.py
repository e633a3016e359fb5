"""Russian names of running text: one that stands for itself, one that a surname after it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from .name_points import read_points
from .name_surroundings import read_marks
from .people import follows, read_surname
from .russian_name_index import may_begin
from .russian_names import (
    LETTERS,
    PERSON,
    PLACE,
    RUSSIAN,
    find_forenames,
    find_given,
    find_name,
    find_surname,
    heads,
    read_foreign,
)
from .segments import JOIN_WORDS, Reading, join_readings, read_particle

SHORTEST_SOLID = 3  # syllables of a given name that a surname is written onto
# What may follow a name (its Hangul, the rest of the run, whether it is a person's): its readings.
ReadTail = Callable[[str, str, bool], list[Reading] | None]


class RussianPeople:
    """Reads Russian names by a policy of the profile; `read_tail` reads what stands onto them."""

    def __init__(self, policy: str, read_tail: ReadTail) -> None:
        self._policy, self._read_tail = policy, read_tail

    def read(self, run: str) -> Reading | None:
        """A run that begins with a Russian name that may stand for itself."""
        if self._policy == LETTERS:
            return None
        for head in heads(run):
            name = find_name(head, self._policy)
            if name:
                whole = self._read_whole(run, read_foreign(head, name), name.kind != PLACE)
                if whole is not None:
                    return whole
        return None

    def read_alone(self, run: str) -> Reading | None:
        """A run that is a Russian name and no more, where a title behind it shows a person."""
        name = find_name(run, RUSSIAN if self._policy != LETTERS else LETTERS)
        return read_foreign(run, name) if name else None

    def may_be_part(self, run: str) -> bool:
        """Whether a run begins with what may be the second part of a Russian name."""
        return may_begin(run) and (self.may_be_surname(run) or self.may_be_given(run))

    def may_be_surname(self, run: str) -> bool:
        """Whether a run begins with what may be a Russian surname after a given name."""
        return may_begin(run) and self._policy != LETTERS and any(map(find_surname, heads(run)))

    def read_person(self, before: Sequence[str], run: str) -> list[Reading]:
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

    def may_be_given(self, run: str) -> bool:
        """Whether a run begins with what may be a Russian given name beside a Korean surname."""
        return may_begin(run) and self._policy != LETTERS and any(map(find_given, heads(run)))

    def read_korean(self, surname: str, run: str) -> list[Reading]:
        """A Korean surname and a run that begins with a Russian given name: 김 블라디미르."""
        if not may_stand_apart(surname):
            return []
        for head in heads(run):
            given = find_given(head)
            if given is not None:
                whole = self._read_whole(run, read_foreign(head, given, PERSON), True)
                return [_read_family(surname), whole] if whole is not None else []
        return []

    def read_solid(self, run: str) -> Reading | None:
        """A Korean surname with a Russian given name written onto it: 김알렉산드라."""
        if self._policy == LETTERS or not may_begin(run[1:]) or run[0] not in read_points().surname:
            return None
        for head in heads(run[1:]):
            given = find_given(head)
            if given is not None and len(head) >= SHORTEST_SOLID:
                name = read_foreign(head, given, PERSON)
                first, *more = name.segments
                name = name._replace(segments=(first._replace(join=JOIN_WORDS), *more))
                rest = run[1 + len(head) :]
                tail = self._read_tail(head, rest, True) if rest else []
                whole = [_read_family(run[0]), name]
                return None if tail is None else join_readings(*whole, *tail)
        return None

    def read_before_surname(self, given: str, run: str) -> list[Reading]:
        """A Russian given name and a run that is a Korean surname: 아나톨리 김은."""
        surname, rest = run[0], run[1:]
        if self._policy == LETTERS or not may_begin(given) or not may_stand_apart(surname):
            return []
        name = find_given(given)
        if name is None or (rest and not follows(rest, surname)):
            return []
        tail = [read_particle(rest)] if rest else []
        return [
            read_foreign(given, name, PERSON),
            join_readings(_read_family(surname), *tail),
        ]

    def _read_whole(self, run: str, known: Reading, person: bool) -> Reading | None:
        """A name that begins a run, with what is written onto it; None if that does not fit."""
        head = known.segments[0].marked
        rest = run[len(head) :]
        tail = self._read_tail(head, rest, person) if rest else []
        return None if tail is None else join_readings(known, *tail)


def may_stand_apart(surname: str) -> bool:
    """Whether this is a Korean surname that is no ordinary word by itself.

    >>> may_stand_apart("김"), may_stand_apart("이")
    (True, False)
    """
    return surname in _standing_apart()


@cache
def _standing_apart() -> frozenset[str]:
    return frozenset(read_points().surname) - read_marks().ambiguous


def _read_family(surname: str) -> Reading:
    segment, rows = read_surname(surname)
    return Reading((segment,), rows, "guess")
