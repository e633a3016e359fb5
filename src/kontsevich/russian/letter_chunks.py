"""One Russian word → Hangul, chunk by chunk: the same as by `letter_rules`, and faster.

A chunk is consonants with the letter that carries them; after it a syllable stands open, so a
chunk's Hangul depends on little else, and is remembered. Where the rules look over the border of
two chunks the two are one: the pattern that parts a word is built from the rules themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import repeat
from unicodedata import normalize

from ..hangul.syllables import CODAS, VOWELS, compose_run
from ..law.rules import NOTHING
from .letter_rules import (
    OPEN,
    START,
    Norm,
    alphabet,
    read_ending,
    reduce_letters,
    reduce_word,
    rules_of,
    stage_rules,
    write_letters,
)

_CHUNKS = 1 << 15  # kept in memory, of each kind
_CODA = {letter: chr(0x11A8 + index) for index, letter in enumerate(CODAS)}  # conjoining


def spell(word: str, norm: Norm) -> str:
    """One lower-case word of Russian letters (and marks) as Hangul.

    >>> spell("якутск", "south"), spell("путин", "north")
    ('야쿠츠크', '뿌찐')
    """
    if not alphabet().letters.issuperset(word):
        word = "".join([letter for _, letter in reduce_word("marks", enumerate(word), norm, [])])
    return spell_letters(word, norm)


def spell_letters(word: str, norm: Norm) -> str:
    """One lower-case word of Russian letters, no marks among them, as Hangul."""
    chunks = _chunks(norm).findall(word)
    if len(chunks) < 2:
        return _whole(word, read_ending(word), norm)
    first, *inside, last = chunks
    parts = (
        _first(first, norm),
        *map(_inside, inside, repeat(norm)),
        _last(last, read_ending(word), norm),
    )
    return normalize("NFC", "".join(parts))


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
    for rule in stage_rules("letters", norm):
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
    candidates = rules_of("hangul", "piece", norm)[letter]
    tested = [rule.when[slot] for rule in candidates if slot in rule.when]
    return any((neighbour in values) != (usual in values) for values in tested)


def _usual() -> str:
    """A vowel that stands for all the letters beyond the border of a chunk."""
    return min(alphabet().vowels)


@lru_cache(maxsize=_CHUNKS)
def _whole(word: str, ending: str, norm: Norm) -> str:
    """A word of one chunk."""
    return _spell_chunk(NOTHING, word, NOTHING, START, ending, norm)


@lru_cache(maxsize=_CHUNKS)
def _first(chunk: str, norm: Norm) -> str:
    """The text of a chunk that begins a word and does not end it."""
    return _spell_chunk(NOTHING, chunk, _usual(), START, NOTHING, norm)


@lru_cache(maxsize=_CHUNKS)
def _inside(chunk: str, norm: Norm) -> str:
    """The text of a chunk inside a word."""
    return _spell_chunk(_usual(), chunk, _usual(), OPEN, NOTHING, norm)


@lru_cache(maxsize=_CHUNKS)
def _last(chunk: str, ending: str, norm: Norm) -> str:
    """The text of the last of several chunks."""
    return _spell_chunk(_usual(), chunk, NOTHING, OPEN, ending, norm)


def _spell_chunk(left: str, chunk: str, right: str, room: str, ending: str, norm: Norm) -> str:
    """A chunk as text: syllables, and before them, apart, a coda for the syllable to its left."""
    kept = reduce_letters(left * 2, chunk, right * 2, norm)
    written = write_letters(left, left, kept, right, room, ending, norm)
    run = "".join([letters for letters, _, _ in written])
    if run[:1] in _CODA and (len(run) == 1 or run[1] not in VOWELS):
        return _CODA[run[0]] + compose_run(run[1:])
    return compose_run(run)
