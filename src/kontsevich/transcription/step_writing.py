"""A reading of a run → the cells it is written in, and the steps that led there."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

from ..analysis.scanning import COUNTER
from ..analysis.segments import JOIN_PARTICLE, JOIN_WORDS, Reading, Segment, count_syllables
from ..hangul.seams import PLAIN, Mark, Seam, strip_signs
from ..hangul.syllables import decompose
from ..law.rules import NOTHING
from ..trace.step import SLOT, Step
from .division import APART, HYPHEN, NO, SYLLABLE, UNIT, Division, passes
from .engine import START, Engine
from .layout import capitalise, fold_yo, read_divided_letters
from .sound_rules import Change

JOIN_RULES = {JOIN_WORDS: "word-apart", JOIN_PARTICLE: "hyphen"}
# What parts a segment of this kind from the one before it, if it is not told by its joint alone.
KIND_RULES = {UNIT: "unit-hyphen", COUNTER: "counter-hyphen"}
SYLLABLES_RULE = "given-syllables"
DIVIDER = "'"  # it keeps a coda from the letters after it, as a hyphen does
GIVEN = PLAIN._replace(boundary="given")
END = PLAIN._replace(boundary="end")


def first_seam(segment: Segment) -> tuple[Mark, str]:
    """The mark of a segment's first seam, and the coda that the rules see before it.

    >>> first_seam(Segment("정~은", "given", " ", before="ㅁ"))[1]
    'ㅁ'
    """
    if segment.kind == "given" and segment.join:
        return GIVEN, segment.before
    return START, NOTHING


def explain_reading(
    engine: Engine,
    reading: Reading,
    at: int,
    capitals: tuple[bool, ...],
    lower: bool,
    fold: bool,
    division: Division,
) -> tuple[list[Step], str]:
    """The steps of one run that begins at code point `at`, and its text.

    `capitals`: for each segment, whether it takes a capital. `lower`, `fold`, `division`: as the
    `Writer` has them.
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
        divider, apart = write_divided(engine, segment, division)
        for index, cell in enumerate(cells):
            written = apart[index] if apart else cell
            if written != cell:
                steps.append(Step("layout", divider, places[index], cell, written))
            if not index and segment.kind == SYLLABLE:  # nothing changed, which is what is told
                steps.append(Step("layout", SYLLABLES_RULE, places[0], written, written))
            for rule, change in _layout(None if index else segment, capital, lower, fold):
                changed = change(written)
                if changed != written:
                    steps.append(Step("layout", rule, places[index], written, changed))
                    written = changed
            text += written
    return steps, text


def write_divided(engine: Engine, segment: Segment, division: Division) -> tuple[str, list[str]]:
    """The syllables of a segment in which hyphens stand, and the rule that puts them there.

    No syllables where none stands: the segment is written as it is.
    """
    if segment.literal:
        return "", []
    at = division.find_hyphen(segment)
    if at and segment.kind == "given" and division.given == APART:
        first, second = write_apart(engine, segment)
        return "given-hyphen", [first, HYPHEN + second]
    if at:
        return "crossed-hyphen", write_crossed(engine, segment, at)
    if division.divide != NO:
        return "divided-letters", write_parted(engine, segment)
    return "", []


def write_crossed(engine: Engine, segment: Segment, at: int) -> list[str]:
    """The syllables of a segment with a hyphen before one of them that sounds cross.

    A coda that passes to a vowel is written as it is said, and stays before the hyphen: Mog-wŏl.
    """
    names = strip_signs(segment.marked)
    mark, before = first_seam(segment)
    cells = list(engine.cells(segment.marked, mark, before))
    written = [cell.head + after.spelled.coda for cell, after in itertools.pairwise(cells)]
    crossed = cells[at].spelled
    passed = crossed.onset if passes(names[at - 1], names[at]) else ""
    written[at - 1] = written[at - 1].removesuffix(DIVIDER) + passed
    written[at] = HYPHEN + written[at].removeprefix(passed)
    return written


def write_parted(engine: Engine, segment: Segment) -> list[str]:
    """The syllables of a segment with a hyphen wherever letters of two could be read as one."""
    mark, before = first_seam(segment)
    cells = engine.cells(segment.marked, mark, before)
    written = [cell.head + after.spelled.coda for cell, after in itertools.pairwise(cells)]
    parted = written[:1]
    for left, right in itertools.pairwise(written):
        ambiguous = any(
            left.endswith(end) and right.startswith(start) for end, start in read_divided_letters()
        )
        parted.append(HYPHEN * ambiguous + right)
    return parted


def write_apart(engine: Engine, segment: Segment) -> list[str]:
    """The syllables of a segment between which a hyphen stands.

    The first begins as a word does, whatever the surname ends in (Ли Чу-ён, Ким Ту-бон). Voice
    and assimilation cross the hyphen (Чхве Ён-гон); what ends a syllable stays in it before a
    vowel, without the sign that keeps it from the vowel (Чхве Чхан-ик).
    """
    mark, before = first_seam(segment)
    syllables = [decompose(syllable) for syllable in strip_signs(segment.marked)]
    cells = list(engine.cells(segment.marked, mark, before))
    written: list[str] = []
    held = False  # whether the syllable before keeps its coda from this one's vowel
    for index, (cell, following) in enumerate(itertools.pairwise(cells)):
        onset, vowel, coda = syllables[index]
        alone = held or not index
        head = engine.cell(Seam(NOTHING, onset, vowel, START)).head if alone else cell.head
        after = syllables[index + 1 : index + 2]
        held = coda != NOTHING and bool(after) and after[0].onset == NOTHING
        end = (
            engine.cell(Seam(coda, NOTHING, NOTHING, END)).text if held else following.spelled.coda
        )
        written.append(head + end)
    return written


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
            rule = KIND_RULES.get(first_of.kind) or JOIN_RULES[first_of.join]
            yield rule, first_of.join.__add__
    if fold:
        yield "yo-is-not-printed", fold_yo
