"""Korean terms in a text about Korea that are spelt otherwise than by the system or by usage.

What a word may be `terms` says; here what stands around it decides whether it is told. A word in
lower case is a term by itself. A capital may begin a name, and few letters may be anything: such a
word is told beside a noun for things of its field (праздник Чусок), among other terms of the
field, or where the text has it so elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ...law import tables
from ...reverse.term_heads import may_be_term
from ...russian.declension import stems
from ...transcription.layout import with_capitals
from .evidence import foreign_names, is_of_others, speaks_of_others
from .fields_near import is_supported
from .listed_words import Word
from .place_surroundings import may_be_given
from .plainly_korean import PLAINLY, is_nothing_else
from .sieves import Sieve
from .sightings import Policy
from .spots import Token, patterns
from .terms import (
    LONG,
    USUAL,
    Found,
    doubted,
    is_given_name,
    is_proper,
    judge_term,
    terms,
)

NEAR_TERM, AMONG_TERMS = ("near-term", 1.0), ("among-terms", 1.0)
ELSEWHERE = ("term-elsewhere", 1.0)
_SENTENCE = re.compile(r"[.!?…\n]")
# A capital here may be the sentence's own.
_BEGINS = re.compile(r"(?:^|[.!?…\n\t|])[^\w]*$")


@cache
def _sieve() -> Sieve:
    return Sieve(lambda word: may_be_term(word.lower()))


class _Sighting(NamedTuple):
    """A word of the text that may be a term, and what near it speaks for that.

    `asks`: nothing is told of it without that.
    """

    token: Token
    found: Found
    points: tuple[tuple[str, float], ...]
    asks: bool = False


def find_terms(text: str, policy: Policy, plainly: bool = False) -> Iterator[Word]:
    """The terms of a cleaned text that are spelt otherwise than by the system.

    `plainly`: the whole text is plainly about Korea.

    >>> policy = Policy("paper", False, frozenset())
    >>> [word.expected for word in find_terms("соджу и самгепсаль, джокпаль", policy)]
    [('самгёпсаль',), ('чокпаль',)]
    >>> [word.expected for word in find_terms("праздник Чусок. Чусок был вчера", policy)]
    [('Чхусок',), ('Чхусок',)]
    """
    sightings = [
        sighting
        for token in _sieve().find(text)
        if (sighting := _look(text, token, policy)) is not None
    ]
    vouched = {one.found.reading.hangul for one in sightings if one.points}
    for token, found, points, asks in sightings:
        if not points and found.reading.hangul in vouched:
            points = (ELSEWHERE,)
        if (
            not points
            and token.word.istitle()
            and is_nothing_else(text, token, found.reading, policy, plainly)
        ):
            points = ((PLAINLY, 1.0),)
        if asks and not points:
            continue
        if found.wide and not _may_be_wide(text, token, bool(points)):
            continue
        certain = _is_told(text, token, found, policy, bool(points))
        if certain is not None:
            yield Word(
                token.start,
                token.end,
                found.kind,
                tuple(with_capitals(form, token.word) for form in found.expected),
                (found.reading.hangul,),
                certain,
                found.reading,
                points,
            )


def _look(text: str, token: Token, policy: Policy) -> _Sighting | None:
    start, end, shown = token
    word = shown.lower()
    found = judge_term(word, policy.profile, policy.fold_yo, policy.dotless)
    if found is not None and shown.islower() and not found.wide:
        return _Sighting(token, found, ())
    asks = found is None
    if found is None:
        found = judge_term(word, policy.profile, policy.fold_yo, policy.dotless, True)
        if found is None:
            return None
        found = found._replace(certain=False, wide=True)
    hangul = found.reading.hangul
    if not shown.islower() and not shown.isupper() and _has_noun_near(text, start, hangul):
        return _Sighting(token, found, (NEAR_TERM,), asks)
    if is_supported(text, start, end, terms()[hangul].field):
        return _Sighting(token, found, (AMONG_TERMS,), asks)
    return _Sighting(token, found, (), asks)


def _is_told(text: str, token: Token, found: Found, policy: Policy, vouched: bool) -> bool | None:
    """Whether a fix of a word may be sure; None if the word is not told at all."""
    word = token.word.lower()
    # Whether the parts of a word with hyphens are words of their own, nobody knows.
    certain = found.certain and "-" not in word
    if token.word.isupper() or not token.word[:1].isupper():
        return certain
    if vouched:
        return False
    begins = _BEGINS.search(text[max(0, token.start - 8) : token.start])
    if len(found.reading.hangul) < LONG:
        # A capital may begin a name, and names of two syllables are everywhere.
        listed = is_proper(found.reading.hangul) or found.kind == USUAL
        if not listed and (not begins or is_given_name(word) or is_of_others((word,))):
            return None
        if begins and found.kind == USUAL:
            return False
        return None if may_be_given(word, policy.profile, policy.dotless, True) else False
    if not begins:
        if any(stem.form in foreign_names() for stem in stems(word)):
            return None  # Абуджа is a town
        # What is read by a far manner of spelling may be any name.
        return False if doubted().isdisjoint(found.reading.rules) else None
    return certain


def _may_be_wide(text: str, token: Token, vouched: bool) -> bool:
    """Whether a word has no capital, or is vouched for, and the text beside speaks of no people
    that may have it."""
    if not token.word.islower() and not vouched:
        return False
    beside = speaks_of_others(text, token.start, token.end)
    return not (beside and is_of_others((token.word,)))


def _has_noun_near(text: str, start: int, hangul: str) -> bool:
    """Whether a noun for things of the term's field stands near a place, in its sentence."""
    row = tables.read_toml("check/evidence.toml")["terms"]
    nouns = row.get(terms()[hangul].field, ())
    before = _SENTENCE.split(text[max(0, start - row["reach"]) : start].lower())[-1]
    after = _SENTENCE.split(text[start : start + row["reach"]].lower())[0]
    near = patterns().piece.findall(before + after)
    return any(word.startswith(tuple(nouns)) for word in near)
