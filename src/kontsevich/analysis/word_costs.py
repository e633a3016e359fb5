"""How likely a run of Hangul is as an ordinary word: what speaks against its being a name.

A table holds the words that begin as names do, with their frequencies; any other run is weighed by
how often its syllables stand so in words. All weights are natural logarithms, of
``names/scores.toml``.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Any, NamedTuple

from ..law import tables
from .lexicon import read_tails
from .name_points import SCALE, read_points
from .people import follows, titles

COLLISIONS, SYLLABLES = "names/collisions.tsv", "names/word-syllables.tsv"
ENDINGS = "analysis/endings.tsv"
NOUN, STEM, PREFIXED = "noun", "stem", "prefixed"
LONGEST_WORD, PREFIXED_WORD = 4, 2  # syllables
LONGEST_SUFFIX = 3
NEVER = -99.0


class AsWord(NamedTuple):
    """How likely a run is as a word that the table knows, and which word that is."""

    weight: float
    word: str


@cache
def scores() -> dict[str, Any]:
    """The numbers by which names are weighed, and what they look for."""
    return tables.read_toml("names/scores.toml")


@cache
def also_given() -> frozenset[str]:
    """The titles that are given names as often: 성우."""
    return frozenset(scores()["marks"]["also_given"])


@cache
def _collision_rows() -> dict[tuple[str, str], list[tuple[float, str]]]:
    """Kind and first syllable of words → their weights, each with its words."""
    found: dict[tuple[str, str], list[tuple[float, str]]] = {}
    for head, kind, cost, words in tables.read_tsv(COLLISIONS):
        found.setdefault((kind, head), []).append((-float(cost), words))
    return found


@cache
def _find_words(kind: str, head: str) -> dict[str, float]:
    """The words of a kind that begin with this syllable, with their weights."""
    rows = _collision_rows().get((kind, head), ())
    return {word: weight for weight, words in rows for word in words.split()}


@cache
def _endings() -> dict[str, bool]:
    return {row[0]: row[1] == "yes" for row in tables.read_tsv(ENDINGS)}


def weigh_word(run: str) -> AsWord:
    """The likeliest word with particles, endings or suffixes that a run may be.

    >>> weigh_word("하나의").word, weigh_word("김철수").word
    ('하나', '')
    """
    found = [AsWord(NEVER, "")]
    words = {kind: _find_words(kind, run[0]) for kind in (NOUN, STEM)}
    for width in range(2, min(len(run), LONGEST_WORD) + 1):
        word, rest = run[:width], run[width:]
        for kind, weigh in ((NOUN, weigh_tail), (STEM, _weigh_ending)):
            weight = words[kind].get(word)
            if weight is not None:
                found.append(AsWord(weight + weigh(word, rest), word))
        if word in titles():
            found.append(AsWord(scores()["word"]["title"] + weigh_tail(word, rest, False), word))
    found += _weigh_parts(run)
    return max(found)


def _weigh_parts(run: str) -> list[AsWord]:
    """A run as a noun behind a prefix, or as a surname before a title."""
    numbers = scores()["word"]
    found = []
    word, rest = run[1 : 1 + PREFIXED_WORD], run[1 + PREFIXED_WORD :]
    weight = _find_words(PREFIXED, word[0]).get(word)
    if weight is not None and run[0] in str(numbers["prefixes"]):
        found.append(AsWord(weight + numbers["prefixed"] + weigh_tail(word, rest, False), word))
    for width in range(2, LONGEST_WORD + 1):
        title, rest = run[1 : 1 + width], run[1 + width :]
        if title in titles():
            family = read_points().surname.get(run[0], NEVER) / SCALE
            weight = family + syllable_weights().weigh(run[0], 0) + numbers["titled"]
            found.append(AsWord(weight + weigh_tail(title, rest, False), title))
    return found


def weigh_tail(word: str, rest: str, suffixes: bool = True) -> float:
    """How likely it is that `rest` stands behind a noun; `suffixes`: any of one syllable too."""
    numbers = scores()["word"]
    if not rest:
        return float(numbers["bare"])
    tails = read_tails()
    found = [NEVER]
    if follows(rest, word):
        found.append(numbers["particle"])
    if rest[0] in tails.begins or rest[:2] in tails.begins:
        found.append(numbers["verb"])
    for width in range(1, LONGEST_SUFFIX + 1):
        if rest[:width] in tails.suffixes and _ends(rest, width):
            found.append(numbers["suffix"])
    if suffixes and _ends(rest, PREFIXED_WORD) and _is_noun(rest[:PREFIXED_WORD]):
        found.append(numbers["compound"])
    single = suffixes and rest[0] in str(numbers["suffixes"])
    if single and (_ends(rest, 1) or rest[1] in tails.begins):
        found.append(numbers["syllable"])
    return max(found)


def _is_noun(word: str) -> bool:
    return any(word in _find_words(kind, word[0]) for kind in (NOUN, PREFIXED))


def is_listed_word(word: str) -> bool:
    """Whether a word stands in the table of words that begin as names do.

    >>> is_listed_word("이사장")
    True
    """
    return word in _find_words(NOUN, word[0])


def _ends(rest: str, width: int) -> bool:
    """Whether nothing but a particle stands behind the suffix of this width."""
    return len(rest) <= width or follows(rest[width:], rest[:width])


def _weigh_ending(stem: str, rest: str) -> float:
    endings = _endings()
    for width in range(1, len(rest) + 1):
        goes_on = endings.get(rest[:width])
        if goes_on or (goes_on is not None and width == len(rest)):
            return float(scores()["word"]["ending"])
    return NEVER


class SyllableWeights(NamedTuple):
    """How likely syllables are in their places of a word that begins as a name does.

    Places are the first, the second, the third where it ends the word, the third where more
    follows; `unseen`: the weight of a syllable that none was counted of.
    """

    places: tuple[dict[str, float], ...]
    unseen: tuple[float, ...]

    def weigh(self, syllable: str, place: int) -> float:
        """A syllable in its place."""
        return self.places[place].get(syllable, self.unseen[place])

    def weigh_head(self, head: str, bare: bool) -> float:
        """The first three syllables of a word; `bare`: it has no more."""
        share: float = scores()["syllables"]["share"]
        return share + sum(map(self.weigh, head, (0, 1, 2 if bare else 3)))


@cache
def syllable_weights() -> SyllableWeights:
    """The weights of the table, smoothed."""
    numbers = scores()["syllables"]
    rows = tables.read_tsv(SYLLABLES)
    places: list[dict[str, float]] = []
    unseen: list[float] = []
    for column in range(1, len(rows[0])):
        counts = {row[0]: int(row[column]) for row in rows}
        whole = sum(counts.values()) + numbers["unseen"] * numbers["many"]
        places.append(
            {one: math.log((count + numbers["unseen"]) / whole) for one, count in counts.items()}
        )
        unseen.append(math.log(numbers["unseen"] / whole))
    return SyllableWeights(tuple(places), tuple(unseen))
