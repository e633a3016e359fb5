"""Rich Text Format: an rtf becomes a container of regions: body, notes, margins, comments.

Its one part is what is visible, with a gap wherever mark-up stands between letters; a change of
that is carried into the bytes of the letters and nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from ...errors import DocumentError
from .container import Container, PartEdit
from .rtf_groups import PART
from .rtf_header import guess_encoding
from .rtf_reader import RtfReader
from .rtf_text import Chunk, is_unfinished, place, spell
from .stories import assemble
from .zip_package import Xml

_AT = attrgetter("at")
_BYTES = "latin-1"
_NOTES = ("footnote", "endnote")
_HEAD = re.compile(r"[^{]*+\{\\rtf\d*(?:\\[a-z]+(?:-?\d+)? ?)*+")
_MARK_UP = re.compile(r"[{}]|\\[A-Za-z]+-?\d*|\\[^A-Za-z]|[^{}\\\s]+")


@dataclass(slots=True)
class Rtf(Container):
    """An rtf that has been read. `source`: its bytes as a string; `chunks`: where the letters of
    the part stand in it; `marks`: where each note begins; `header_end`: behind its tables;
    `revisers`: the table of those who have revised, (-1, -1) if there is none."""

    source: str = ""
    chunks: list[Chunk] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)
    header_end: int = 0
    revisers: tuple[int, int] = (-1, -1)
    _places: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def data(self, name: str) -> bytes | None:
        """The bytes of the document."""
        return self.source.encode(_BYTES)

    def keeps(self, before: Container) -> bool:
        """Whether all mark-up of what was read before is there still, in its order."""
        if not isinstance(before, Rtf):
            return False
        mine = iter(self._mark_up())
        return all(token in mine for token in before._mark_up())

    def _mark_up(self) -> list[str]:
        gaps, at = [], 0
        for chunk in self.chunks:
            gaps.append(self.source[at : chunk.start])
            at = chunk.end
        gaps.append(self.source[at:])
        return _MARK_UP.findall("".join(gaps))

    def chunk(self, at: int) -> Chunk:
        """The chunk that a visible letter stands in."""
        return self.chunks[bisect_right(self.chunks, at, key=_AT) - 1]

    def locate(self, at: int) -> tuple[int, int]:
        """Where a visible letter stands in the source."""
        index = bisect_right(self.chunks, at, key=_AT) - 1
        if index not in self._places:
            self._places[index] = place(self.source, self.chunks[index])
        return self._places[index][at - self.chunks[index].at]

    def spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where visible [start, end) stands in the source, in runs without mark-up."""
        runs: list[tuple[int, int]] = []
        for at in range(start, end):
            left, right = self.locate(at)
            if runs and runs[-1][1] == left:
                runs[-1] = (runs[-1][0], right)
            elif left < right:
                runs.append((left, right))
        return runs

    def spell(self, start: int, end: int, new: str) -> tuple[int, str]:
        """Where letters for visible [start, end) begin, and how they are written there: as the
        first that they stand for, or as the one that they stand behind."""
        if start < end:
            where = self.locate(start)
            return where[0], spell(new, self.chunk(start), self.source[slice(*where)])
        before = self.chunk(max(start - 1, 0))
        behind = 0 <= start - 1 - before.at < self._length(before)
        where = self.locate(start - behind)
        like = self.source[slice(*where)]
        return where[behind], spell(new, self.chunk(start - behind), like)

    def _length(self, chunk: Chunk) -> int:
        index = bisect_right(self.chunks, chunk.at, key=_AT) - 1
        self.locate(chunk.at)
        return len(self._places[index])

    def replace(self, start: int, end: int, new: str) -> Iterator[tuple[int, int, str]]:
        """Changes of the source that put `new` for visible [start, end)."""
        at, written = self.spell(start, end, new)
        for left, right in self.spans(start, end) or [(at, at)]:
            yield left, right, written
            written = ""

    def write(self, edits: Iterable[PartEdit]) -> bytes:
        """The document with edits that do not overlap."""
        changed = (self.replace(start, end, new) for _, start, end, new in edits)
        return self.put(change for changes in changed for change in changes)

    def put(self, changes: Iterable[tuple[int, int, str]]) -> bytes:
        """The bytes with changes of the source; a control word is kept apart from what follows."""
        pieces: list[str] = []
        at = 0
        for start, end, new in sorted(changes, key=lambda change: change[:2]):
            pieces.append(self.source[at:start])
            after = new or self.source[end : end + 1]
            if is_unfinished(self.source, start, after):
                pieces.append(" ")
            pieces.append(new)
            at = end
        return "".join([*pieces, self.source[at:]]).encode(_BYTES)


def read_rtf(data: bytes) -> Rtf:
    """An rtf as a container: the body with its boxes, then notes, headers, footers, comments.

    Raises `DocumentError` for what is no RTF, and for groups in groups without end.

    >>> read_rtf(rb"{\\rtf1\\ansi\\ansicpg1251 \\'d1{\\b \\'e5}\\'f3\\'eb\\par}").text
    '\u0421\u0435\u0443\u043b\\n'
    """
    source = data.decode(_BYTES)
    head = _HEAD.match(source)
    if not head:
        raise DocumentError("is no package: the file is damaged or of another format")
    reader = RtfReader(source, guess_encoding(source)).read()
    blocks = assemble(PART, reader.text, reader.stories)
    notes = (story for story in reader.stories if story.kind in _NOTES)
    marks = {f"{one.kind} {one.number}": one.before for one in notes}
    return Rtf(
        {PART: Xml(reader.text, "utf-8", False)},
        blocks,
        unread=reader.unread,
        source=source,
        chunks=reader.chunks,
        marks=marks,
        header_end=reader.header_end or head.end(),
        revisers=reader.revisers,
    )
