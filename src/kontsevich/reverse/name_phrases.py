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
    """The surname of a name whose given name is but initials; "" for any other text.

    >>> find_surname("Ким Ч. Ы."), find_surname("J.-H. Park"), find_surname("Ким Чен Ын")
    ('Ким', 'Park', '')
    """
    found = _BEHIND.fullmatch(text.strip()) or _BEFORE.fullmatch(text.strip())
    return found["name"] if found else ""


def strip_words(text: str) -> str:
    """The text without the words in lower case that stand before a name with capitals.

    A surname is no such word, however it is written.

    >>> strip_words("братья Ким"), strip_words("ким чен ын"), strip_words("choi Hee-seo")
    ('Ким', 'ким чен ын', 'choi Hee-seo')
    """
    words = text.split()
    while len(words) > 1 and words[0][:1].islower() and words[-1][:1].isupper():
        if any(read_surname_token(words[0].lower(), alphabet) for alphabet in (CYRILLIC, LATIN)):
            break
        del words[0]
    return " ".join(words)


def split_names(text: str) -> list[str]:
    """The names of a text that joins several.

    >>> split_names("Ким Чен Ира и Ким Чен Ына")
    ['Ким Чен Ира', 'Ким Чен Ына']
    """
    return [part for part in _conjunctions().split(text) if part.strip()]


@cache
def _conjunctions() -> re.Pattern[str]:
    words = tables.read_toml(WEIGHTS)["phrases"]["conjunctions"]
    return re.compile(r"\s+(?:" + "|".join(map(re.escape, words)) + r")\s+|\s*;\s*")
