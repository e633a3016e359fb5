"""A trace told to people: which rule did what to which word, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from .hangul import VOWELS, Syllable, compose
from .messages import speaker
from .rulebook import find_rule
from .rules import NOTHING
from .spelling import LETTERS
from .trace import Step, Trace, replay_step, start_cells


class Line(NamedTuple):
    """One told step: the word before and after it, the rule, its sentence and its source."""

    stage: str
    rule: str
    before: str
    after: str
    says: str
    cite: str


def tell_steps(trace: Trace, lang: str) -> Iterator[Line]:
    """The steps of a trace in words; letter by letter steps of one word are one line.

    >>> from kontsevich import explain
    >>> [(line.rule, line.before, line.after) for line in tell_steps(explain("국물"), "en")]
    [('stop-becomes-nasal', '국물', '궁물'), ('letters', '궁물', 'кунмуль')]
    """
    cells = start_cells(trace)
    bounds = list(_bounds(trace.source))
    for (_word, rule), steps in groupby(trace.steps, lambda step: _group(bounds, step)):
        group = list(steps)
        start, end = bounds[min(group[0].at, len(bounds) - 1)] if bounds else (0, 0)
        if rule != LETTERS and group[0].at == end and group[0].at:
            start, end = bounds[group[0].at - 1]
        before = render_cells(cells[start:end])
        for step in group:
            replay_step(cells, step)
        after = render_cells(cells[start:end])
        entry = find_rule(rule)
        if group[0].stage == "analysis":
            before, after = group[0].before, group[-1].after
        yield Line(entry.stage, rule, before, after, entry.sentence(lang), entry.cite)


def narrate(trace: Trace, lang: str) -> str:
    """The whole trace as text, ending in a newline.

    >>> from kontsevich import explain
    >>> print(narrate(explain("국물"), "en").splitlines()[0])
    국물 → кунмуль (by rule)
    """
    say = speaker(lang)
    lines = [f"{trace.source} → {trace.result} ({say('certainty-' + trace.certainty)})"]
    for line in tell_steps(trace, lang):
        change = line.before if line.before == line.after else f"{line.before} → {line.after}"
        lines.append(f"  {say('stage-' + line.stage):<10} {change}  {line.rule}")
        lines.append(f"             {line.says} [{line.cite}]")
    if trace.others:
        lines.append(f"  {say('others')}: {'; '.join(trace.others)}")
    return "\n".join(lines) + "\n"


def render_cells(cells: list[list[str]]) -> str:
    """Cells as text: what is still Hangul composed, what is spelt as it is.

    >>> render_cells([["ㄱ", "ㅜ", "∅"], ["н", "ㅏ", "∅"]])
    '구нㅏ'
    """
    return "".join(map(_render_cell, cells))


def _render_cell(cell: list[str]) -> str:
    if len(cell) == 3 and cell[1] in VOWELS:
        try:
            return compose(Syllable(*cell))
        except ValueError:  # a slot is spelt already
            pass
    return "".join(piece for piece in cell if piece != NOTHING)


def _bounds(source: str) -> Iterator[tuple[int, int]]:
    """For each code point the half-open range of the word it stands in."""
    end = 0
    for blank, run in groupby(source, str.isspace):
        width = len(list(run))
        start, end = end, end + width
        for index in range(start, end):
            yield (index, index + 1) if blank else (start, end)


def _group(bounds: list[tuple[int, int]], step: Step) -> tuple[int, str]:
    """Steps that are told together: the letters of one word; any other step alone."""
    if not bounds:
        return 0, step.rule
    start = bounds[min(step.at, len(bounds) - 1)][0]
    return (start, LETTERS) if step.rule == LETTERS else (-1 - step.at, step.rule)
