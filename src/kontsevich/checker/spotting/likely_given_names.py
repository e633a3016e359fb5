"""Lone words that are likely Korean given names in a spelling that is not the system's.

Джинсок, Джин-Ву, Мён Воль: a novel's heroes and singers are called by the given name alone, and no
full name says whose it is. A word is taken for one only in a text about Korea, where its two
syllables make a name that people have (`reverse/given-counts.tsv`), by few habits of spelling,
and where it is nothing else. What the system might have written so is never told.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ...analysis.people import listed_names
from ...law import tables
from ...law.profiles import DEFAULT
from ...reverse.clusters import GIVEN, START
from ...reverse.given_names import given_guide
from ...reverse.korean_shape import may_be_korean
from ...reverse.lattice import Path
from ...reverse.listed_words import ListedReading, listed_forms, read_listed
from ...reverse.name_counts import name_counts
from ...reverse.rival_rules import costs as rule_costs
from ...reverse.scripts import CYRILLIC, script
from ...reverse.surnames import read_surname_token
from ...russian.declension import decline_each, stems
from ...transcription.standard_spelling import converter
from .evidence import (
    foreign_names,
    has_korean_letters,
    is_of_others,
    speaks_of_others,
    weights,
    words,
)
from .listed_words import PLACE, Word, judge_word
from .name_weights import goes_on_before
from .place_surroundings import may_be_given
from .russian_words import russian_words
from .sightings import Policy
from .spots import Token, follow, read_before, spot_words
from .terms import judge_term

LIKELY_GIVEN = "given"
JOINT, APART = "-", " "
MOST_EXPECTED = 3
LONGEST, LONGEST_PART = 13, 7  # letters of two syllables in a case, and of one
_INFLECTED = 0.5  # what an ending taken off costs


class Rules(NamedTuple):
    """The numbers and habits of `[given]` in ``check/evidence.toml``."""

    dearest: float
    dearest_marked: float
    dearest_parted: float
    habits: frozenset[str]
    marked_habits: frozenset[str]
    parted_habits: frozenset[str]
    rather: float
    marks: tuple[str, ...]


class Given(NamedTuple):
    """One reading of a lone word as a given name: what it costs, its Hangul, habits and cases."""

    cost: float
    hangul: str
    rules: tuple[str, ...]
    cases: tuple[str, ...]


@cache
def _rules() -> Rules:
    row = tables.read_toml("check/evidence.toml")["given"]
    solid = frozenset(row["habits"])
    parted = solid | frozenset(row["parted_habits"])
    return Rules(
        row["dearest"],
        row["dearest_marked"],
        row["dearest_parted"],
        solid,
        solid | frozenset(row["marked_habits"]),
        parted,
        row["rather"],
        tuple(row["marks"]),
    )


def find_likely_givens(text: str, korean: Callable[[int], float], policy: Policy) -> Iterator[Word]:
    """The lone words of a cleaned text that are likely given names, spelt otherwise than by rule.

    `korean`: how far the text around a place is about Korea, in points.
    """
    for token in _spot(text):
        word = token.word.lower()
        if len(word) > LONGEST or token.word.isupper():
            continue
        if korean(token.start) < weights().most_context:
            continue
        givens = read_lone(word, policy.dotless, JOINT in word and token.word[1:].islower())
        if not givens:
            continue
        if goes_on_before(text, token.start) or _is_near_others(text, token):
            continue
        if APART in word and read_before(text, token.start):
            continue  # rather a full name of which only a part was read
        best = givens[0]
        expected: dict[str, str] = {}
        for given in givens:
            alone = converter("given", policy.profile).convert(given.hangul)
            alone = policy.printed(alone)
            for form in decline_each(alone, given.cases) or [alone]:
                expected.setdefault(form, given.hangul)
        kept = dict(list(expected.items())[:MOST_EXPECTED])
        reading = ListedReading(best.cost, best.hangul, LIKELY_GIVEN, best.rules, 2)
        yield Word(
            token.start,
            token.end,
            LIKELY_GIVEN,
            tuple(kept),
            tuple(dict.fromkeys(kept.values())),
            False,
            reading,
            (("korean-context", korean(token.start)),),
        )


def _spot(text: str) -> Iterator[Token]:
    """Capitalised words with nothing capitalised behind them, and pairs of such words."""
    for token in spot_words(text):
        if JOINT not in token.word:
            spot = follow(text, token)
            if spot is not None and spot.parts:
                last = spot.parts[-1]
                if len(spot.parts) == 1 and spot.gaps[0] == APART:
                    yield Token(token.start, last.end, f"{token.word}{APART}{last.word}")
                continue
        elif (spot := follow(text, Token(token.end, token.end, ""))) is not None and spot.parts:
            continue
        yield token


def _is_near_others(text: str, token: Token) -> bool:
    """Whether the text beside it speaks of a people whose name it may be."""
    parts = tuple(token.word.lower().replace(JOINT, APART).split())
    return is_of_others(parts) and speaks_of_others(text, token.start, token.end)


@lru_cache(maxsize=1 << 14)
def read_lone(word: str, dotless: bool = False, strict: bool = False) -> tuple[Given, ...]:
    """The given names that a lower-case word may be, likeliest first; none if it may be right.

    `strict`: a word in two parts must be as likely as a solid one.

    >>> [given.hangul for given in read_lone("джинсоку")]
    ['진석']
    >>> read_lone("чинсок"), read_lone("милан"), read_lone("сокчжин")
    ((), (), ())
    """
    parted = JOINT in word or APART in word
    marked = any(mark in word for mark in _rules().marks)
    if not parted and judge_word(word).fine:
        return ()
    found: dict[tuple[str, tuple[str, ...]], Given] = {}
    rules = _rules()
    dearest = rules.dearest
    if parted and not strict:
        dearest = rules.dearest_parted
    elif parted or marked:
        dearest = rules.dearest_marked
    for path, cases in _read_parted(word) if parted else _read_solid(word):
        habits = rules.marked_habits if marked else rules.habits
        if parted:
            habits = rules.parted_habits
        if not set(path.rules) <= habits:
            continue
        prices = rule_costs()
        cost = sum(prices.get(rule, 0.0) for rule in path.rules)
        cost += -math.log(name_counts().given(path.hangul)) + _INFLECTED * bool(cases)
        key = path.hangul, cases
        if cost <= dearest and (key not in found or cost < found[key].cost):
            found[key] = Given(cost, path.hangul, path.rules, cases)
    if found and not parted and _is_something_else(word, dotless):
        return ()
    return tuple(sorted(found.values()))


def _is_something_else(word: str, dotless: bool) -> bool:
    """Whether a lower-case word is right, Russian, foreign, a term or a place, or reads as one."""
    if may_be_given(word, DEFAULT, dotless, True):
        return True
    if is_of_others((word,)) and not has_korean_letters(word):
        return True
    if word in russian_words() or judge_term(word, DEFAULT) is not None:
        return True
    forms = [stem.form for stem in stems(word)]
    if any(form in words() or form in listed_forms() or form in foreign_names() for form in forms):
        return True
    judged = judge_word(word)
    return judged.fine or bool(judged.rows)


@cache
def _shape() -> re.Pattern[str]:
    """Two syllables in such letters as the system and the habits of lone names have."""
    return script(CYRILLIC, True).joints.pattern_of(2, _rules().marked_habits)


def _read_solid(word: str) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for stem in stems(word):
        if _shape().fullmatch(stem.form) and may_be_korean(stem.form):
            for path in script(CYRILLIC, True).read(stem.form, given_guide(), START):
                if len(path.hangul) == 2:
                    yield path, stem.cases


def _read_parted(word: str) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Two syllables, each a word or a part of one by itself."""
    first, _, second = word.partition(JOINT if JOINT in word else APART)
    if max(len(first), len(second)) > LONGEST_PART:
        return
    if not may_be_korean(first) or not may_be_korean(second):
        return
    if any(reading.kind == PLACE for reading in read_listed(first + second)):
        return
    if APART in word and is_of_others((first, second)):
        return
    heads = _read_part(first, False)
    for stem in stems(second) if heads else ():
        for tail in _read_part(stem.form, True):
            for head in heads:
                hangul, rules = head.hangul + tail.hangul, head.rules + tail.rules
                if APART not in word or _is_rather_given(first, hangul, tail.hangul):
                    yield Path(0.0, hangul, rules, 0, None), stem.cases


@lru_cache(maxsize=1 << 12)
def _read_part(word: str, tail: bool) -> tuple[Path, ...]:
    """The readings of a word as the first syllable of a given name, or as its second."""
    paths = script(CYRILLIC, True).read(word, given_guide(tail=tail), GIVEN if tail else START)
    return tuple(path for path in paths if len(path.hangul) == 1)


def _is_rather_given(first: str, given: str, last: str) -> bool:
    """Whether two words are rather a given name than a surname and a given name of one syllable.

    >>> _is_rather_given("чже", "재인", "인"), _is_rather_given("ли", "이준", "준")
    (True, False)
    """
    counts = name_counts()
    families = {family.hangul for family in read_surname_token(first)}
    if any(family + last in listed_names() for family in families):
        return False
    most = max((counts.surname(family) for family in families), default=0.0)
    return counts.given(given) > math.exp(_rules().rather) * most * counts.given(last)
