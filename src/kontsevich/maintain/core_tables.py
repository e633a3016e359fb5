"""The tables for the compiled core (``core/``): all that marks words, and every seam's letters.

They are written from what Python itself holds, so the law stays in ``tables/`` and the core reads
whatever Python reads. One text, a row a line, tabs between fields, made when the core is built
and never checked in. ``python -m kontsevich.maintain.core_tables FILE`` writes it.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..analysis.addresses import unit_ends
from ..analysis.compounds import beginnings, compound_starts, read_parts
from ..analysis.drafts import CODA_SLOTS, FIRST_SYLLABLE, coda_of, cut_marked
from ..analysis.lexicon import LONGEST_TAIL, PARTICLE, read_lexicon, read_tails
from ..analysis.marking import LONGEST_WORD
from ..analysis.morphemes import ANYTHING, ANYTHING_AFTER_ONLY, Morpheme, read_morphemes
from ..analysis.name_points import long_surnames, read_points
from ..analysis.name_surroundings import read_marks
from ..analysis.people import listed_names, surnames, titles
from ..analysis.places import firms, generics, institutions, is_place, places, world
from ..analysis.russian_name_index import index
from ..analysis.russian_people import may_stand_apart
from ..analysis.sino_korean import read_sino
from ..analysis.titles import LONGEST_TITLE
from ..analysis.verb_stems import Stem, read_stems
from ..hangul.seams import PLAIN, SINO_SIGN, SPACE, Mark, Seam, read_seams
from ..hangul.syllables import ONSETS, SILENT, VOWELS
from ..law.profiles import (
    CYRILLIC,
    DEFAULT,
    list_profiles,
    read_alphabets,
    read_profile,
    switch_values,
)
from ..law.rules import NOTHING
from ..transcription.compiled_core import name_folded, name_options
from ..transcription.engine import NOT_RULING, START, Engine
from ..transcription.spelling_rules import spell_lone

STEM_END = "-"
# The core knows these signs by their place: none, and those that its own stages put.
FIRST_SIGNS = ("", STEM_END, PARTICLE, SINO_SIGN)
ONSET_SLOTS = tuple(NOTHING if onset == SILENT else onset for onset in ONSETS)
HEADS = tuple(itertools.product(ONSET_SLOTS, VOWELS))
FREE = (ANYTHING, ANYTHING_AFTER_ONLY)
# Where old letters and letters that compose into nothing lie.
LONE_BLOCKS = ((0x1100, 0x1200), (0x3131, 0x318F), (0xA960, 0xA97D), (0xD7B0, 0xD7FC))

Line = tuple[str, ...]


def build_core_tables() -> str:
    """The whole text, for every combination of the switches that rule the seams.

    `compiled_core` and the page hand it to the core; ``core/src/tables.rs`` reads it.
    """
    signs = list_signs()
    rows: dict[Line, int] = {}
    seams: list[Line] = []
    for chosen in list_options():
        options = read_profile(DEFAULT, chosen)
        seams += [("options", name_options(options)), *_seam_lines(Engine(options), signs, rows)]
    lines = [*build_analysis_lines(), *(("row", *row) for row in rows), *seams]
    return "".join("\t".join(line) + "\n" for line in lines)


def list_options() -> Iterator[dict[str, str]]:
    """Every combination of the switches that rule the seams, in Cyrillic: the core writes no other.

    >>> len(list(list_options()))
    8
    """
    ruling = {name: values for name, values in switch_values().items() if name not in NOT_RULING}
    alphabets = read_alphabets()
    for chosen in itertools.product(*ruling.values()):
        options = dict(zip(ruling, chosen, strict=True))
        if alphabets[options["letters"]].script == CYRILLIC:
            yield options


def list_signs() -> Line:
    """Every combination of signs that a row of the tables puts before a syllable.

    >>> list_signs()[:4]
    ('', '-', '=', '~')
    """
    morphemes = read_morphemes()
    rows = itertools.chain(*morphemes.suffixes.values(), *morphemes.prefixes.values())
    found = {row.sign for row in (*rows, *morphemes.halves.values())}
    for entry in read_lexicon().entries.values():
        found.update(sign for sign, _ in cut_marked(entry.marked))
    return (*FIRST_SIGNS, *sorted(found.difference(FIRST_SIGNS)))


# -- what marks words


def build_analysis_lines() -> Iterator[Line]:
    """The rows that mark words, in the order in which Python tries them."""
    for profile in list_profiles(CYRILLIC):
        options = read_profile(profile)
        yield "profile", profile, name_options(options), name_folded(options)
    yield "longest", str(LONGEST_WORD), str(LONGEST_TAIL), str(LONGEST_TITLE)
    yield "signs", *list_signs()
    lexicon, morphemes, sino, tails = read_lexicon(), read_morphemes(), read_sino(), read_tails()
    # Of the rows with one head the longest is tried first.
    for entry in sorted(lexicon.entries.values(), key=lambda entry: -len(entry.word)):
        yield "entry", entry.word, entry.marked, entry.joins
    for stem in itertools.chain(*read_stems().stems.values()):
        yield "stem", stem.text, stem.reading, _list(stem.after), *_endings(stem)
    for place, found in (("suffix", morphemes.suffixes), ("prefix", morphemes.prefixes)):
        for row in itertools.chain(*found.values()):
            yield _morpheme_line(place, row)
    for row in morphemes.halves.values():
        yield _morpheme_line("half", row)
    closed = [text for text, after in tails.particles.items() if after in ("any", "consonant")]
    opened = [text for text, after in tails.particles.items() if after != "consonant"]
    yield "particles", _list(opened), _list(closed)
    yield "tails", _list(tails.begins), _list(tails.suffixes)
    yield from _name_lines()
    yield "sino", _list(sino.anywhere), _list(sino.at_end), _list(sino.alone)


def _endings(stem: Stem) -> tuple[str, str]:
    """The endings that a stem is read with: those that more may follow, and the others."""
    coda = coda_of(stem.text[-1])
    fitting = [
        ending
        for ending in itertools.chain(*read_stems().endings.values())
        if coda in ending.codas and ending.text not in stem.without
    ]
    going_on = {ending.text for ending in fitting if ending.goes_on}
    return _list(going_on), _list({ending.text for ending in fitting} - going_on)


def _morpheme_line(place: str, row: Morpheme) -> Line:
    slots: Iterable[int]
    if place != "prefix":
        slots = (index for index, coda in enumerate(CODA_SLOTS) if coda in row.meets)
    else:
        slots = (
            index
            for index, (onset, vowel) in enumerate(HEADS)
            if not row.meets.isdisjoint((onset, onset + vowel))
        )
    return (
        place,
        row.text,
        row.sign,
        " ".join(map(str, slots)),
        str(row.least),
        _list(row.only),
        _list(row.without),
        _list(row.tails.difference(FREE)),
        " ".join(free for free in FREE if free in row.tails),
    )


def _name_lines() -> Iterator[Line]:
    """What running text must not take for ordinary words: all that is listed, surnames that may
    have a title behind their given name, Russian names, what units of places end in, surnames that
    may stand behind a Russian given name, bodies by their words, titles apart and written onto a
    name."""
    proofs = [generic for generic, row in generics().items() if row.proof]
    found = {*listed_names(), *institutions(), *firms(), *long_surnames(), *world()}
    found.update(beginnings())
    gate, marks = read_points(), read_marks()
    found.update(name + mark for name in gate.surname for mark in (marks.unnamed, marks.mister))
    for name in places():  # one that is an ordinary word too needs a unit that proves it
        found.update([name] if is_place(name) else [name + proof for proof in proofs])
    yield "names", _list(found)
    yield "foreign", _list(index())
    yield "units", _list(unit_ends())
    places_of_name = (gate.surname, gate.first, gate.last, gate.inner)
    yield (
        "points",
        str(gate.least),
        *(
            " ".join(f"{syllable}{points}" for syllable, points in sorted(place.items()))
            for place in places_of_name
        ),
    )
    yield "called", marks.called, _list(marks.behind_called)
    yield "surnames", _list(surname for surname in surnames() if len(surname) == 1)
    ends = (word for word, part in read_parts().items() if part.founds)
    yield "bodies", _list(compound_starts()), _list(ends)
    yield "families", _list(filter(may_stand_apart, gate.surname))
    for kind in ("apart", "solid"):
        yield (
            "titles",
            _list(title for title, place in titles().items() if place in ("after", kind)),
        )


def _list(words: Iterable[str]) -> str:
    return " ".join(sorted(words))


# -- seams


def _seam_lines(engine: Engine, signs: Line, rows: dict[Line, int]) -> Iterator[Line]:
    """The letters of every seam by its sign, of a word's start and end, and of lone letters.

    A row is the 21 vowels after one coda and onset; equal rows stand once, in `rows`.
    """
    ends = [
        engine.cell(Seam(coda, NOTHING, NOTHING, PLAIN._replace(boundary="end"))).text
        for coda in CODA_SLOTS
    ]

    def number(coda: str, onset: str, mark: Mark, before: str = "") -> str:
        cells = [engine.cell(Seam(coda, onset, vowel, mark)) for vowel in VOWELS]
        row = tuple(before + cell.text for cell in cells)
        return str(rows.setdefault(row, len(rows)))

    for sign in signs:
        _, space, after = sign.rpartition(SPACE)
        mark = read_sign(after) if after else START if space else PLAIN
        yield (
            "mark",
            " ".join(
                number(NOTHING if space else coda, onset, mark, end + " " if space else "")
                for coda, end in zip(CODA_SLOTS, ends, strict=True)
                for onset in ONSET_SLOTS
            ),
        )
    yield "mark", " ".join(number(NOTHING, onset, START) for onset in ONSET_SLOTS)
    yield "ends", *ends
    for letter in map(chr, itertools.chain(*itertools.starmap(range, LONE_BLOCKS))):
        spelt = spell_lone(letter, engine.spelling.letters)
        if spelt is not None:
            yield "lone", letter, spelt


def read_sign(sign: str) -> Mark:
    """The mark of a seam with this sign.

    >>> read_sign("'").tense
    'yes'
    """
    syllable = chr(FIRST_SYLLABLE)
    _, seam, _ = read_seams(syllable + sign + syllable)
    return seam.mark


def main(path: str) -> None:
    """Write the tables to a file."""
    Path(path).write_text(build_core_tables(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1])
