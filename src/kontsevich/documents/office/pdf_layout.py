"""From pieces of text with their places on a page to lines, and from lines to a plain text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_SPACES = re.compile(r"[^\S\n]+")
_NUMBER = re.compile(r"\d+")
_MARK = re.compile(r"\s*[\d*†‡]{1,4}\s*")
_NOTE = re.compile(r"\s*(?:\d{1,3}|[*†‡]{1,3})[\s.)]*[^\W\d]")
_RAISED = 0.8  # of the size of its line: a note mark is smaller
_SET_IN = 0.6  # of its size: a line that begins so much further right begins a paragraph
_OTHER_SIZE = 0.06  # of its size: notes and headings differ by more
_APART = 1.35  # of the usual distance of lines: more lies between paragraphs
_REPEATED = 3  # pages that have the same line at their edge, numbers aside
_EDGES = 2  # lines at the top and at the bottom of a page may be running heads


@dataclass(slots=True)
class Line:
    """A line of a page: where it begins, how large most of its letters are, what it says."""

    x: float
    y: float
    size: float
    text: str = ""
    longest: int = 0  # how many letters the longest piece has, which tells the size

    def like(self, other: Line) -> bool:
        """Whether it has letters of the same size."""
        return abs(self.size - other.size) <= _OTHER_SIZE * max(self.size, other.size)


class Collector:
    """Takes the pieces of a page as the parser hands them out and makes lines of them."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.ended = True

    def take(
        self,
        text: str,
        outer: Sequence[float],
        inner: Sequence[float],
        font: object,
        size: float,
    ) -> None:
        """One piece: its text, both its matrices, its font, its size."""
        x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        height = abs(size * inner[3] * outer[3]) or abs(size)
        for index, piece in enumerate(text.split("\n")):
            self.ended = self.ended or index > 0
            if piece:
                self._add(piece, x, y, height)

    def _add(self, piece: str, x: float, y: float, size: float) -> None:
        if self.ended:
            self.lines.append(Line(x, y, size, piece, len(piece)))
            self.ended = not piece.strip()
            return
        line = self.lines[-1]
        if size < _RAISED * line.size and y > line.y and _MARK.fullmatch(piece):
            return  # the mark of a note
        line.text += piece
        if len(piece) > line.longest:
            line.size, line.longest = size, len(piece)


def lay_out(pages: Sequence[Sequence[Line]]) -> tuple[str, list[int]]:
    """The pages as one plain text, and where each begins in it. A line that stands at the edge of
    several pages is left out but for the first time.

    >>> page = [Line(0, 30, 10, "Ким"), Line(0, 18, 10, "Чен"), Line(9, 6, 10, "Ын")]
    >>> lay_out([page, page[:1]])
    ('Ким\\nЧен\\n\\nЫн\\n\\x0cКим\\n', [0, 13])
    """
    running = _find_running(pages)
    gaps = [
        above.y - below.y
        for page in pages
        for above, below in pairwise(page)
        if above.like(below) and 0 < above.y - below.y < 4 * above.size
    ]
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    usual = median(gaps) if gaps else 0.0
    body = max(sizes, key=sizes.__getitem__, default=0.0)
    text, starts = "", []
    pieces: list[str] = []
    at = 0
    for number, page in enumerate(pages):
        if number:
            pieces.append("\f")
            at += 1
        starts.append(at)
        kept = [line for line in page if _shows(line, running)]
        for piece in _write(kept, usual, body):
            pieces.append(piece)
            at += len(piece)
    text = "".join(pieces)
    return text, starts


def _key(line: Line) -> str:
    return _NUMBER.sub("1", line.text.strip())


def _find_running(pages: Sequence[Sequence[Line]]) -> dict[str, bool]:
    """The lines at the edges of several pages, and whether each was shown."""
    counts: Counter[str] = Counter()
    for page in pages:
        ordered = sorted(page, key=lambda line: -line.y)
        counts.update({_key(line) for line in (*ordered[:_EDGES], *ordered[-_EDGES:])})
    return {key: False for key, count in counts.items() if count >= _REPEATED}


def _shows(line: Line, running: dict[str, bool]) -> bool:
    key = _key(line)
    if key not in running:
        return True
    shown, running[key] = running[key], True
    return not (shown or key == "1")


def _write(lines: Sequence[Line], usual: float, body: float) -> Iterator[str]:
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        after = lines[index + 1] if index + 1 < len(lines) else None
        if before and line.like(before) and line.size < body * (1 - _OTHER_SIZE):
            begins = bool(_NOTE.match(line.text))  # a note, whose other lines may be set in
        else:
            begins = bool(before) and _begins(before or line, line, after, usual)
        if begins:
            yield "\n"
        yield f"{_SPACES.sub(' ', line.text).strip()}\n"


def _begins(before: Line, line: Line, after: Line | None, usual: float) -> bool:
    """Whether a paragraph begins with a line, by its size, the space above it or its indent."""
    if not line.like(before):
        return True
    down = before.y - line.y
    if usual and down > _APART * usual:
        return True
    indent = _SET_IN * line.size
    right_of = line.x > before.x + indent if down > 0 else False
    left_again = after is None or not after.like(line) or after.x < line.x - indent
    return right_of and left_again
