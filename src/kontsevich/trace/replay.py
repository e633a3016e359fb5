"""Replaying: a trace's result, from nothing but its source and its steps."""

from __future__ import annotations

from itertools import groupby

from ..hangul.syllables import compose_run
from ..law.rules import NOTHING
from .cells import Told, leads_to_hangul, replay_step, start_cells
from .step import JOINING, READING


def replay(trace: Told) -> str:
    """Apply the steps of a trace to its source, from nothing but the steps themselves.

    >>> from kontsevich import Step, Trace
    >>> replay(Trace("이", (Step("spelling", "letters", 0, "∅·∅·ㅣ", "∅·∅·и"),), "и", "rule"))
    'и'
    >>> from kontsevich import explain_hangulize
    >>> replay(explain_hangulize("Улан-Удэ"))
    '울란우데'
    """
    if not trace.steps:
        return trace.source
    if leads_to_hangul(trace):
        return replay_hangul(trace)
    cells = start_cells(trace)
    for step in trace.steps:
        replay_step(cells, step)
    # A cell of one slot is text that passed; it may hold the very sign that means nothing.
    return "".join(piece for cell in cells for piece in cell if piece != NOTHING or len(cell) == 1)


def replay_hangul(trace: Told) -> str:
    """The result of a trace of `explain_hangulize`, from nothing but its source and steps.

    >>> from kontsevich import explain_hangulize
    >>> replay_hangul(explain_hangulize("Улан-Удэ, СССР"))
    '울란우데, 소련'
    """
    cells = list(trace.source)
    spelt = [False] * len(cells)
    for step in trace.steps:
        after = step.after.replace(NOTHING, "")
        if step.stage in (READING, JOINING):
            cells[step.at : step.at + len(step.before)] = [after] + [""] * (len(step.before) - 1)
        else:
            cells[step.at], spelt[step.at] = after, True
    out = []
    for by_letters, run in groupby(zip(cells, spelt, strict=True), lambda cell: cell[1]):
        joined = "".join(cell for cell, _ in run)
        out.append(compose_run(joined) if by_letters else joined)
    return "".join(out)
