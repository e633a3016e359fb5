"""A Word document that has been read: the runs and texts of its parts, and how it takes edits."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter
from typing import NamedTuple

from ...errors import DocumentError
from .container import Container, escape
from .styles import (
    Draft,
)
from .xml_tags import (
    prefix_of,
)
from .zip_package import Xml, read_xml

SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}
_TYPES = "[Content_Types].xml"
MAIN = "word/document.xml"  # where the body stands unless the package says otherwise
_START = attrgetter("start")


class Run(NamedTuple):
    """A run: its tag's half-open place, and what an equal one begins with."""

    start: int
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
    largest: int = 0  # id of what is tracked or marked


@dataclass(slots=True)
class Docx(Container):
    """A docx that has been read."""

    main: str = MAIN
    comments: str = ""
    stories: dict[str, Story] = field(default_factory=dict)

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
            w = prefix_of(self.parts[part].text, SPACES, "w")
            new = f'<{w}t xml:space="preserve">{escape(new)}</{w}t>'
        return [(start, end, new)]

    def enlist(self, part: str, kind: str, relation: str) -> dict[str, tuple[int, int, str]]:
        """The edits that make a new part known to the package: its type, its relation."""
        rels, parts = rels_of(self.main), dict(self.parts)
        edits = {}
        numbers = re.findall(r"\brId(\d{1,9})\b", self._load(parts, rels))
        free = max(map(int, numbers), default=0) + 1
        target = posixpath.relpath(part, posixpath.dirname(self.main) or ".")
        for name, line in (
            (_TYPES, f'Override PartName="/{part}" ContentType="{kind}"'),
            (rels, f'Relationship Id="rId{free}" Type="{relation}" Target="{target}"'),
        ):
            text = self._load(parts, name)
            end = text.rfind("</")
            if end < 0:
                raise DocumentError("{part}: is empty", part=name)
            space = text[end + 2 :].partition(":")[0] + ":" if ":" in text[end:] else ""
            edits[name] = (end, end, f"<{space}{line}/>")
        self.parts = parts
        return edits

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
