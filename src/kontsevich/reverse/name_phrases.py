"""What stands around names: initials, words before them, several names in one text."""

from __future__ import annotations

import re
from functools import cache

from ..law import tables
from .name_counts import WEIGHTS
from .scripts import CYRILLIC, LATIN
from .surnames import read_surname_token

_INITIALS = r"(?:[^\W\d_]{1,2}\.[\s-]*){1,3}"
_BEHIND = re.compile(rf"(?P<name>[^\W\d_][^\s,.]+),?\s+{_INITIALS}$")
_BEFORE = re.compile(rf"{_INITIALS}(?P<name>[^\W\d_][^\s,.]+)$")


def find_surname(text: str) -> str:
    """The surname of a name whose given name is but initials, or of a family; "" for other texts.

    >>> find_surname("Ким Ч. Ы."), find_surname("J.-H. Park"), find_surname("Ким Чен Ын")
    ('Ким', 'Park', '')
    >>> find_surname("Кимы"), find_surname("семья Пак"), find_surname("Пак-младший")
    ('Ким', '', 'Пак')
    """
    text = text.strip()
    found = _BEHIND.fullmatch(text) or _BEFORE.fullmatch(text)
    if found:
        return found["name"]
    name = _kin().sub("", text)
    if name != text and _is_surname(name):
        return name
    for ending in _phrases()["plurals"]:
        name = text.removesuffix(ending)
        if name != text and _is_surname(name):
            return name
    return ""


def _is_surname(word: str) -> bool:
    """Whether a word with a capital is a surname by our own system."""
    return (
        word[:1].isupper()
        and " " not in word
        and any(not found.rules for found in read_surname_token(word.lower(), CYRILLIC))
    )


@cache
def _kin() -> re.Pattern[str]:
    """Which of a family it is: the junior, the senior, in any case."""
    stems = "|".join(map(re.escape, _phrases()["kin_stems"]))
    return re.compile(rf"[\s-](?:{stems})\w*$")


def strip_words(text: str) -> str:
    """The text without what a person is called beside the name: titles, words in lower case.

    A surname is no such word, however it is written.

    >>> strip_words("братья Ким"), strip_words("ким чен ын"), strip_words("choi Hee-seo")
    ('Ким', 'ким чен ын', 'choi Hee-seo')
    >>> strip_words("Президент Пак Чон Хи"), strip_words("Gen. Kim Kyok-sik")
    ('Пак Чон Хи', 'Kim Kyok-sik')
    >>> strip_words("Седжон Великий"), strip_words("Пак Чон Хи-старший")
    ('Седжон', 'Пак Чон Хи')
    """
    words = _kin().sub("", text).split()
    while len(words) > 1 and (_is_title(words[0]) or _is_lower(words)):
        del words[0]
    if len(words) > 1 and words[-1].lower() in _phrases()["epithets"]:
        del words[-1]
    return " ".join(words)


def _is_title(word: str) -> bool:
    """Whether a word begins as a Russian title does, or is an English one."""
    low = word.lower()
    return low in _phrases()["titles"] or low.startswith(tuple(_phrases()["title_stems"]))


def _is_lower(words: list[str]) -> bool:
    """Whether the first word is in lower case before a name with capitals, and no surname."""
    first = words[0]
    if not (first[:1].islower() and words[-1][:1].isupper()):
        return False
    return not any(read_surname_token(first.lower(), one) for one in (CYRILLIC, LATIN))


def split_names(text: str) -> list[str]:
    """The names of a text that joins several.

    A comma parts names where a conjunction stands before the last, or where each has several words;
    the heading of a library has one behind the surname, and one before the years.

    >>> split_names("Ким Чен Ира и Ким Чен Ына"), split_names("Ли, Пак и Чхве")
    (['Ким Чен Ира', 'Ким Чен Ына'], ['Ли', 'Пак', 'Чхве'])
    >>> split_names("Ким Чен Ир, Ким Чен Ын"), split_names("Kim, Chŏng-ŭn, 1984-")
    (['Ким Чен Ир', 'Ким Чен Ын'], ['Kim, Chŏng-ŭn, 1984-'])
    >>> split_names("Kim Chong Il, 1941 - 2011")
    ['Kim Chong Il, 1941 - 2011']
    """
    parts = [part for part in _conjunctions().split(text) if part.strip()]
    pieces = [piece.strip() for part in parts for piece in part.split(",") if piece.strip()]
    if len(parts) > 1 or all(" " in one and not any(map(str.isdigit, one)) for one in pieces):
        return pieces
    return parts


@cache
def _phrases() -> dict[str, list[str]]:
    found: dict[str, list[str]] = tables.read_toml(WEIGHTS)["phrases"]
    return found


@cache
def _conjunctions() -> re.Pattern[str]:
    words = _phrases()["conjunctions"]
    return re.compile(r"\s+(?:" + "|".join(map(re.escape, words)) + r")\s+|\s*;\s*")
