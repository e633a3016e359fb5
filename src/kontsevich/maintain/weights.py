"""Learn how names are spelt: from pairs of spelling and Hangul to the tables of counts.

``make weights DATA=…`` gives the pairs by path; they are no part of the repository. A pair is a row
``source, Latin, Hangul``; further tables have rows ``habit, Cyrillic, Hangul`` of which only the
Hangul counts. Letters are aligned by the likeliest cut, habits shared out by how likely each writes
so, both a few times over; pairs that no habit explains are left out as wrong.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..analysis.people import BAR, listed_names, listed_row, surnames
from ..hangul.syllables import RUN, Syllable, decompose
from ..law import tables
from ..law.rules import NOTHING
from ..reverse import latin_spellings as spelt
from ..reverse.latin_spellings import (
    ANY,
    CODA,
    END,
    HABITS,
    LAYOUTS,
    ONSET,
    START,
    VOWEL,
    Spellings,
)
from ..reverse.latin_text import arrange
from ..reverse.latin_words import LatinWords
from ..reverse.name_counts import (
    GIVEN_COUNTS,
    NEVER,
    NORTH_COUNTS,
    SURNAME_COUNTS,
    WEIGHTS,
    Given,
    NameCounts,
    count_syllables,
    name_counts,
)

ROMANIZATIONS = "reverse/romanizations.tsv"
ROUNDS = 3
LEAST_SHARE = 0.01  # of a pair that a habit must explain to be counted
LEAST_COUNT = 0.005  # that is written down
# Where a pair comes from tells at the start who spells so; afterwards the spellings do.
FIRST_HABITS = {
    "loc-mr": {"mr": 1.0},
    "mcr-lib": {"mr": 1.0, "rr": 0.05, "passport": 0.05, "plain": 0.05},
    "nk": {"north": 1.0},
    "yale": {"yale": 1.0},
}
OTHERS = {"rr": 1.0, "passport": 1.0, "plain": 0.1}
HARDLY = 0.001
NORTHERN = "north"  # the state of a listed person
PRESS_OF_NORTH = "nk"
NORTHERN_ONSET = ("r", "n")  # of the surnames that only the North spells with ㄹ and ㄴ
WHOLE = 3  # syllables of a whole name
SOURCES_OF_SYLLABLES = ("names/givens.tsv", "analysis/lexicon.tsv", "places/places.tsv")
Piece = tuple[str, Syllable, str, str]  # letters, what they are, what stands before and behind


class Pair(NamedTuple):
    """A name in Latin letters and in Hangul, cut into surname ("" for none) and given name."""

    source: str
    text: str
    parts: tuple[str, ...]
    surname: str
    given: str
    layout: str


class Learnt(NamedTuple):
    """What is learnt: spellings, names, the pairs that nothing explains."""

    spellings: Spellings
    counts: NameCounts
    families: Counter[str]
    north: Counter[str]
    givens: dict[str, Given]
    rejected: tuple[Pair, ...]

    def words(self) -> LatinWords:
        """The reader that these counts make."""
        return LatinWords(self.spellings, self.counts, frozenset(known_syllables()))


def split_hangul(hangul: str) -> tuple[str, str] | None:
    """Surname and given name as the lists of pairs have them; None where there is no surname."""
    known = surnames()
    if len(hangul) > 2 and hangul[:2] in known:
        return hangul[:2], hangul[2:]
    return (hangul[0], hangul[1:]) if len(hangul) > 1 and hangul[0] in known else None


def count_names(hangul: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Surnames and given names of listed people and of further ones, each person once."""
    # How many of the North are listed says nothing about others: all count as southerners.
    people = {
        (surnames()[surname].southern if surname in surnames() else surname, given)
        for spelling in listed_names().values()
        if spelling.count(BAR) == 1
        for surname, given in [spelling.split(BAR)]
    }
    people.update(_cut(hangul))
    return Counter(name[0] for name in people), Counter(name[1] for name in people)


def count_north(hangul: Iterable[str]) -> Counter[str]:
    """The syllables in given names of listed people of the North and of further ones."""
    people = {
        spelling.split(BAR)[-1]
        for name, spelling in listed_names().items()
        if listed_row(name)[3] == NORTHERN and BAR in spelling
    }
    return Counter("".join([*people, *(given for _, given in _cut(hangul))]))


def join_names(hangul: Iterable[str]) -> dict[str, str]:
    """Given names, and the surnames of one syllable that each goes with.

    >>> join_names(["이지영", "김지영", "남궁지영"])
    {'지영': '김이'}
    """
    found: dict[str, set[str]] = {}
    for surname, given in _cut(hangul):
        if len(surname) == 1:
            found.setdefault(given, set()).add(surname)
    return {given: "".join(sorted(families)) for given, families in sorted(found.items())}


def _cut(hangul: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in hangul:
        cut = split_hangul(name)
        if cut is not None and RUN.fullmatch(name):
            yield cut


def known_syllables() -> list[str]:
    """The syllables that names may have: of Sino-Korean words, places, words, listed names."""
    found = {syllable for name in listed_names().values() for syllable in name}
    for row in tables.read_tsv("analysis/sino.tsv"):
        found.update("".join(row[:4]))
    for name in SOURCES_OF_SYLLABLES:
        for row in tables.read_tsv(name):
            found.update(row[0])
    codas = tables.read_toml(WEIGHTS)["codas"] + NOTHING
    return sorted(one for one in found if RUN.fullmatch(one) and decompose(one).coda in codas)


def learn(
    rows: Sequence[Sequence[str]],
    more: Iterable[str] = (),
    lexicon: Iterable[str] | None = None,
) -> Learnt:
    """Learn from rows of source, Latin and Hangul; `more`: further people in Hangul.

    `lexicon`: names of a dictionary, each once however many bear it: they tell how common a given
    name is (by how many surnames it goes with) and which names there are, not how common a
    surname. Given names are counted there alone, never in the rows; without it the tables' counts
    stay as they are.
    """
    families = count_names([*(row[2] for row in rows), *more])[0]
    north = count_north(row[2] for row in rows if row[0] == PRESS_OF_NORTH)
    givens: dict[str, Given] = {}
    if lexicon is None:
        counts = name_counts().recount(families, north)
    else:
        known = list(lexicon)
        whole = join_names(known)
        count = count_names(known)[1]
        givens = {given: Given(count[given], whole.get(given, "")) for given in count}
        counts = NameCounts(
            families, lambda given: givens.get(given, NEVER), count_syllables(count), north
        )
    spellings = _begin()
    pairs = [pair for row in rows for pair in _pair(row, spellings)]
    good = [pair for pair in pairs if _is_explained(pair, spellings)]
    for turn in range(ROUNDS):
        spellings = _count_again(good, spellings, turn == 0)
    return Learnt(spellings, counts, families, north, givens, tuple(set(pairs) - set(good)))


def _begin() -> Spellings:
    """The letters of the systems as their rules have them, and the listed surnames."""
    numbers = tables.read_toml(WEIGHTS)["spellings"]
    found = Spellings()
    passport = HABITS.index("passport")
    for system, slot, jamo, text, places, weight in tables.read_tsv(ROMANIZATIONS):
        count = float(weight) * numbers["rule"]
        share = numbers["passport_from_rr" if system == "rr" else "passport_share"]
        for place in _places(slot, places):
            found.add_letter(HABITS.index(system), slot, place, jamo, text, count)
            found.add_letter(passport, slot, place, jamo, text, count * share)
    both: dict[str, list[str]] = {}
    for spelling, row in surnames().items():
        both.setdefault(row.southern, []).append(spelling)
    for text, hangul, system, *_ in tables.read_tsv("rivals/surnames.tsv"):
        for spelling in both.get(hangul, [hangul]) if system == "latin" else ():
            if spelling != hangul and not text.lower().startswith(NORTHERN_ONSET):
                continue  # Lee and Lim are southerners: the North writes Ri and Rim
            found.add_surname(passport, spelling, text.lower(), numbers["listed_surname"])
    return found


def _places(slot: str, places: str) -> list[str]:
    document = tables.read_toml(WEIGHTS)
    if places != ANY:
        return places.split(" ")
    if slot == VOWEL:
        return [ANY]
    if slot == ONSET:
        return sorted({START, spelt.STOP, *document["after"].values()})
    return sorted({END, spelt.STOP, *document["before"].values()})


def _pair(row: Sequence[str], found: Spellings) -> list[Pair]:
    """The pair of a row in the order that explains it best; none where there is no surname."""
    source, text, hangul = row[:3]
    orders = arrange(text)
    if not orders or not RUN.fullmatch(hangul):
        return []
    if not orders[0].surname:
        return [Pair(source, "", orders[0].parts, "", hangul, orders[0].layout)]
    cut = split_hangul(hangul)
    if cut is None:
        return []
    pairs = [Pair(source, order.surname, order.parts, *cut, order.layout) for order in orders]
    return [max(pairs, key=lambda pair: max(_explain(pair, found, one)[0] for one in _habits()))]


def _habits() -> range:
    return range(len(HABITS))


def _is_explained(pair: Pair, found: Spellings) -> bool:
    """Whether some habit may spell each syllable so, and some habit the surname."""
    least = tables.read_toml(WEIGHTS)["spellings"]["reject"]
    if pair.surname and max(found.surname(pair.text, pair.surname)) < least:
        return False
    for habit in _habits():
        _, pieces = _align(pair, found, habit)
        if pieces and all(found.by_letters(*piece)[habit] > least for piece in pieces):
            return True
    return False


def _explain(pair: Pair, found: Spellings, habit: int) -> tuple[float, list[Piece]]:
    share, pieces = _align(pair, found, habit)
    if pair.surname:
        share *= found.surname(pair.text, pair.surname)[habit]
    return share, pieces


def _align(pair: Pair, found: Spellings, habit: int) -> tuple[float, list[Piece]]:
    """The likeliest cut of the written parts into the syllables of the given name."""
    letters = [decompose(syllable) for syllable in pair.given]
    after = [START, *(spelt.place_after(one.coda) for one in letters)]
    before = [*(spelt.place_before(one.onset) for one in letters[1:]), END]

    def go(parts: tuple[str, ...], index: int) -> tuple[float, list[Piece]]:
        if not parts or index == len(letters):
            return (1.0, []) if not parts and index == len(letters) else (0.0, [])
        best: tuple[float, list[Piece]] = (0.0, [])
        text = parts[0]
        for cut in range(1, len(text) + 1):
            piece = (text[:cut], letters[index], after[index], before[index])
            share = found.syllable(text[:cut], pair.given[index], *piece[1:])[habit]
            rest = (text[cut:], *parts[1:]) if cut < len(text) else parts[1:]
            others, pieces = go(rest, index + 1) if share > 1e-16 else (0.0, [])
            if share * others > best[0]:
                best = (share * others, [piece, *pieces])
        return best

    return go(pair.parts, 0)


def _count_again(pairs: Sequence[Pair], old: Spellings, first: bool) -> Spellings:
    """The counts that the old likelihoods give, the habits shared out by them."""
    found = _begin()
    shares = [1.0] * len(HABITS)
    for pair in pairs:
        explained = [_explain(pair, old, habit) for habit in _habits()]
        layout = old.layout(pair.layout)
        weights = [
            share
            * old.shares[habit]
            * layout[habit]
            * (_first_habit(pair, habit) if first else 1.0)
            for habit, (share, _) in enumerate(explained)
        ]
        total = sum(weights)
        for habit, (_, pieces) in enumerate(explained):
            share = weights[habit] / total if total else 0.0
            if share >= LEAST_SHARE:
                shares[habit] += share
                if pair.surname:
                    found.add_layout(habit, pair.layout, share)
                _count(found, old, habit, share, pair, pieces)
    found.shares = tuple(share / sum(shares) for share in shares)
    return found


def _first_habit(pair: Pair, habit: int) -> float:
    return FIRST_HABITS.get(pair.source, OTHERS).get(HABITS[habit], HARDLY)


def _count(
    found: Spellings, old: Spellings, habit: int, share: float, pair: Pair, pieces: list[Piece]
) -> None:
    """Count what one habit's share of a pair tells."""
    rows = list(pieces)
    if pair.surname:
        found.add_surname(habit, pair.surname, pair.text, share)
        if len(pair.surname) == 1:
            rows.append((pair.text, decompose(pair.surname), START, END))
    for syllable, piece in zip(pair.given + pair.surname, rows, strict=False):
        text, letters, after, before = piece
        likelihood, cut = old.cut(habit, *piece)
        if not likelihood:
            continue
        place = START if after == START else spelt.INSIDE
        found.add_syllable(habit, place, syllable, text, share)
        found.add_letter(habit, ONSET, after, letters.onset, cut[0], share)
        found.add_letter(habit, VOWEL, spelt.place_vowel(letters), letters.vowel, cut[1], share)
        found.add_letter(habit, CODA, before, letters.coda, cut[2], share)


def make_tables(learnt: Learnt) -> dict[str, str]:
    """The text of every learnt table by its path below `tables/`."""
    found = learnt.spellings
    letters = [
        (HABITS[habit], slot, jamo, place, text, count)
        for (habit, slot, place, jamo, text), count in found.placed.items()
    ]
    syllables = _by_habit(found.syllables)
    families = _by_habit(found.surnames)
    shares = [
        (name, f"{share:.3f}", *(found.layouts[habit, layout] for layout in LAYOUTS))
        for habit, (name, share) in enumerate(zip(HABITS, found.shares, strict=True))
    ]
    return {
        spelt.LETTERS: _write("system slot jamo place text count", letters),
        spelt.SYLLABLES: _write("system place syllable text count", syllables),
        spelt.SURNAMES: _write("system surname text count", families),
        spelt.SHARES: _write(f"system share {' '.join(LAYOUTS)}", shares),
        NORTH_COUNTS: _write("syllable count", list(learnt.north.items())),
        SURNAME_COUNTS: _write("surname count", list(learnt.families.items())),
        GIVEN_COUNTS: _write(
            "given count surnames", [(given, *row) for given, row in learnt.givens.items()]
        ),
        "reverse/name-syllables.tsv": _write("syllable", [(one,) for one in known_syllables()]),
    }


def _by_habit(counts: Mapping[Any, list[float]]) -> list[tuple[object, ...]]:
    """A row for each habit that spells so."""
    return [
        (name, *key, count)
        for key, row in counts.items()
        for name, count in zip(HABITS, row, strict=False)
        if count
    ]


def _write(header: str, rows: Sequence[tuple[object, ...]]) -> str:
    lines = [
        "\t".join(
            f"{cell:.3f}".rstrip("0").rstrip(".") if isinstance(cell, float) else str(cell)
            for cell in row
        )
        for row in rows
        if not isinstance(row[-1], float) or row[-1] >= LEAST_COUNT
    ]
    return "\n".join([header.replace(" ", "\t"), *sorted(lines)]) + "\n"


def read_rows(path: str | Path) -> list[list[str]]:
    """The rows of a TSV file without its header."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


def read_dictionary(path: str | Path) -> set[str]:
    """The names of people in a compiled dictionary of mecab-ko-dic, so far as they are whole names.

    The features of a word stand in it as ``kind,kind of name,coda or none,word,``.
    """
    known, families = set(known_syllables()), surnames()
    kind = tables.read_toml(WEIGHTS)["dictionary"]["person"]
    pattern = re.compile(f"{kind},[TF],([^,\0]+),".encode())
    words = {found[1].decode() for found in pattern.finditer(Path(path).read_bytes())}
    return {
        word
        for word in words
        if len(word) == WHOLE and word[0] in families and known.issuperset(word[1:])
    }


def main() -> None:
    """Learn from the pairs given by path, write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", help="rows of source, Latin, Hangul")
    parser.add_argument("more", nargs="*", help="rows whose third column is a name in Hangul")
    parser.add_argument("--also", action="append", default=[], help="a further file of pairs")
    parser.add_argument("--dictionary", required=True, help="the file sys.dic of mecab-ko-dic")
    options = parser.parse_args()
    more = {row[2] for path in options.more for row in read_rows(path)}
    lexicon = read_dictionary(options.dictionary)
    pairs = [row for path in (options.pairs, *options.also) for row in read_rows(path)]
    learnt = learn(pairs, sorted(more), sorted(lexicon))
    for name, text in make_tables(learnt).items():
        (tables.locate() / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
