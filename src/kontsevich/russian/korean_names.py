"""Korean names in Russian text, written by the standard: they go home as Hangul, not as loans.

Only listed persons and places, in their cases; the register of them is generated from their
tables (`kontsevich.register`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..law import tables
from ..law.rules import NOTHING
from ..transcription.layout import fold_yo
from .declension import stems

WORDS, NAMES = "hangul/korean-words.tsv", "hangul/korean-names.tsv"
HEADS = "hangul/korean-heads.tsv"
COLUMNS = ("cyrillic", "hangul", "declines", "certain")
ONLY, LIKELIEST = "only", "likeliest"
KOREAN, KOREAN_SHARED = "hangul-korean", "hangul-korean-shared"
HEAD = 6  # letters by which a word is seen to be none
LONGEST = 4  # words of one name
_YES = "yes"
_FOLDED_FROM = 6  # letters; a shorter name without its ё may be a Russian word


class Korean(NamedTuple):
    """A listed person or place: its standard Cyrillic, its Hangul, the step that says so."""

    cyrillic: str
    hangul: str
    step: str

    @property
    def rule(self) -> str:
        """The rule as a trace names it: the step, and the row that decided."""
        return f"{self.step}:{self.cyrillic}"


@cache
def heads() -> frozenset[str]:
    """How a word that may be a Korean name begins: in lower case, with a capital, in capitals.

    >>> "пхеньян"[:HEAD] in heads(), "Пхеньян"[:HEAD] in heads(), "Москва"[:HEAD] in heads()
    (True, True, False)
    """
    return frozenset(form for head in _heads(1) for form in (head, head.capitalize(), head.upper()))


@cache
def first_words() -> frozenset[str]:
    """The first words of Korean names of several words, in lower case.

    >>> "ким" in first_words(), "сергей" in first_words()
    (True, False)
    """
    return frozenset(_heads(2))


def _heads(column: int) -> Iterator[str]:
    for row in tables.read_tsv(HEADS):
        for rest in row[column].split():
            yield row[0] + rest.replace(NOTHING, "")


def find_korean(name: str) -> Korean | None:
    """The listed person or place that these lower-case words are, in any case of Russian.

    >>> find_korean("ким чжонына").hangul, find_korean("пхеньяне").hangul
    ('김정은', '평양')
    >>> find_korean("чхве сонхи").hangul, find_korean("москва")
    ('최선희', None)
    """
    before, blank, last = name.rpartition(" ")
    register = _register(NAMES if blank else WORDS)
    row = register.rows.get(name)
    if row is None and before in register.befores:
        row = _find_declined(register, before + blank, last)
    if row is None:
        return None
    cyrillic, hangul, _, certain = row
    return Korean(cyrillic, hangul, KOREAN if certain == ONLY else KOREAN_SHARED)


class _Register(NamedTuple):
    """Rows by their Cyrillic in lower case, and all that may stand before the last word."""

    rows: dict[str, tuple[str, ...]]
    befores: frozenset[str]


def _find_declined(register: _Register, before: str, last: str) -> tuple[str, ...] | None:
    if before + last not in _homographs():
        for stem in stems(last):
            row = register.rows.get(before + stem.form)
            if row is not None and stem.cases and row[2] == _YES:
                return row
    return None


def may_fold(name: str) -> bool:
    """Whether a name is known without its ё, too.

    >>> may_fold("Пхёнчхан"), may_fold("Корё")
    (True, False)
    """
    return len(name) >= _FOLDED_FROM


@cache
def _register(table: str) -> _Register:
    rows = {row[0].lower(): row for row in tables.read_tsv(table)}
    folded = {fold_yo(key): row for key, row in rows.items() if may_fold(key)}
    return _Register(folded | rows, frozenset(key.rpartition(" ")[0] for key in (*rows, *folded)))


@cache
def _homographs() -> frozenset[str]:
    return frozenset(row[0] for row in tables.read_tsv("hangul/homographs.tsv"))
