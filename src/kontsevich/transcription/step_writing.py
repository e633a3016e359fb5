"""A reading of a run → the cells it is written in, and the steps that led there."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

from ..analysis.segments import JOIN_PARTICLE, JOIN_WORDS, Reading, Segment, count_syllables
from ..hangul.seams import PLAIN, Mark
from ..law.rules import NOTHING
from ..trace.step import SLOT, Step
from .engine import START, Engine
from .layout import capitalise, fold_yo
from .sound_rules import Change

JOIN_RULES = {JOIN_WORDS: "word-apart", JOIN_PARTICLE: "hyphen"}
GIVEN = PLAIN._replace(boundary="given")


def first_seam(segment: Segment) -> tuple[Mark, str]:
    """The mark of a segment's first seam, and the coda that the rules see before it.

    >>> first_seam(Segment("정~은", "given", " ", before="ㅁ"))[1]
    'ㅁ'
    """
    if segment.kind == "given" and segment.join:
        return GIVEN, segment.before
    return START, NOTHING


def explain_reading(
    engine: Engine, reading: Reading, at: int, capitals: tuple[bool, ...], lower: bool, fold: bool
) -> tuple[list[Step], str]:
    """The steps of one run that begins at code point `at`, and its text.

    `capitals`: for each segment, whether it takes a capital.
    """
    steps = [Step("analysis", row.rule, at + row.at, row.before, row.after) for row in reading.rows]
    lost = {
        at + row.at + index
        for row in reading.rows
        if not row.after
        for index in range(len(row.before))
    }
    text = ""
    start = at
    for segment, capital in zip(reading.segments, capitals, strict=True):
        places: list[int] = []
        width = count_syllables(segment)
        while len(places) < width:
            if start not in lost:
                places.append(start)
            start += 1
        cells = list(_write_cells(engine, segment, places, steps))
        for index, cell in enumerate(cells):
            written = cell
            for rule, change in _layout(None if index else segment, capital, lower, fold):
                changed = change(written)
                if changed != written:
                    steps.append(Step("layout", rule, places[index], written, changed))
                    written = changed
            text += written
    return steps, text


def _write_cells(
    engine: Engine, segment: Segment, places: list[int], steps: list[Step]
) -> Iterator[str]:
    """What each syllable of a segment becomes; the steps of it are added to `steps`."""
    if segment.literal:
        source = "".join(sign for sign in segment.marked if sign.isalpha())
        steps.append(Step("spelling", "established-form", places[0], source, segment.literal))
        yield segment.literal
        return
    mark, before = first_seam(segment)
    cells = list(engine.cells(segment.marked, mark, before))
    seams = [*places, places[-1] + 1]
    for place, cell in zip(seams, cells, strict=True):
        steps += _steps("sound", place, cell.sounded.changes)
    for place, cell in zip(seams, cells, strict=True):
        steps += _steps("spelling", place, cell.spelled.changes, keep_coda=cell is cells[0])
    for cell, following in itertools.pairwise(cells):
        yield cell.head + following.spelled.coda


def _steps(
    stage: str, place: int, changes: tuple[Change, ...], keep_coda: bool = False
) -> Iterator[Step]:
    for rule, before, after in changes:
        if keep_coda:  # the coda before a word belongs to the word before it
            after = SLOT.join([before.split(SLOT)[0], *after.split(SLOT)[1:]])
        if before != after:
            yield Step(stage, rule, place, before, after)


def _layout(
    first_of: Segment | None, capital: bool, lower: bool, fold: bool
) -> Iterator[tuple[str, Callable[[str], str]]]:
    """The layout rules of one cell; `first_of` is the segment that the cell begins."""
    if lower:
        yield "lower-case", str.lower
    if first_of is not None:
        if capital:
            yield "capital", capitalise
        if first_of.join:
            yield JOIN_RULES[first_of.join], first_of.join.__add__
    if fold:
        yield "yo-is-not-printed", fold_yo
