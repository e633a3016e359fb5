"""A user's own persons and places, to be read back as listed ones are."""

from __future__ import annotations

from functools import lru_cache

from ..analysis.people import BAR, Person, surnames
from .trie import Shelf

Rows = tuple[tuple[str, ...], ...]


class Own:
    """A user's own rows, in the columns of ``names/persons.tsv`` and ``places/places.tsv``.

    Compared by identity: `read_own` gives one object for the same rows.
    """

    def __init__(self, people: Rows, places: Rows) -> None:
        self.persons: dict[tuple[str, str], Person] = {}
        listed: list[tuple[str, str]] = []
        for hangul, gender, kind, _state, who_ru, who_en, also in people:
            for spelling in (hangul, *also.split()):
                surname, bar, given = spelling.partition(BAR)
                if bar:
                    southern = surnames()[surname].southern if surname in surnames() else surname
                    person = Person(surname, given, gender, kind, True, who_ru, who_en)
                    self.persons[southern, given] = person
                else:
                    listed.append((spelling, "ruler"))
        listed += [(row[0], "place") for row in places]
        self.givens = Shelf((given, given) for _, given in sorted(self.persons))
        self.listed = Shelf(listed)
        self.forms = {row[0]: row[3] for row in places if row[3]}


@lru_cache(maxsize=16)
def read_own(people: Rows, places: Rows) -> Own | None:
    """A user's own rows as guides; None where there are none."""
    return Own(people, places) if people or places else None
