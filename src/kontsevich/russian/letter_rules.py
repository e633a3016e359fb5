"""One Russian word → Hangul, letter by letter, as rules on records (``tables/hangul``).

Three stages, each a cascade of rules over one small record a letter. *marks*: stress and what is
typed apart. *letters*: what is read as one letter or not at all (doubled letters, тс, ий, ь).
*hangul*: what each letter that is left gives in its place; its record shows the letter, its
neighbours and whether the syllable to its left has room for a coda.

Outcomes are remembered by what the rules can see of a record: neighbours that no rule tells apart
are one. `chunks` has the quick way to the same result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from operator import getitem
from typing import Literal, NamedTuple
from unicodedata import normalize

from ..errors import TableError
from ..hangul.syllables import (
    SILENT,
    VOWELS,
    decompose,
    is_syllable,
)
from ..law import tables
from ..law.rules import NOTHING, Rule, cascade, read_rules

Norm = Literal["south", "north"]
NORMS: tuple[Norm, ...] = ("south", "north")
STAGES = ("marks", "letters", "hangul")

_AROUND = ("left2", "left", "right", "right2")
START, OPEN, CLOSED = "start", "open", "closed"
_OUTCOMES = 1 << 15  # kept in memory by each stage


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
    stressed: dict[str, str]
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
        stressed={letter: normalize("NFD", letter)[0] for letter in table["stressed"]},
        hyphens=frozenset(table["hyphens"]),
        endings=tuple((name, tuple(ends)) for name, ends in table["endings"].items()),
    )


@cache
def stage_rules(stage: str, norm: str) -> tuple[Rule, ...]:
    """The rules of one stage (marks, letters, hangul) under one norm."""
    known = alphabet()
    letter = known.letters | known.marks | known.stressed.keys()
    slots = {slot: letter | {NOTHING} for slot in _AROUND}
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
    return tuple(rule for stage in STAGES for rule in stage_rules(stage, norm))


def trace_word(word: str, norm: Norm) -> list[Change]:
    """Every change on the way from a lower-case word (marks and all) to its Hangul.

    >>> [(change.rule, change.after) for change in trace_word("ий", "south")]
    [('short-i-after-i', '∅'), ('south-vowel', 'ㅣ')]
    """
    changes: list[Change] = []
    kept = reduce_word("marks", enumerate(word), norm, changes)
    bare = "".join(letter for _, letter in kept)
    kept = reduce_word("letters", kept, norm, changes)
    letters = "".join(letter for _, letter in kept)
    written = write_letters(NOTHING, NOTHING, letters, NOTHING, START, read_ending(bare), norm)
    for (at, letter), (run, _, rule) in zip(kept, written, strict=True):
        changes.append(Change("hangul", rule, at, letter, run or NOTHING))
    return changes


def read_ending(word: str) -> str:
    """Which of the endings of ``alphabet.toml`` a word has, or `∅`."""
    for name, ends in alphabet().endings:
        if word.endswith(ends):
            return name
    return NOTHING


@cache
def rules_of(stage: str, slot: str, norm: str) -> dict[str, tuple[Rule, ...]]:
    """The rules that could act on a letter, by the letter."""
    known = alphabet()
    every = stage_rules(stage, norm)
    return {
        letter: tuple(rule for rule in every if letter in rule.when[slot])
        for letter in known.letters | known.marks | known.stressed.keys()
    }


@lru_cache(maxsize=_OUTCOMES)
def _reduced(letter: str, left2: str, left: str, right: str, right2: str, norm: str) -> str:
    return _reduce("letters", left2 + left + letter + right + right2, norm)[0]


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
    last, steps = cascade(rules_of(stage, "letter", norm)[letter], record)
    return last["letter"], [(rule.id, old["letter"], new["letter"]) for rule, old, new in steps]


def reduce_letters(before: str, letters: str, after: str, norm: str) -> str:
    """The letters that the second stage leaves of these, between two on each side."""
    padded = before + letters + after
    seen = _seen("letters", "letter", norm)
    kept = []
    for at, letter in enumerate(letters):
        views = seen[letter]
        if views:
            around = padded[at], padded[at + 1], padded[at + 3], padded[at + 4]
            letter = _reduced(letter, *map(getitem, views, around), norm)
        kept.append(letter)
    return "".join(kept).replace(NOTHING, "")


def reduce_word(
    stage: str, places: Iterable[tuple[int, str]], norm: str, changes: list[Change]
) -> list[tuple[int, str]]:
    """The letters that a stage leaves, with their places; its changes join the list."""
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


def write_letters(
    left2: str, left: str, letters: str, right: str, room: str, ending: str, norm: str
) -> Iterator[tuple[str, str, str]]:
    """(run of Hangul letters, room after it, rule) of each letter between its neighbours."""
    seen = _seen("hangul", "piece", norm)
    last = len(letters) - 1
    for index, letter in enumerate(letters):
        follower = right if index == last else letters[index + 1]
        far, near, beside, _ = seen[letter]
        at_end = ending if follower == NOTHING else NOTHING
        written = _written(far[left2], near[left], letter, beside[follower], room, at_end, norm)
        yield written
        room = written[1]
        left2, left = left, letter


@lru_cache(maxsize=_OUTCOMES)
def _written(
    left2: str, left: str, letter: str, right: str, room: str, ending: str, norm: str
) -> tuple[str, str, str]:
    record = {
        "piece": letter,
        "left2": left2,
        "left": left,
        "right": right,
        "right2": NOTHING,
        "room": room,
        "ending": ending,
    }
    for rule in rules_of("hangul", "piece", norm)[letter]:
        after = rule.apply(record)
        if after is not record:
            break
    else:
        raise TableError(f"hangul/{norm}.toml", letter, f"no rule writes it: {record}")
    run = "".join(_letters_of(character) for character in after["piece"] if character != NOTHING)
    if run:
        room = OPEN if run[-1] in VOWELS or right in alphabet().carriers else CLOSED
    return run, room, rule.id


def _letters_of(character: str) -> str:
    if not is_syllable(character):
        return character
    onset, vowel, coda = decompose(character)
    return (SILENT if onset == NOTHING else onset) + vowel + coda.replace(NOTHING, "")


class _Views(dict[str, tuple[dict[str, str], ...]]):
    """For each letter that rules touch, on its left and right: neighbour → one like it.

    The four views are of the farther and the nearer left, the nearer and the farther right.
    Neighbours are alike if no rule that could act on the letter tells them apart. A letter's views
    are made when it is first met.
    """

    def __init__(self, stage: str, slot: str, norm: str) -> None:
        super().__init__()
        self._rules = rules_of(stage, slot, norm)

    def __missing__(self, letter: str) -> tuple[dict[str, str], ...]:
        candidates = self._rules[letter]
        views = tuple(_alike(letter, candidates, place) for place in _AROUND) if candidates else ()
        self[letter] = views
        return views


@cache
def _seen(stage: str, slot: str, norm: str) -> _Views:
    return _Views(stage, slot, norm)


def _alike(letter: str, candidates: tuple[Rule, ...], slot: str) -> dict[str, str]:
    tested = [rule.when[slot] for rule in candidates if slot in rule.when]
    # what else decides: whether there is room, whether the word ends, whether a letter is doubled
    tested += [alphabet().carriers, frozenset((NOTHING,)), frozenset((letter,))]
    first: dict[tuple[bool, ...], str] = {}
    return {
        neighbour: first.setdefault(tuple(neighbour in values for values in tested), neighbour)
        for neighbour in sorted(alphabet().letters | {NOTHING})
    }
