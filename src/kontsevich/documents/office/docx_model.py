"""A Word document that has been read: the runs and texts of its parts, and how it takes edits."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter
from typing import NamedTuple

from ..regions.region import Piece
from .container import Container, PartEdit, escape
from .docx_pages import Pages, read_pages
from .styles import (
    Draft,
)
from .xml_tags import CLOSE, OPEN, Scopes, attributes, put_inside, root_of, scan
from .zip_package import Xml, read_xml

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SPACES = {
    TRANSITIONAL: "w",
    STRICT: "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
}
RELATIONS = {
    "http://schemas.openxmlformats.org/package/2006/relationships": "r",
    "http://schemas.openxmlformats.org/package/2006/content-types": "c",
}
_TYPES = "[Content_Types].xml"
_RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "word/document.xml"  # where the body stands unless the package says otherwise
_START = attrgetter("start")
_BESIDE = -1  # the run of a text that stands in none


class Run(NamedTuple):
    """A run: where its tag begins and ends, where its properties end, and what an equal one has.

    `moved`: it stands in what was moved here."""

    start: int
    opened: int
    inner: int
    properties: str
    insertion: str  # the tag of the tracked insertion around it, or ""
    moved: bool


class Zone(NamedTuple):
    """The text of one ``w:t``: [start, end) between its tags; whether its spaces are kept."""

    start: int
    end: int
    run: int
    tag: int
    kept: bool


@dataclass(slots=True)
class Story:
    """What was read of one part: its drafts, runs and texts."""

    drafts: list[Draft] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    zones: list[Zone] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)  # the notes' ids in order, by kind
    characters: dict[int, int] = field(default_factory=dict)  # the runs of tabs, breaks, by edge
    marks: dict[str, tuple[int, int]] = field(default_factory=dict)  # the runs of the note marks
    comments: dict[str, int] = field(default_factory=dict)  # where their paragraphs begin
    heads: dict[int, int] = field(default_factory=dict)  # of paragraphs, where their content begins

    def put_beside(self, pieces: Iterable[Piece]) -> None:
        """Texts that stand in no run: attributes, instructions of fields."""
        self.zones += [Zone(start, end, _BESIDE, start, True) for _, start, end in pieces]
        self.zones.sort()


@dataclass(slots=True)
class Docx(Container):
    """A docx that has been read."""

    main: str = MAIN
    comments: str = ""
    stories: dict[str, Story] = field(default_factory=dict)
    _scopes: dict[str, Scopes] = field(default_factory=dict)
    _pages: Pages | None = None

    @property
    def space(self) -> str:
        """The namespace of the body: the strict one or the usual one."""
        return STRICT if f'"{STRICT}"' in self.parts[self.main].text else TRANSITIONAL

    def scopes(self, part: str) -> Scopes:
        """The prefixes of a part, place by place."""
        if part not in self._scopes:
            self._scopes[part] = Scopes(self.parts[part].text, SPACES)
        return self._scopes[part]

    def page(self, start: int, end: int, label: str) -> int:
        """As far as the file tells: of a note the page of its mark."""
        if self._pages is None:
            self._pages = read_pages(self.parts[self.main].text)
        found = self.find(start, end)
        if found is None or found[0].part != self.main:
            return self._pages.find_note(label)
        place = found[0].flow.source(*found[1:])
        return self._pages.find(place[0]) if place else 0

    def may_track(self, edit: PartEdit) -> bool:
        """Whether a change can be tracked: beside the text it can't."""
        zone = self.find_zone(edit.part, edit.start)
        return zone is None or zone.run != _BESIDE

    def find_zone(self, part: str, at: int) -> Zone | None:
        """The text that a place of a part lies in."""
        zones = self.stories[part].zones
        index = bisect_right(zones, at, key=_START) - 1
        return zones[index] if index >= 0 and at <= zones[index].end else None

    def amend(self, part: str, start: int, end: int, new: str) -> list[tuple[int, int, str]]:
        """One edit: inside a ``w:t`` as it is, anywhere else as a ``w:t`` of its own."""
        zone = self.find_zone(part, start)
        if zone and end <= zone.end:
            return [(start, end, escape(new))]
        if new:
            w, declared = self.scopes(part).name(start, "w", self.space)
            new = f'<{w}t{declared} xml:space="preserve">{escape(new)}</{w}t>'
        return [(start, end, new)]

    def enlist(
        self, part: str, kind: str, relation: str
    ) -> tuple[dict[str, tuple[int, int, str]], dict[str, str]]:
        """What makes a new part known to the package, its type and its relation: edits of parts,
        and new parts. A relation of this kind that leads nowhere leads to the new part then."""
        rels, parts = rels_of(self.main), dict(self.parts)
        target = posixpath.relpath(part, posixpath.dirname(self.main) or ".")
        listing = self.archive.find(_TYPES) if self.archive else _TYPES
        rels = self.archive.find(rels) if self.archive else rels
        types = self._load(parts, listing)
        lines = f'<{{}}Override PartName="/{part}" ContentType="{kind}"/>'
        if self.archive is None or rels not in self.archive:
            self.parts = parts
            if not re.search(r"Extension\s*=\s*[\"']rels[\"']", types):
                lines = f'<{{}}Default Extension="rels" ContentType="{_RELS_TYPE}"/>{lines}'
            added = {rels: _HEAD + _relations(relation, target)}
            return {listing: _put(types, lines)}, added
        text = self._load(parts, rels)
        self.parts = parts
        numbers = re.findall(r"\brId(\d{1,9})\b", text)
        name = f"rId{max(map(int, numbers), default=0) + 1}"
        for tag in scan(text, RELATIONS):
            found = attributes(tag.inside) if tag.kind != CLOSE else {}
            if tag.name == "r:Relationship" and found.get("Type", "") == relation:
                space = text[tag.start + 1 : tag.end].partition("Relationship")[0]
                end = text.find(">", text.find("</", tag.end)) + 1 if tag.kind == OPEN else tag.end
                line = _relation(found.get("Id", name), relation, target).format(space)
                return {listing: _put(types, lines), rels: (tag.start, end, line)}, {}
        line = _relation(name, relation, target)
        return {listing: _put(types, lines), rels: _put(text, line)}, {}

    def _load(self, parts: dict[str, Xml], name: str) -> str:
        if name not in parts and self.archive is not None:
            parts[name] = read_xml(self.archive.read(name), name)
        return parts[name].text

    def keep_spaces(
        self, part: str, edits: list[tuple[int, int, str]]
    ) -> list[tuple[int, int, str]]:
        """The edits, and those that keep the spaces at the edges of each text that they touch."""
        places = sorted(edits, key=itemgetter(0, 1))
        starts = [edit[0] for edit in places]

        def replaced(at: int) -> bool:
            index = bisect_left(starts, at) - 1
            return index >= 0 and at < places[index][1]

        found = (self.find_zone(part, start) for start in starts)
        touched = {zone for zone in found if zone and not replaced(zone.start)}
        kept = ' xml:space="preserve"'
        more = [(zone.start - 1, zone.start - 1, kept) for zone in touched if not zone.kept]
        return edits + more

    def assemble(
        self,
        changed: dict[str, list[tuple[int, int, str]]],  # type: ignore[override]
        added: dict[str, str] | None = None,  # type: ignore[override]
    ) -> bytes:
        """The document with edits of the XML of its parts, and new parts."""
        ready = {
            part: self.keep_spaces(part, edits) if part in self.stories else edits
            for part, edits in changed.items()
        }
        return Container.assemble(self, ready, added)


def rels_of(part: str) -> str:
    """Where the relations of a part stand.

    >>> rels_of("word/document.xml")
    'word/_rels/document.xml.rels'
    """
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relation(name: str, relation: str, target: str) -> str:
    return f'<{{}}Relationship Id="{name}" Type="{relation}" Target="{target}"/>'


def _relations(relation: str, target: str) -> str:
    line = _relation("rId1", relation, target).format("")
    return f'<Relationships xmlns="{next(iter(RELATIONS))}">{line}</Relationships>'


def _put(text: str, lines: str) -> tuple[int, int, str]:
    """The edit that puts elements at the end of the root, with its prefix."""
    prefix = root_of(text).rpartition(":")[0]
    return put_inside(text, lines.format(f"{prefix}:" if prefix else ""))
