"""Latin letters of a name → the syllables that they may be, each with its likelihood by habit.

A word is cut into syllables in every way; each piece is looked up, or cut into letters. The pieces
know what stands before and behind them, so that what is assimilated in writing is undone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from ..hangul.syllables import Syllable, compose, decompose
from ..law import tables
from .christian_names import english_forms
from .latin_spellings import (
    CODA,
    END,
    HABITS,
    NORTH,
    ONSET,
    START,
    VOWEL,
    Spellings,
    Vector,
    cut_syllable,
    place_after,
    place_before,
    read_near,
    spellings,
)
from .name_counts import NameCounts, name_counts

SYLLABLES = "reverse/name-syllables.tsv"
MOST_SYLLABLES = 3  # of a given name
MOST_GIVEN, MOST_SURNAMES, MOST_ALIKE = 30, 8, 8
LEAST = 1e-14
HARDLY, LOWER = 1e-4, 1e-3  # beside the likeliest syllable, the likeliest cut
USUAL, UNUSUAL = 2, 0.002  # syllables of a given name, how rare more are
ENOUGH = 1e-5  # of a cut into few syllables, that no more are tried
LONGEST_SYLLABLE = 8  # letters
Choice = tuple[str, Syllable, Vector]


class LatinWords:
    """Surnames and given names in Latin letters, by counted spellings and counted names."""

    def __init__(self, counted: Spellings, counts: NameCounts, syllables: frozenset[str]) -> None:
        self.counted, self.counts = counted, counts
        self._letters: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for slot, _, jamo, text in counted.letters:
            self._letters[slot, text].add(jamo)
        self._syllables: defaultdict[str, set[str]] = defaultdict(set)
        for _, syllable, text in counted.syllables:
            self._syllables[text].add(syllable)
        self._surnames: defaultdict[str, set[str]] = defaultdict(set)
        for surname, text in counted.surnames:
            self._surnames[text].add(surname)
        self._known = counts.syllables() | syllables
        self._families: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for surname in counts.all_surnames():
            first = decompose(surname[0])
            self._families[first.onset, first.vowel].add(surname)
        self._choices: dict[tuple[str, str, str], dict[tuple[str, str], list[Choice]]] = {}
        self._candidates: dict[str, tuple[tuple[str, Syllable], ...]] = {}
        self._jamos: dict[tuple[str, str], set[str]] = {}
        self._peaks: dict[str, float] = {}
        self._known_onsets: dict[str, tuple[str, ...]] = {}
        self._read: dict[tuple[str, ...], list[tuple[str, Vector]]] = {}
        self._read_surnames: dict[str, list[tuple[str, Vector]]] = {}

    def surnames(self, text: str) -> list[tuple[str, Vector]]:
        """The surnames that a word may be, each with its likelihood by habit; the best few.

        >>> [surname for surname, _ in latin_words().surnames("park")][:1]
        ['박']
        """
        known = self._read_surnames.get(text)
        if known is None:
            counted, shares = self.counted, self.counted.shares
            found = []
            for surname in self._possible_surnames(text):
                vector = tuple(
                    spelt * share * self.counts.surname(surname, habit == NORTH)
                    for habit, (spelt, share) in enumerate(
                        zip(counted.surname(text, surname), shares, strict=True)
                    )
                )
                if max(vector) > LEAST:
                    found.append((surname, vector))
            found.sort(key=lambda row: -max(row[1]))
            known = self._read_surnames[text] = found[:MOST_SURNAMES]
        return known

    def _possible_surnames(self, text: str) -> set[str]:
        found = set(self._surnames.get(text, ()))
        for onset_text, vowel_text, _ in cut_syllable(text[: len(text)]):
            for pair in product(self._jamo(ONSET, onset_text), self._jamo(VOWEL, vowel_text)):
                found |= {name for name in self._families.get(pair, ()) if len(name) == 1}
        for cut in range(1, len(text)):
            for onset_text, vowel_text, _ in cut_syllable(text[:cut]):
                for pair in product(self._jamo(ONSET, onset_text), self._jamo(VOWEL, vowel_text)):
                    found |= {name for name in self._families.get(pair, ()) if len(name) > 1}
        return found

    def _jamo(self, slot: str, text: str) -> set[str]:
        known = self._jamos.get((slot, text))
        if known is None:
            known = set(self._letters.get((slot, text), ()))
            for near in read_near(slot, text):
                known |= self._letters.get((slot, near), set())
            self._jamos[slot, text] = known
        return known

    def candidates(self, text: str) -> tuple[tuple[str, Syllable], ...]:
        """The syllables that letters may be, by any habit."""
        known = self._candidates.get(text)
        if known is None:
            found = set(self._syllables.get(text, ()))
            for pieces in cut_syllable(text):
                jamo = map(self._jamo, (ONSET, VOWEL, CODA), pieces)
                for letters in product(*jamo):
                    syllable = compose(Syllable(*letters))
                    if syllable in self._known:
                        found.add(syllable)
            known = tuple((syllable, decompose(syllable)) for syllable in sorted(found))
            self._candidates[text] = known
        return known

    def _choose(self, text: str, after: str, before: str) -> dict[tuple[str, str], list[Choice]]:
        """The likeliest syllables of a piece in its place, by the kinds of onset and coda."""
        key = (text, after, before)
        known = self._choices.get(key)
        if known is None:
            groups: defaultdict[tuple[str, str], list[Choice]] = defaultdict(list)
            for syllable, letters in self.candidates(text):
                vector = self.counted.syllable(text, syllable, letters, after, before)
                if max(vector) > LEAST:
                    kind = (place_before(letters.onset), place_after(letters.coda))
                    groups[kind].append((syllable, letters, vector))
            known = self._choices[key] = self._thin(groups)
        return known

    def _thin(
        self, groups: dict[tuple[str, str], list[Choice]]
    ) -> dict[tuple[str, str], list[Choice]]:
        """The likeliest of each group, and no group that hardly has any."""
        scored = {
            kind: sorted(
                ((max(row[2]) * self.counts.syllable(row[0]), row) for row in group),
                key=lambda pair: -pair[0],
            )[:MOST_ALIKE]
            for kind, group in groups.items()
        }
        best = max((group[0][0] for group in scored.values()), default=0.0) * HARDLY
        kept = {
            kind: [row for score, row in group if score >= best] for kind, group in scored.items()
        }
        return {kind: group for kind, group in kept.items() if group}

    def _peak(self, text: str) -> float:
        """How likely a piece is one syllable, at most; by which cuts are compared."""
        known = self._peaks.get(text)
        if known is None:
            counted = self.counted
            known = self._peaks[text] = max(
                (
                    max(counted.syllable(text, syllable, letters, START, END))
                    for syllable, letters in self.candidates(text)
                ),
                default=0.0,
            )
        return known

    def given(self, parts: tuple[str, ...]) -> list[tuple[str, Vector]]:
        """The given names that written parts may be, each with its likelihood by habit.

        >>> [given for given, _ in latin_words().given(("jihoon",))][:1]
        ['지훈']
        """
        known = self._read.get(parts)
        if known is None:
            found: dict[str, Vector] = {}
            for pieces in self._cuts(parts):
                for given, vector in self._read_pieces(pieces):
                    old = found.get(given)
                    found[given] = vector if old is None else tuple(map(max, old, vector))
            shares = {given: self.counts.given(given) for given in found}
            for given in english_forms().get("".join(parts), ()):
                found[given] = (1.0,) * len(HABITS)
                shares[given] = self.counts.given(given)
            best = sorted(found, key=lambda given: -max(found[given]) * shares[given])
            known = self._read[parts] = [
                (given, self._price(given, found[given], shares[given]))
                for given in best[:MOST_GIVEN]
            ]
        return known

    def _price(self, given: str, vector: Vector, share: float) -> Vector:
        """How likely each habit has just this given name: the North has names of its own."""
        by_habit = [value * share for value in vector]
        by_habit[NORTH] *= self.counts.in_north(given)
        return tuple(by_habit)

    def _cuts(self, parts: tuple[str, ...]) -> list[tuple[str, ...]]:
        """The likely cuts; into three syllables only where fewer do not do."""
        found: list[tuple[str, ...]] = []
        best = 0.0
        for many in range(len(parts), MOST_SYLLABLES + 1):
            if best > ENOUGH:
                break
            cuts = []
            for pieces in _split(parts, many):
                peak = 1.0 if many <= USUAL else UNUSUAL
                for piece in pieces:
                    peak *= self._peak(piece)
                if peak:
                    cuts.append((peak, pieces))
                    best = max(best, peak if many > 1 else peak * HARDLY)
            found += [pieces for peak, pieces in cuts if peak >= best * LOWER]
        return found

    def _read_pieces(self, pieces: tuple[str, ...]) -> Iterator[tuple[str, Vector]]:
        """The readings of pieces of one syllable each, what is between them agreeing."""
        paths: list[tuple[str, str, Vector]] = [("", START, (1.0,) * len(HABITS))]
        for index, text in enumerate(pieces):
            last = index == len(pieces) - 1
            following = (END,) if last else self._onsets(pieces[index + 1])
            found: list[tuple[str, str, Vector]] = []
            for name, after, vector in paths:
                place, _, wanted = after.partition(" ")
                for before in following:
                    for (onset, coda), group in self._choose(text, place, before).items():
                        if wanted and onset != wanted:
                            continue
                        state = coda if last else f"{coda} {before}"
                        for syllable, _, more in group:
                            joined = tuple(map(float.__mul__, vector, more))
                            found.append((name + syllable, state, joined))
            if not last and len(found) > MOST_GIVEN * 2:
                found.sort(key=lambda row: -max(row[2]))
                del found[MOST_GIVEN * 2 :]
            paths = found
        for name, _, vector in paths:
            if max(vector) > LEAST:
                yield name, vector

    def _onsets(self, text: str) -> tuple[str, ...]:
        """The kinds of onset that a piece may begin with."""
        known = self._known_onsets.get(text)
        if known is None:
            kinds = {place_before(letters.onset) for _, letters in self.candidates(text)}
            known = self._known_onsets[text] = tuple(sorted(kinds))
        return known


def _split(parts: tuple[str, ...], many: int) -> Iterator[tuple[str, ...]]:
    """The ways to cut written parts into so many pieces of one syllable each."""
    if not parts:
        if not many:
            yield ()
        return
    first, others = parts[0], parts[1:]
    for count in range(1, many - len(others) + 1):
        for cut in _cut_part(first, count):
            for rest in _split(others, many - count):
                yield (*cut, *rest)


@lru_cache(maxsize=1 << 13)
def _cut_part(part: str, many: int) -> tuple[tuple[str, ...], ...]:
    """The ways to cut one word into so many pieces that may be syllables."""
    if many == 1:
        return ((part,),) if cut_syllable(part) else ()
    return tuple(
        (part[:cut], *rest)
        for cut in range(1, min(len(part), LONGEST_SYLLABLE + 1))
        if cut_syllable(part[:cut])
        for rest in _cut_part(part[cut:], many - 1)
    )


@cache
def latin_words() -> LatinWords:
    """What the tables have counted, read when first asked for."""
    known = frozenset(syllable for (syllable,) in tables.read_tsv(SYLLABLES))
    return LatinWords(spellings(), name_counts(), known)
