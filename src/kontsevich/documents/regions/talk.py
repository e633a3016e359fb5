"""Sentences of a note or a paragraph, and whether the author talks in them.

A title, an imprint, the signature of an archive have no verb; a sentence of the author's mostly
has one, or a word that only talk has. So they are told apart without a grammar. What stands in
brackets or quotation marks says nothing about the sentence around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from ...law.tables import read_toml

_TABLE = "check/titles.toml"
_GROUP = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|«[^«»]*»|„[^“”„]*[“”]|“[^“”]*”|\"[^\"]*\"|(?:https?|ftp)://\S+"
)
_OPENING = re.compile(r"[(\[«„“\"]|://")
# A verb has more letters.
_SHORTEST = 3


class Sentence(NamedTuple):
    """Visible [start, end); `talks`: the author does."""

    start: int
    end: int
    talks: bool


def cut_sentences(text: str, start: int, edges: Iterable[int] = ()) -> list[Sentence]:
    """The sentences from `start` on, cut at `edges` too.

    >>> [one.talks for one in cut_sentences("Ким жил там. Корея. М., 1990.", 0)]
    [True, False, False]
    """
    masked = mask(text)
    signs = _signs()
    cuts = set(edges)
    for match in signs.stop.finditer(masked, start):
        if not signs.initial.search(masked, max(match.start() - 2, 0), match.end()):
            cuts.add(match.end())
    sentences: list[Sentence] = []
    at = start
    for cut in [*sorted(cut for cut in cuts if start < cut < len(text)), len(text)]:
        sentences.append(Sentence(at, cut, signs.show(masked, at, cut)))
        at = cut
    return sentences


def find_stop(text: str, start: int) -> int:
    """Behind the stop, and the white space, that ends the sentence which is going on at a place.

    >>> find_stop("Ли Г. Б. там. Он пел.", 0)
    14
    """
    signs = _signs()
    for match in signs.stop.finditer(text, start):
        if not signs.initial.search(text, max(match.start() - 2, start), match.end()):
            return match.end()
    return len(text)


def is_talk(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether the author talks anywhere in [start, end), brackets and quotations left out.

    >>> is_talk("Ким Гу жил там"), is_talk("Ким Гу (он жил там)")
    (True, False)
    """
    signs = _signs()
    at = signs.find(text, start, len(text) if end is None else end)
    if at < 0 or not _OPENING.search(text, start, at):
        return at >= 0
    masked = mask(text[start:end])
    return signs.find(masked, 0, len(masked)) >= 0


def mask(text: str) -> str:
    """The text with blanks for what stands between brackets and quotation marks, and for
    addresses.

    >>> mask("Он (и она) пел")
    'Он (     ) пел'
    """
    return _GROUP.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    found = match[0]
    return found[0] + " " * (len(found) - 2) + found[-1]


class _Signs:
    """Where a sentence ends, and what shows that the author talks in it."""

    def __init__(self, table: dict[str, Any]) -> None:
        upper, lower = (table["letters"][kind] for kind in ("upper", "lower"))
        self.stop = re.compile(
            rf"[.!?…]+[»”\"“)\]]*\s+(?=[{upper}«„“\"(\[—–])|;\s+|(?<=\d\))\s+"
            rf"|(?<=[.!?…»”\")\]:;\d])[ \t]*\r?\n\s*(?=[{upper}«„“\"])"
        )
        self.initial = re.compile(rf"(?<!\w)[{upper}]\.\s*\Z")
        talk = table["talk"]
        past = [stem + end for stem in talk["past"] for end in talk["past_ends"]]
        self.word = re.compile(rf"[{upper}{lower}-]{{1,40}}")
        self.words = frozenset(talk["words"])
        self.nouns = frozenset(talk["nouns"])
        self.endings = (*past, *talk["present"])

    def show(self, text: str, start: int, end: int) -> bool:
        """Whether one word in [start, end) shows that the author talks."""
        return self.find(text, start, end) >= 0

    def find(self, text: str, start: int, end: int) -> int:
        """Where the first word stands that shows it, or -1."""
        for match in self.word.finditer(text, start, end):
            word = match[0]
            if word.endswith(self.endings) and word.islower() and len(word) > _SHORTEST:
                if word not in self.nouns:
                    return match.start()
            elif word.casefold() in self.words and not _is_syllable(word, text, match.start()):
                return match.start()
        return -1


def _is_syllable(word: str, text: str, at: int) -> bool:
    """Whether a word is a syllable of a name, by its capital inside a sentence («Ким Дан Я»)."""
    return word[0].isupper() and at > 1 and text[at - 1] in " \u00a0" and text[at - 2].isalpha()


@cache
def _signs() -> _Signs:
    return _Signs(read_toml(_TABLE))
