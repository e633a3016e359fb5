"""What analysis hands on: segments, each a word of its own for the rules, and how they join."""

from __future__ import annotations

from typing import NamedTuple

from ..hangul.seams import SPACE, strip_signs
from ..law.rules import NOTHING
from ..trace.step import CERTAINTIES, Certainty

JOIN_WORDS = " "
JOIN_PARTICLE = "-"


class Segment(NamedTuple):
    """A stretch of syllables that is said and capitalised as one.

    `join` is what is written before it; `literal` a spelling that a row gives whole; `before`
    the coda of the surname that a given name follows.
    """

    marked: str
    kind: str = "word"
    join: str = ""
    capital: bool = False
    literal: str = ""
    before: str = NOTHING


class Row(NamedTuple):
    """A table's row that decided something: its rule id, where, and the marked text it changed.

    An empty `after` means that the syllables of `before` are left out.
    """

    rule: str
    at: int
    before: str
    after: str


class Reading(NamedTuple):
    """One reading of a run of Hangul: segments in order, the rows behind them, how sure it is.

    `others` are further admitted readings of the same run.
    """

    segments: tuple[Segment, ...]
    rows: tuple[Row, ...] = ()
    certainty: Certainty = "rule"
    others: tuple[Reading, ...] = ()


def count_syllables(segment: Segment) -> int:
    """How many syllables of the source a segment stands for."""
    return len(strip_signs(segment.marked))


def split_words(
    marked: str, kind: str = "word", join: str = "", capitals: int = 0
) -> tuple[Segment, ...]:
    """A marked text cut at its spaces; the first `capitals` words take a capital letter.

    >>> [segment.marked for segment in split_words("조선_로동당")]
    ['조선', '로동당']
    """
    return tuple(
        Segment(word, kind, JOIN_WORDS if index else join, index < capitals)
        for index, word in enumerate(marked.split(SPACE))
    )


def join_readings(*readings: Reading) -> Reading:
    """Readings of neighbouring stretches, as one."""
    segments: list[Segment] = []
    rows: list[Row] = []
    width = 0
    for reading in readings:
        segments += reading.segments
        rows += [row._replace(at=row.at + width) for row in reading.rows]
        dropped = sum(len(row.before) for row in reading.rows if not row.after)
        width += dropped + sum(map(count_syllables, reading.segments))
    certainty = max((reading.certainty for reading in readings), key=CERTAINTIES.index)
    return Reading(tuple(segments), tuple(rows), certainty)


def read_particle(particle: str) -> Reading:
    """A particle behind a name: after a hyphen, by its own letters (decision 22)."""
    row = Row(f"particle:{particle}", 0, particle, particle)
    return Reading((Segment(particle, "particle", JOIN_PARTICLE),), (row,))
