"""Korean terms in a text about Korea that are spelt otherwise than by the system or by usage.

What a word may be `terms` says; here what stands around it decides whether it is told. A word in
lower case is a term by itself. A capital may begin a name, and few letters may be anything: such a
word is told beside a noun for things of its field (праздник Чусок), among other terms of the
field, or where the text has it so elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...law import tables
from ...russian.declension import stems
from ...transcription.layout import with_capitals
from .evidence import foreign_names, is_of_others, speaks_of_others
from .fields_near import is_supported
from .listed_words import Word
from .place_surroundings import may_be_given
from .sightings import Policy
from .spots import patterns
from .terms import (
    LONG,
    USUAL,
    Found,
    doubted,
    is_given_name,
    is_proper,
    judge_term,
    may_be_term,
    terms,
)

NEAR_TERM, AMONG_TERMS = ("near-term", 1.0), ("among-terms", 1.0)
_SENTENCE = re.compile(r"[.!?…\n]")
# A capital here may be the sentence's own.
_BEGINS = re.compile(r"(?:^|[.!?…\n\t|])[^\w]*$")


class _Sighting(NamedTuple):
    """A word of the text that may be a term, and what near it speaks for that.

    `asks`: nothing is told of it without that.
    """

    match: re.Match[str]
    found: Found
    points: tuple[tuple[str, float], ...]
    asks: bool = False


def find_terms(text: str, policy: Policy) -> Iterator[Word]:
    """The terms of a cleaned text that are spelt otherwise than by the system.

    >>> policy = Policy("paper", False, frozenset())
    >>> [word.expected for word in find_terms("соджу и самгепсаль, джокпаль", policy)]
    [('самгёпсаль',), ('чокпаль',)]
    >>> [word.expected for word in find_terms("праздник Чусок. Чусок был вчера", policy)]
    [('Чхусок',), ('Чхусок',)]
    """
    sightings = [
        sighting
        for match in patterns().piece.finditer(text)
        if may_be_term(match[0].lower()) and (sighting := _look(text, match, policy)) is not None
    ]
    vouched = {one.found.reading.hangul for one in sightings if one.points}
    for match, found, points, asks in sightings:
        elsewhere = found.reading.hangul in vouched
        if asks and not (points or elsewhere):
            continue
        if found.wide and not _may_be_wide(text, match, bool(points)):
            continue
        certain = _is_told(text, match, found, policy, bool(points) or elsewhere)
        if certain is not None:
            yield Word(
                match.start(),
                match.end(),
                found.kind,
                tuple(with_capitals(form, match[0]) for form in found.expected),
                (found.reading.hangul,),
                certain,
                found.reading,
                points,
            )


def _look(text: str, match: re.Match[str], policy: Policy) -> _Sighting | None:
    word, start, end = match[0].lower(), match.start(), match.end()
    found = judge_term(word, policy.profile, policy.fold_yo, policy.dotless)
    if found is not None and match[0].islower() and not found.wide:
        return _Sighting(match, found, ())
    asks = found is None
    if found is None:
        found = judge_term(word, policy.profile, policy.fold_yo, policy.dotless, True)
        if found is None:
            return None
        found = found._replace(certain=False, wide=True)
    hangul = found.reading.hangul
    if not match[0].islower() and not match[0].isupper() and _has_noun_near(text, start, hangul):
        return _Sighting(match, found, (NEAR_TERM,), asks)
    if is_supported(text, start, end, terms()[hangul].field):
        return _Sighting(match, found, (AMONG_TERMS,), asks)
    return _Sighting(match, found, (), asks)


def _is_told(
    text: str, match: re.Match[str], found: Found, policy: Policy, vouched: bool
) -> bool | None:
    """Whether a fix of a word may be sure; None if the word is not told at all."""
    word = match[0].lower()
    # Whether the parts of a word with hyphens are words of their own, nobody knows.
    certain = found.certain and "-" not in word
    if match[0].isupper() or not match[0][:1].isupper():
        return certain
    if vouched:
        return False
    begins = _BEGINS.search(text[max(0, match.start() - 8) : match.start()])
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


def _may_be_wide(text: str, match: re.Match[str], vouched: bool) -> bool:
    """Whether a word has no capital, or is vouched for, and the text beside speaks of no people
    that may have it."""
    if not match[0].islower() and not vouched:
        return False
    return not (speaks_of_others(text, *match.span()) and is_of_others((match[0],)))


def _has_noun_near(text: str, start: int, hangul: str) -> bool:
    """Whether a noun for things of the term's field stands near a place, in its sentence."""
    row = tables.read_toml("check/evidence.toml")["terms"]
    nouns = row.get(terms()[hangul].field, ())
    before = _SENTENCE.split(text[max(0, start - row["reach"]) : start].lower())[-1]
    after = _SENTENCE.split(text[start : start + row["reach"]].lower())[0]
    near = patterns().piece.findall(before + after)
    return any(word.startswith(tuple(nouns)) for word in near)
