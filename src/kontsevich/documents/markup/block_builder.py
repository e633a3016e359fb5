"""What the readers of marked-up formats share: the block that is open, notes inside it, sections.

A reader goes through its source once and says what it sees; here that becomes regions: a block is
woven, mended at its line ends and divided by what it says, as in every other format. A heading of
the table ("References") turns the section that follows it into a list of literature or of notes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from ..regions.citation_patterns import heading, markers
from ..regions.division import begins_at, divide_all
from ..regions.region import Piece, Region
from ..regions.weaving import Weaver, mend, weld
from ..text.prose_in_code import is_prose
from .places import Places

_NBSP = "\u00a0"
_LOOSE = re.compile(r"\n[^\S\n]{2,}+|[ \t]{2,}+|[\u2000-\u200a\u202f\u205f\u3000]")
PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")
_START = attrgetter("start")
_NUMBERED = frozenset(("bibliography", "footnote"))
# What a mark-up may declare to be another's; the rest is another's already, or is nobody's prose.
_AUTHORS = frozenset(("prose", "heading", "footnote", "translation"))


class _State(NamedTuple):
    role: str  # "" for whatever the section is
    label: str
    level: int  # of a heading


class _Span(NamedTuple):
    """A part of the open block that the format itself declares to be a title or a quotation."""

    start: int  # in the source
    end: int
    role: str


class Blocks:
    """Regions in the making.

    >>> source = "<p>Он.<!--x--></p>"
    >>> blocks = Blocks(source)
    >>> blocks.flow.add(3, 6); blocks.leave("comment", 6, 14)
    >>> [(region.role, region.text) for region in blocks.finish()]
    [('prose', 'Он.'), ('comment', '<!--x-->')]
    """

    def __init__(self, source: str, whole: bool = False) -> None:
        """`whole`: blocks are not divided; `finish_whole` gives them out."""
        self.source = source
        self._whole = whole
        self._drafts: list[tuple[Region, int]] = []
        self.markers = markers()
        self.flow = Weaver(source)
        self._regions: list[Region] = []
        self._blocks: list[tuple[Region, int, list[_Span]]] = []
        self._states: list[_State] = []
        self._spans: list[_Span] = []
        self._suspended: list[tuple[Weaver, list[_Span], int]] = []
        self._section, self._level = "prose", 0
        self.places = Places()

    @property
    def quoted(self) -> bool:
        """Whether what follows is inside a block quotation, at whatever depth."""
        return bool(self._states) and self._states[-1].role == "blockquote"

    def enter(self, role: str, label: str = "", level: int = 0) -> None:
        """A block begins: what follows has this role, until `exit`. "" leaves it to the section."""
        self.close()
        self._states.append(_State(role, label, level))

    def exit(self) -> None:
        """The block that was entered last ends."""
        self.close()
        if self._states:
            self._states.pop()

    def open_note(self, role: str = "footnote", label: str = "") -> None:
        """A note begins inside the open block, which goes on behind it."""
        self.flow.bar()
        self._suspended.append((self.flow, self._spans, len(self._states)))
        self.flow, self._spans = Weaver(self.source), []
        self._states.append(_State(role, label, 0))

    def close_note(self) -> None:
        """The note ends, and what was entered inside it."""
        self.close()
        self.flow, self._spans, depth = self._suspended.pop()
        del self._states[depth:]

    def leave(self, role: str, start: int, end: int) -> None:
        """Source [start, end) is no part of the open block, and no edit crosses the place."""
        self.take(role, start, end)
        self.flow.bar()

    def take(self, role: str, start: int, end: int) -> None:
        """Source [start, end) as a region as it stands, unless it is blank."""
        if self.source[start:end].strip():
            label = self._states[-1].label if self._states else ""
            piece = Piece(0, start, end)
            region = Region(role, self.source[start:end], (piece,), label)
            self._regions.append(region)
            self._drafts.append((region, 0))

    def take_code(self, start: int, end: int, prose: bool = True) -> None:
        """Source [start, end) is set as code; with `prose` it is paragraphs where it looks so."""
        self.close()
        if not (prose and is_prose(self.source[start:end])):
            self.take("code", start, end)
            return
        for part in PARAGRAPH.finditer(self.source, start, end):
            self.flow.add(*part.span())
            self.close()

    def begin_section(self, role: str, level: int = 0) -> None:
        """What follows has this role where it has none of its own, up to the next heading of this
        level or a higher one; without a level, of that of the section."""
        self._section, self._level = role, level or self._level

    def declare(self, role: str, start: int, end: int) -> None:
        """Source [start, end), inside the open block, has this role by its mark-up."""
        if not self._spans or start >= self._spans[-1].end:
            self._spans.append(_Span(start, end, role))

    def close(self) -> None:
        """Give out the block that is open."""
        spans, self._spans = self._spans, []
        if not self.flow:
            self.flow.clear()
            return
        state = self._states[-1] if self._states else _State("", "", 0)
        block = _smooth(mend(self.flow.region(state.role or self._section, state.label)))
        bare = block.text.strip()
        if not bare:
            return
        if len(bare) < len(block.text):
            start = block.text.index(bare[0])
            block = block.part(start, start + len(bare))
        if block.role == "heading":
            self._turn(block.text, state.level)
        block = self.places.put(block)
        number = None
        if block.role in _NUMBERED:
            number = self.markers.numbered.match(block.text)
        begin = number.end() if number else 0
        if self._whole:
            parts = list(_declared([block], spans)) if spans else [block]
            self._drafts += [(part, 0 if index else begin) for index, part in enumerate(parts)]
        else:
            self._blocks.append((block, begin, spans))

    def open_table(self) -> None:
        """A table begins."""
        self.close()
        self.places.open_table()

    def next_row(self) -> None:
        """The next row of the open table begins, if there is one."""
        self.close()
        self.places.next_row()

    def next_cell(self) -> None:
        """The next cell of the open row begins, if there is one."""
        self.close()
        self.places.next_cell()

    def close_table(self) -> None:
        """The table that was opened last ends."""
        self.close()
        self.places.close_table()

    def finish_whole(self) -> list[tuple[Region, int]]:
        """The blocks, not divided, each with where its text begins behind a number."""
        self.finish()
        return sorted(self._drafts, key=lambda draft: begins_at(draft[0]))

    def finish(self) -> list[Region]:
        """Everything, in the order in which it begins."""
        while self._suspended:
            self.close_note()
        self.close()
        blocks = sorted(self._blocks, key=lambda one: begins_at(one[0]))
        divided = divide_all((block, begin) for block, begin, _ in blocks)
        for regions, (_, _, spans) in zip(divided, blocks, strict=True):
            self._regions += _declared(regions, spans) if spans else regions
        self._blocks = []
        return sorted(self._regions, key=begins_at)

    def _turn(self, title: str, level: int) -> None:
        section = self.markers.sections.get(heading(title))
        if section or level <= self._level or not self._level:
            self._section, self._level = section or "prose", level


def _smooth(region: Region) -> Region:
    """The region with white space as a reader sees it: a line end with its indent is one line
    end, several spaces are one, and a space of any width is a no-break space."""
    text = region.text
    parts: list[Region] = []
    at = 0
    for match in _LOOSE.finditer(text):
        start, end = match.span()
        source = region.source(start, end)
        if source is None or (end - start > 1 and source[1] - source[0] != end - start):
            continue  # mark-up stands inside, or something else was read as white space
        parts.append(region.part(at, start))
        visible = "\n" if "\n" in match[0] else _NBSP if end - start == 1 else " "
        parts.append(Region(region.role, visible, (Piece(0, *source),)))
        at = end
    if not parts:
        return region
    return weld([*parts, region.part(at, len(text))], region.role, region.label)


def _declared(parts: Iterable[Region], spans: list[_Span]) -> Iterator[Region]:
    """The parts, cut and recast where the mark-up has declared a role. Spans are in order."""
    at = 0
    for part in parts:
        if part.role not in _AUTHORS:
            yield part
            continue
        last = part.pieces[-1].end
        done = 0
        while at and spans[at - 1].end > part.pieces[0].start:
            at -= 1
        while at < len(spans) and spans[at].start < last:
            start = _find_visible(part, spans[at].start)
            end = _find_visible(part, spans[at].end)
            if done < start and part.text[done:start].strip():
                yield part.part(done, start)
            if part.text[start:end].strip():
                yield part.part(start, end, spans[at].role)
            done = max(done, end)
            at += 1
        if part.text[done:].strip():
            yield part.part(done, len(part.text))


def _find_visible(region: Region, offset: int) -> int:
    """The first place in the visible text that stands at a source offset or behind it."""
    pieces = region.pieces
    index = bisect_right(pieces, offset, key=_START) - 1
    if index < 0:
        return 0
    after = pieces[index + 1].at if index + 1 < len(pieces) else len(region.text)
    inside = offset - pieces[index].start
    return min(pieces[index].at + inside, after) if inside else pieces[index].at


def compose(inner: Region, outer: Region) -> Region:
    """A region of `outer`'s text as a region of `outer`'s source.

    For what is written inside something else: the Markdown of a notebook inside its JSON.

    >>> outer = Region("prose", 'Ким "Чен"', (Piece(0, 5, 9), Piece(4, 9, 11), Piece(5, 11, 14)))
    >>> compose(Region("prose", "Чен", (Piece(0, 5, 8),)), outer).pieces
    (Piece(at=0, start=11, end=14),)
    """
    parts: list[Region] = []
    for index, (at, start, end) in enumerate(inner.pieces):
        after = inner.pieces[index + 1].at if index + 1 < len(inner.pieces) else len(inner.text)
        if after - at == end - start:
            parts.append(outer.part(start, end))
            continue
        source = outer.source(start, end)
        if source:
            parts.append(Region("", inner.text[at:after], (Piece(0, *source),)))
    region = weld(parts, inner.role, inner.label or outer.label)
    barriers = tuple(sorted({*region.barriers, *inner.barriers}))
    return inner._replace(
        text=region.text, pieces=region.pieces, label=region.label, barriers=barriers
    )
