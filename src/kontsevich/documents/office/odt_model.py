"""An OpenDocument text that has been read: the paragraphs, spans and marks of its parts."""

from __future__ import annotations

from dataclasses import dataclass, field

from .container import Container, PartEdit
from .styles import (
    Draft,
)

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = {
    f"{_OASIS}office:1.0": "office",
    f"{_OASIS}text:1.0": "text",
    f"{_OASIS}table:1.0": "table",
    f"{_OASIS}drawing:1.0": "draw",
    f"{_OASIS}style:1.0": "style",
    "http://purl.org/dc/elements/1.1/": "dc",
}
CONTENT = "content.xml"


@dataclass(slots=True)
class OdtStory:
    """What was read of one part."""

    drafts: list[Draft] = field(default_factory=list)
    margins: list[Draft] = field(default_factory=list)
    comments: list[Draft] = field(default_factory=list)
    notes: list[Draft] = field(default_factory=list)
    marks: dict[str, tuple[int, int]] = field(default_factory=dict)
    spans: list[tuple[int, str, str]] = field(default_factory=list)  # place, styles of both kinds
    inserted: list[tuple[int, int]] = field(default_factory=list)  # another's tracked insertions
    heads: dict[int, int] = field(default_factory=dict)  # the body's paragraphs, by their tags
    beside: set[int] = field(default_factory=set)  # places of texts in attributes and titles
    body: int = -1  # where the body's text begins
    changes: tuple[int, int] = (-1, -1)  # where its tracked changes stand


@dataclass(slots=True)
class Odt(Container):
    """An OpenDocument text that has been read."""

    main: str = CONTENT
    stories: dict[str, OdtStory] = field(default_factory=dict)

    def may_track(self, edit: PartEdit) -> bool:
        """Whether a change can be tracked: headers stand outside of that, and what stands beside
        the text."""
        return edit.part == self.main and edit.start not in self.stories[edit.part].beside
