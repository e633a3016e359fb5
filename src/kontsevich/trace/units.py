"""A trace by the syllables of its source: what is written for each, and the rules that made it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..hangul.seams import SPACE, strip_signs
from ..hangul.syllables import is_syllable
from ..law.rules import NOTHING
from .cells import Told, replay_step, start_cells
from .narration import Line, render_cells, tell
from .step import SLOT, Step

_GAP = " "
_SEAMS = ("sound", "spelling")


class Unit(NamedTuple):
    """What belongs together in a source: a syllable, a name that a row spells, what passes.

    `start`: its first code point in the source; `hangul`: whether it has rules to tell.
    """

    source: str
    written: str
    start: int
    hangul: bool


def read_units(trace: Told) -> list[Unit]:
    """The source of a trace in units, in their order, with nothing left out.

    >>> from kontsevich import explain
    >>> [(unit.source, unit.written) for unit in read_units(explain("김정은: 국물"))]
    [('김', 'Ким'), ('정', ' Чжон'), ('은', 'ын'), (': ', ': '), ('국', 'кун'), ('물', 'муль')]
    """
    cells = start_cells(trace)
    for step in trace.steps:
        replay_step(cells, step)
    return [
        Unit(
            trace.source[start:end],
            # A cell of one slot is text that passed; it may hold the very sign of nothing.
            "".join(x for cell in cells[start:end] for x in cell if x != NOTHING or len(cell) == 1),
            start,
            is_syllable(trace.source[start]),
        )
        for start, end in _bounds(trace)
    ]


def tell_unit(trace: Told, start: int, lang: str) -> list[Line]:
    """The steps that made the unit that begins at code point `start`, in Russian or English.

    A change of sound is shown with the syllable before; letters that one rule wrote one after
    another are one line.

    >>> from kontsevich import explain
    >>> [(line.rule, line.before, line.after) for line in tell_unit(explain("국물"), 0, "en")]
    [('stop-becomes-nasal', '국물', '궁물'), ('letters', 'ㄱㅜㅇ', 'кун')]
    """
    end = next(end for first, end in _bounds(trace) if first == start)
    cells = start_cells(trace)
    lines: list[Line] = []
    for step in trace.steps:
        near = slice(max(step.at - 1, 0), step.at + 1)
        before = render_cells(cells[near])
        replay_step(cells, step)
        if not _concerns(step, start, end):
            continue
        if step.stage == "sound":
            change = before, render_cells(cells[near])
        elif step.stage == "spelling":
            change = _changed(step, start, end)
        else:
            change = step.before.replace(SPACE, _GAP), step.after.replace(SPACE, _GAP)
        if lines and lines[-1].rule == step.rule and step.stage == "spelling":
            last = lines.pop()
            change = last.before + change[0], last.after + change[1]
        lines.append(tell(step.rule, *change, lang))
    return lines


def _bounds(trace: Told) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the source: a syllable, a stretch that passes, a name from a table."""
    whole = {
        step.at: step.at + len(step.before)
        for step in trace.steps
        if step.stage == "spelling" and SLOT not in step.before
    }
    at, length = 0, len(trace.source)
    while at < length:
        end = whole.get(at, at + 1)
        if not is_syllable(trace.source[at]):
            while end < length and end not in whole and not is_syllable(trace.source[end]):
                end += 1
        yield at, end
        at = end


def _concerns(step: Step, start: int, end: int) -> bool:
    if step.stage in _SEAMS and SLOT in step.before:
        old, new = step.before.split(SLOT), step.after.split(SLOT)
        left = old[0] != new[0] or step.stage == "sound"
        right = old[1:] != new[1:] or step.stage == "sound"
        return (left and start < step.at <= end) or (right and start <= step.at < end)
    width = len(strip_signs(step.before).replace(SPACE, "")) if step.stage != "layout" else 1
    return step.at < end and start < step.at + max(width, 1)


def _changed(step: Step, start: int, end: int) -> tuple[str, str]:
    """The letters that a step wrote inside the unit."""
    if SLOT not in step.before:
        return step.before, step.after
    pairs = list(zip(step.before.split(SLOT), step.after.split(SLOT), strict=True))
    mine = (pairs[:1] if start < step.at <= end else []) + (
        pairs[1:] if start <= step.at < end else []
    )
    changed = [(old, new) for old, new in mine if old != new]
    old, new = ("".join(letters).replace(NOTHING, "") for letters in zip(*changed, strict=True))
    return old, new
