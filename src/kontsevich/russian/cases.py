"""The cases of Russian names: every form of a listed name → the name (``hangul/cases.tsv``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from ..law import tables
from ..law.rules import NOTHING
from ..transcription.layout import fold_yo
from . import name_table as names
from .letter_rules import Norm

CASE, CASE_DOUBTFUL = "hangul-case", "hangul-case-doubtful"

_SURNAME, _PLACE, _PERSON = "surname", "place", "person"
_OWN = ("given", "patronymic")  # the kinds of name that say of which sex a person is
_HYPHEN = "-"
_GENDERS = {"m": "f", "f": "m"}  # and the other


class Paradigm(NamedTuple):
    """How names with one ending decline: for which kinds and gender, and the five endings."""

    kinds: tuple[str, ...]
    gender: str
    cut: int
    endings: tuple[str, ...]


@cache
def paradigms() -> dict[str, tuple[Paradigm, ...]]:
    """The paradigms by the letters that end a nominative."""
    found: dict[str, tuple[Paradigm, ...]] = {}
    for final, kinds, gender, cut, *endings in tables.read_tsv("hangul/cases.tsv"):
        bare = tuple(ending.replace(NOTHING, "") for ending in endings)
        row = Paradigm(tuple(kinds.split("|")) if kinds else (), gender, int(cut), bare)
        found[final] = (*found.get(final, ()), row)
    return found


@cache
def _longest_final() -> int:
    return max(map(len, paradigms()))


def decline(word: str, kind: str, gender: str = "") -> list[tuple[str, ...]]:
    """The five cases of a lower-case nominative, once for each way in which it may decline.

    The longest ending of the table that fits the kind and the gender decides; a word with none
    does not decline.

    >>> decline("шойгу", "surname"), decline("иванов", "surname", "m")[0][:3]
    ([], ('иванова', 'иванову', 'иванова'))
    """
    for width in range(min(len(word), _longest_final()), 0, -1):
        rows = [row for row in paradigms().get(word[-width:], ()) if _fits(row, kind, gender)]
        if rows:
            return [tuple(word[: len(word) - row.cut] + end for end in row.endings) for row in rows]
    return []


def _fits(row: Paradigm, kind: str, gender: str) -> bool:
    genders = gender or row.gender
    return (not row.kinds or kind in row.kinds) and (not row.gender or row.gender in genders)


def decline_phrase(words: tuple[str, ...], person: bool = False) -> list[tuple[str, ...]]:
    """The forms of a name of several lower-case words.

    All words of a person's name decline; of a place's, the adjectives before a noun and the noun.

    >>> decline_phrase(("северная", "корея"))[0], decline_phrase(("республика", "корея"))[0]
    (('северной', 'кореи'), ('республики', 'корея'))
    """
    last = len(words)
    if not person:
        ends = tuple(tables.read_toml("hangul/alphabet.toml")["adjective"]["heads"])
        last = next((at for at, word in enumerate(words, 1) if not word.endswith(ends)), last)
    kind = _PLACE
    options = [decline(word, kind)[:2] or [(word,) * 5] for word in words[:last]]
    return [
        (*(way[case] for way in ways), *words[last:])
        for ways in _ways(options)
        for case in range(5)
    ]


def _ways(options: list[list[tuple[str, ...]]]) -> Iterator[list[tuple[str, ...]]]:
    """One way to decline each word, and, where a word has another, that with the first of all."""
    first = [found[0] for found in options]
    yield first
    for at, found in enumerate(options):
        for other in found[1:]:
            yield [*first[:at], other, *first[at + 1 :]]


@cache
def forms() -> dict[str, tuple[str, ...]]:
    """Forms of the listed names in lower case → the names that they may be forms of.

    A form that is itself a listed name is left out.

    >>> forms()["москве"], forms()["александре"]
    (('москва',), ('александр', 'александра'))
    """
    found: dict[str, tuple[str, ...]] = {}
    listed = names.known() | {row.russian.lower() for row in names.foreign()}
    whole = {word for name in listed for word in (name, *name.split(" ")[1:])}
    for nominative, kind, gender in _listed():
        head, rest = _head(nominative)
        for way in decline(head, kind, gender):
            for form in _spellings([form + rest for form in way]):
                if form not in whole and nominative not in found.get(form, ()):
                    found[form] = (*found.get(form, ()), nominative)
    return found


@cache
def phrase_forms(norm: Norm) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Forms of the listed names of several words by their first word, each with its name.

    >>> phrase_forms("south")["нижнем"][0]
    (('нижнем', 'новгороде'), 'нижний новгород')
    """
    persons = {row.russian.lower() for row in names.foreign() if row.kind == _PERSON}
    whole = names.whole_phrases(norm)
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for words in whole:
        name = " ".join(words)
        for form in decline_phrase(words, name in persons):
            if form not in whole:
                found.setdefault(form[0], {}).setdefault(form, name)
    return {
        first: tuple(sorted(rows.items(), key=lambda row: (-len(row[0]), row[0])))
        for first, rows in found.items()
    }


def _head(name: str) -> tuple[str, str]:
    """What of a word declines, and what follows: of three parts only the first does."""
    if name.count(_HYPHEN) > 1:
        head, hyphen, rest = name.partition(_HYPHEN)
        return head, hyphen + rest
    return name, ""


def _spellings(way: Iterable[str]) -> Iterator[str]:
    for form in way:
        yield form
        folded = fold_yo(form)
        if folded != form:
            yield folded


def _listed() -> Iterator[tuple[str, str, str]]:
    """(name in lower case, kind, gender) of all single words listed, one kind at a time."""
    for name in names.names():
        if " " not in name.russian:
            for kind in name.kinds:
                yield name.russian.lower(), kind, name.gender
    for row in names.foreign():
        if " " not in row.russian and row.russian[0] != row.russian[0].lower():
            yield row.russian.lower(), _PLACE, ""


def find_nominatives(word: str) -> tuple[str, ...]:
    """The listed names, in lower case, that a lower-case word is a case of; none if it is one.

    >>> find_nominatives("сергея"), find_nominatives("сергей"), find_nominatives("столе")
    (('сергей',), (), ())
    """
    return forms().get(word, ())


@cache
def person_forms(gender: str) -> dict[str, str]:
    """Forms of the given names and patronymics of men (m) or women (f) → the name.

    >>> person_forms("m")["александра"], person_forms("f")["анны"]
    ('александр', 'анна')
    """
    return {
        form: name.russian.lower()
        for name in names.names()
        for kind in name.kinds
        if gender in name.gender and kind in _OWN
        for way in decline(name.russian.lower(), kind, gender)
        for form in _spellings(way)
    }


def read_gender(word: str, follower: str) -> str:
    """m or f if two lower-case words open a person's name in a case other than the nominative.

    >>> read_gender("сергея", "петрова"), read_gender("александра", "сергеевича")
    ('m', 'm')
    >>> read_gender("александра", "петрова"), read_gender("марии", "захаровой")
    ('', 'f')
    """
    listed = names.known()
    for gender in _GENDERS:
        found, other = person_forms(gender), person_forms(_GENDERS[gender])
        if word in found and (
            (word not in listed and word not in other)
            or (follower in found and follower not in listed)
        ):
            return gender
    return ""


@cache
def _surname_forms(gender: str) -> tuple[tuple[str, str], ...]:
    """(ending, ending of the nominative) of surnames of this gender, the longest first."""
    found = {}
    for final, rows in paradigms().items():
        for row in rows:
            if _SURNAME in row.kinds and row.gender in ("", gender):
                for ending in row.endings:
                    found[final[: len(final) - row.cut] + ending] = final
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair)))


def read_surname(word: str, gender: str) -> str:
    """The nominative of a surname from a lower-case form of it, or nothing.

    Use it after a given name in a case: after a man's, Петрова is no woman.

    >>> read_surname("петрова", "m"), read_surname("достоевским", "m"), read_surname("шойгу", "m")
    ('петров', 'достоевский', '')
    >>> read_surname("захаровой", "f")
    'захарова'
    """
    for ending, final in _surname_forms(gender):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + final
    return ""
