"""Latin letters of a name → the syllables that they may be, each with its likelihood by habit.

A word is cut into syllables in every way; each piece is looked up, or cut into letters. The pieces
know what stands before and behind them, so that what is assimilated in writing is undone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from operator import mul

from ..hangul.syllables import Syllable, decompose
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
from .lattice import write_syllable
from .name_counts import NameCounts, name_counts

SYLLABLES = "reverse/name-syllables.tsv"
MOST_SYLLABLES = 3  # of a given name
MOST_GIVEN, MOST_SURNAMES, MOST_ALIKE = 30, 8, 8
LEAST = 1e-14
SURELY = 1.01  # above the likelihood of any spelling
HARDLY, LOWER = 1e-4, 1e-3  # beside the likeliest syllable, the likeliest cut
USUAL, UNUSUAL = 2, 0.002  # syllables of a given name, how rare more are
ENOUGH = 1e-5  # of a cut into few syllables, that no more are tried
LONGEST_SYLLABLE = 8  # letters
MOST_READ = 1 << 13  # words and names whose readings are remembered, of each kind
# Syllables, each with its likelihood by habit, in groups that have one kind of onset and of coda.
# Plain tuples: thousands are kept.
Choice = tuple[str, Vector]
Choices = tuple[tuple[str, str, tuple[Choice, ...]], ...]


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
        # Of one syllable, and of more.
        self._families: tuple[dict[tuple[str, str], set[str]], ...] = ({}, {})
        for surname in counts.all_surnames():
            first = decompose(surname[0])
            families = self._families[len(surname) > 1]
            families.setdefault((first.onset, first.vowel), set()).add(surname)
        self._jamos: dict[tuple[str, str], set[str]] = {}
        # What is read once for all names: the same words and pieces of words come again.
        self.surnames = lru_cache(MOST_READ)(self._read_surnames)
        self.at_most = lru_cache(MOST_READ)(self._find_most)
        self.candidates = lru_cache(MOST_READ)(self._find_candidates)
        self.given = lru_cache(MOST_READ)(self._read_given)
        self._choose = lru_cache(MOST_READ)(self._find_choices)
        self._peak = lru_cache(MOST_READ)(self._find_peak)
        self._onsets = lru_cache(MOST_READ)(self._find_onsets)
        self._families_of = lru_cache(MOST_READ)(self._find_families)

    def _read_surnames(self, text: str) -> list[tuple[str, Vector]]:
        """The surnames that a word may be, each with its likelihood by habit; the best few.

        >>> [surname for surname, _ in latin_words().surnames("park")][:1]
        ['박']
        """
        counted, shares = self.counted, self.counted.shares
        found = []
        for surname in sorted(self._possible_surnames(text)):
            vector = tuple(
                [
                    spelt * share * self.counts.surname(surname, habit == NORTH)
                    for habit, (spelt, share) in enumerate(
                        zip(counted.surname(text, surname), shares, strict=True)
                    )
                ]
            )
            if max(vector) > LEAST:
                found.append((surname, vector))
        found.sort(key=lambda row: -max(row[1]))
        return found[:MOST_SURNAMES]

    def _find_most(self, text: str) -> float:
        """What no surname that a word may be can be likelier than, however it is spelt; 1 for none.

        >>> words = latin_words()
        >>> max(words.surnames("park")[0][1]) < words.at_most("park")
        True
        """
        if not text:
            return 1.0
        surname, shares = self.counts.surname, self.counted.shares
        return SURELY * max(
            (
                share * surname(one, habit == NORTH)
                for one in self._possible_surnames(text)
                for habit, share in enumerate(shares)
            ),
            default=0.0,
        )

    def _possible_surnames(self, text: str) -> set[str]:
        found = set(self._surnames.get(text, ())).union(self._families_of(text, False))
        return found.union(*(self._families_of(text[:cut], True) for cut in range(1, len(text))))

    def _find_families(self, text: str, long: bool) -> frozenset[str]:
        """The surnames of one syllable, or of more, whose first syllable letters may be."""
        found: set[str] = set()
        for onset_text, vowel_text, _ in cut_syllable(text):
            for pair in product(self._jamo(ONSET, onset_text), self._jamo(VOWEL, vowel_text)):
                found |= self._families[long].get(pair, set())
        return frozenset(found)

    def _jamo(self, slot: str, text: str) -> set[str]:
        known = self._jamos.get((slot, text))
        if known is None:
            known = set(self._letters.get((slot, text), ()))
            for near in read_near(slot, text):
                known |= self._letters.get((slot, near), set())
            self._jamos[slot, text] = known
        return known

    def _find_candidates(self, text: str) -> tuple[tuple[str, Syllable], ...]:
        """The syllables that letters may be, by any habit."""
        found = set(self._syllables.get(text, ()))
        for pieces in cut_syllable(text):
            jamo = map(self._jamo, (ONSET, VOWEL, CODA), pieces)
            for letters in product(*jamo):
                syllable = write_syllable(*letters)
                if syllable in self._known:
                    found.add(syllable)
        return tuple((syllable, decompose(syllable)) for syllable in sorted(found))

    def _find_choices(self, text: str, after: str, before: str) -> Choices:
        """The likeliest syllables of a piece in its place, by the kinds of onset and coda."""
        groups: defaultdict[tuple[str, str], list[Choice]] = defaultdict(list)
        for syllable, letters in self.candidates(text):
            vector = self.counted.syllable(text, syllable, letters, after, before)
            if max(vector) > LEAST:
                kind = (place_before(letters.onset), place_after(letters.coda))
                groups[kind].append((syllable, vector))
        return self._thin(groups)

    def _thin(self, groups: dict[tuple[str, str], list[Choice]]) -> Choices:
        """The likeliest of each group, and no group that hardly has any."""
        scored = {
            kind: sorted(
                [(max(row[1]) * self.counts.syllable(row[0]), row) for row in group],
                key=lambda pair: -pair[0],
            )[:MOST_ALIKE]
            for kind, group in groups.items()
        }
        best = max((group[0][0] for group in scored.values()), default=0.0) * HARDLY
        return tuple(
            (onset, coda, tuple([row for score, row in group if score >= best]))
            for (onset, coda), group in scored.items()
            if group[0][0] >= best
        )

    def _find_peak(self, text: str) -> float:
        """How likely a piece is one syllable, at most; by which cuts are compared."""
        spell = self.counted.syllable
        return max(
            (
                max(spell(text, syllable, letters, START, END))
                for syllable, letters in self.candidates(text)
            ),
            default=0.0,
        )

    def _read_given(self, parts: tuple[str, ...]) -> list[tuple[str, Vector]]:
        """The given names that written parts may be, each with its likelihood by habit.

        >>> [given for given, _ in latin_words().given(("jihoon",))][:1]
        ['지훈']
        """
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
        return [
            (given, self._price(given, found[given], shares[given])) for given in best[:MOST_GIVEN]
        ]

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

    def _read_pieces(self, pieces: tuple[str, ...]) -> list[tuple[str, Vector]]:
        """The readings of pieces of one syllable each, what is between them agreeing."""
        paths: list[tuple[str, str, str, Vector]] = [("", START, "", ())]
        for index, text in enumerate(pieces):
            last = index == len(pieces) - 1
            following = (END,) if last else self._onsets(pieces[index + 1])
            found: list[tuple[str, str, str, Vector]] = []
            for name, place, wanted, vector in paths:
                for before in following:
                    for onset, coda, group in self._choose(text, place, before):
                        if wanted and onset != wanted:
                            continue
                        for syllable, more in group:
                            joined = tuple(map(mul, vector, more)) if name else more
                            found.append((name + syllable, coda, before, joined))
            if not last and len(found) > MOST_GIVEN * 2:
                found.sort(key=lambda row: -max(row[3]))
                del found[MOST_GIVEN * 2 :]
            paths = found
        return [(name, vector) for name, _, _, vector in paths if max(vector) > LEAST]

    def _find_onsets(self, text: str) -> tuple[str, ...]:
        """The kinds of onset that a piece may begin with."""
        kinds = {place_before(letters.onset) for _, letters in self.candidates(text)}
        return tuple(sorted(kinds))


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
