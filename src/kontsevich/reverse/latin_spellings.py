"""How Korean is spelt in Latin letters, by counted habits: what a letter, a syllable, a surname is.

Six habits are told apart: the Revised Romanization, passports, McCune–Reischauer, the same without
its marks, the North's and Yale's. ``make weights`` learns them from pairs of names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from operator import mul

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
Cut = tuple[str, str, str]  # onset, vowel, coda as they are spelt
_VOWELS = frozenset("aeiouŏŭwy")
MOST_PARTS = 1 << 14  # of words, that are remembered
_LEAST = 1e-9
_LONGEST = 4  # letters of a coda, of an onset
_NONE = (0.0,) * (len(HABITS) + 1)
_ZERO: Vector = (0.0,) * len(HABITS)


def _row() -> list[float]:
    """Nothing counted of any habit, nor of all together."""
    return list(_NONE)


@lru_cache(maxsize=1 << 14)
def cut_syllable(text: str) -> tuple[Cut, ...]:
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
    """Counts of spellings by habit, and the likelihoods that they give.

    A row of counts has a number for each habit; a row of letters one more at its end (`ALL`), of
    every habit together.
    """

    def __init__(self) -> None:
        self.letters: defaultdict[tuple[str, str, str, str], list[float]] = defaultdict(_row)
        # As they were counted, each in its place only.
        self.placed: defaultdict[tuple[int, str, str, str, str], float] = defaultdict(float)
        self.syllables: defaultdict[tuple[str, str, str], list[float]] = defaultdict(_row)
        self.surnames: defaultdict[tuple[str, str], list[float]] = defaultdict(_row)
        self.layouts: defaultdict[tuple[int, str], float] = defaultdict(float)
        self.shares: Vector = (1 / len(HABITS),) * len(HABITS)
        self._numbers = tables.read_toml(WEIGHTS)["spellings"]
        exact = [name in self._numbers["exact"] for name in HABITS]
        self._letter_weights = [self._numbers["exact_letter" if one else "letter"] for one in exact]
        self._odd_shares = [self._numbers["exact_odd"] if one else 1.0 for one in exact]
        self._totals: defaultdict[tuple[str, ...], list[float]] = defaultdict(_row)
        self._memo: dict[tuple[str, str, str, str], Vector] = {}
        self._known_onsets: dict[tuple[str, str, str], Vector] = {}
        self._known_layouts: dict[str, Vector] = {}
        # Of a surname of two syllables, whose parts come again in other words.
        self._part = lru_cache(MOST_PARTS)(self.by_letters)

    def add_letter(
        self, habit: int, slot: str, place: str, jamo: str, text: str, count: float
    ) -> None:
        """Count one spelling of a letter in its place, and in any place, and in all habits."""
        self.placed[habit, slot, place, jamo, text] += count
        for where in {ANY, place}:
            for row in (self.letters[slot, where, jamo, text], self._totals[slot, where, jamo]):
                row[habit] += count
                row[ALL] += count

    def add_syllable(self, habit: int, place: str, syllable: str, text: str, count: float) -> None:
        """Count one spelling of a whole syllable at the start of a word or inside it."""
        self.syllables[place, syllable, text][habit] += count
        self._totals[place, syllable][habit] += count

    def add_surname(self, habit: int, surname: str, text: str, count: float) -> None:
        """Count one spelling of a whole surname."""
        self.surnames[surname, text][habit] += count
        self._totals[(surname,)][habit] += count

    def add_layout(self, habit: int, layout: str, count: float) -> None:
        """Count one way to put the syllables of a given name together."""
        self.layouts[habit, layout] += count
        self._known_layouts.clear()

    def layout(self, layout: str) -> Vector:
        """How likely each habit puts the syllables of a given name together so."""
        known = self._known_layouts.get(layout)
        if known is None:
            weight = self._numbers["layout"]
            known = self._known_layouts[layout] = tuple(
                (self.layouts[habit, layout] + weight)
                / (sum(self.layouts[habit, one] for one in LAYOUTS) + weight * len(LAYOUTS))
                for habit in range(len(HABITS))
            )
        return known

    def letter(self, slot: str, place: str, jamo: str, text: str) -> Vector:
        """How likely each habit spells a letter so in its place."""
        key = (slot, place, jamo, text)
        known = self._memo.get(key)
        if known is None:
            known = self._memo[key] = self._weigh(*key)
        return known

    def _weigh(self, slot: str, place: str, jamo: str, text: str) -> Vector:
        numbers = self._numbers
        letters, totals = self.letters.get, self._totals.get
        anywhere: Sequence[float] = letters((slot, ANY, jamo, text), _NONE)
        everything = totals((slot, ANY, jamo), _NONE)
        here: Sequence[float] = anywhere
        in_place: Sequence[float] = _NONE
        if place != ANY:
            here = letters((slot, place, jamo, text), _NONE)
            in_place = totals((slot, place, jamo), _NONE)
        near = max(
            (letters((slot, ANY, jamo, one), _NONE)[ALL] for one in read_near(slot, text)),
            default=0.0,
        )
        odd = numbers["near"] * near / (everything[ALL] + 1)
        weight, placed = numbers["letter"], numbers["place"]
        unseen = weight * (numbers["unseen"] / 3 ** len(text) + odd)
        at_all = (anywhere[ALL] + unseen) / (everything[ALL] + weight)
        found = []
        for habit, (weight, part) in enumerate(
            zip(self._letter_weights, self._odd_shares, strict=True)
        ):
            share = (anywhere[habit] + weight * at_all) / (everything[habit] + weight)
            if place != ANY:
                share = (here[habit] + placed * share) / (in_place[habit] + placed)
            found.append(share + numbers["odd"] * (odd * part))
        return tuple(found)

    def by_letters(self, text: str, letters: Syllable, after: str, before: str) -> Vector:
        """How likely each habit spells a syllable so letter by letter, in its likeliest cut."""
        best = _ZERO
        for pieces in cut_syllable(text):
            shares = self._spell(pieces, letters, after, before)
            best = shares if best is _ZERO else tuple(map(max, best, shares))
        return best

    def cut(
        self, habit: int, text: str, letters: Syllable, after: str, before: str
    ) -> tuple[float, Cut]:
        """The likeliest cut of a syllable as one habit spells it, and how likely it is."""
        cuts = cut_syllable(text)
        shares = [self._spell(pieces, letters, after, before)[habit] for pieces in cuts]
        best = max(shares, default=0.0)
        return (best, cuts[shares.index(best)]) if best else (0.0, ("", "", ""))

    def _spell(self, pieces: Cut, letters: Syllable, after: str, before: str) -> Vector:
        onsets = self._onset(after, letters.onset, pieces[0])
        vowels = self.letter(VOWEL, place_vowel(letters), letters.vowel, pieces[1])
        codas = self.letter(CODA, before, letters.coda, pieces[2])
        return tuple(map(mul, map(mul, onsets, vowels), codas))

    def _onset(self, after: str, jamo: str, text: str) -> Vector:
        """How likely each habit spells an onset so; never, if it hardly does."""
        known = self._known_onsets.get((after, jamo, text))
        if known is None:
            shares = self.letter(ONSET, after, jamo, text)
            known = tuple(share if share >= _LEAST else 0.0 for share in shares)
            self._known_onsets[after, jamo, text] = known
        return known

    def syllable(
        self, text: str, syllable: str, letters: Syllable, after: str, before: str
    ) -> Vector:
        """How likely each habit spells a syllable so, as counted and letter by letter."""
        place = START if after == START else INSIDE
        return _join(
            self.syllables.get((place, syllable, text), _NONE),
            self._totals.get((place, syllable), _NONE),
            self.by_letters(text, letters, after, before),
            self._numbers["syllable"],
        )

    def surname(self, text: str, surname: str) -> Vector:
        """How likely each habit spells a surname so."""
        return _join(
            self.surnames.get((surname, text), _NONE),
            self._totals.get((surname,), _NONE),
            self._surname_by_letters(text, surname),
            self._numbers["surname"],
        )

    def _surname_by_letters(self, text: str, surname: str) -> Vector:
        first, *others = map(decompose, surname)
        if not others:
            return self.by_letters(text, first, START, END)
        second = others[0]
        before, after = place_before(second.onset), place_after(first.coda)
        best = _ZERO
        for cut in range(1, len(text)):
            left = self._part(text[:cut], first, START, before)
            if left is not _ZERO:
                right = self._part(text[cut:].lstrip("-"), second, after, END)
                best = tuple(map(max, best, map(mul, left, right)))
        return best


def _join(
    counts: Sequence[float], totals: Sequence[float], shares: Vector, weight: float
) -> Vector:
    """What was counted of a whole, smoothed with its shares by letters."""
    return tuple(
        [
            (count + weight * share) / (total + weight)
            for count, total, share in zip(counts, totals, shares, strict=False)
        ]
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
