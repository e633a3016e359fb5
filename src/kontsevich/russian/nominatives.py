"""A form of a listed Russian name → the names that it may be a case of.

Nothing is declined ahead: the ends of a form lead to the nominatives that it may have, and only
those of them that are listed are declined, to see whether the form is really theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ..transcription.layout import fold_yo
from . import name_table as names
from .cases import decline, decline_phrase, paradigms
from .letter_rules import NORMS, Norm

_PLACE, _PERSON = "place", "person"
_OWN = ("given", "patronymic")  # the kinds of name that say of which sex a person is
_LISTED, _PHRASE = "listed", "phrase"  # roles; m and f are those of a person's own names
_HYPHEN = "-"
_GENDERS = {"m": "f", "f": "m"}  # and the other
_HEAD = 8  # letters by which most words are seen to be no case of a name
_FORMS = 1 << 15  # kept in memory, of each kind


class Entry(NamedTuple):
    """A lower-case nominative of one word, as what it declines, and in what role it is listed."""

    name: str
    kind: str
    gender: str
    role: str


def _parted(name: str) -> tuple[str, str]:
    """What of a word declines, and what follows: of three parts only the first does."""
    if name.count(_HYPHEN) > 1:
        head, hyphen, rest = name.partition(_HYPHEN)
        return head, hyphen + rest
    return name, ""


def _is_case(head: str, rest: str, entry: Entry) -> bool:
    nominative, own_rest = _parted(entry.name)
    return rest in (own_rest, fold_yo(own_rest)) and any(
        head in (form, fold_yo(form))
        for way in decline(nominative, entry.kind, entry.gender)
        for form in way
    )


@cache
def _tails() -> dict[str, tuple[str, ...]]:
    """The end of a form → the ends of the nominatives that have a case with it; е for ё."""
    found: dict[str, dict[str, None]] = {}
    for final, rows in paradigms().items():
        for row in rows:
            for ending in row.endings:
                tail = fold_yo(final[: len(final) - row.cut] + ending)
                found.setdefault(tail, {})[fold_yo(final)] = None
    return {tail: tuple(finals) for tail, finals in found.items()}


@cache
def _longest_tail() -> int:
    return max(map(len, _tails()))


def _listed() -> Iterator[Entry]:
    """All single words that decline, one kind at a time: of the rarer names none of a place,
    for their cases are surnames too (Кашина, Пескова).
    """
    for name in names.names():
        if " " not in name.russian:
            for kind in name.kinds:
                yield Entry(name.russian.lower(), kind, name.gender, _LISTED)
    for row in names.foreign():
        if " " not in row.russian and row.russian[0] != row.russian[0].lower():
            yield Entry(row.russian.lower(), _PLACE, "", _LISTED)
    for russian, gender, kind in names.plain():
        if kind in _OWN:
            yield Entry(russian, kind, gender, _LISTED)


@cache
def _book() -> dict[str, list[tuple[int, Entry]]]:
    """The entries, numbered, by what of their names declines; е for ё."""
    found: dict[str, list[tuple[int, Entry]]] = {}
    for index, entry in enumerate((*_listed(), *_own_names(), *_first_words())):
        found.setdefault(fold_yo(_parted(entry.name)[0]), []).append((index, entry))
    return found


@cache
def _heads() -> frozenset[str]:
    """How the forms of the names in the book begin, е for ё: most words begin otherwise."""
    found = set()
    ends: dict[str, set[str]] = {}
    for tail, finals in _tails().items():
        for final in finals:
            ends.setdefault(final, set()).add(tail)
    for name in _book():
        for width in range(min(len(name), _longest_final()) + 1):
            stem, tails = name[: len(name) - width], ends.get(name[len(name) - width :])
            if tails is not None:
                found |= {(stem + tail)[:_HEAD] for tail in tails} if width else {stem[:_HEAD]}
    return frozenset(found)


@cache
def _longest_final() -> int:
    return max(map(len, paradigms()))


@lru_cache(maxsize=_FORMS)
def _read(form: str) -> dict[str, tuple[str, ...]]:
    """The names that a lower-case form, with ё or with е for it, is a case of, by their roles."""
    head, rest = _parted(form)
    folded = fold_yo(head)
    if folded[:_HEAD] not in _heads():
        return {}
    book, tails = _book(), _tails()
    found = []
    for width in range(min(len(folded), _longest_tail()) + 1):
        stem = folded[: len(folded) - width]
        for final in tails.get(folded[len(folded) - width :], ()):
            for index, entry in book.get(stem + final, ()):
                if _is_case(head, rest, entry):
                    found.append((index, entry))
    roles: dict[str, dict[str, None]] = {}
    for _, entry in sorted(found):
        roles.setdefault(entry.role, {})[entry.name] = None
    return {role: tuple(named) for role, named in roles.items()}


@cache
def _whole() -> frozenset[str]:
    """Words that are names as they stand, or words of names: no case is sought for them.

    Whatever may be found as a nominative is among them, so that no name leads back to itself:
    Нинель is spelt as its own accusative.
    """
    listed = names.known() | names.foreign_names()
    listed |= {name for name, _, kind in names.plain() if kind in _OWN}
    return frozenset(word for name in listed for word in (name, *name.split(" ")[1:]))


def find_nominatives(word: str) -> tuple[str, ...]:
    """The listed names, in lower case, that a lower-case word is a case of; none if it is one.

    >>> find_nominatives("сергея"), find_nominatives("сергей"), find_nominatives("столе")
    (('сергей',), (), ())
    >>> find_nominatives("александре"), find_nominatives("нинель")
    (('александр', 'александра'), ())
    """
    return () if word in _whole() else _read(word).get(_LISTED, ())


def _own_names() -> Iterator[Entry]:
    """Given names and patronymics, for men and for women."""
    listed = [(name.russian.lower(), name.gender, name.kinds) for name in names.names()]
    listed += [(name, known, (kind,)) for name, known, kind in names.plain()]
    for name, known, kinds in listed:
        for kind in kinds:
            if kind in _OWN:
                yield from (Entry(name, kind, gender, gender) for gender in known)


def find_own_name(word: str, gender: str) -> str:
    """The given name or patronymic of a man (m) or a woman (f) in a case, or nothing.

    >>> find_own_name("александра", "m"), find_own_name("анны", "f"), find_own_name("анны", "m")
    ('александр', 'анна', '')
    """
    found = _read(word).get(gender)
    return found[-1] if found else ""


def read_gender(word: str, follower: str) -> str:
    """m or f if two lower-case words open a person's name in a case other than the nominative.

    >>> read_gender("сергея", "петрова"), read_gender("александра", "сергеевича")
    ('m', 'm')
    >>> read_gender("александра", "петрова"), read_gender("марии", "захаровой")
    ('', 'f')
    """
    listed = names.surely_russian()
    for gender, other in _GENDERS.items():
        if find_own_name(word, gender) and (
            (word not in listed and not find_own_name(word, other))
            or (find_own_name(follower, gender) and follower not in listed)
        ):
            return gender
    return ""


def _first_words() -> Iterator[Entry]:
    """The words with which names of several words begin, under either norm."""
    for first in dict.fromkeys(first for norm in NORMS for first in names.phrases(norm)):
        yield Entry(first, _PLACE, "", _PHRASE)


@lru_cache(maxsize=_FORMS)
def find_phrases(first: str, norm: Norm) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Forms of the listed names of several words that begin with a word, each with its name.

    >>> dict(find_phrases("нижнем", "south"))["нижнем", "новгороде"]
    'нижний новгород'
    """
    persons = _persons()
    whole = names.whole_phrases(norm)
    found: dict[tuple[str, ...], str] = {}
    for begin in (first, *_read(first).get(_PHRASE, ())):
        for words, _ in names.phrases(norm).get(begin, ()):
            name = " ".join(words)
            for form in decline_phrase(words, name in persons):
                if form[0] == first and form not in whole:
                    found.setdefault(form, name)
    return tuple(sorted(found.items(), key=lambda row: (-len(row[0]), row[0])))


@cache
def _persons() -> frozenset[str]:
    return frozenset(row.russian.lower() for row in names.foreign() if row.kind == _PERSON)


def may_open(word: str, norm: Norm) -> bool:
    """Whether a lower-case word in a case may open a name of several words.

    >>> may_open("нижнем", "south"), may_open("сергея", "south"), may_open("столе", "south")
    (True, True, False)
    """
    roles = _read(word)
    return not _GENDERS.keys().isdisjoint(roles) or (
        (_PHRASE in roles or word in names.phrases(norm)) and bool(find_phrases(word, norm))
    )
