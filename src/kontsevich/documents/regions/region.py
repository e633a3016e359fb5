"""Regions: visible text with a role and a piecewise map to the source.

A reader turns a document into regions; names are matched in a region's text; a fix becomes edits
of the source. A region is one run of text with one role inside one paragraph (or note, cell,
heading): whatever belongs together for the reader's eye stands in one region, however the source
has cut it, so a name is never split between two regions of one role.

What visible text looks like:

* line ends inside a paragraph stay as they are, so a matcher takes any white space for a space;
* a hyphen at a line end, together with the line end, is one `SOFT` (U+00AD): it is either a soft
  joint or a hyphen of the word, and nothing but the word can tell. Before a capital or a digit
  it can't be soft, and stands as ``-``. `SOFT` never means anything else: the soft hyphens of the
  source are dropped;
* a footnote mark that the source has glued to a word as a plain digit stays a digit; one that the
  format knows as a note mark is left out and leaves a barrier.

The map is a tuple of pieces, contiguous in the visible text. Between them the source may have
gaps (markup, which an edit leaves where it is).
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import NamedTuple

from .line_hyphens import SOFT as SOFT

PROTECTED = frozenset(("quotation", "blockquote", "title", "author-heading", "bibliography"))
ROLES = PROTECTED | frozenset(
    ("prose", "heading", "footnote", "translation", "code", "url", "field", "comment")
)
# What a label may begin with, or have after a comma: the kinds of places that people are told of.
LABELS = (
    *("paragraph", "table", "row", "column", "footnote", "endnote", "textbox", "header"),
    *("footer", "comment", "cell", "cue", "entry", "message", "page"),
    *("alttext", "wordart", "index", "sheet", "slide", "notes", "chart", "diagram"),
)
_AT = attrgetter("at")
_CRLF = "\r\n"  # one line end, of which no half is left


class Piece(NamedTuple):
    """`at`: where the piece begins in the region's text; `start`, `end`: its half-open source.

    As long in the text as in the source: verbatim, editable at any point. Otherwise it stands
    for one substituted run (``&nbsp;`` → a no-break space), edited whole or not at all; with no
    visible text at all it is something dropped, that an edit around it may delete.
    """

    at: int
    start: int
    end: int


class Cell(NamedTuple):
    """Where a paragraph stands in a table: of the document, from 1; its row and column, from 1."""

    table: int
    row: int
    column: int


class Region(NamedTuple):
    """A run of visible text with one role.

    `label` is an address for people in machine form, a kind and a name ("footnote 3"), or "".
    `barriers` are points of the text that no edit may cross (a note mark, a field, a bookmark).
    `cell`, `item`: what a format says of a whole block, where it stands in a table, and whether it
    is an item of a list. `doubtful`: what stands around may make it another's: it is judged as the
    author's own, and no fix in it is safe. `joined`: it goes on in the block of the one before it.

    >>> region = Region("prose", "Ким Чен", (Piece(0, 10, 13), Piece(3, 15, 19)))
    >>> region.source(4, 7), region.edits(4, 7, "Чжон")
    ((16, 19), [(17, 18, 'жо')])
    """

    role: str
    text: str
    pieces: tuple[Piece, ...]
    label: str = ""
    barriers: tuple[int, ...] = ()
    cell: Cell | None = None
    item: bool = False
    doubtful: bool = False
    joined: bool = False

    @property
    def protected(self) -> bool:
        """Whether the text is another's: shown as sic, never changed."""
        return self.role in PROTECTED

    def source(self, start: int, end: int) -> tuple[int, int] | None:
        """The half-open source range of visible [start, end), gaps inside it included.

        A range that begins or ends inside a substituted run is widened to the whole of it.
        None for an empty range or one outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            return None
        pieces = self.pieces
        first = bisect_right(pieces, start, key=_AT) - 1
        last = bisect_right(pieces, end - 1, key=_AT) - 1
        return self._cut(first, start, end)[0], self._cut(last, start, end)[1]

    def edits(
        self, start: int, end: int, replacement: str, words: bool = False
    ) -> list[tuple[int, int, str]] | None:
        """The edits of the source, (start, end, new) in order, that put `replacement` for visible
        [start, end); only what differs is touched. None if that would cross a barrier or cut a
        substituted run.

        A hyphen at a line end is kept where the text around it stays. Where the range spans
        several runs of the source, the new text goes into the first and the markup between them
        stays. `words`: whole words are put for whole words where one run holds them, as people
        read a tracked change.
        """
        if not 0 <= start <= end <= len(self.text):
            return None
        first, last, new = _difference(self.text, start, end, replacement)
        if any(first < barrier < last for barrier in self.barriers):
            return None
        if words and (found := self._put_words(start, end, (first, last, new))):
            return [found]
        if first == last:
            return self._insertion(first, new) if new else []
        ranges = self._ranges(first, last)
        if ranges and len(ranges) > 1 and not any(first < at < end for at in self.barriers):
            # Several runs: no tail of the name is left behind in the last one.
            new += self.text[last:end]
            ranges = self._ranges(first, end)
        if ranges is None:
            return None
        texts = [new] + [""] * (len(ranges) - 1)
        return [(*source, text) for source, text in zip(ranges, texts, strict=True)]

    def _put_words(
        self, start: int, end: int, change: tuple[int, int, str]
    ) -> tuple[int, int, str] | None:
        """A change in [start, end) widened to whole words; None where that reaches further than
        one run of the source."""
        text, (first, last, new) = self.text, change
        left = max(text.rfind(" ", start, first) + 1, start)
        right = text.find(" ", last, end) % (end + 1)
        ranges = self._ranges(left, right)
        within = any(left < barrier < right for barrier in self.barriers)
        if within or ranges is None or len(ranges) != 1 or SOFT in text[left:right]:
            return None
        return (*ranges[0], text[left:first] + new + text[last:right])

    def _ranges(self, start: int, end: int) -> list[tuple[int, int]] | None:
        """The source of visible [start, end), gap by gap; None if it cuts a substituted run."""
        ranges: list[tuple[int, int]] = []
        index = bisect_right(self.pieces, start, key=_AT) - 1
        while index < len(self.pieces) and self.pieces[index].at < end:
            piece, length = self.pieces[index], self._length(index)
            if length != piece.end - piece.start and (piece.at < start or piece.at + length > end):
                return None
            source = self._cut(index, start, end)
            if ranges and ranges[-1][1] == source[0]:
                ranges[-1] = (ranges[-1][0], source[1])
            else:
                ranges.append(source)
            index += 1
        return ranges

    def part(self, start: int, end: int, role: str | None = None) -> Region:
        """Visible [start, end) as a region of its own, of another role if one is given."""
        text = self.text
        if start == 0 and end == len(text):
            return self if role in (None, self.role) else self.recast(role or self.role)
        if len(self.pieces) == 1 and not self.barriers:
            _, left, right = self.pieces[0]
            if right - left == len(text):
                piece = Piece(0, left + start, left + end)
                return self._like(role or self.role, text[start:end], (piece,))
        pieces: list[Piece] = []
        index = bisect_right(self.pieces, start, key=_AT) - 1
        while index < len(self.pieces) and self.pieces[index].at < end:
            at = max(self.pieces[index].at - start, 0)
            length = self._length(index)
            if length or pieces:  # what is dropped at an edge belongs to neither side
                left, right = self._cut(index, start, end)
                whole = self.pieces[index]
                if whole.at < start and length != whole.end - whole.start:
                    left = right  # a substituted run goes to the part where it begins
                pieces.append(Piece(at, left, right))
            index += 1
        barriers = self.barriers
        if barriers:
            barriers = tuple(at - start for at in barriers if start <= at <= end)
        return self._like(role or self.role, text[start:end], tuple(pieces), barriers)

    def recast(self, role: str) -> Region:
        """The same text in another role."""
        return self._like(role, self.text, self.pieces, self.barriers)

    def doubt(self) -> Region:
        """The same text, of which nobody knows for sure that it is the author's own."""
        return self._replace(doubtful=not self.protected)

    def join(self) -> Region:
        """The same text as what goes on in a block."""
        return self._replace(joined=True)

    def _like(
        self, role: str, text: str, pieces: tuple[Piece, ...], barriers: tuple[int, ...] = ()
    ) -> Region:
        """What is all this one says, of another text."""
        cell, item, doubtful = self.cell, self.item, self.doubtful
        return Region(role, text, pieces, self.label, barriers, cell, item, doubtful)

    def _length(self, index: int) -> int:
        pieces = self.pieces
        after = pieces[index + 1].at if index + 1 < len(pieces) else len(self.text)
        return after - pieces[index].at

    def _cut(self, index: int, start: int, end: int) -> tuple[int, int]:
        """The source of one piece as far as it lies in visible [start, end)."""
        piece = self.pieces[index]
        length = self._length(index)
        if length != piece.end - piece.start:
            return piece.start, piece.end
        return (
            piece.start + max(start - piece.at, 0),
            piece.end - max(piece.at + length - end, 0),
        )

    def _insertion(self, at: int, new: str) -> list[tuple[int, int, str]] | None:
        """Put text in at one point: at the end of the piece before it, if there is one."""
        if not self.pieces:
            return None
        index = bisect_right(self.pieces, max(at - 1, 0), key=_AT) - 1
        piece = self.pieces[index]
        inside = at - piece.at
        if inside in (0, self._length(index)):
            place = piece.end if inside else piece.start
        elif self._length(index) == piece.end - piece.start:
            place = piece.start + inside
        else:
            return None
        return [(place, place, new)]


def _difference(text: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """Narrow [start, end) → new to what differs.

    A line end's hyphen inside equal text is kept, and any white space where there is to be some.
    """
    first, last = 0, len(new)
    edge, limit = start, end
    while start < end:
        if first < last and _same(text[start], new[first]):
            first += 1
        elif text[start - 1 : start + 1] != _CRLF and (text[start] != SOFT or start + 1 == end):
            break
        start += 1
    while start < end:
        if first < last and _same(text[end - 1], new[last - 1]):
            last -= 1
        elif text[end - 1] != SOFT and text[end - 1 : end + 1] != _CRLF:
            break
        end -= 1
    new = new[first:last]
    # A hyphen at a line end stays only between letters: elsewhere it would join what it must not.
    after = new[:1] or text[end : end + 1]
    while text[start - 1 : start] == SOFT and start > edge and not after.isalpha():
        start -= 1
    before = new[-1:] or text[start - 1 : start]
    while text[end : end + 1] == SOFT and end < limit and not before.isalpha():
        end += 1
    return start, end, new


def _same(old: str, new: str) -> bool:
    return old == new or (old.isspace() and new.isspace())
