"""Words that Hangul spells by custom, and the commonest Russian names (``tables/hangul``).

Only what deviates from the rules has its Hangul in the tables; all else is computed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, TypeVar

from ..law import tables
from ..transcription.layout import fold_yo
from .letter_rules import Norm, alphabet

ESTABLISHED, NAME, YO = "hangul-established", "hangul-name", "hangul-yo"
TERM, FOREIGN, PERSON = "hangul-term", "hangul-foreign", "hangul-person"
OWN, POLAND = "own", "poland"  # of a given name: only Russians bear it, or Poles do too
SURNAMES = "hangul/surnames.tsv"

_NO_PLACES = frozenset(("language", "people", "person"))
_NAMES_OF = ("city", "person", "region", "river")

RowT = TypeVar("RowT")

_WORD = r"[\u0400-\u052f]+(?:-[\u0400-\u052f]+)*"
_PLAIN = re.compile(f"{_WORD}(?: {_WORD})*")
_FIRST = re.compile(_WORD)


class Name(NamedTuple):
    """A row of ``names.tsv``: Hangul only where it is irregular.

    `ambiguous` lists the Hangul that may as well be a Korean word or another nation's name (for
    a man's surname that of the feminine too), `variants` further Korean spellings met in print;
    `kinds` are given, patronymic, surname, place; `gender` is m, f, mf or nothing.
    """

    russian: str
    south: str
    north: str
    ambiguous: tuple[str, ...]
    variants: tuple[str, ...]
    gender: str
    kinds: tuple[str, ...]


class Foreign(NamedTuple):
    """A row of ``foreign.tsv``: a name that is not spelt as Russian, with its source.

    `origin` is the language that its Hangul comes from; `variants` are other forms in print.
    """

    russian: str
    south: str
    north: str
    variants: tuple[str, ...]
    origin: str
    kind: str


class Row(NamedTuple):
    """The established Hangul of a word or phrase, with the table's row that says so."""

    russian: str
    hangul: str
    step: str

    @property
    def rule(self) -> str:
        """The rule as a trace names it: the step, and the row that decided."""
        return f"{self.step}:{self.russian}"


@cache
def names() -> tuple[Name, ...]:
    """The rows of the table of names and, after each surname of a man, its feminine form.

    >>> [name.russian for name in names() if name.russian.startswith("Захаров")]
    ['Захаров', 'Захарова']
    """
    return tuple(_names())


def feminine(surname: str) -> str:
    """The feminine of a man's surname, or nothing where there is none.

    >>> feminine("Чайковский"), feminine("Блок")
    ('Чайковская', '')
    """
    for ending, other in tables.read_tsv("hangul/feminine.tsv"):
        if surname.endswith(ending):
            return surname.removesuffix(ending) + other
    return ""


@cache
def rows(norm: Norm) -> dict[str, Row]:
    """Words whose Hangul under this norm is established, by their lower-case form."""
    return {key: row for key, row in _rows(norm) if " " not in key and _is_plain(key)}


@cache
def foreign() -> tuple[Foreign, ...]:
    """The names that are not spelt as Russian: countries, cities, seas, persons …

    >>> next(row.south for row in foreign() if row.russian == "Лондон")
    '런던'
    """
    return tuple(
        Foreign(russian, south, north, _split(variants), origin, kind)
        for russian, south, north, variants, origin, kind, _ in tables.read_tsv(
            "hangul/foreign.tsv"
        )
    )


@cache
def foreign_names() -> frozenset[str]:
    """The same names in lower case, under either norm.

    >>> "лондон" in foreign_names()
    True
    """
    return frozenset(row.russian.lower() for row in foreign())


@cache
def foreign_words(norm: Norm) -> frozenset[str]:
    """Foreign names in lower case that have no form under this norm: none may be made up."""
    named = foreign() if norm != "south" else ()
    whole = known()
    return frozenset(
        key for row in named if not row.north and (key := row.russian.lower()) not in whole
    )


@cache
def other_words() -> frozenset[str]:
    """Listed names in lower case with letters that are not Russian: київ.

    >>> "київ" in other_words(), "киев" in other_words()
    (True, False)
    """
    letters = alphabet().letters | alphabet().hyphens
    return frozenset(
        key
        for row in foreign()
        if " " not in row.russian and not letters.issuperset(key := row.russian.lower())
    )


@cache
def known() -> frozenset[str]:
    """The names of the table of Russian names in lower case."""
    return frozenset(name.russian.lower() for name in names())


@cache
def plain() -> tuple[tuple[str, str, str], ...]:
    """(name in lower case, gender, kind) of Russian names that the rules spell rightly.

    They are too rare for the table of names: a row only says that the name is Russian.

    >>> ("кологрив", "", "place") in plain()
    True
    """
    return tuple(
        (russian.lower(), gender, kind)
        for russian, gender, kind, _ in tables.read_tsv("hangul/russian.tsv")
    )


@cache
def surely_russian() -> frozenset[str]:
    """Names in lower case of which a table says that they are Russian.

    >>> {"москва", "спас-клепики"} <= surely_russian()
    True
    """
    return known() | {name for name, _, _ in plain()}


@cache
def phrases(norm: Norm) -> dict[str, tuple[tuple[tuple[str, ...], Row | None], ...]]:
    """Phrases by their first word in lower case, the longest first; all words in lower case.

    A phrase without a row is the name of a place: computed, and written as one word.
    """
    return _by_first_word(whole_phrases(norm))


@cache
def whole_phrases(norm: Norm) -> dict[tuple[str, ...], Row | None]:
    """The phrases of `phrases`, each by its words in lower case, with ё and with е for it.

    >>> whole_phrases("south")["петр", "порошенко"].hangul
    '페트로 포로셴코'
    """
    found: dict[tuple[str, ...], Row | None] = {
        tuple(name.russian.lower().split()): None
        for name in names()
        if "place" in name.kinds and " " in name.russian
    }
    found |= {tuple(name.split()): None for name, _, kind in plain() if " " in name}
    rows = {key: row for key, row in _rows(norm) if " " in key and _is_plain(key)}
    found |= {tuple(key.split()): row for key, row in rows.items()}
    return {tuple(map(fold_yo, words)): row for words, row in found.items()} | found


@cache
def territories(norm: Norm) -> dict[str, tuple[tuple[tuple[str, ...], Row], ...]]:
    """Names of territories that are translated as wholes (on request), as in `phrases`."""
    column = _column(norm)
    return _by_first_word(
        {
            tuple(row[0].lower().split()): Row(row[0], row[column], TERM)
            for row in tables.read_tsv("hangul/territories.tsv")
            if row[column]
        }
    )


@cache
def restored() -> dict[str, str]:
    """Names printed with е for ё → the name with ё, both in lower case.

    >>> restored()["хрущева"]
    'хрущёва'
    """
    table = tables.read_toml("hangul/alphabet.toml")
    full, folded = table["yo"]
    whole = surely_russian()
    found = {word.replace(full, folded): word for word in whole if full in word}
    return {word: name for word, name in found.items() if word not in whole}


@cache
def special_words(norm: Norm) -> frozenset[str]:
    """Words in lower case that are not simply spelt as they stand."""
    return frozenset(rows(norm)) | frozenset(restored())


@cache
def exact(norm: Norm) -> dict[str, tuple[tuple[str, Row], ...]]:
    """Names with points, brackets or apostrophes in lower case, by their first word.

    >>> [name for name, _ in exact("south")["гонконг"]]
    ['гонконг (сар)']
    """
    found: dict[str, list[tuple[str, Row]]] = {}
    for key, row in sorted(_rows(norm), key=lambda pair: (-len(pair[0]), pair[0])):
        if not _is_plain(key):
            first = _FIRST.match(key)
            if first is not None:
                found.setdefault(first[0], []).append((key, row))
    return {first: tuple(named) for first, named in found.items()}


@cache
def phrase_words(norm: Norm) -> frozenset[str]:
    """Words in lower case with which a phrase or the name of a place may begin or end."""
    return frozenset(phrases(norm)) | place_words("opens") | place_words("closes")


@cache
def given_names() -> frozenset[str]:
    """The given names of the tables in lower case."""
    listed = frozenset(name.russian.lower() for name in names() if "given" in name.kinds)
    return listed | {name for name, _, kind in plain() if kind == "given"}


@cache
def womens_names() -> frozenset[str]:
    """The given names in lower case that only women have."""
    listed = [(name.russian.lower(), name.gender, name.kinds) for name in names()]
    listed += [(name, gender, (kind,)) for name, gender, kind in plain()]
    return frozenset(name for name, gender, kinds in listed if gender == "f" and "given" in kinds)


@cache
def listed_surnames() -> frozenset[str]:
    """The surnames of the table of names in lower case, of men and of women."""
    return frozenset(name.russian.lower() for name in names() if "surname" in name.kinds)


@cache
def rarer_surnames() -> frozenset[str]:
    """Russian surnames in lower case that their look alone does not tell, of men and of women.

    >>> {"карелин", "карелина", "шевчук"} <= rarer_surnames()
    True
    """
    men = [row[0] for row in tables.read_tsv(SURNAMES)]
    return frozenset(name.lower() for man in men for name in (man, feminine(man) or man))


@cache
def shared_names() -> dict[str, str]:
    """Names in lower case that other nations bear too, and which: Poland, or all the world.

    >>> shared_names()["казимир"], shared_names()["марк"], "сергей" in shared_names()
    ('poland', 'world', False)
    """
    return {row[0].lower(): row[1] for row in tables.read_tsv("hangul/shared-names.tsv")}


@cache
def strangers() -> frozenset[str]:
    """Foreign names of one word in lower case, of which another may be meant beside a name.

    Cities, rivers and persons: a state stands before the names of its people (президент США Буш).

    >>> "нил" in strangers(), "сша" in strangers()
    (True, False)
    """
    return frozenset(
        row.russian.lower()
        for row in foreign()
        if row.kind in _NAMES_OF and _FIRST.fullmatch(row.russian)
    )


@cache
def foreign_places() -> frozenset[str]:
    """Foreign places in lower case: they stand beside each other in lists.

    >>> "рим" in foreign_places(), "финн" in foreign_places()
    (True, False)
    """
    return frozenset(row.russian.lower() for row in foreign() if row.kind not in _NO_PLACES)


@cache
def nationalities() -> frozenset[str]:
    """The words with a small letter that have Hangul of their own: немец, финн."""
    return frozenset(row.russian for row in foreign() if row.russian[0] == row.russian[0].lower())


@cache
def also_places() -> frozenset[str]:
    """Given names and surnames in lower case that are foreign places too.

    >>> "львов" in also_places(), "сергей" in also_places()
    (True, False)
    """
    persons = {
        name.russian.lower() for name in names() if not {"given", "surname"}.isdisjoint(name.kinds)
    }
    return frozenset(persons & foreign_names())


@cache
def feminines() -> dict[str, str]:
    """Women's surnames in lower case → the man's surname that has a case spelt alike.

    >>> feminines()["пушкина"]
    'Пушкин'
    """
    return {
        woman.lower(): name.russian
        for name in names()
        if name.gender == "m" and "surname" in name.kinds
        for woman in [feminine(name.russian)]
        if woman == name.russian + woman[-1:]
    }


@cache
def place_words(role: str) -> frozenset[str]:
    """Words that mark the name of a place of two words, in lower case.

    `role` is opens (Великий …) or closes (… Посад).
    """
    rows = tables.read_tsv("hangul/solid.tsv")
    return frozenset(word.lower() for word, known in rows if known == role)


@cache
def letter_names(norm: Norm) -> dict[str, str]:
    """The name of each capital letter, for initials and abbreviations."""
    return {row[0]: row[_column(norm)] for row in tables.read_tsv("hangul/letter-names.tsv")}


def _names() -> Iterator[Name]:
    for russian, south, north, ambiguous, variants, gender, kinds in tables.read_tsv(
        "hangul/names.tsv"
    ):
        name = Name(
            russian, south, north, _split(ambiguous), _split(variants), gender, _split(kinds)
        )
        yield name
        if gender == "m" and "surname" in name.kinds and feminine(russian):
            yield Name(feminine(russian), "", "", _split(ambiguous), (), "f", ("surname",))


@cache
def _rows(norm: Norm) -> tuple[tuple[str, Row], ...]:
    """(name in lower case, row) of all that has its own Hangul; the last of a name counts."""
    column = _column(norm)
    named: list[tuple[str, str, str]] = [
        (other.russian, other.south if norm == "south" else other.north, FOREIGN)
        for other in foreign()
    ]
    named += [
        (name.russian, name.south if norm == "south" else name.north, NAME) for name in names()
    ]
    named += [
        (row[0], row[column], ESTABLISHED) for row in tables.read_tsv("hangul/established.tsv")
    ]
    return tuple(
        (russian.lower(), Row(russian, hangul, step)) for russian, hangul, step in named if hangul
    )


def _is_plain(key: str) -> bool:
    """Whether a name is nothing but words with one blank between them."""
    return _PLAIN.fullmatch(key) is not None


def _by_first_word(
    found: dict[tuple[str, ...], RowT],
) -> dict[str, tuple[tuple[tuple[str, ...], RowT], ...]]:
    grouped: dict[str, list[tuple[tuple[str, ...], RowT]]] = {}
    for words, row in sorted(found.items(), key=lambda item: (-len(item[0]), item[0])):
        grouped.setdefault(words[0], []).append((words, row))
    return {first: tuple(options) for first, options in grouped.items()}


def _column(norm: Norm) -> int:
    return 1 if norm == "south" else 2


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()
