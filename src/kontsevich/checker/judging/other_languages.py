"""Whether a text is in another language of Cyrillic letters, which has its own rules for names.

Asked only of a text in which something was found. Words that no Russian text has are counted: with
letters of another alphabet (Ukrainian, Serbian, Kazakh …), or with ъ between consonants, as in
Bulgarian.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import islice

from ...law import tables

_WORD = re.compile("[\u0400-\u04ff]+")
# So many words are looked at; the text is foreign if so many of them are, one of so many, and more
# than are surely Russian.
_MOST, _LEAST, _SHARE = 3_000, 4, 30


def is_another_language(texts: Iterable[str | None]) -> bool:
    """Whether a manuscript, given region by region, is not in Russian.

    >>> is_another_language(["Първият град беше голям; българи и турци, тъй като пътят е дълъг"])
    True
    >>> is_another_language(["Въехал в Чунъанъ ильбо и объявил о съезде"])
    False
    """
    words = (word[0] for text in texts if text for word in _WORD.finditer(text))
    looked = list(islice(words, _MOST))
    native, foreign = (sum(map(bool, map(sign.search, looked))) for sign in _signs())
    return foreign >= _LEAST and foreign * _SHARE > len(looked) and foreign > native


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What shows that a word is Russian, and that it is not."""
    found = tables.read_toml("check/characters.toml")
    foreign = f"[{found['foreign']}]|{found['foreign_between']}"
    return re.compile(f"[{found['native']}]"), re.compile(foreign, re.I)
