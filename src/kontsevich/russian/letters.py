"""One Russian word → Hangul, letter by letter, as rules on records (``tables/hangul``).

Three stages, each a cascade of rules over one small record a letter. *marks*: stress and what is
typed apart. *letters*: what is read as one letter or not at all (doubled letters, тс, ий, ь).
*hangul*: what each letter that is left gives in its place; its record shows the letter, its
neighbours and whether the syllable to its left has room for a coda.

What makes it fast: the rules are asked only where they could act. A pattern built from the rules
of the second stage finds the letters that they could touch; the third stage takes a word by
chunks (consonants and their vowel) and remembers each chunk by what the rules can see of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import repeat
from operator import getitem
from typing import Literal, NamedTuple
from unicodedata import normalize

from .. import tables
from ..errors import TableError
from ..hangul import CODAS, ONSETS, SILENT, VOWELS, Syllable, compose, decompose, is_syllable
from ..rules import NOTHING, Rule, cascade, read_rules

Norm = Literal["south", "north"]
NORMS: tuple[Norm, ...] = ("south", "north")
STAGES = ("marks", "letters", "hangul")

_AROUND = ("left2", "left", "right", "right2")
START, OPEN, CLOSED = "start", "open", "closed"
_OUTCOMES = 1 << 15  # kept in memory by each stage

_SYLLABLE = re.compile(f"[{ONSETS}]?[{VOWELS}](?:[{CODAS}](?![{VOWELS}]))?")
_CODA = {letter: chr(0x11A8 + index) for index, letter in enumerate(CODAS)}  # conjoining


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
        stress=frozenset(table["stress"]),
        stressed={letter: normalize("NFD", letter)[0] for letter in table["stressed"]},
        hyphens=frozenset(table["hyphens"]),
        endings=tuple((name, tuple(ends)) for name, ends in table["endings"].items()),
    )


@cache
def _rules(stage: str, norm: str) -> tuple[Rule, ...]:
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
    return tuple(rule for stage in STAGES for rule in _rules(stage, norm))


def spell(word: str, norm: Norm) -> str:
    """One lower-case word of Russian letters (and marks) as Hangul.

    >>> spell("якутск", "south"), spell("путин", "north")
    ('야쿠츠크', '뿌찐')
    """
    if not alphabet().letters.issuperset(word):
        word = "".join([letter for _, letter in _reduce_word("marks", enumerate(word), norm, [])])
    return spell_letters(word, norm)


def spell_letters(word: str, norm: Norm) -> str:
    """One lower-case word of Russian letters, no marks among them, as Hangul."""
    chunks = _chunks(norm).findall(word)
    if len(chunks) < 2:
        return _whole(word, _ending(word), norm)
    first, *inside, last = chunks
    parts = (
        _first(first, norm),
        *map(_inside, inside, repeat(norm)),
        _last(last, _ending(word), norm),
    )
    return normalize("NFC", "".join(parts))


def trace_word(word: str, norm: Norm) -> list[Change]:
    """Every change on the way from a lower-case word (marks and all) to its Hangul.

    >>> [(change.rule, change.after) for change in trace_word("ий", "south")]
    [('short-i-after-i', '∅'), ('south-vowel', 'ㅣ')]
    """
    changes: list[Change] = []
    kept = _reduce_word("marks", enumerate(word), norm, changes)
    bare = "".join(letter for _, letter in kept)
    kept = _reduce_word("letters", kept, norm, changes)
    letters = "".join(letter for _, letter in kept)
    written = _write(NOTHING, NOTHING, letters, NOTHING, START, _ending(bare), norm)
    for (at, letter), (run, _, rule) in zip(kept, written, strict=True):
        changes.append(Change("hangul", rule, at, letter, run or NOTHING))
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


def _ending(word: str) -> str:
    for name, ends in alphabet().endings:
        if word.endswith(ends):
            return name
    return NOTHING


@cache
def _rules_of(stage: str, slot: str, norm: str) -> dict[str, tuple[Rule, ...]]:
    """The rules that could act on a letter, by the letter."""
    known = alphabet()
    every = _rules(stage, norm)
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
    last, steps = cascade(_rules_of(stage, "letter", norm)[letter], record)
    return last["letter"], [(rule.id, old["letter"], new["letter"]) for rule, old, new in steps]


def _reduce_letters(before: str, letters: str, after: str, norm: str) -> str:
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


def _reduce_word(
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


@cache
def _chunks(norm: Norm) -> re.Pattern[str]:
    """Consonants with the letter that carries them; after it a syllable stands open.

    Two chunks are one where a rule would look over their border: where the second stage may touch
    the carrier, or a rule of the third tells a neighbour beyond the border from the usual one.
    """
    carriers = alphabet().carriers
    borders = [*_touched_borders(norm), *_told_borders(norm)]
    closed = f"[^{_list(carriers)}]*[{_list(carriers)}]"
    joined = f"(?:{'|'.join(borders)})" if borders else "(?!)"
    return re.compile(f"(?:{closed}{joined})*(?:{closed}|[^{_list(carriers)}]+$)")


def _touched_borders(norm: Norm) -> Iterator[str]:
    """Borders beside a carrier that a rule of the second stage may touch."""
    carriers = alphabet().carriers
    for rule in _rules("letters", norm):
        touched = rule.when["letter"] & carriers
        left, right = rule.when.get("left"), rule.when.get("right")
        if not touched:
            continue
        if left is None or left & carriers:
            yield f"(?<=[{_list((left or carriers) & carriers)}])(?=[{_list(touched)}])"
        if not rule.when.keys().isdisjoint(("right", "right2", "pair")):
            beyond = f"(?=[{_list(right)}])" if right and NOTHING not in right else ""
            before = f"[{_list(left)}]" if left and NOTHING not in left else ""
            yield f"(?<={before}[{_list(touched)}]){beyond}"


def _told_borders(norm: Norm) -> Iterator[str]:
    """Borders over which a rule of the third stage sees more than the usual letter."""
    letters, usual = alphabet().letters, _usual()
    for carrier in sorted(alphabet().carriers):
        beside = {letter for letter in letters if _tells(norm, carrier, "right", letter, usual)}
        beside |= {letter for letter in letters if _tells(norm, letter, "left", carrier, usual)}
        farther = {letter for letter in letters if _tells(norm, letter, "left2", carrier, usual)}
        if beside:
            yield f"(?<={carrier})(?=[{_list(beside)}])"
        if farther:
            yield f"(?<={carrier})(?=.[{_list(farther)}])"


def _list(letters: Iterable[str]) -> str:
    return "".join(sorted(letters))


def _tells(norm: Norm, letter: str, slot: str, neighbour: str, usual: str) -> bool:
    """Whether a rule that could write the letter tells this neighbour from the usual one."""
    candidates = _rules_of("hangul", "piece", norm)[letter]
    tested = [rule.when[slot] for rule in candidates if slot in rule.when]
    return any((neighbour in values) != (usual in values) for values in tested)


def _usual() -> str:
    """A vowel that stands for all the letters beyond the border of a chunk."""
    return min(alphabet().vowels)


@lru_cache(maxsize=_OUTCOMES)
def _whole(word: str, ending: str, norm: Norm) -> str:
    """A word of one chunk."""
    return _spell_chunk(NOTHING, word, NOTHING, START, ending, norm)


@lru_cache(maxsize=_OUTCOMES)
def _first(chunk: str, norm: Norm) -> str:
    """The text of a chunk that begins a word and does not end it."""
    return _spell_chunk(NOTHING, chunk, _usual(), START, NOTHING, norm)


@lru_cache(maxsize=_OUTCOMES)
def _inside(chunk: str, norm: Norm) -> str:
    """The text of a chunk inside a word."""
    return _spell_chunk(_usual(), chunk, _usual(), OPEN, NOTHING, norm)


@lru_cache(maxsize=_OUTCOMES)
def _last(chunk: str, ending: str, norm: Norm) -> str:
    """The text of the last of several chunks."""
    return _spell_chunk(_usual(), chunk, NOTHING, OPEN, ending, norm)


def _spell_chunk(left: str, chunk: str, right: str, room: str, ending: str, norm: Norm) -> str:
    """A chunk as text: syllables, and before them, apart, a coda for the syllable to its left."""
    kept = _reduce_letters(left * 2, chunk, right * 2, norm)
    written = _write(left, left, kept, right, room, ending, norm)
    run = "".join([letters for letters, _, _ in written])
    if run[:1] in _CODA and (len(run) == 1 or run[1] not in VOWELS):
        return _CODA[run[0]] + compose_run(run[1:])
    return compose_run(run)


def _write(
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
    for rule in _rules_of("hangul", "piece", norm)[letter]:
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


@cache
def _seen(stage: str, slot: str, norm: str) -> dict[str, tuple[dict[str, str], ...]]:
    """For each letter that rules touch, on its left and right: neighbour → one like it.

    The four views are of the farther and the nearer left, the nearer and the farther right.
    Neighbours are alike if no rule that could act on the letter tells them apart.
    """
    return {
        letter: tuple(_alike(letter, candidates, place) for place in _AROUND) if candidates else ()
        for letter, candidates in _rules_of(stage, slot, norm).items()
    }


def _alike(letter: str, candidates: tuple[Rule, ...], slot: str) -> dict[str, str]:
    tested = [rule.when[slot] for rule in candidates if slot in rule.when]
    # what else decides: whether there is room, whether the word ends, whether a letter is doubled
    tested += [alphabet().carriers, frozenset((NOTHING,)), frozenset((letter,))]
    first: dict[tuple[bool, ...], str] = {}
    return {
        neighbour: first.setdefault(tuple(neighbour in values for values in tested), neighbour)
        for neighbour in sorted(alphabet().letters | {NOTHING})
    }
