"""How Korean is spelt in Latin letters, by counted habits: what a letter, a syllable, a surname is.

Six habits are told apart: the Revised Romanization, passports, McCune–Reischauer, the same without
its marks, the North's and Yale's. ``make weights`` learns them from pairs of names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from ..hangul.syllables import Syllable, decompose
from ..law import tables
from ..law.rules import NOTHING
from .name_counts import WEIGHTS

LETTERS, SYLLABLES = "reverse/latin-letters.tsv", "reverse/latin-syllables.tsv"
SURNAMES, SHARES = "reverse/latin-surnames.tsv", "reverse/latin-habits.tsv"
HABITS = ("rr", "passport", "mr", "plain", "north", "yale")
NORTH = HABITS.index("north")
ONSET, VOWEL, CODA = "onset", "vowel", "coda"
START, END, ANY, STOP = "start", "end", "any", "stop"
LAYOUTS = ("joined", "hyphen", "apart")  # of the two syllables of a given name
INSIDE, OPEN = "inside", "open"
ALL = -1  # every habit together
Vector = tuple[float, ...]
_VOWELS = frozenset("aeiouŏŭwy")
_LEAST = 1e-9
_LONGEST = 4  # letters of a coda, of an onset


@lru_cache(maxsize=1 << 14)
def cut_syllable(text: str) -> tuple[tuple[str, str, str], ...]:
    """The ways to cut the letters of one syllable into onset, vowel and coda.

    >>> cut_syllable("hyun")
    (('h', 'yu', 'n'),)
    """
    found = []
    for start in range(min(_LONGEST + 1, len(text))):
        if text[start] in _VOWELS:
            break
    else:
        return ()
    end = start
    while end < len(text) and text[end] in _VOWELS:
        end += 1
        for silent in (0, 1):  # Suh, Ahn, Sur: a letter behind the vowel that is not said
            if silent and text[end : end + 1] not in ("h", "r"):
                continue
            rest = text[end + silent :]
            if _is_coda(rest):
                found.append((text[:start], text[start : end + silent], rest))
    return tuple(found)


def _is_coda(text: str) -> bool:
    """Consonants only, or with a silent e behind them."""
    bare = text[:-1] if len(text) > 1 and text[-1] == "e" else text
    return len(text) <= _LONGEST and _VOWELS.isdisjoint(bare)


@cache
def _contexts() -> tuple[dict[str, str], dict[str, str]]:
    document = tables.read_toml(WEIGHTS)
    return document["after"], document["before"]


def place_after(coda: str) -> str:
    """What kind of coda an onset follows."""
    return _contexts()[0].get(coda, STOP)


def place_before(onset: str) -> str:
    """What kind of onset a coda stands before."""
    return _contexts()[1].get(onset, STOP)


@lru_cache(maxsize=1 << 12)
def place_vowel(letters: Syllable) -> str:
    """What stands around a vowel: its coda, and whether it begins the syllable.

    >>> place_vowel(decompose("희")), place_vowel(decompose("의"))
    ('∅', '∅ open')
    """
    return f"{letters.coda} {OPEN}" if letters.onset == NOTHING else letters.coda


@lru_cache(maxsize=1 << 13)
def read_near(slot: str, text: str) -> tuple[str, ...]:
    """Texts that differ from this one by one habit of spelling (a double letter, a silent h)."""
    found = {re.sub(r"(.)\1", r"\1", text)}
    for row in tables.read_toml(WEIGHTS)["near"][slot]:
        one, _, other = row.partition(" ")
        if one in text:
            found.add(text.replace(one, other))
    found.discard(text)
    if slot == VOWEL:
        found.discard("")
    return tuple(sorted(found))


class Spellings:
    """Counts of spellings by habit, and the likelihoods that they give."""

    def __init__(self) -> None:
        self.letters: defaultdict[tuple[int, str, str, str, str], float] = defaultdict(float)
        # As they were counted, each in its place only.
        self.placed: defaultdict[tuple[int, str, str, str, str], float] = defaultdict(float)
        self.syllables: defaultdict[tuple[int, str, str, str], float] = defaultdict(float)
        self.surnames: defaultdict[tuple[int, str, str], float] = defaultdict(float)
        self.layouts: defaultdict[tuple[int, str], float] = defaultdict(float)
        self.shares: Vector = (1 / len(HABITS),) * len(HABITS)
        self._numbers = tables.read_toml(WEIGHTS)["spellings"]
        self._exact = {HABITS.index(name) for name in self._numbers["exact"]}
        self._totals: defaultdict[tuple[object, ...], float] = defaultdict(float)
        self._memo: dict[tuple[int, str, str, str, str], float] = {}

    def add_letter(
        self, habit: int, slot: str, place: str, jamo: str, text: str, count: float
    ) -> None:
        """Count one spelling of a letter in its place, and in any place, and in all habits."""
        self.placed[habit, slot, place, jamo, text] += count
        keys = [(habit, slot, ANY, jamo), (ALL, slot, ANY, jamo)]
        if place != ANY:
            keys.append((habit, slot, place, jamo))
        for key in keys:
            self.letters[*key, text] += count
            self._totals[key] += count

    def add_syllable(self, habit: int, place: str, syllable: str, text: str, count: float) -> None:
        """Count one spelling of a whole syllable at the start of a word or inside it."""
        self.syllables[habit, place, syllable, text] += count
        self._totals[habit, place, syllable] += count

    def add_surname(self, habit: int, surname: str, text: str, count: float) -> None:
        """Count one spelling of a whole surname."""
        self.surnames[habit, surname, text] += count
        self._totals[habit, surname] += count

    def add_layout(self, habit: int, layout: str, count: float) -> None:
        """Count one way to put the syllables of a given name together."""
        self.layouts[habit, layout] += count

    def layout(self, layout: str) -> Vector:
        """How likely each habit puts the syllables of a given name together so."""
        weight = self._numbers["layout"]
        return tuple(
            (self.layouts[habit, layout] + weight)
            / (sum(self.layouts[habit, one] for one in LAYOUTS) + weight * len(LAYOUTS))
            for habit in range(len(HABITS))
        )

    def letter(self, habit: int, slot: str, place: str, jamo: str, text: str) -> float:
        """How likely a letter is spelt so in its place by one habit."""
        key = (habit, slot, place, jamo, text)
        known = self._memo.get(key)
        if known is None:
            known = self._memo[key] = self._weigh(*key)
        return known

    def _weigh(self, habit: int, slot: str, place: str, jamo: str, text: str) -> float:
        numbers, letters, totals = self._numbers, self.letters, self._totals
        everywhere = totals.get((ALL, slot, ANY, jamo), 0.0)
        near = max(
            (letters.get((ALL, slot, ANY, jamo, one), 0.0) for one in read_near(slot, text)),
            default=0.0,
        )
        odd = numbers["near"] * near / (everywhere + 1)
        weight = numbers["letter"]
        share = letters.get((ALL, slot, ANY, jamo, text), 0.0) + weight * (
            numbers["unseen"] / 3 ** len(text) + odd
        )
        share /= everywhere + weight
        if habit in self._exact:
            weight, odd = numbers["exact_letter"], odd * numbers["exact_odd"]
        share = (letters.get((habit, slot, ANY, jamo, text), 0.0) + weight * share) / (
            totals.get((habit, slot, ANY, jamo), 0.0) + weight
        )
        if place != ANY:
            weight = numbers["place"]
            share = (letters.get((habit, slot, place, jamo, text), 0.0) + weight * share) / (
                totals.get((habit, slot, place, jamo), 0.0) + weight
            )
        return float(share + numbers["odd"] * odd)

    def by_letters(
        self, habit: int, text: str, letters: Syllable, after: str, before: str
    ) -> tuple[float, tuple[str, str, str]]:
        """How likely a syllable is spelt so letter by letter, and the likeliest way to cut it."""
        best, cut = 0.0, ("", "", "")
        for pieces in cut_syllable(text):
            share = self.letter(habit, ONSET, after, letters.onset, pieces[0])
            if share < _LEAST:
                continue
            share *= self.letter(habit, VOWEL, place_vowel(letters), letters.vowel, pieces[1])
            share *= self.letter(habit, CODA, before, letters.coda, pieces[2])
            if share > best:
                best, cut = share, pieces
        return best, cut

    def syllable(
        self, habit: int, text: str, syllable: str, letters: Syllable, after: str, before: str
    ) -> float:
        """How likely a syllable is spelt so by one habit, as counted and letter by letter."""
        place = START if after == START else INSIDE
        weight = self._numbers["syllable"]
        share, _ = self.by_letters(habit, text, letters, after, before)
        return float(
            (self.syllables.get((habit, place, syllable, text), 0.0) + weight * share)
            / (self._totals.get((habit, place, syllable), 0.0) + weight)
        )

    def surname(self, habit: int, text: str, surname: str) -> float:
        """How likely a surname is spelt so by one habit."""
        weight = self._numbers["surname"]
        share = self._surname_by_letters(habit, text, surname)
        return float(
            (self.surnames.get((habit, surname, text), 0.0) + weight * share)
            / (self._totals.get((habit, surname), 0.0) + weight)
        )

    def _surname_by_letters(self, habit: int, text: str, surname: str) -> float:
        first, *others = map(decompose, surname)
        if not others:
            return self.by_letters(habit, text, first, START, END)[0]
        second = others[0]
        before, after = place_before(second.onset), place_after(first.coda)
        return max(
            (
                self.by_letters(habit, text[:cut], first, START, before)[0]
                * self.by_letters(habit, text[cut:].lstrip("-"), second, after, END)[0]
                for cut in range(1, len(text))
            ),
            default=0.0,
        )


@cache
def spellings() -> Spellings:
    """The counts of the tables, read when first asked for."""
    found = Spellings()
    for system, slot, jamo, place, text, count in tables.read_tsv(LETTERS):
        found.add_letter(HABITS.index(system), slot, place, jamo, text, float(count))
    for system, place, syllable, text, count in tables.read_tsv(SYLLABLES):
        found.add_syllable(HABITS.index(system), place, syllable, text, float(count))
    for system, surname, text, count in tables.read_tsv(SURNAMES):
        found.add_surname(HABITS.index(system), surname, text, float(count))
    shares = {}
    for system, share, *layouts in tables.read_tsv(SHARES):
        shares[system] = float(share)
        for layout, count in zip(LAYOUTS, layouts, strict=True):
            found.add_layout(HABITS.index(system), layout, float(count))
    found.shares = tuple(shares[name] for name in HABITS)
    return found
