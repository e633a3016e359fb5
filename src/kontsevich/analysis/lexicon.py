"""The lexicon: words whose spelling can't tell how they are said, and where they may stand."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ..law import tables
from ..law.rules import NOTHING
from .drafts import Draft, coda_of, cut_marked

LEXICON = "analysis/lexicon.tsv"
TAILS = "analysis/tails.tsv"
PARTICLES = "names/particles.tsv"
LONGEST_TAIL = 8
PARTICLE = "="


class Entry(NamedTuple):
    """One row: a word, its marked form and second readings, and where it may stand in others.

    `joins`: `no` (alone, or before a particle, a suffix, a verb like 하다), `noun` (the same
    without the verbs: 불길 is not in 불길하다), `first`, `last`, `both`.
    """

    word: str
    marked: str
    others: tuple[str, ...]
    joins: str


class Lexicon:
    """Rows by word, and by their first two syllables for finding them inside longer words."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = {entry.word: entry for entry in entries}
        self.heads: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            if len(entry.word) > 1:
                self.heads.setdefault(entry.word[:2], []).append(entry)
        for found in self.heads.values():
            found.sort(key=_by_length)

    def lay_rows(self, draft: Draft) -> None:
        """Lay every row over a word that the word holds, the longest first, left to right."""
        word = draft.word
        heads = self.heads
        at, last = 0, len(word) - 1
        while at < last:
            found = heads.get(word[at : at + 2])
            step = 1
            if found:
                for entry in found:
                    end = at + len(entry.word)
                    if not word.startswith(entry.word, at) or any(draft.taken[at + 1 : end]):
                        continue
                    if _fits(entry, word, at):
                        step = len(entry.word)
                        _lay(draft, entry, at)
                        break
                    if not at and entry.joins == "noun" and is_tail(word, end):
                        step = len(entry.word)
                        draft.hold(at, end)
                        break
            at += step


def _by_length(entry: Entry) -> int:
    return -len(entry.word)


def _fits(entry: Entry, word: str, at: int) -> bool:
    """Whether this row may act here: what stands before it and after it allows it."""
    joins = entry.joins
    if at and joins not in ("last", "both"):
        return False
    end = at + len(entry.word)
    if end == len(word) or joins in ("first", "both"):
        return True
    return is_nominal(word, end) if joins == "noun" else is_tail(word, end)


def _lay(draft: Draft, entry: Entry, at: int) -> None:
    pairs = cut_marked(entry.marked)
    if entry.others and not draft.others:
        draft.others = tuple(_replace(draft, cut_marked(other), at) for other in entry.others)
    end = at + len(pairs)
    particle = end < len(draft.word) and is_particle(draft.word, end)
    if entry.marked == entry.word and not particle:
        draft.hold(at, end)
        return
    draft.lay(at, pairs, f"lexicon:{entry.word}", PARTICLE if particle else "")


def _replace(draft: Draft, pairs: list[tuple[str, str]], at: int) -> str:
    middle = "".join(signs + syllable for signs, syllable in pairs)
    return draft.word[:at] + middle + draft.word[at + len(pairs) :]


@cache
def read_lexicon() -> Lexicon:
    """The shipped lexicon; read once."""
    return Lexicon(
        Entry(word, marked, tuple(others.split()) if others else (), joins)
        for word, marked, others, joins, _, _ in tables.read_tsv(LEXICON)
    )


class Tails(NamedTuple):
    """What may follow a noun: particles (and after what), beginnings of verbs, suffixes."""

    particles: dict[str, str]
    begins: frozenset[str]
    suffixes: frozenset[str]


@cache
def read_tails() -> Tails:
    """The shipped particles and suffixes; read once."""
    particles = {row[0]: row[1] for row in tables.read_tsv(PARTICLES)}
    kinds: dict[str, set[str]] = {"begins": set(), "more": set()}
    for tail, kind, _ in tables.read_tsv(TAILS):
        kinds[kind].add(tail)
    return Tails(particles, frozenset(kinds["begins"]), frozenset(kinds["more"]))


def is_tail(word: str, at: int, extra: frozenset[str] = frozenset()) -> bool:
    """Whether what follows in the word from `at` is a particle, a suffix or a verb like 하다.

    >>> is_tail("물가는", 2), is_tail("평가했다", 2), is_tail("한자리", 2)
    (True, True, False)
    """
    return makes_verb(word, at) or is_nominal(word, at, extra)


def makes_verb(word: str, at: int) -> bool:
    """Whether what follows in the word from `at` begins as a verb like 하다 does.

    >>> makes_verb("평가했다", 2), makes_verb("물가는", 2)
    (True, False)
    """
    begins = read_tails().begins
    return word[at] in begins or word[at : at + 2] in begins


def is_nominal(word: str, at: int, extra: frozenset[str] = frozenset()) -> bool:
    """Whether what follows in the word from `at` is a noun's suffixes, or some and a particle.

    >>> is_nominal("물가는", 2), is_nominal("평가했다", 2)
    (True, False)
    """
    if len(word) - at > LONGEST_TAIL:
        return False
    suffixes = read_tails().suffixes
    return _is_whole(word, at, extra) or any(
        (word[at:end] in suffixes or word[at:end] in extra) and _is_whole(word, end, extra)
        for end in range(at + 1, len(word))
    )


def is_particle(word: str, at: int) -> bool:
    """Whether a particle follows in the word from `at`, and nothing else.

    >>> is_particle("물가는", 2), is_particle("국가적", 2)
    (True, False)
    """
    if len(word) - at > LONGEST_TAIL:
        return False
    after = read_tails().particles.get(word[at:])
    if after is None:
        return False
    return after == "any" or (after == "consonant") != (coda_of(word[at - 1]) == NOTHING)


def _is_whole(word: str, at: int, extra: frozenset[str]) -> bool:
    rest = word[at:]
    return rest in extra or rest in read_tails().suffixes or is_particle(word, at)
