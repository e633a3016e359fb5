"""Spotting: where in a text a Korean name may stand. Cheap; nothing is judged here.

A text is searched once for capitalised words, and each is looked up.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from ...law import tables

SOFT = "\u00ad"
SPACES = " \u00a0\t"
THIN = "\u2002\u2003\u2007\u2009\u200a\u202f"  # spaces of typesetters
HYPHEN = "[-\u2010\u2011]"
SURNAMES = "reverse/surnames.tsv"
MOST_PARTS = 4  # of a name after its first word

# Latin letters that touch letters of Cyrillic; marks and characters that nobody sees.
_MIXED = re.compile(r"[A-Za-z\u00eb\u00cb](?:(?=[\u0400-\u04ff])|(?<=[\u0400-\u04ff].))")
# Vowels and codas of Hangul that stand apart from the letter before them.
_APART = "\u1161-\u1175\u11a8-\u11c2"
_CODA = re.compile("[\u11a8-\u11c2]")
UNSEEN = re.compile(f"[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff{_APART}]")
STRESS = "\u0300\u0301"  # marks over a vowel that say where the stress is
_AT = itemgetter(0)


class Patterns(NamedTuple):
    """The expressions of spotting, made of the letters of ``check/characters.toml``."""

    word: re.Pattern[str]
    first: re.Pattern[str]
    part: re.Pattern[str]
    before: re.Pattern[str]
    piece: re.Pattern[str]
    pieces: re.Pattern[str]
    units: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The expressions, made once."""
    document = tables.read_toml("check/characters.toml")
    upper, letter = document["upper"], document["letter"]
    line_end = f"\r?\n[{SPACES}]{{0,3}}"
    gap = f"(?:[{SPACES}{THIN}]{{1,3}}(?:{line_end})?|{line_end})"
    hyphen = HYPHEN
    return Patterns(
        re.compile(f"[{upper}][{letter}]*"),
        # Possessive, and no second start inside a word: a word of any length costs its length.
        re.compile(
            f"[{upper}](?<![{letter}][{upper}])[{letter}]*+(?={gap}[{upper}]|{hyphen}[{letter}])"
        ),
        re.compile(f"({gap})([{upper}][{letter}]*)|({hyphen})([{letter}]+)"),
        re.compile(f"((?:[{upper}][{letter}]*(?:{hyphen}[{letter}]+)*{gap}){{1,2}})$"),
        re.compile(f"[{letter}]+(?:{hyphen}[{letter}]+)*"),
        re.compile(f"([{letter}]+(?:{hyphen}[{letter}]+)*)"),
        re.compile(f"([{letter}]+)"),
    )


class Token(NamedTuple):
    """A word of the cleaned text at its half-open place."""

    start: int
    end: int
    word: str


class Spot(NamedTuple):
    """A word that may be a surname, and the words that follow it with only a gap between.

    `gaps[i]` is what stands before `parts[i]`: a space or a hyphen.
    """

    first: Token
    parts: tuple[Token, ...]
    gaps: tuple[str, ...]


class Cleaned(NamedTuple):
    """A text made plain, with the way back to it.

    `pieces`: (where in the plain text, where in the source, length there); the last one runs to
    the end. What stands for something else is one character long.
    """

    text: str
    pieces: tuple[tuple[int, int, int], ...] = ()

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The half-open place in the text as it was."""
        if not self.pieces:
            return start, end
        first = self.pieces[bisect_right(self.pieces, start, key=_AT) - 1]
        last = self.pieces[bisect_right(self.pieces, end - 1, key=_AT) - 1]
        plain, source, length = last
        inside = end - plain
        stop = source + (length if self._is_other(last) else inside)
        return first[1] + (0 if self._is_other(first) else start - first[0]), stop

    def _is_other(self, piece: tuple[int, int, int]) -> bool:
        index = bisect_right(self.pieces, piece[0], key=_AT)
        after = self.pieces[index][0] if index < len(self.pieces) else len(self.text)
        return after - piece[0] != piece[2]


@cache
def look_alikes() -> dict[str, str]:
    """Latin letters → the Cyrillic ones that they look like."""
    return {pair[0]: pair[1] for pair in tables.read_toml("check/characters.toml")["look_alikes"]}


def clean(text: str) -> Cleaned:
    """The text with letters composed, unseen characters out, Latin look-alikes in Cyrillic.

    >>> clean("Kим Чжонын").text, clean("Ким Ё\u200bчжон").source(4, 9)
    ('Ким Чжонын', (4, 10))
    """
    edits = sorted({*_mend(text), *_unseen(text)})
    if not edits:
        return Cleaned(text)
    plain: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    length = at = 0
    for start, end, new in edits:
        if start < at:
            continue
        plain.append(text[at:start])
        pieces.append((length, at, start - at))
        length += start - at
        if new:
            plain.append(new)
            pieces.append((length, start, end - start))
            length += 1
        at = end
    if at < len(text):
        plain.append(text[at:])
        pieces.append((length, at, len(text) - at))
    return Cleaned("".join(plain), tuple(pieces))


def _mend(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that put Cyrillic for Latin look-alikes in words that hold both."""
    done = 0
    for match in _MIXED.finditer(text):
        if match.start() < done:
            continue
        start, done = match.start(), match.end()
        while start and text[start - 1].isalpha():
            start -= 1
        while done < len(text) and text[done].isalpha():
            done += 1
        word = text[start:done]
        latin = [(at, letter) for at, letter in enumerate(word, start) if letter in look_alikes()]
        if all(letter in look_alikes() or patterns().piece.match(letter) for letter in word):
            for at, letter in latin:
                yield at, at + 1, look_alikes()[letter]


def _unseen(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that compose what is decomposed and drop what nobody sees, and marks of stress."""
    for match in UNSEEN.finditer(text):
        at, end = match.span()
        letter = unicodedata.category(match[0]) == "Lo"
        if letter and _CODA.match(text, end):
            end += 1
        composed = unicodedata.normalize("NFC", text[max(at - 1, 0) : end])
        if match[0] in STRESS:
            yield at, end, ""
        elif at and (letter or unicodedata.combining(match[0])) and len(composed) == 1:
            yield at - 1, end, composed
        elif not letter:
            yield at, end, ""


@cache
def surname_words() -> frozenset[str]:
    """Every word that may be a surname, by any system and in any case, as a name begins.

    >>> "Хвана" in surname_words(), "Трампа" in surname_words()
    (True, False)
    """
    return frozenset(map(str.capitalize, tables.read_text(SURNAMES).split()))


def spot_names(text: str, swapped: bool = True) -> Iterator[Spot]:
    """Every place of a cleaned text where a name may begin with its surname, or end (`swapped`).

    >>> [spot.first.word for spot in spot_names("Вчера Ким Чен Ын и он")]
    ['Ким', 'Чен', 'Ын']
    """
    known = surname_words()
    pattern = patterns().word if swapped else patterns().first
    for match in pattern.finditer(text):
        word = match[0]
        if word in known or (word.isupper() and word.capitalize() in known):
            start, end = match.span()
            if not (start and text[start - 1].isalpha()):
                spot = follow(text, Token(start, end, word))
                if spot is not None:
                    yield spot


@lru_cache(maxsize=4)
def cut_words(text: str, hyphens: bool = True) -> tuple[list[str], list[int], list[str]]:
    """The words of a text, where each begins, and what stands behind each.

    `hyphens`: what they join is one word.

    >>> cut_words("Чан-га и Ым")
    (['Чан-га', 'и', 'Ым'], [0, 7, 9], [' ', ' ', ''])
    """
    parts = (patterns().pieces if hyphens else patterns().units).split(text)
    return parts[1::2], [*accumulate(map(len, parts))][:-1:2], parts[2::2]


@lru_cache(maxsize=4)
def spot_words(text: str) -> tuple[Token, ...]:
    """Every capitalised word of a cleaned text, with what hangs on it by hyphens."""
    part, found = patterns().part, []
    for match in patterns().word.finditer(text):
        start, end = match.span()
        if start and (text[start - 1].isalpha() or text[start - 1] in "-\u2010\u2011"):
            continue
        while True:
            more = part.match(text, end)
            if more is None or more[4] is None:
                break
            end = more.end()
        found.append(Token(start, end, text[start:end]))
    return tuple(found)


def follow(text: str, first: Token) -> Spot | None:
    """The spot that begins with this word of a cleaned text; None for a word that is cut."""
    parts: list[Token] = []
    gaps: list[str] = []
    end = first.end
    part = patterns().part
    while len(parts) < MOST_PARTS:
        match = part.match(text, end)
        if match is None:
            break
        group = 2 if match[2] else 4
        start, end = match.span(group)
        if not parts and group == 2 and end - start == 1 and text[end : end + 1] == ".":
            break  # an initial
        parts.append(Token(start, end, match[group]))
        gaps.append(" " if group == 2 else "-")
    if end < len(text) and (text[end].isalpha() or text[end] == "_"):
        if not parts:
            return None
        parts.pop()
        gaps.pop()
    if not parts and text[first.start - 1 : first.start] not in (" ", "\u00a0", "\n"):
        return None
    return Spot(first, tuple(parts), tuple(gaps))


def read_before(text: str, start: int) -> tuple[Token, ...]:
    """The capitalised words, at most two, that stand right before a place of a cleaned text."""
    offset = max(0, start - 40)
    match = patterns().before.search(text[offset:start])
    if match is None:
        return ()
    at = offset + match.start()
    if at and text[at - 1].isalpha():
        return ()
    return tuple(
        Token(at + piece.start(), at + piece.end(), piece[0])
        for piece in patterns().piece.finditer(match[0])
    )
