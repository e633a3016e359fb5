"""What happened to a text, step by step; a trace replays to its result."""

from __future__ import annotations

from dataclasses import dataclass

from ..hangul.seams import SPACE, strip_signs
from ..hangul.syllables import decompose, is_syllable
from ..law.rules import NOTHING
from .step import CERTAINTIES, SLOT, Certainty, Step

__all__ = ["CERTAINTIES", "SLOT", "Certainty", "Step", "Trace", "replay"]


@dataclass(frozen=True, slots=True)
class Trace:
    """A text, its conversion and every step between; `replay(trace) == trace.result`.

    `certainty`: `rule` (all by rule), `row` (a table's row decided), `guess` (nothing decides:
    what stands is the commoner reading). `others`: further admitted results, best first.
    """

    source: str
    steps: tuple[Step, ...]
    result: str
    certainty: Certainty
    others: tuple[str, ...] = ()

    def to_json(self) -> str:
        """The trace as JSON: its fields, each step an object.

        >>> Trace("", (), "", "rule").to_json()
        '{"source": "", "result": "", "certainty": "rule", "others": [], "steps": []}'
        """
        import json

        fields = {
            "source": self.source,
            "result": self.result,
            "certainty": self.certainty,
            "others": list(self.others),
            "steps": [step._asdict() for step in self.steps],
        }
        return json.dumps(fields, ensure_ascii=False)

    def to_text(self, lang: str = "en") -> str:
        """The trace in words: a line for each step that is more than a letter; `lang` ru or en."""
        from .narration import narrate

        return narrate(self, lang)


def replay(trace: Trace) -> str:
    """Apply the steps of a trace to its source, from nothing but the steps themselves.

    >>> replay(Trace("이", (Step("spelling", "letters", 0, "∅·∅·ㅣ", "∅·∅·и"),), "и", "rule"))
    'и'
    >>> from kontsevich import explain_hangulize
    >>> replay(explain_hangulize("Улан-Удэ"))
    '울란우데'
    """
    if not trace.steps:
        return trace.source
    if leads_to_hangul(trace):
        from ..russian.hangulization import replay_hangul  # the other direction

        return replay_hangul(trace)
    cells = start_cells(trace)
    for step in trace.steps:
        replay_step(cells, step)
    # A cell of one slot is text that passed; it may hold the very sign that means nothing.
    return "".join(piece for cell in cells for piece in cell if piece != NOTHING or len(cell) == 1)


def leads_to_hangul(trace: Trace) -> bool:
    """Whether the steps are those of Russian → Hangul."""
    return any(step.stage not in _STAGES for step in trace.steps)


def start_cells(trace: Trace) -> list[list[str]]:
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
