"""A trace told to people: which rule did what to which word, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from ..hangul.syllables import VOWELS, Syllable, compose
from ..law.rulebook import find_rule
from ..law.rules import NOTHING
from ..messages import speaker
from .cells import Told, leads_to_hangul, replay_step, start_cells
from .step import LETTERS, SLOT, Step

HANGUL = "hangul"  # the stage in which Russian letters become Hangul


class Line(NamedTuple):
    """One told step: the word before and after it, the rule, its sentence and its source."""

    stage: str
    rule: str
    before: str
    after: str
    says: str
    cite: str


def tell_steps(trace: Told, lang: str) -> Iterator[Line]:
    """The steps of a trace in words; the letters of one stretch are one line.

    >>> from kontsevich import explain
    >>> [(line.rule, line.before, line.after) for line in tell_steps(explain("국물"), "en")]
    [('stop-becomes-nasal', '국물', '궁물'), ('letters', '궁물', 'кунмуль')]
    """
    if leads_to_hangul(trace):
        yield from _tell_hangul(trace, lang)
        return
    cells = start_cells(trace)
    bounds = list(_bounds(trace.source))
    for stage, steps in groupby(trace.steps, lambda step: step.stage):
        group = list(steps)
        if stage == "spelling":
            yield from _tell_spelling(cells, group, lang)
            continue
        for step in group:
            start, end = bounds[min(step.at, len(bounds) - 1)]
            if step.at == end:  # the seam at the end of a word
                start, end = bounds[step.at - 1]
            before = render_cells(cells[start:end])
            replay_step(cells, step)
            after = render_cells(cells[start:end])
            if stage != "sound":
                before, after = step.before, step.after
            yield tell(step.rule, before, after, lang)


def _tell_spelling(cells: list[list[str]], steps: list[Step], lang: str) -> Iterator[Line]:
    """The spelling of one stretch: what each rule wrote, then the whole."""
    start, end = min(step.at for step in steps), max(map(_written_until, steps))
    before = render_cells(cells[start:end])
    for step in steps:
        replay_step(cells, step)
        if not step.rule.startswith(LETTERS):
            yield tell(step.rule, *_changed(step), lang)
    by_letters = [step.rule for step in steps if step.rule.startswith(LETTERS)]
    if by_letters:
        yield tell(by_letters[0], before, render_cells(cells[start:end]), lang)


def _written_until(step: Step) -> int:
    """The end of what a step wrote: a seam that wrote only the coda before it ends there."""
    if SLOT not in step.before:
        return step.at + len(step.before)
    wrote_on = step.before.split(SLOT)[1:] != step.after.split(SLOT)[1:]
    return step.at + wrote_on


def _tell_hangul(trace: Told, lang: str) -> Iterator[Line]:
    """The steps of a trace into Hangul; what one rule wrote in one word is one line."""
    bounds = list(_bounds(trace.source))
    for (stage, _), steps in groupby(trace.steps, lambda step: (step.stage, bounds[step.at])):
        if stage != HANGUL:
            for step in steps:
                yield tell(step.rule, step.before, step.after, lang)
            continue
        written: dict[str, list[Step]] = {}
        for step in steps:
            written.setdefault(step.rule, []).append(step)
        for rule, group in written.items():
            before, after = (
                " ".join(texts) for texts in zip(*(step[3:] for step in group), strict=True)
            )
            yield tell(rule, before, after, lang)


def _changed(step: Step) -> tuple[str, str]:
    """The letters that a step wrote, without those that it left."""
    pairs = zip(step.before.split(SLOT), step.after.split(SLOT), strict=True)
    changed = [(old, new) for old, new in pairs if old != new]
    before, after = ("".join(pair[side] for pair in changed) for side in (0, 1))
    return before.replace(NOTHING, ""), after.replace(NOTHING, "")


def tell(rule: str, before: str, after: str, lang: str) -> Line:
    """What one rule did, in Russian or English (`ru`, `en`). Raises `InputError` for no rule.

    >>> tell("stop-becomes-nasal", "국물", "궁물", "en").stage
    'sound'
    """
    entry = find_rule(rule)
    return Line(entry.stage, rule, before, after, entry.sentence(lang), entry.cite)


def narrate(trace: Told, lang: str) -> str:
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
    """For each code point the half-open range of the word it stands in; a blank's is empty."""
    end = 0
    for blank, run in groupby(source, str.isspace):
        width = len(list(run))
        start, end = end, end + width
        for index in range(start, end):
            yield (index, index) if blank else (start, end)
