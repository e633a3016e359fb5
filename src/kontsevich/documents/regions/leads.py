"""What leads to another's words without quotation marks, line by line: a heading or a colon before
a list of works, the name of a paper before a headline, «надпись:», the head of a letter."""

from __future__ import annotations

from collections.abc import Sequence

from .announced import find_announced_at
from .beginnings import find_begun, find_under_heading
from .lead_patterns import lead_patterns
from .led_lines import Taken
from .lines import Line
from .memory import scan_each
from .running_quotation import Stretch


def find_led(rows: Sequence[tuple[Line, ...]]) -> dict[int, list[Stretch]]:
    """The parts of paragraphs that something before them, or at their beginning, makes another's,
    by the paragraph's index; of what it only makes doubtful the role is "".

    >>> from .lines import cut_lines
    >>> rows = [tuple(cut_lines("prose", text)) for text in ("Видео: Ким Гу", "Пел Ким Гу.")]
    >>> find_led(rows)
    {0: [Stretch(start=0, end=13, role='title')]}
    """
    lines = [line for row in rows for line in row]
    owners = [block for block, row in enumerate(rows) for _ in row]
    parts: dict[int, list[Stretch]] = {}
    for at, found in scan_each("led", lines, range(len(lines)), _step):
        for start, end, role in found:
            for index in range(at + start, min(at + end, len(lines))):
                line = lines[index]
                if line.text:
                    stretch = Stretch(line.start, line.end, role)
                    parts.setdefault(owners[index], []).append(stretch)
    return parts


def _step(lines: Sequence[Line], at: int) -> tuple[int, tuple[Taken, ...]]:
    """Behind what a line leads to, and what that is: counted from the line."""
    line = lines[at]
    if not (line.text or line.heading):
        return at + 1, ()
    found = _find_at(lines, at)
    behind = max([at + 1, *(one.end for one in found)])
    return behind, tuple(Taken(one.start - at, one.end - at, one.role) for one in found)


def _find_at(lines: Sequence[Line], at: int) -> list[Taken]:
    """What is another's, or may be, from a line on."""
    found = lead_patterns()
    if lines[at].heading:
        return find_under_heading(lines, at, found)
    announced = find_announced_at(lines, at, found)
    if announced is None:
        return find_begun(lines, at, found)
    return announced.taken + ([] if announced.whole else find_begun(lines, at, found))
