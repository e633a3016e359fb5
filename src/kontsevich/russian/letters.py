"""One Russian word → Hangul, letter by letter, as rules on records (``tables/hangul``).

Three stages, each a cascade of rules over one small record a letter. *marks*: stress and what is
typed apart. *letters*: what is read as one letter or not at all (doubled letters, тс, ий, ь).
*hangul*: what each letter that is left gives in its place; its record shows the letter, its
neighbours and whether the syllable to its left has room for a coda. Records are few, so their
outcomes are memoised and a word costs its letters, not its rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from .. import tables
from ..hangul import CODAS, ONSETS, SILENT, VOWELS, Syllable, compose, decompose, is_syllable
from ..rules import NOTHING, Rule, cascade, read_rules

Norm = Literal["south", "north"]
NORMS: tuple[Norm, ...] = ("south", "north")
STAGES = ("marks", "letters", "hangul")

START, OPEN, CLOSED = "start", "open", "closed"
_RECORDS = 1 << 14  # outcomes kept in memory by each stage

_SYLLABLE = re.compile(f"[{ONSETS}]?[{VOWELS}](?:[{CODAS}](?![{VOWELS}]))?")


class Change(NamedTuple):
    """One rule's work on one letter: `at` is its place in the word, `after` what it became."""

    stage: str
    rule: str
    at: int
    before: str
    after: str


class Alphabet(NamedTuple):
    """The sets of letters that the code asks for, from ``tables/hangul/alphabet.toml``."""

    letters: frozenset[str]
    vowels: frozenset[str]
    carriers: frozenset[str]
    marks: frozenset[str]
    stress: frozenset[str]
    stressed: frozenset[str]
    hyphens: frozenset[str]
    endings: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def alphabet() -> Alphabet:
    """The Russian alphabet, read once.

    >>> "ё" in alphabet().vowels, "ъ" in alphabet().carriers
    (True, False)
    """
    table = tables.read_toml("hangul/alphabet.toml")
    vowels, glide, soft = table["vowels"], table["glide"], table["soft"]
    return Alphabet(
        letters=frozenset(vowels + table["consonants"] + glide + soft + table["hard"]),
        vowels=frozenset(vowels),
        carriers=frozenset(vowels + glide + soft),
        marks=frozenset(table["stress"] + table["diacritics"]),
        stress=frozenset(table["stress"]),
        stressed=frozenset(table["stressed"]),
        hyphens=frozenset(table["hyphens"]),
        endings=tuple((name, tuple(ends)) for name, ends in table["endings"].items()),
    )


@cache
def _rules(stage: str, norm: str) -> tuple[Rule, ...]:
    known = alphabet()
    letter = known.letters | known.marks | known.stressed
    slots = {slot: letter | {NOTHING} for slot in ("left2", "left", "right", "right2")}
    if stage == "hangul":
        slots["piece"] = known.letters
        slots["room"] = frozenset((START, OPEN, CLOSED))
        slots["ending"] = frozenset((*(name for name, _ in known.endings), NOTHING))
        return read_rules(f"hangul/{norm}.toml", slots)
    slots["letter"] = letter
    slots["pair"] = frozenset(("same", "no"))
    return read_rules(f"hangul/{stage}.toml", slots, lambda switch: norm)


def rules(norm: Norm) -> tuple[Rule, ...]:
    """All rules that act under one norm, in their order.

    >>> [rule.id for rule in rules("south")][:2]
    ['stress-not-written', 'stress-in-the-letter']
    """
    return tuple(rule for stage in STAGES for rule in _rules(stage, norm))


def spell(word: str, norm: Norm) -> str:
    """One lower-case word of Russian letters (and marks) as Hangul.

    >>> spell("якутск", "south"), spell("путин", "north")
    ('야쿠츠크', '뿌찐')
    """
    if not alphabet().letters.issuperset(word):
        word = "".join(letter for _, letter in _reduce_word("marks", enumerate(word), norm, []))
    padded = f"{NOTHING}{NOTHING}{word}{NOTHING}{NOTHING}"
    kept = []
    for at in range(len(word)):
        letter = _reduced(padded[at : at + 5], norm)
        if letter != NOTHING:
            kept.append((at, letter))
    return compose_run("".join([run for _, run, _ in _pieces(word, kept, norm)]))


def trace_word(word: str, norm: Norm) -> list[Change]:
    """Every change on the way from a lower-case word (marks and all) to its Hangul.

    >>> [(change.rule, change.after) for change in trace_word("ий", "south")]
    [('short-i-after-i', '∅'), ('south-vowel', 'ㅣ')]
    """
    changes: list[Change] = []
    kept = _reduce_word("marks", enumerate(word), norm, changes)
    bare = "".join(letter for _, letter in kept)
    kept = _reduce_word("letters", kept, norm, changes)
    letters = dict(kept)
    for at, run, rule in _pieces(bare, kept, norm):
        changes.append(Change("hangul", rule, at, letters[at], run or NOTHING))
    return changes


def compose_run(run: str) -> str:
    """A run of Hangul letters as syllables; a vowel that no consonant precedes takes ㅇ.

    A consonant followed by a vowel begins a syllable, any other closes one.

    >>> compose_run("ㅏㄴㄴㅏ"), compose_run("ㅍㅡㅅㅡㅋㅗㅍㅡ")
    ('안나', '프스코프')
    """
    return "".join([_composed(letters) for letters in _SYLLABLE.findall(run)])


@lru_cache(maxsize=4096)
def _composed(letters: str) -> str:
    if letters[0] in VOWELS:
        letters = SILENT + letters
    onset, vowel, *coda = list(letters)
    return compose(Syllable(onset, vowel, coda[0] if coda else NOTHING))


@lru_cache(maxsize=_RECORDS)
def _reduced(window: str, norm: str) -> str:
    return _reduce("letters", window, norm)[0]


def _reduce(stage: str, window: str, norm: str) -> tuple[str, list[tuple[str, str, str]]]:
    """What a letter in its window of five becomes, and (rule, before, after) of each step."""
    left2, left, letter, right, right2 = tuple(window)
    record = {
        "letter": letter,
        "left2": left2,
        "left": left,
        "right": right,
        "right2": right2,
        "pair": "same" if letter == right else "no",
    }
    last, steps = cascade(_rules(stage, norm), record)
    return last["letter"], [(rule.id, old["letter"], new["letter"]) for rule, old, new in steps]


def _reduce_word(
    stage: str, places: Iterator[tuple[int, str]] | list[tuple[int, str]], norm: str,
    changes: list[Change],
) -> list[tuple[int, str]]:
    places = list(places)
    letters = "".join(letter for _, letter in places)
    padded = f"{NOTHING}{NOTHING}{letters}{NOTHING}{NOTHING}"
    kept = []
    for index, (at, _) in enumerate(places):
        letter, steps = _reduce(stage, padded[index : index + 5], norm)
        changes += [Change(stage, rule, at, before, after) for rule, before, after in steps]
        if letter != NOTHING:
            kept.append((at, letter))
    return kept


def _pieces(word: str, kept: list[tuple[int, str]], norm: str) -> Iterator[tuple[int, str, str]]:
    """(place, run of Hangul letters, rule) of each letter, left to right."""
    ending = next((name for name, ends in alphabet().endings if word.endswith(ends)), NOTHING)
    left2 = left = NOTHING
    room = START
    last = len(kept) - 1
    for index, (at, letter) in enumerate(kept):
        at_end = index == last
        right = NOTHING if at_end else kept[index + 1][1]
        run, room, rule = _written(
            left2, left, letter, right, room, ending if at_end else NOTHING, norm
        )
        yield at, run, rule
        left2, left = left, letter


@lru_cache(maxsize=_RECORDS)
def _written(
    left2: str, left: str, letter: str, right: str, room: str, ending: str, norm: str
) -> tuple[str, str, str]:
    """What one letter gives: a run of Hangul letters, the room after it, the rule."""
    record = {
        "piece": letter,
        "left2": left2,
        "left": left,
        "right": right,
        "right2": NOTHING,
        "room": room,
        "ending": ending,
    }
    last, steps = cascade(_rules("hangul", norm), record)
    run = "".join(_letters_of(character) for character in last["piece"] if character != NOTHING)
    if run:
        room = OPEN if run[-1] in VOWELS or right in alphabet().carriers else CLOSED
    return run, room, steps[0][0].id


def _letters_of(character: str) -> str:
    if not is_syllable(character):
        return character
    onset, vowel, coda = decompose(character)
    return (SILENT if onset == NOTHING else onset) + vowel + coda.replace(NOTHING, "")
