"""Korean words in the letters of the scholarly transcription: нъ and лъ where no vowel follows.

Чхонълам, хаксэнъ, сосолъ: Kholodovich and Kontsevich write so whatever the next letter is, the
practical transcription only нъ before и and iotated vowels. What is right needs no dictionary:
the letters are put into the practical ones, and the rest of the word stays as the author has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ...law import tables
from ...law.profiles import read_profile
from ...reverse.korean_shape import may_be_korean
from ...reverse.listed_words import ListedReading
from ...transcription.layout import with_capitals
from .listed_words import Word
from .sightings import Policy
from .spots import patterns

SCHOLARLY = "scholarly"
RULE = "kholodovich-ng"
NEAR = 300  # characters on each side in which another ъ says that it is the old orthography
HYPHEN = "-"


class Rules(NamedTuple):
    """The patterns of `[scholarly]` in ``check/evidence.toml``: `sign` finds the letters, `old` a
    ъ that no Korean word has; `changes` are put into a word one after another."""

    sign: re.Pattern[str]
    old: re.Pattern[str]
    changes: tuple[tuple[re.Pattern[str], str], ...]


@cache
def _rules() -> Rules:
    row = tables.read_toml("check/evidence.toml")["scholarly"]
    changes = (change.split(" → ") for change in row["changes"])
    return Rules(
        re.compile(row["sign"], re.IGNORECASE),
        re.compile(row["old"], re.IGNORECASE),
        tuple((re.compile(before), after) for before, after in changes),
    )


def find_scholarly(text: str, policy: Policy) -> Iterator[Word]:
    """The words of a cleaned text that have letters of the scholarly transcription.

    >>> policy = Policy("paper", False, frozenset())
    >>> [word.expected for word in find_scholarly("Пукхан чхонълам, жанр сосолъ", policy)]
    [('чхоннам',), ('сосоль',)]
    >>> list(find_scholarly("Тонъиль; отъ него и онъ", policy))
    []

    Where the profile's own letters are these, all of them are right.
    """
    if RULE.startswith(f"{read_profile(policy.profile)['letters']}-"):
        return
    rules = _rules()
    for match in patterns().piece.finditer(text) if rules.sign.search(text) else ():
        start, end = match.span()
        word = match[0]
        if not rules.sign.search(word):
            continue
        near = text[max(0, start - NEAR) : end + NEAR]
        if rules.old.search(near) or not all(map(may_be_korean, word.lower().split(HYPHEN))):
            continue
        reading = ListedReading(0.0, "", SCHOLARLY, (RULE,), 1)
        expected = _write(word)
        yield Word(start, end, SCHOLARLY, (expected,), (), False, reading, ())


def _write(word: str) -> str:
    """A word in the practical letters, with its own capitals."""
    made = word.lower()
    for before, after in _rules().changes:
        made = before.sub(after, made)
    return with_capitals(made, word)
