"""Make the tables of the words that names of running text are weighed against.

By hand, since what it reads is no part of the repository, with the packages python-mecab-ko (its
dictionary with it) and msgpack installed::

    python -m kontsevich.maintain.name_collisions --marked entities.tsv
        --text reviews.txt 600000 --text handbook.txt 1000000
        --text libreoffice.txt 250000 --text gimp.txt 150000
        --words standard_dictionary.tsv --frequencies wordfreq/data/small_ko.msgpack.gz

First ``names/word-syllables.tsv``: how often syllables stand in words that begin as names do, in
the half of KLUE's sentences that may be looked at and in so many code points of each text (as
bench/texts.py makes them, each manual by itself). Then ``names/collisions.tsv``: such words of the
dictionary, of wordfreq and of mecab-ko-dic, so far as the gate of `analysis.name_points`, made of
the first table, would let them pass as names.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from ..analysis.name_points import Points
from ..analysis.people import follows, particles, persons, surnames
from ..analysis.word_costs import COLLISIONS, NOUN, PREFIXED, STEM, SYLLABLES, scores
from ..hangul.syllables import RUN
from ..law import tables
from ..reverse.name_counts import name_counts
from .name_points import make_points
from .weights import WHOLE, read_rows

HALVES = ("tuned", "kept")
PERSON = "PS"  # how the marked sentences call a person
OPEN_SOURCE = "klue"  # of the marked sentences only those under an open licence are counted
MARKED_COUNTS = 4  # how often a marked sentence counts: no name is among its words
LEAST_COUNT = 4  # of a syllable that is written down
# Natural logarithms of frequencies that nobody counted: a dictionary's word, a word of
# mecab-ko-dic, one that is an inflected verb.
LISTED, PARSED, INFLECTED = -16.1, -15.5, -14.5
RARE, FREQUENT, AS_PREFIXED = -15.4, -10.5, -12.0
CENTIBEL = math.log(10) / 100
# Hundredths of the gate's points: what a word must have as a name to be written down.
PASSES, RARE_PASSES, IS_NAME = -450, -300, -50
LIKELY_NAME = -19.5  # a name of mecab-ko-dic's syllables that is worth asking for
LONGEST = 4
NEVER = -9999
WORDS = frozenset(("NNG", "MAG", "NNB", "NP", "NR", "MM", "XR", "IC"))
VERBS = frozenset(("VV", "VA", "VX"))


class Words(NamedTuple):
    """Words and stems, with the logarithms of their frequencies."""

    nouns: dict[str, float]
    stems: dict[str, float]


class Dictionary:
    """The dictionary mecab-ko-dic, and what it calls people, places and what a verb ends in."""

    def __init__(self) -> None:
        self._mecab: Any = import_module("mecab").MeCab()
        labels = tables.read_toml("reverse/weights.toml")["dictionary"]
        self.person, self.place = labels["person"], labels["place"]
        self.infinitive: str = labels["infinitive"]

    def parse(self, run: str) -> tuple[str, str] | None:
        """Part of speech of a run that is one word, and the same with its class behind a comma."""
        found = self._mecab.parse(run)
        return _label(found[0]) if len(found) == 1 else None

    def is_person(self, name: str, run: str) -> bool:
        """Whether a run begins with this name of a person."""
        first = self._mecab.parse(run)[0]
        return bool(first.surface == name and _label(first)[1] == self.person)


def _label(word: Any) -> tuple[str, str]:
    return word.feature.pos, f"{word.feature.pos},{word.feature.semantic}"


def find_half(sentence: str) -> str:
    """The half of the marked sentences to which one belongs, by its text alone.

    >>> find_half("국물")
    'tuned'
    """
    return HALVES[hashlib.sha256(sentence.encode()).digest()[0] % 2]


def find_candidates(text: str) -> Iterator[tuple[int, str, str]]:
    """The runs that begin as names do: place, three syllables, what stands behind them.

    >>> list(find_candidates("이용자가 3김치찌개"))
    [(0, '이용자', '가')]
    """
    for run in RUN.finditer(text):
        head, rest = run[0][:WHOLE], run[0][WHOLE:]
        counted = run.start() > 0 and text[run.start() - 1].isdecimal()
        whole = len(head) == WHOLE and head[0] in surnames() and not counted
        if whole and (not rest or follows(rest, head)):
            yield run.start(), head, rest


def count_syllables(
    marked: Iterable[tuple[str, str]], texts: Iterable[str], dictionary: Dictionary
) -> dict[str, list[int]]:
    """How often each syllable stands first, second, third at an end, third before more."""
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    sources = [(text, entities, MARKED_COUNTS) for text, entities in marked]
    for text, entities, weight in [*sources, *((text, "", 1) for text in texts)]:
        people = set(entities.split())
        for at, head, rest in find_candidates(text):
            named = f"{PERSON}:{at}-{at + WHOLE}" in people
            if named or dictionary.is_person(head, head + rest):
                continue
            for syllable, place in zip(head, (0, 1, 3 if rest else 2), strict=True):
                counts[syllable][place] += weight
    return {one: row for one, row in counts.items() if sum(row) >= LEAST_COUNT}


def read_frequencies(path: str | Path) -> dict[str, float]:
    """The words of a file of wordfreq: a header, then lists of words, each a centibel rarer."""
    buckets = import_module("msgpack").loads(gzip.decompress(Path(path).read_bytes()))[1:]
    return {word: -level * CENTIBEL for level, words in enumerate(buckets) for word in words}


def gather_words(
    listed: list[str], frequencies: Mapping[str, float], dictionary: Dictionary
) -> Words:
    """The words of all three sources, the names of people left out."""
    words, known = Words({}, {}), set(listed)
    for word in filter(RUN.fullmatch, listed):
        if word.endswith(dictionary.infinitive) and len(word) > 2:
            words.stems[word[:-1]] = LISTED
        elif 2 <= len(word) <= LONGEST:
            words.nouns[word] = LISTED
    for word, weight in frequencies.items():
        if not RUN.fullmatch(word) or not 2 <= len(word) <= LONGEST:
            continue
        parsed = dictionary.parse(word)
        if parsed is None and word not in known:
            continue
        if parsed is not None:
            named = parsed[1] == dictionary.person and word not in known
            if named or (len(word) > 2 and word in persons()):
                continue
        into = words.stems if parsed is not None and parsed[0] in VERBS else words.nouns
        into[word] = max(into.get(word, weight), weight)
    for word in _find_likely_names():
        parsed = dictionary.parse(word) if word not in words.nouns else None
        if parsed is not None:
            _put_parsed(words, word, parsed, dictionary)
    return words


def _find_likely_names() -> Iterator[str]:
    """What a surname and one or two syllables of given names may spell."""
    counts, numbers = name_counts(), scores()
    known = sorted(counts.syllables())
    for surname in sorted(one for one in surnames() if len(one) == 1):
        yield from (surname + one for one in known)
        if surnames()[surname].bearers < numbers["least_bearers"]:
            continue
        share = math.log(counts.surname(surname) or math.exp(-14))
        for given in (first + last for first in known for last in known):
            if share + math.log(counts.given(given)) >= LIKELY_NAME:
                yield surname + given


def _put_parsed(words: Words, word: str, parsed: tuple[str, str], dictionary: Dictionary) -> None:
    short, (pos, label) = len(word) < WHOLE, parsed
    if pos in WORDS:
        words.nouns[word] = PARSED
    elif pos == "NNP":
        if label != dictionary.person if short else label == dictionary.place:
            words.nouns[word] = LISTED
    elif short and pos in ("VV", "VA"):
        words.stems[word] = max(words.stems.get(word, PARSED), PARSED)
    elif not short and "+" in pos and pos[0] == "V":
        words.nouns[word] = INFLECTED


def choose_collisions(words: Words, dictionary: Dictionary) -> Iterator[tuple[str, str, int, str]]:
    """The words that the gate would let pass as names: first syllable, kind, cost, word."""
    gate = make_points()
    for word, weight in words.nouns.items():
        if word[0] in gate.surname and _is_collision(word, weight, gate, dictionary):
            yield word[0], NOUN, round(-weight), word
    for stem, weight in words.stems.items():
        if stem[0] in gate.surname and len(stem) in (2, 3) and _weigh(stem, gate) >= PASSES:
            yield stem[0], STEM, round(-weight), stem
    prefixes = str(scores()["word"]["prefixes"])
    likeliest = max(gate.surname.get(prefix, NEVER) for prefix in prefixes)
    for word, weight in words.nouns.items():
        if len(word) == 2 and weight > AS_PREFIXED:
            first = gate.first.get(word[0], NEVER)
            if likeliest + first + _weigh_last(word[1], gate) >= PASSES:
                yield word[0], PREFIXED, round(-weight), word


def _is_collision(word: str, weight: float, gate: Points, dictionary: Dictionary) -> bool:
    rare, points = weight <= RARE, _weigh(word[:WHOLE], gate)
    least = RARE_PASSES if rare else PASSES
    if len(word) == 2:
        return not rare and (points >= least or weight >= FREQUENT)
    if points < least:
        return False
    if len(word) > WHOLE:
        return word[WHOLE:] in particles()
    is_name = rare and points > IS_NAME and not _is_noun(word, dictionary)
    return word not in persons() and not is_name


def _is_noun(word: str, dictionary: Dictionary) -> bool:
    parsed = dictionary.parse(word)
    return parsed is not None and (parsed[0] in WORDS or parsed[1] == dictionary.place)


def _weigh(head: str, gate: Points) -> int:
    """The points of two or three syllables as a name; of two with the likeliest third."""
    first = gate.first.get(head[1])
    last = _weigh_last(head[2], gate) if len(head) > 2 else _weigh_likeliest(gate)
    return NEVER if first is None else gate.surname[head[0]] + first + last


def _weigh_last(syllable: str, gate: Points) -> int:
    return max(gate.last.get(syllable, NEVER), gate.inner.get(syllable, NEVER))


def _weigh_likeliest(gate: Points) -> int:
    return max(*gate.last.values(), *gate.inner.values())


def write_table(name: str, header: str, rows: Iterable[Iterable[object]]) -> None:
    """Write a table, its rows in order."""
    lines = sorted("\t".join(map(str, row)) for row in rows)
    text = "\n".join([header.replace(" ", "\t"), *lines, ""])
    (tables.locate() / name).write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Write both tables, of what is given by path."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--marked", required=True, help="rows of source, sentence, entities")
    parser.add_argument("--text", nargs=2, action="append", metavar=("FILE", "LIMIT"), default=[])
    parser.add_argument("--words", required=True, help="rows that begin with a word")
    parser.add_argument("--frequencies", required=True, help="a file of wordfreq")
    options = parser.parse_args()
    dictionary = Dictionary()
    marked = [
        (row[1], row[2])
        for row in read_rows(options.marked)
        if row[0] == OPEN_SOURCE and find_half(row[1]) == HALVES[0]
    ]
    texts = [Path(path).read_text("utf-8")[: int(limit)] for path, limit in options.text]
    counts = count_syllables(marked, texts, dictionary)
    write_table(
        SYLLABLES,
        "syllable first second last inner",
        ((syllable, *row) for syllable, row in counts.items()),
    )
    listed = [row[0] for row in read_rows(options.words)]
    words = gather_words(listed, read_frequencies(options.frequencies), dictionary)
    found: defaultdict[tuple[str, str, int], set[str]] = defaultdict(set)
    for head, kind, cost, word in choose_collisions(words, dictionary):
        found[head, kind, cost].add(word)
    write_table(
        COLLISIONS,
        "head kind cost words",
        ((*key, " ".join(sorted(these))) for key, these in found.items()),
    )


if __name__ == "__main__":
    main()
