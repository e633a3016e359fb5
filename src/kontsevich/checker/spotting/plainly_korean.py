"""Whether a text is plainly about Korea right there: several Korean things stand near a word.

One word about Korea makes a text that may speak of all the world; a state, a town and a dish
within some lines make one in which a word that reads as a Korean place hardly is anything else.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import NamedTuple

from ...law import tables
from ...reverse.listed_words import ListedReading
from ...reverse.name_counts import name_counts
from ...russian.declension import Stem
from .deviations import price_manner
from .evidence import is_of_others, speaks_of_korea, speaks_of_others
from .known_places import is_place
from .place_surroundings import Beside, ends_abroad, is_local, read_given
from .russian_words import russian_words
from .sightings import Policy
from .spots import Token, patterns

PLAINLY = "plainly-korean"


class Rules(NamedTuple):
    """The numbers of `[plainly]` in ``check/evidence.toml``."""

    reach: int
    enough: int
    country: str
    letters: int
    unlikely: float
    few: float
    many: int
    each: float
    ruler: float
    slips: frozenset[str]
    never: frozenset[str]


@cache
def _rules() -> Rules:
    row = dict(tables.read_toml("check/evidence.toml")["plainly"])
    slips, never = (frozenset(row.pop(key)) for key in ("slips", "never"))
    return Rules(slips=slips, never=never, **row)


def is_plainly_korean(text: str, start: int, end: int) -> bool:
    """Whether enough different words near [start, end) of a cleaned text are Korean things.

    >>> text = "дворцы Сеула, в Корее едят кимчи, а в Бусане рыбу"
    >>> is_plainly_korean(text, 38, 44), is_plainly_korean("в Корее и в Бусане", 12, 18)
    (True, False)
    """
    rules = _rules()
    seen: set[str] = set()
    first, last = max(0, start - rules.reach), min(len(text), end + rules.reach)
    for match in patterns().piece.finditer(text, first, last):
        word = match[0].lower()
        if match.start() == start or len(word) < rules.letters:
            continue
        # Кореи, корейцы, южнокорейский are one thing.
        thing = rules.country if rules.country in word else word[: rules.letters]
        if thing in seen:
            continue
        if speaks_of_korea(word) or (match[0][:1].isupper() and is_place(word)):
            seen.add(thing)
            if len(seen) >= rules.enough:
                return True
    return False


def is_place_there(
    text: str,
    token: Token,
    reading: ListedReading,
    stem: Stem,
    policy: Policy,
    plainly: bool,
    beside: Beside,
) -> bool:
    """Whether a lone word is this misspelt place for no more than that the text around is plainly
    about Korea: not much deviates, it is nothing else.

    `plainly`: the whole text is. `beside`: behind a preposition of place, in its case, it is no
    given name.
    """
    local = bool(stem.cases) and is_local(stem, beside)
    return is_near(reading, stem) and is_nothing_else(text, token, reading, policy, plainly, local)


def is_ruler_there(
    text: str, token: Token, reading: ListedReading, policy: Policy, plainly: bool
) -> bool:
    """The same of a ruler or a monk of whom no word says that he is one."""
    near = price_manner(reading) <= _rules().ruler
    return near and is_nothing_else(text, token, reading, policy, plainly)


def is_near(reading: ListedReading, stem: Stem) -> bool:
    """Whether a word reads as a place without deviating much for its length."""
    rules = _rules()
    syllables = len(reading.hangul)
    dearest = rules.few if syllables < rules.many else rules.each * syllables
    return (
        price_manner(reading) <= dearest
        and _is_likely(reading)
        and not ends_abroad(stem.form, syllables >= rules.many)
    )


def _is_likely(reading: ListedReading) -> bool:
    rules = _rules()
    never = rules.never - rules.slips if len(reading.hangul) >= rules.many else rules.never
    return never.isdisjoint(reading.rules)


def is_nothing_else(
    text: str,
    token: Token,
    reading: ListedReading,
    policy: Policy,
    plainly: bool,
    local: bool = False,
) -> bool:
    """Whether a text is plainly about Korea around a word that reads as something Korean, and it is
    no likely given name, no word of a dictionary, no neighbour's.

    `plainly`: the whole text is. `local`: what stands beside it says that it is no given name.
    """
    word = token.word.lower()
    return (
        word not in russian_words()
        and _is_likely(reading)
        and (local or not is_likely_given(word, policy.profile, policy.dotless))
        and not may_be_theirs(text, token.start, token.end)
        and (plainly or is_plainly_korean(text, token.start, token.end))
    )


def may_be_theirs(text: str, start: int, end: int) -> bool:
    """Whether a word may be China's, Japan's or Vietnam's, and the text near it speaks of them.

    >>> may_be_theirs("в Китае город Гангнам", 14, 21), may_be_theirs("район Гангнам", 6, 13)
    (True, False)
    """
    return is_of_others((text[start:end].lower(),)) and speaks_of_others(text, start, end)


@lru_cache(maxsize=1 << 12)
def is_likely_given(word: str, profile: str = "paper", dotless: bool = False) -> bool:
    """Whether a lower-case word is, by itself, a given name that people have.

    >>> is_likely_given("сухён"), is_likely_given("сэджо"), is_likely_given("бусан")
    (True, False, False)
    """
    givens = read_given(word, profile, dotless)
    return any(-math.log(name_counts().given(hangul)) <= _rules().unlikely for hangul in givens)
