"""Containers: a document that lies in several parts of a package, read as one visible text.

The visible text has one paragraph a line, in the order of the parts; regions are ranges of it,
so all that checks and reports works as on a file of text. A block knows where its characters stand
in its part, and whether they may be changed there: what would cross a note mark or a bookmark, or
touch a field, is not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ...errors import DocumentError
from ..regions.division import divide_all
from ..regions.region import Piece, Region
from .zip_package import Archive, Xml


class Lock(NamedTuple):
    """Visible [start, end) of a block that may not be changed, and why: the kind of what holds it
    (manager, contents, field, alternate), which a message explains."""

    start: int
    end: int
    kind: str


class PartEdit(NamedTuple):
    """Put `text` for the half-open code points [start, end) of a part; `text` is not escaped."""

    part: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: its visible text with pieces in its part, its role and its label.

    `begin`: where the text begins behind a number. `twins`: the same paragraph once more, for
    other programs, that must stay equal; `mirrors`: the same in other parts. `anchor`: where in its
    part the paragraph begins that it hangs on, or -1. `joined`: it stands in
    the line of the block before it.
    """

    part: str
    flow: Region
    begin: int = 0
    locks: tuple[Lock, ...] = ()
    twins: tuple[Region, ...] = ()
    anchor: int = -1
    joined: bool = False
    mirrors: tuple[tuple[str, Region], ...] = ()


@dataclass(slots=True)
class Container:
    """A document of parts. `parts`: those that were read, by name; `archive`: None where the
    document is one file of XML. `signed`: any change breaks a signature. `unread`: how much of what
    kind is in Russian and not read (chart, diagram, alttext). `advice`: for a format that is only
    read, how to fix such a document all the same."""

    parts: Mapping[str, Xml]
    blocks: Sequence[Block]
    archive: Archive | None = None
    signed: bool = False
    unread: Mapping[str, int] = field(default_factory=dict)
    advice: str = ""
    text: str = field(init=False)
    regions: list[Region] = field(init=False)
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = []
        at = 0
        texts: list[str] = []
        drafts: list[tuple[Region, int]] = []
        for block in self.blocks:
            flow = block.flow
            if texts:
                texts.append(" " if block.joined else "\n")
                at += 1
            self._starts.append(at)
            end = at + len(flow.text)
            visible = flow._replace(pieces=(Piece(0, at, end),))
            drafts.append((visible, block.begin))
            texts.append(flow.text)
            at = end
        self.regions = [region for regions in divide_all(drafts) for region in regions]
        self.text = "".join([*texts, "\n"]) if texts else ""

    def find(self, start: int, end: int) -> tuple[Block, int, int] | None:
        """The block that visible [start, end) lies in, and the same range in it."""
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return None
        block, first = self.blocks[index], self._starts[index]
        if end - first > len(block.flow.text):
            return None
        return block, start - first, end - first

    def held(self, start: int, end: int) -> str:
        """The kind of what holds visible [start, end) as it is, or ""."""
        found = self.find(start, end)
        if found:
            block, first, last = found
            for lock in block.locks:
                if lock.start < last and first < lock.end:
                    return lock.kind
        return ""

    def carry(self, start: int, end: int, new: str, words: bool = False) -> list[PartEdit] | None:
        """The edits that put `new` for visible [start, end); None where that can't be.

        `words`: whole words for whole words, where that can be.
        """
        found = self.find(start, end)
        if not found or self.held(start, end):
            return None
        block, first, last = found
        edits: list[PartEdit] = []
        same = [(block.part, flow) for flow in (block.flow, *block.twins)]
        for part, flow in (*same, *block.mirrors):
            changes = flow.edits(first, last, new, words)
            if changes is None:
                return None
            edits += [PartEdit(part, *change) for change in changes]
        return edits

    def write(self, edits: Iterable[PartEdit]) -> bytes:
        """The document with edits that do not overlap."""
        self.check_writable()
        changed: dict[str, list[tuple[int, int, str]]] = {}
        for part, start, end, new in edits:
            changed.setdefault(part, []).extend(self.amend(part, start, end, new))
        return self.assemble(changed)

    def address(self, at: int, label: str) -> str:
        """What a place is called for people: the label of its region, unless the format has more
        to say."""
        return label

    def page(self, start: int, end: int, label: str) -> int:
        """The page, from 1, on which visible [start, end) stands; 0 where the file does not tell.

        `label`: that of the place's region.
        """
        return 0

    def check_writable(self) -> None:
        """Raises `DocumentError` where such a document is only read."""
        if self.advice:
            raise DocumentError("is only read; {advice}", advice=self.advice)

    def amend(self, part: str, start: int, end: int, new: str) -> list[tuple[int, int, str]]:
        """One edit of visible text as edits of the part's XML."""
        return [(start, end, escape(new))]

    def may_track(self, edit: PartEdit) -> bool:
        """Whether a change can be tracked."""
        return True

    def data(self, name: str) -> bytes | None:
        """The bytes of a part as it stands in the document, None where it has no such part."""
        if self.archive is None:
            return self.parts[name].encode(self.parts[name].text)
        return self.archive.read(name) if name in self.archive else None

    def keeps(self, before: Container) -> bool:
        """Whether all mark-up that this document had before a change is there still."""
        return True

    def assemble(
        self,
        changed: Mapping[str, list[tuple[int, int, str]]],
        added: Mapping[str, str] | None = None,
    ) -> bytes:
        """The document with edits of the XML of its parts, and new parts."""
        contents = {}
        for name, edits in changed.items():
            part = self.parts[name]
            contents[name] = part.encode(_apply(part.text, edits))
        if self.archive is None:
            name, part = next(iter(self.parts.items()))
            return contents.get(name) or part.encode(part.text)
        fresh = {name: text.encode() for name, text in (added or {}).items()}
        return self.archive.rewrite(contents, fresh)


def escape(text: str) -> str:
    """A text as XML has it.

    >>> escape("a < b & c")
    'a &lt; b &amp; c'
    """
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


def _apply(text: str, edits: list[tuple[int, int, str]]) -> str:
    """The text with edits in order of their places; at one place, in the order given."""
    pieces, at = [], 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])
