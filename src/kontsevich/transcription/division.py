"""Where a system of letters puts hyphens and spaces: in given names, before units, at particles.

`Division.adapt` cuts a reading where the pieces leave each other's sounds alone (Han Boknam,
Samjuk-myeon, Sŏul esŏ). `write_divided` writes a segment inside which hyphens stand that sounds
cross (Pak Mog-wŏl, P'yŏngt'aek-kun), or that keep letters from being read otherwise (Jung-ang).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ..analysis.places import places, split_generic
from ..analysis.scanning import COUNTER
from ..analysis.segments import JOIN_PARTICLE, JOIN_WORDS, Reading, Segment, count_syllables
from ..hangul.seams import SINO_SIGN, strip_signs
from ..hangul.syllables import SILENT, decompose, is_syllable
from ..law import tables
from ..law.profiles import LATIN, read_alphabets
from ..law.rules import NOTHING

HYPHEN = JOIN_PARTICLE
NO = "no"
# Values of `given` and `units`.
JOINED, APART, CROSSED = "joined", "hyphen", "sandhi-hyphen"
SYLLABLES, SYLLABLES_APART = "syllables", "syllables-hyphen"
VERBS_ASPIRATE = "rr"  # the alphabet that tells verbs from nouns where a stop meets an aspirate
NAMES = ("surname", "given", "name", "place")
STEM_END = "-"
# Kinds of the segments that this stage makes.
SYLLABLE, UNIT = "syllable", "unit"
PLAIN = (JOINED, JOINED, APART, "solid", NO)  # all switches as Russian practice has them
_PAIR = 2  # a given name of so many syllables may have a hyphen


class Unit(NamedTuple):
    """An administrative unit: the types of listed places that it ends, whether it ends places that
    no table lists, and single places that have it."""

    types: frozenset[str]
    unlisted: bool
    names: frozenset[str]


class Division(NamedTuple):
    """How a profile divides what it writes: the values of the switches of these names."""

    letters: str
    given: str
    units: str
    particles: str
    counters: str
    divide: str

    @classmethod
    def read(cls, options: Mapping[str, str]) -> Division:
        """The division that these options ask for."""
        return cls(*(options[name] for name in cls._fields))

    @property
    def acts(self) -> bool:
        """Whether it changes any reading, or any segment as it is written."""
        return self[1:] != PLAIN or self.latin

    @property
    def latin(self) -> bool:
        """Whether Latin letters are written: then no form of a Cyrillic table stands in them."""
        return read_alphabets()[self.letters].script == LATIN

    def adapt(self, reading: Reading) -> Reading:
        """A reading with its segments cut and joined as this division has them.

        >>> rr = Division("rr", "syllables", "hyphen", "hyphen", "solid", "no")
        >>> name = Segment("복~남", "given", " ", True)
        >>> [one.marked for one in rr.adapt(Reading((name,))).segments]
        ['복', '남']
        """
        segments = _merge_provinces(reading.segments) if self.latin else reading.segments
        return reading._replace(segments=tuple(itertools.chain(*map(self._adapt, segments))))

    def _adapt(self, segment: Segment) -> Iterator[Segment]:
        if self.latin and (segment.literal or segment.kind == COUNTER):
            key = (self.letters, segment.kind, strip_signs(segment.marked))
            segment = segment._replace(literal=_established().get(key, ""))
        if self.letters == VERBS_ASPIRATE and segment.kind not in NAMES:
            segment = segment._replace(marked=mark_verb(segment.marked))
        at = find_unit(segment) if self.units == APART else 0
        if segment.kind == "given" and self.given in (SYLLABLES, SYLLABLES_APART):
            yield from self._cut_given(segment)
        elif at:
            name = strip_signs(segment.marked)
            yield segment._replace(marked=SINO_SIGN.join(name[:at]))
            yield Segment(name[at:], UNIT, HYPHEN)
        elif segment.kind == COUNTER and self.counters == APART:
            yield segment._replace(join=HYPHEN)
        elif segment.join == HYPHEN and self.particles == "apart":
            capital = segment.capital or segment.kind == "ruler"
            yield segment._replace(join=JOIN_WORDS, capital=capital)
        else:
            yield segment

    def _cut_given(self, segment: Segment) -> Iterator[Segment]:
        """A given name by syllables; where nothing parts them, a coda passes to a vowel."""
        parts: list[str] = []
        for syllable in strip_signs(segment.marked):
            if parts and self.given == SYLLABLES and passes(parts[-1][-1], syllable):
                parts[-1] += syllable
            else:
                parts.append(syllable)
        yield segment._replace(marked=SINO_SIGN.join(parts[0]))
        for part in parts[1:]:
            join = HYPHEN if self.given == SYLLABLES_APART else ""
            yield Segment(SINO_SIGN.join(part), SYLLABLE, join)

    def find_hyphen(self, segment: Segment) -> int:
        """Before which syllable of a segment a hyphen stands that sounds cross; 0 for none.

        >>> mr = Division("mr", CROSSED, CROSSED, "apart", "hyphen", "no")
        >>> [mr.find_hyphen(Segment("목~월", "given", join)) for join in (" ", "")]
        [1, 0]
        """
        if segment.kind == "given":
            apart = self.given == APART or (self.given == CROSSED and segment.join == JOIN_WORDS)
            return 1 if apart and count_syllables(segment) == _PAIR else 0
        if segment.kind == "place" and self.units == CROSSED:
            listed = places().get(strip_signs(segment.marked))
            half = listed.part.find("|") if listed else -1
            return half if half > 0 else find_unit(segment)
        return 0


def passes(left: str, right: str) -> bool:
    """Whether the coda of one syllable is said with the vowel that begins the next.

    >>> passes("석", "원"), passes("정", "은")
    (True, False)
    """
    return decompose(left).coda not in (NOTHING, SILENT) and decompose(right).onset == NOTHING


def mark_verb(marked: str) -> str:
    """A word that ends as verbs in h- do, with the sign of a stem's end before that tail.

    >>> mark_verb("급하다"), mark_verb("묵호")
    ('급-하다', '묵호')
    """
    for at in range(1, len(marked)):
        if marked[at:] in _verb_tails() and is_syllable(marked[at - 1]):
            return marked[:at] + STEM_END + marked[at:]
    return marked


@cache
def _verb_tails() -> frozenset[str]:
    return frozenset(row[0] for row in tables.read_tsv("spelling/verb-tails.tsv"))


def find_unit(segment: Segment) -> int:
    """Before which syllable of a place's segment its administrative unit begins; 0 for none.

    >>> find_unit(Segment("삼~죽~면", "place")), find_unit(Segment("독~도", "place"))
    (2, 0)
    """
    if segment.kind != "place":
        return 0
    name = strip_signs(segment.marked)
    unit = units().get(name[-1:])
    if unit is None or len(name) == 1:
        return 0
    listed = places().get(name)
    ends = (
        name in unit.names
        or (listed is not None and listed.type in unit.types)
        or (listed is None and unit.unlisted and split_generic(name)[1] == name[-1])
    )
    return len(name) - 1 if ends else 0


@cache
def units() -> dict[str, Unit]:
    """The administrative units by their Hangul."""
    return {
        hangul: Unit(frozenset(types.split()), unlisted == "yes", frozenset(names.split()))
        for hangul, types, unlisted, names, _note in tables.read_tsv("spelling/units.tsv")
    }


@cache
def _established() -> dict[tuple[str, str, str], str]:
    """Alphabet, kind of segment, Hangul → the form that is written against the rules."""
    rows = tables.read_tsv("spelling/established.tsv")
    return {(letters, kind, hangul): latin for letters, kind, hangul, latin, _note in rows}


def _merge_provinces(segments: Iterable[Segment]) -> Iterator[Segment]:
    """The halves of a province as one segment again; the Russian custom parts them."""
    whole: Segment | None = None
    for segment in segments:
        if whole and whole.kind == segment.kind == "place" and segment.join == HYPHEN:
            whole = whole._replace(marked=whole.marked + SINO_SIGN + segment.marked)
            continue
        if whole:
            yield whole
        whole = segment
    if whole:
        yield whole
