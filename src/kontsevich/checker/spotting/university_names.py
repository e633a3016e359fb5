"""Names of universities after the word for one, spelt otherwise than by the system.

Университет Йонсей: the name is the first word of an institution of
``places/institutions.tsv``, and a word like it is one only behind the noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ...law import tables
from ...law.profiles import DEFAULT
from ...reverse.clusters import START
from ...reverse.korean_shape import may_be_korean
from ...reverse.listed_words import VARIANT, ListedReading
from ...reverse.scripts import CYRILLIC, script
from ...reverse.trie import Shelf
from ...transcription.standard_spelling import converter, fold
from .listed_words import Word
from .phrases import INSTITUTION
from .sightings import Policy

PART = "_"  # between the words of an institution in the table


@cache
def _rules() -> tuple[re.Pattern[str], str, float]:
    """A word behind the noun, the Hangul of the noun, what a reading may cost a syllable."""
    row = tables.read_toml("check/evidence.toml")["university"]
    nouns, endings = ("|".join(row[key]) for key in ("nouns", "endings"))
    pattern = rf"(?<![^\W\d_])(?i:{nouns})(?:{endings})?\s+[«„“\"]?([^\W\d_]+)(?![^\W\d_-])"
    return re.compile(pattern), row["hangul"], row["dearest"]


@cache
def _names() -> Shelf:
    """The names of universities that are one word."""
    _, noun, _ = _rules()
    rows = (row[1].split(PART) for row in tables.read_tsv("places/institutions.tsv"))
    return Shelf(dict.fromkeys((row[0], None) for row in rows if row[1:] == [noun]))


def find_universities(text: str, policy: Policy) -> Iterator[Word]:
    """The names of universities in a cleaned text that are spelt otherwise than by the system.

    >>> policy = Policy("paper", False, frozenset())
    >>> [word.expected for word in find_universities("в университете Йонсей", policy)]
    [('Ёнсе',)]
    """
    pattern, _, _ = _rules()
    for match in pattern.finditer(text):
        if not match[1][:1].isupper():
            continue
        reading = read_university(match[1].lower(), policy.dotless)
        if reading is not None:
            name = converter("word", policy.profile).convert(reading.hangul).capitalize()
            names = (policy.printed(name),)
            yield Word(*match.span(1), INSTITUTION, names, (reading.hangul,), False, reading, ())


@lru_cache(maxsize=1 << 10)
def read_university(word: str, dotless: bool = False) -> ListedReading | None:
    """The likeliest name of a university that a lower-case word may be; None if it is right.

    >>> read_university("йонсей").hangul, read_university("ёнсе")
    ('연세', None)
    """
    if not may_be_korean(word):
        return None
    _, _, dearest = _rules()
    found = []
    for path in script(CYRILLIC, False).read(word, _names(), START):
        right = fold(converter("word", DEFAULT).convert(path.hangul), dotless)
        if fold(word, dotless) == right or all(rule.startswith(VARIANT) for rule in path.rules):
            return None
        if path.cost <= dearest * len(path.hangul):
            found.append(ListedReading(path.cost, path.hangul, INSTITUTION, path.rules, path.tier))
    return min(found, default=None)
