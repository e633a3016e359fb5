"""Whether a text is in another language of Cyrillic letters, which has its own rules for names.

Asked only of a text in which something was found. Words that no Russian text has are counted: with
letters of another alphabet (Ukrainian, Serbian, Kazakh …), or with ъ between consonants, as in
Bulgarian.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, partial
from itertools import islice

from ...documents.regions.memory import recall
from ...law import tables

_WORD = re.compile("[\u0400-\u04ff]+")
# So many words are looked at; the text is foreign if so many of them are, one of so many, and more
# than are surely Russian.
_MOST, _LEAST, _SHARE = 3_000, 4, 30
_NATIVE, _FOREIGN = 1, 2
_BOTH = _NATIVE + _FOREIGN


def is_another_language(texts: Iterable[str | None]) -> bool:
    """Whether a manuscript, given region by region, is not in Russian.

    >>> is_another_language(["Първият град беше голям; българи и турци, тъй като пътят е дълъг"])
    True
    >>> is_another_language(["Въехал в Чунъанъ ильбо и объявил о съезде"])
    False
    """
    looked = bytearray()
    for text in texts:
        if text:
            looked += recall("words of languages", text, partial(_look, text))
        if len(looked) >= _MOST:
            break
    del looked[_MOST:]
    native, foreign = (looked.count(sign) + looked.count(_BOTH) for sign in (_NATIVE, _FOREIGN))
    return foreign >= _LEAST and foreign * _SHARE > len(looked) and foreign > native


def _look(text: str) -> bytes:
    """For each of the first words of a text whether it is Russian, foreign, both or neither."""
    native, foreign = _signs()
    return bytes(
        _NATIVE * bool(native.search(word[0])) + _FOREIGN * bool(foreign.search(word[0]))
        for word in islice(_WORD.finditer(text), _MOST)
    )


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What shows that a word is Russian, and that it is not."""
    found = tables.read_toml("check/characters.toml")
    foreign = f"[{found['foreign']}]|{found['foreign_between']}"
    return re.compile(f"[{found['native']}]"), re.compile(foreign, re.I)
