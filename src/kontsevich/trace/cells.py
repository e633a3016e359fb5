"""The cells of a text on its way: what stands in each place after some of a trace's steps.

A cell is a list of the three slots of a syllable, or of one piece of text. `start_cells` makes them
of a source, `replay_step` applies one step to them; replaying and telling a trace both work so.
"""

from __future__ import annotations

from typing import Protocol

from ..hangul.seams import SPACE, strip_signs
from ..hangul.syllables import decompose, is_syllable
from .step import SLOT, Certainty, Step


class Told(Protocol):
    """What a trace holds, for those who replay or tell it."""

    @property
    def source(self) -> str:
        """The text before the first step."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, in the order in which they acted."""

    @property
    def result(self) -> str:
        """The text after the last step."""

    @property
    def certainty(self) -> Certainty:
        """How sure the result is."""

    @property
    def others(self) -> tuple[str, ...]:
        """Further admitted results."""


def leads_to_hangul(trace: Told) -> bool:
    """Whether the steps are those of Russian → Hangul."""
    return any(step.stage not in _STAGES for step in trace.steps)


def start_cells(trace: Told) -> list[list[str]]:
    """The source as cells, one a code point: a syllable has three slots, all else has one."""
    return [list(decompose(c)) if is_syllable(c) else [c] for c in trace.source]


def replay_step(cells: list[list[str]], step: Step) -> None:
    """Apply one step to the cells, in place."""
    _STAGES[step.stage](cells, step)


def _replay_analysis(cells: list[list[str]], step: Step) -> None:
    before, after = (strip_signs(text).replace(SPACE, "") for text in step[3:])
    if not after:  # a generic term left out
        cells[step.at : step.at + len(before)] = [[] for _ in before]
    elif before != after and len(before) == len(after):  # a row that gives another reading
        for index, character in enumerate(after, step.at):
            cells[index] = list(decompose(character))


def _replay_seam(cells: list[list[str]], step: Step) -> None:
    if SLOT not in step.before:  # a row that spells a whole name
        for index in range(step.at, step.at + len(step.before)):
            cells[index] = [""]
        cells[step.at] = [step.after]
        return
    old, new = step.before.split(SLOT), step.after.split(SLOT)
    if old[0] != new[0]:
        last = step.at - 1
        while not cells[last]:
            last -= 1
        cells[last][2] = new[0]
    if old[1:] != new[1:]:
        cells[step.at][:2] = new[1:]


def _replay_layout(cells: list[list[str]], step: Step) -> None:
    cells[step.at] = [step.after]


_STAGES = {
    "analysis": _replay_analysis,
    "sound": _replay_seam,
    "spelling": _replay_seam,
    "layout": _replay_layout,
}
