"""A Korean reference by its fields: authors as names, titles and publishers with a capital.

A line is a reference. What stands in the brackets of titles is a title; before the first of them
stand the authors, after it place, publisher and the rest. Without brackets the leading fields that
are names are the authors, and the next one is the title (decision 26).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..hangul.syllables import RUN
from ..law import tables
from .people import GIVEN_AT_MOST, find_person, looks_like_name, split_name, surnames
from .places import places
from .segments import Reading

FILE = "names/citation.toml"
AUTHOR, TITLE = "author", "title"
_LONGEST_AUTHOR = 4  # syllables of a person's name


class Field(NamedTuple):
    """A stretch of a reference: where it begins and ends, and whether authors stand in it."""

    start: int
    end: int
    role: str


def cut_citation(line: str) -> list[Field]:
    """The fields of one reference, in order.

    >>> line = "박명림, 한국전쟁의 발발과 기원, 서울: 나남, 1996"
    >>> [line[one.start : one.end] for one in cut_citation(line)]
    ['박명림', '한국전쟁의 발발과 기원', '서울', '나남', '1996']
    """
    bracketed = list(_title_pattern().finditer(line))
    if not bracketed:
        return _cut_plain(line, 0, len(line), authors=True)
    fields = [
        one._replace(role=AUTHOR) for one in _cut_plain(line, 0, bracketed[0].start(), authors=True)
    ]
    for index, title in enumerate(bracketed):
        fields.append(Field(title.start() + 1, title.end() - 1, TITLE))
        following = bracketed[index + 1].start() if index + 1 < len(bracketed) else len(line)
        fields += _cut_plain(line, title.end(), following, authors=False)
    return fields


def _cut_plain(line: str, start: int, end: int, authors: bool) -> list[Field]:
    """The fields between separators; the leading ones that are names are authors'."""
    fields: list[Field] = []
    for found in _field_pattern().finditer(line, start, end):
        text = found[0].rstrip()
        authors = authors and is_author(text, first=not fields)
        fields.append(Field(found.start(), found.start() + len(text), AUTHOR if authors else TITLE))
        authors = authors and not any(map(is_role, RUN.findall(text)))
    return fields


def is_author(text: str, first: bool) -> bool:
    """Whether a field is authors' names, alone or with what they did; only the first may be of a
    surname and any syllables, since later ones may as well be a title or a place.

    >>> is_author("이 상 저", first=True), is_author("와다 하루키 저", first=True)
    (True, False)
    """
    parts = [RUN.findall(part) for part in _joint_pattern().split(text)]
    return all(_is_person([one for one in words if not is_role(one)], first) for words in parts)


def _is_person(words: list[str], first: bool) -> bool:
    if len(words) == 1 and first:
        return is_name(words[0])
    if len(words) == 1:
        return looks_like_name(words[0]) and words[0] not in places()
    return len(words) == 2 and words[0] in surnames() and len(words[1]) <= GIVEN_AT_MOST


def is_name(word: str) -> bool:
    """Whether a word where authors stand is a person's name.

    >>> is_name("박명림"), is_name("국사편찬위원회")
    (True, False)
    """
    if find_person(word):
        return True
    surname, given = split_name(word)[0]
    return bool(surname) and 0 < len(given) <= GIVEN_AT_MOST and len(word) <= _LONGEST_AUTHOR


def takes_no_capital(text: str) -> bool:
    """Whether a field tells of a volume, a page or a thesis, or does not begin with Hangul."""
    first = RUN.search(text)
    if first is None or any(sign.isalnum() for sign in text[: first.start()]):
        return True
    return any(first[0].startswith(plain) for plain in _law("plain")) or first[0] in _law("roles")


def capitalise_first(reading: Reading) -> Reading:
    """A reading whose first segment has a capital: it begins a title, or names a publisher."""
    first, *rest = reading.segments
    return reading._replace(segments=(first._replace(capital=True), *rest))


def is_role(word: str) -> bool:
    """Whether a word beside an author says what the author did."""
    return word in _law("roles")


def _law(key: str) -> list[str]:
    words: list[str] = tables.read_toml(FILE)[key]
    return words


@cache
def _title_pattern() -> re.Pattern[str]:
    pairs = (map(re.escape, pair) for pair in _law("titles"))
    return re.compile("|".join(f"{left}[^{left}{right}]+{right}" for left, right in pairs))


@cache
def _joint_pattern() -> re.Pattern[str]:
    joints = re.escape(tables.read_toml(FILE)["joints"])
    return re.compile(f"[{joints}]")


@cache
def _field_pattern() -> re.Pattern[str]:
    separators = re.escape(tables.read_toml(FILE)["separators"])
    return re.compile(rf"[^\s{separators}][^{separators}]*")
