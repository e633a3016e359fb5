"""What the Chinese characters of a word say of its seams: what is Sino-Korean, what is tense."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ..hangul.seams import SINO_SIGN
from ..hangul.syllables import LIQUID, decompose
from ..law import tables
from ..law.rules import NOTHING
from .drafts import cut_marked
from .scanning import COUNTER, Piece
from .segments import Reading, Row, Segment, count_syllables

ORDINARY = ("word", COUNTER)
TENSE = "'"


class Tension(NamedTuple):
    """How the last character of a word is said: the sign of its seam, after how many characters at
    least, and whether only after a coda."""

    hangul: str
    sign: str
    least: int
    closed: bool


def mark_characters(reading: Reading, at: int, characters: Mapping[int, str]) -> Reading:
    """A reading that begins at a place, with the signs that the characters known by place give it.

    A seam that a row of the lexicon has marked stays as it is.

    >>> word = Reading((Segment("문자"),))
    >>> mark_characters(word, 0, {0: "文", 1: "字"}).segments[0].marked
    "문'자"
    """
    if any(row.rule.startswith("lexicon") or not row.after for row in reading.rows):
        return reading
    segments: list[Segment] = []
    rows: list[Row] = []
    place = at
    for segment in reading.segments:
        width = count_syllables(segment)
        if segment.kind in ORDINARY and not segment.literal:
            marked = _mark(segment.marked, place, characters)
            if marked != segment.marked:
                rows.append(Row("hanja-compound", place - at, segment.marked, marked))
                segment = segment._replace(marked=marked)
        segments.append(segment)
        place += width
    if not rows:
        return reading
    return reading._replace(segments=tuple(segments), rows=(*reading.rows, *rows))


def mark_pieces(pieces: Iterable[Piece], characters: Mapping[int, str]) -> Iterator[Piece]:
    """Pieces of a text with the signs that its characters give their readings."""
    for piece in pieces:
        reading = piece.reading and mark_characters(piece.reading, piece.at, characters)
        yield piece._replace(reading=reading)


def _mark(marked: str, at: int, characters: Mapping[int, str]) -> str:
    written = ""
    begin = 0  # where the characters that stand together begin
    syllables = list(cut_marked(marked))
    for index, (sign, syllable) in enumerate(syllables):
        place = at + index
        if place not in characters or place - 1 not in characters or not index:
            begin = index
            written += sign + syllable
            continue
        coda = decompose(syllables[index - 1][1]).coda
        if not sign and coda == LIQUID and decompose(syllable).onset in _tense_onsets():
            sign = SINO_SIGN
        tension = _tensions().get(characters[place])
        if (
            tension
            and place + 1 not in characters
            and tension.hangul == syllable
            and index - begin >= tension.least
            and (coda != NOTHING or not tension.closed)
        ):
            sign = sign.replace(TENSE, "").replace("?", "") + tension.sign
        written += sign + syllable
    return written


@cache
def _tense_onsets() -> str:
    onsets: str = tables.read_toml("hanja/law.toml")["tense"]["onsets"]
    return onsets


@cache
def _tensions() -> dict[str, Tension]:
    rows = tables.read_tsv("hanja/tension.tsv")
    return {
        hanja: Tension(hangul, sign, int(least), closed == "yes")
        for hanja, hangul, sign, least, closed, _note in rows
    }
