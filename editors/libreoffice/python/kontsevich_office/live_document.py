"""An open Writer document: its paragraphs as the library reads them, and edits of its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from kontsevich.documents.office.styles import read_field
from kontsevich.editors.paragraphs import Held, Paragraph

_FAR = 10_000  # a cursor goes no farther than a short integer at once
_STYLES = 20  # how deep styles are based on each other
_FIELD, _CONTENTS, _DELETED = "field", "contents", "Delete"
_MARKS = {"ReferenceMark": "ReferenceMark", "Bookmark": "Bookmark"}


class Span(NamedTuple):
    """A run of a paragraph's text: where it begins there in UTF-16 units, and its range."""

    start: int
    end: int
    place: Any


class LiveParagraph(NamedTuple):
    """A paragraph as the library reads it, and the runs that it is made of."""

    read: Paragraph
    spans: tuple[Span, ...]

    def locate(self, start: int, end: int) -> Any:
        """A cursor over [start, end) of the paragraph, in UTF-16 units."""
        first, last = self._point(start, True), self._point(end, False)
        cursor = first.getText().createTextCursorByRange(first)
        cursor.gotoRange(last, True)
        return cursor

    def _point(self, at: int, opens: bool) -> Any:
        """The place before the unit `at`; where two runs meet, in the one that begins there if it
        `opens` a range."""
        for span in self.spans:
            if span.start <= at < span.end or (not opens and span.start < at == span.end):
                break
        else:
            span = self.spans[-1]
        cursor = span.place.getText().createTextCursorByRange(span.place.getStart())
        left = at - span.start
        while left > 0:
            cursor.goRight(min(left, _FAR), False)
            left -= _FAR
        return cursor


def read_document(document: Any) -> list[LiveParagraph]:
    """All paragraphs: the body with its tables, frames, footnotes, endnotes, headers, footers."""
    reader = _Reader(document)
    found = list(reader.read_text(document.getText(), ""))
    frames = document.getTextFrames()
    for number in range(frames.getCount()):
        found += reader.read_text(frames.getByIndex(number), f"textbox {number + 1}")
    for kind, notes in (
        ("footnote", document.getFootnotes()),
        ("endnote", document.getEndnotes()),
    ):
        for number in range(notes.getCount()):
            found += reader.read_text(notes.getByIndex(number), f"{kind} {number + 1}")
    pages = document.getStyleFamilies().getByName("PageStyles")
    count = 0
    for name in pages.getElementNames():
        style = pages.getByName(name)
        for kind in ("Header", "Footer"):
            if style.isInUse() and getattr(style, f"{kind}IsOn"):
                count += 1
                found += reader.read_text(getattr(style, f"{kind}Text"), f"{kind.lower()} {count}")
    return [paragraph for paragraph in found if paragraph.spans]


class _Reader:
    """One reading of a document; what a style is based on is looked up once."""

    def __init__(self, document: Any) -> None:
        self.styles = document.getStyleFamilies().getByName("ParagraphStyles")
        self.known: dict[str, tuple[str, ...]] = {}
        self.tables = 0

    def read_text(self, text: Any, label: str) -> Iterator[LiveParagraph]:
        """The paragraphs of one text in order, those of its tables among them."""
        elements = text.createEnumeration()
        while elements.hasMoreElements():
            element = elements.nextElement()
            if element.supportsService("com.sun.star.text.TextTable"):
                self.tables += 1
                for name in element.getCellNames():
                    row = "".join(letter for letter in name.split(".")[0] if letter.isdigit())
                    place = label or f"table {self.tables}, row {row}"
                    yield from self.read_text(element.getCellByName(name), place)
            else:
                yield self.read_paragraph(element, label)

    def read_paragraph(self, element: Any, label: str) -> LiveParagraph:
        """One paragraph: what is visible, without what a tracked change has deleted."""
        texts: list[str] = []
        spans: list[Span] = []
        held: list[Held] = []
        at, deleted = 0, False
        open_marks: dict[str, int] = {}
        portions = element.createEnumeration()
        while portions.hasMoreElements():
            portion = portions.nextElement()
            kind = portion.TextPortionType
            if kind == "Redline":
                if portion.RedlineType == _DELETED:
                    deleted = bool(portion.IsStart)
                continue
            if kind in _MARKS and not portion.IsCollapsed:
                mark = portion.getPropertyValue(kind).getName()
                if portion.IsStart:
                    open_marks[mark] = at
                else:
                    what, _ = read_field(mark)
                    what = what if what != _FIELD else ""
                    held.append(Held(open_marks.pop(mark, at), at, what))
                continue
            if deleted:
                continue
            if kind not in ("Text", "TextField"):
                held.append(Held(at, at))
                continue
            shown = portion.getString()
            length = len(shown.encode("utf-16-le", "surrogatepass")) // 2
            if kind == "TextField":
                held.append(Held(at, at + length, _FIELD))
            else:
                spans.append(Span(at, at + length, portion))
            texts.append(shown)
            at += length
        if _is_made(element):
            held.append(Held(0, at, _CONTENTS))
        styles = self.lineage(element.ParaStyleName)
        return LiveParagraph(Paragraph("".join(texts), styles, label, tuple(held)), tuple(spans))

    def lineage(self, name: str) -> tuple[str, ...]:
        """A style's names, and those of the styles that it is based on."""
        if name not in self.known:
            names: list[str] = []
            while name and len(names) < _STYLES and self.styles.hasByName(name):
                style = self.styles.getByName(name)
                names += [style.DisplayName, name]
                name = style.ParentStyle
            self.known[names[1] if names else name] = tuple(names)
            return tuple(names)
        return self.known[name]


def _is_made(paragraph: Any) -> bool:
    """Whether a table of contents or an index writes a paragraph, or a section is protected."""
    section = paragraph.TextSection
    return bool(section and (section.IsProtected or section.DocumentIndex))


def change_text(paragraph: LiveParagraph, edits: Iterable[tuple[int, int, str]]) -> None:
    """Carry out edits of one paragraph, in UTF-16 units, the last one first."""
    for start, end, text in sorted(edits, reverse=True):
        paragraph.locate(start, end).setString(text)
