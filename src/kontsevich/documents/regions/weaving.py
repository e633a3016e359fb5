"""Weaving: a reader adds what is visible, in the order of the source, and takes a region."""

from __future__ import annotations

from collections.abc import Iterable

from .line_hyphens import LINE_END, joint
from .line_hyphens import SOFT as SOFT
from .region import Piece, Region


class Weaver:
    """Builds one region's text and pieces, in order of the source.

    >>> weaver = Weaver("Ким&nbsp;Чен")
    >>> weaver.add(0, 3); weaver.put(" ", 3, 9); weaver.add(9, 12)
    >>> weaver.region("prose").text
    'Ким Чен'
    """

    __slots__ = ("_barriers", "_end", "_length", "_pieces", "_source", "_texts")

    def __init__(self, source: str) -> None:
        self._source = source
        self.clear()

    def clear(self) -> None:
        """Begin a new region."""
        self._texts: list[str] = []
        self._pieces: list[Piece] = []
        self._barriers: list[int] = []
        self._length = 0
        self._end = -1  # where the last verbatim piece ends, so that runs grow together

    def __len__(self) -> int:
        """How much visible text it has so far."""
        return self._length

    @property
    def length(self) -> int:
        """How much is visible so far."""
        return self._length

    def add(self, start: int, end: int) -> None:
        """Source [start, end) as it stands, but for soft hyphens, which are dropped."""
        while start < end:
            soft = self._source.find(SOFT, start, end)
            if soft == start:
                self.put("", soft, soft + 1)
                start = soft + 1
                continue
            stop = end if soft < 0 else soft
            if start == self._end:
                self._pieces[-1] = self._pieces[-1]._replace(end=stop)
            else:
                self._pieces.append(Piece(self._length, start, stop))
            self._texts.append(self._source[start:stop])
            self._length += stop - start
            self._end = start = stop

    def put(self, visible: str, start: int, end: int) -> None:
        """Something else in place of source [start, end)."""
        self._pieces.append(Piece(self._length, start, end))
        self._texts.append(visible)
        self._length += len(visible)
        self._end = -1

    def put_whole(self, visible: str, start: int, end: int) -> None:
        """Something in place of source [start, end) that no edit may change, nor a part of it; the
        source is longer.

        >>> weaver = Weaver("[[Ким Чен Ын]]")
        >>> weaver.put_whole("Ким Чен Ын", 0, 14)
        >>> weaver.region("prose").edits(0, 10, "Гим Чжонан") is None
        True
        """
        self._barriers.append(self._length + 1)
        self.put(visible, start, end)

    def bar(self) -> None:
        """No edit may cross this point."""
        self._barriers.append(self._length)

    def region(self, role: str, label: str = "") -> Region:
        """What was woven, as one region; the weaver is empty again."""
        region = Region(
            role, "".join(self._texts), tuple(self._pieces), label, tuple(self._barriers)
        )
        self.clear()
        return region


def weld(parts: Iterable[Region], role: str, label: str = "") -> Region:
    """One region out of parts of the source that belong together, in order."""
    texts: list[str] = []
    pieces: list[Piece] = []
    barriers: list[int] = []
    length = 0
    for part in parts:
        pieces += [piece._replace(at=piece.at + length) for piece in part.pieces]
        barriers += [barrier + length for barrier in part.barriers]
        texts.append(part.text)
        length += len(part.text)
    return Region(role, "".join(texts), tuple(pieces), label, tuple(dict.fromkeys(barriers)))


def mend(region: Region) -> Region:
    """The region with the hyphens at its line ends made one piece each."""
    text = region.text
    parts: list[Region] = []
    at = 0
    for match in LINE_END.finditer(text):
        start, end = match.span()
        source = region.source(start, end)
        if source is None:
            continue
        parts.append(region.part(at, start))
        visible = joint(text[start - 1], text[end])
        parts.append(Region(region.role, visible, (Piece(0, *source),)))
        at = end
    return weld([*parts, region.part(at, len(text))], region.role, region.label) if at else region
