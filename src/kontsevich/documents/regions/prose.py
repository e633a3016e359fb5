"""Whether words are a sentence of running prose: a verb, a pronoun or a word that joins is there.

`talk` asks the same where a work is looked for and is slow to believe it, since titles have verbs
too. Here what says that a line is a record has been looked for before, see `voice`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ...law.tables import read_toml

_TABLE = "check/prose.toml"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
# A verb has more letters.
_SHORTEST = 3
# What stands before the first word of a sentence.
_BEFORE = ("", ".", "!", "?", "…", "—", "–", "-")
# What is said by a noun stands behind a dash, or a comma behind brackets: «Ким Гу (1876), политик».
_DASH = re.compile(r"(?<=[\w»\"”)\]]\s)[—–-](?=\s[^\W\d_])|(?<=\)),\s(?=[^\W\d_]{4})")


class _Forms:
    """The forms of the table."""

    def __init__(self, table: dict[str, Any]) -> None:
        verbs = table["verbs"]
        past = [stem + end for stem in verbs["past"] for end in verbs["past_ends"]]
        self.ends = (*past, *verbs["ends"])
        self.nouns = frozenset(verbs["nouns"])
        self.words = frozenset(verbs["words"])

    def is_verb(self, word: str) -> bool:
        """Whether a word in lower case has the ending of a verb and is no noun."""
        return len(word) > _SHORTEST and word.endswith(self.ends) and word not in self.nouns


@cache
def _forms() -> _Forms:
    return _Forms(read_toml(_TABLE))


def is_prose(sentence: str) -> bool:
    """Whether a sentence, without what it quotes, has what prose has.

    >>> is_prose("Ким Гу пел в Пусане."), is_prose("Ким Гу — певец."), is_prose("Песни Ким Гу.")
    (True, True, False)
    """
    forms = _forms()
    for match in _WORD.finditer(sentence):
        word = match[0]
        if word.islower() or _begins(sentence, match.start()):
            word = word.casefold()
            if word in forms.words or forms.is_verb(word):
                return True
    return _DASH.search(sentence) is not None


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins at a place."""
    return text[max(at - 3, 0) : at].rstrip()[-1:] in _BEFORE
