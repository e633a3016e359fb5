"""The flow of a paragraph or a note: the runs of a plain text that belong together.

A page break, a running head or a foot note may cut a paragraph; its runs are joined, and a hyphen
at the edge of a run becomes a soft joint or stays a hyphen.
"""

from __future__ import annotations

from typing import NamedTuple

from ..regions.line_hyphens import RARE_HYPHENS, joint

_HYPHENS = "-" + RARE_HYPHENS
FINISHED = '.!?…:;»”")'


class Run(NamedTuple):
    """Source [start, end) and what is visible for it: None, the same; a text, that."""

    start: int
    end: int
    visible: str | None = None


class Comment(Run):
    """A run that is no part of the flow of its paragraph."""

    __slots__ = ()


class Flow:
    """A paragraph or a note that may still go on: its runs of the source."""

    __slots__ = ("label", "prefix", "runs", "text")

    def __init__(self, text: str, label: str = "", prefix: int = 0) -> None:
        self.text, self.label, self.prefix = text, label, prefix
        self.runs: list[Run] = []

    def __bool__(self) -> bool:
        return bool(self.runs)

    @property
    def tail(self) -> str:
        """Its last two characters."""
        end = self.runs[-1].end
        return self.text[max(end - 2, self.runs[-1].start) : end]

    @property
    def hyphened(self) -> bool:
        tail = self.tail
        return len(tail) == 2 and tail[1] in _HYPHENS and tail[0].isalnum()

    @property
    def finished(self) -> bool:
        """Whether it ends as a sentence or a heading with a colon does, note marks aside."""
        start, end, _ = self.runs[-1]
        while end > start + 1 and end > self.runs[-1].end - 4 and self.text[end - 1].isdigit():
            end -= 1
        return self.text[end - 1] in FINISHED

    @property
    def name_like(self) -> bool:
        """Whether its last word is capitalised: a name may be cut behind it."""
        start, end, _ = self.runs[-1]
        words = self.text[max(start, end - 40) : end].split()
        return bool(words) and words[-1][0].isupper()

    def add(self, start: int, end: int) -> None:
        """Let source [start, end) follow."""
        if self.runs and self.runs[-1].end == start and self.runs[-1].visible is None:
            self.runs[-1] = self.runs[-1]._replace(end=end)
        else:
            self.runs.append(Run(start, end))

    def join(self, start: int, near: bool) -> None:
        """Make ready for more that begins at `start`; `near`: only white space lies between."""
        last = self.runs[-1]
        if not self.hyphened:  # the first white space behind it stands for all that lies between
            width = 2 if self.text.startswith("\r\n", last.end) else 1
            self.runs[-1] = last._replace(end=min(last.end + width, start))
            return
        visible = joint(self.text[last.end - 2], self.text[start])
        self.runs[-1] = last._replace(end=last.end - 1)
        self.runs.append(Run(last.end - 1, start if near else last.end, visible))
