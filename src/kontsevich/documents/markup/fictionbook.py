"""FictionBook (fb2): a book in XML; the reader of HTML reads it by the names of its own elements.

By its mark-up `cite`, `epigraph` and `poem` are another's words, `title` and `subtitle` headings,
the sections of the body called notes are notes. The description and the pictures are no text.
"""

from __future__ import annotations

from ..regions.region import Region
from .html import Reader

_QUOTED = frozenset(("cite", "epigraph", "poem"))
_INLINE = frozenset(
    ("a", "code", "emphasis", "image", "strikethrough", "strong", "style", "sub", "sup")
)
_UNREAD = frozenset(("description", "binary", "stylesheet", "code"))
_LEFT_OUT: frozenset[str] = frozenset()
_NOTES = frozenset(("notes", "comments", "footnotes"))


def read_fb2(text: str) -> list[Region]:
    """The regions of a book. Never fails.

    >>> [region.role for region in read_fb2("<body><p>А.</p><cite><p>Б.</p></cite></body>")]
    ['prose', 'blockquote']
    """
    return FictionBook(text).read().finish()


def read_blocks(text: str) -> list[tuple[Region, int]]:
    """The paragraphs of a book, not divided, each with where its text begins behind a number."""
    return FictionBook(text, whole=True).read().finish_whole()


class FictionBook(Reader):
    """One reading of one book."""

    inline, unread, left_out = _INLINE, _UNREAD, _LEFT_OUT

    def _open(self, name: str, start: int, name_end: int, end: int) -> int:
        if name == "a" and self._read_attributes(name_end, end).get("type") == "note":
            return self._leave_out(name, end)
        return super()._open(name, start, name_end, end)

    def _begin(self, name: str, kind: str, attributes: dict[str, str], start: int, end: int) -> str:
        blocks = self.blocks
        if name in _QUOTED:
            blocks.enter("blockquote")
        elif name in ("title", "subtitle"):
            blocks.enter("heading", level=1 if name == "title" else 6)
        elif name == "body" and attributes.get("name") in _NOTES:
            blocks.enter("footnote")
            self.in_notes += 1
            return "notes"
        elif name == "section" and self.in_notes:
            self.notes += 1
            blocks.enter("footnote", f"footnote {self.notes}")
        else:
            return ""
        return "block"
