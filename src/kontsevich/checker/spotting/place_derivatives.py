"""Adjectives and inhabitants of Korean places that are spelt otherwise than by the system.

Бусанский, инчонцы: a word is taken apart (`russian.derivatives`), its base read back as a listed
place, and made again of the place's right form with the author's own suffix and ending. Whose
words they are, and whether the text is about Korea, is asked by the judge as of any place.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ...analysis.places import places
from ...reverse.listed_words import ListedReading, price_of_kind
from ...reverse.user_rows import Own
from ...russian.derivatives import derive, take_apart
from ...transcription.layout import fold_yo, with_capitals
from ...transcription.standard_spelling import converter
from .deviations import price_manner
from .evidence import splits, traditions, weights, words
from .listed_words import PLACE, Word, judge_word
from .russian_words import russian_words
from .sieves import Sieve
from .sightings import Policy
from .spots import Token
from .terms import SHORTEST, doubted, splits_abroad

ADJECTIVE = "adjective"
DEAREST = 4.0  # what a base of two syllables may cost
EACH, LONG = 1.5, 3  # and each syllable of one that has so many
SURE = 3.0  # what a base may cost where the fix is to be sure
FARTHEST, ONE_LOST = 3, 2.5  # the tier of lost aspirates, and what one of a short base costs
MAJOR = 0.5  # the price of cities and provinces: of them an adjective means no place abroad
MOST_EXPECTED = 3
# Places of which adjectives are in use.
KNOWN = frozenset(
    (
        "city",
        "province",
        "county",
        "district",
        "town",
        "island",
        "mountain",
        "river",
        "quarter",
        "palace",
        "temple",
        "state",
    )
)


class Found(NamedTuple):
    """A derivative of a misspelt place: what to write for it, how sure that is, the likeliest."""

    expected: tuple[str, ...]
    certain: bool
    base: str
    reading: ListedReading


def _may_be_derived(word: str) -> bool:
    """Whether a word may be made of a place; an inhabitant has no capital (Виченца)."""
    derivatives = take_apart(word.lower(), PLACE)
    if not word.istitle():
        return bool(derivatives)
    return any(row.rule.id.startswith(ADJECTIVE) for row in derivatives)


@cache
def _sieve() -> Sieve:
    return Sieve(_may_be_derived)


def find_place_derivatives(text: str, policy: Policy) -> Iterator[Word]:
    """The adjectives and inhabitants in a cleaned text whose place is not spelt by the system.

    >>> policy = Policy("paper", False, frozenset())
    >>> [word.expected for word in find_place_derivatives("инчонских верфей", policy)]
    [('инчхонских',)]
    """
    for token in _sieve().find(text):
        word = token.word
        found = judge_derivative(
            word.lower(), policy.profile, policy.fold_yo, policy.dotless, policy.own
        )
        if found is None:
            continue
        if _is_of_others(found, text, token):
            continue
        expected = tuple(with_capitals(form, token.word) for form in found.expected)
        yield Word(
            token.start,
            token.end,
            PLACE,
            expected,
            (found.reading.hangul,),
            found.certain,
            found.reading,
            (),
        )


@lru_cache(maxsize=1 << 13)
def judge_derivative(
    word: str,
    profile: str,
    folded: bool = False,
    dotless: bool = False,
    own: Own | None = None,
) -> Found | None:
    """What a lower-case word is, if it is made of a misspelt place; None if it is fine or none.

    >>> judge_derivative("гванджуское", "paper").expected
    ('кванчжуское',)
    >>> judge_derivative("кванджуское", "paper"), judge_derivative("сеульцы", "paper")
    (None, None)
    """
    if word in russian_words():
        return None
    rows: list[tuple[float, ListedReading, str, str]] = []
    for derivative in take_apart(word, PLACE):
        base = derivative.base
        if len(base) < SHORTEST:
            continue
        if base in words():
            return None
        judged = judge_word(base, own)
        if judged.fine:
            return None
        for reading, stem in judged.rows:
            if reading.kind != PLACE or stem.cases or not doubted().isdisjoint(reading.rules):
                continue
            if price_manner(reading) > _dearest(reading):
                continue
            if places()[reading.hangul].type not in KNOWN:
                continue
            standard = converter(PLACE, profile).convert(reading.hangul)
            if own is not None:
                standard = own.forms.get(reading.hangul, standard)
            made = derive(standard.lower(), derivative)
            if made is not None and " " not in made:
                made = fold_yo(made) if folded else made
                rows.append((reading.cost + price_of_kind(reading), reading, base, made))
    if not rows:
        return None
    rows.sort(key=lambda row: (row[0], row[1].hangul))
    expected = tuple(dict.fromkeys(row[3] for row in rows if row[0] <= rows[0][0] + SURE))
    if word in (*expected, *(map(fold_yo, expected) if dotless else ())):
        return None
    known = price_of_kind(rows[0][1]) <= MAJOR or not splits_abroad(rows[0][2])
    certain = len(expected) == 1 and rows[0][1].cost <= SURE and known
    return Found(expected[:MOST_EXPECTED], certain, rows[0][2], rows[0][1])


def _dearest(reading: ListedReading) -> float:
    """What a base may cost: more of a long one, little of a short one without its aspirates."""
    syllables = len(reading.hangul)
    if syllables >= LONG:
        return EACH * syllables
    return ONE_LOST if reading.tier == FARTHEST else DEAREST


def _is_of_others(found: Found, text: str, token: Token) -> bool:
    """Whether the base is as likely a place of China, Japan or Vietnam."""
    near = text[max(0, token.start - weights().near) : token.end + weights().near].lower()
    return any(
        splits(found.base, tradition.id)
        and (
            (found.reading.tier > 1 and found.reading.cost > weights().alien)
            or any(stem in near for stem in tradition.stems)
        )
        for tradition in traditions()
    )
