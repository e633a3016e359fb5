"""Reading one part of OpenDocument: its tags go by, and paragraphs, notes and marks are kept.

Tracked insertions are read; what was deleted stands apart from the text and is not. What a field
holds is read and locked. White space is read as the standard says: a stretch of it is one space.
Bookmarks and note marks are barriers; formatting, links and comments are not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import attrgetter

from ..regions.region import Cell, Region
from ..regions.weaving import Weaver
from .container import Lock
from .odt_model import SPACES, OdtStory
from .styles import (
    AUTHOR,
    BIBLIOGRAPHY,
    CODE,
    FIELD,
    HEADING,
    OURS,
    Draft,
    read_field,
)
from .xml_tags import CLOSE, DATA, EMPTY, OPEN, Tag, attributes, references, scan, unescape

_CREATOR = re.compile(r"<((?:[^\s<>/:]+:)?creator)\b[^>]*>([^<]*)</")
_BLANKS = re.compile(r"[ \t\r\n]+")
_START = attrgetter("start")
# Elements whose content is no visible text of the document.
_SKIPPED = frozenset(
    (
        *("text:tracked-changes", "text:note-citation", "text:ruby-text", "text:number"),
        *("office:font-face-decls", "office:settings", "office:scripts", "office:meta"),
        *("text:table-of-content-source", "text:alphabetical-index-source"),
        *("text:illustration-index-source", "text:table-index-source", "text:object-index-source"),
        *("text:user-index-source", "text:bibliography-source", "text:notes-configuration"),
        *("text:bibliography-configuration", "office:forms", "text:variable-decls"),
        *("text:sequence-decls", "text:user-field-decls", "text:list-style", "text:outline-style"),
    )
)
_INDEXES = {
    "text:bibliography": True,
    **dict.fromkeys(
        (
            *("text:table-of-content", "text:alphabetical-index", "text:illustration-index"),
            *("text:table-index", "text:object-index", "text:user-index"),
        ),
        False,
    ),
}
# Elements inside a paragraph whose content is the paragraph's own.
_FREE = frozenset(
    (
        *("text:p", "text:h", "text:span", "text:a", "text:meta", "text:ruby", "text:ruby-base"),
        *("text:note", "text:note-body", "text:list", "text:list-item", "text:list-header"),
        *("text:section", "text:index-body", "text:index-title", "text:numbered-paragraph"),
        *("text:soft-page-break", "text:change", "text:change-start", "text:change-end"),
        *("text:toc-mark", "text:toc-mark-start", "text:toc-mark-end", "text:page"),
    )
)
_BARS = frozenset(
    (
        *("text:bookmark", "text:bookmark-start", "text:bookmark-end", "text:reference-mark"),
        *("text:reference-mark-start", "text:reference-mark-end"),
    )
)
_MANAGED = "text:bibliography-mark"
_MARGINS = ("header", "footer")


class _Open:
    """A paragraph that is being read."""

    __slots__ = ("blank", "draft", "kept", "listed", "style", "weaver")

    def __init__(self, draft: Draft, text: str, kept: list[Draft], style: str) -> None:
        self.draft, self.weaver, self.kept, self.style = draft, Weaver(text), kept, style
        self.blank, self.listed = True, False

    def lock(self, start: int, kind: str) -> None:
        """What is visible from `start` on can't be changed."""
        self.draft.lock(start, self.weaver.length, kind)


class PartReader:
    """One reading of one part."""

    def __init__(
        self, part: str, text: str, styles: Callable[[str], tuple[str, int]], counts: dict[str, int]
    ) -> None:
        self.part, self.text, self.styles, self.counts = part, text, styles, counts
        self.story = OdtStory()
        self.paragraphs: list[_Open] = []
        self.guards: list[int] = []  # paragraphs whose text is interrupted
        self.spans: list[tuple[str, bool]] = []  # the open spans' styles, and whether they are code
        self.places: list[tuple[str, list[Draft]]] = []  # labels, and where drafts are kept
        self.boxes = 0
        self.tables: list[list[int]] = []
        self.holders: list[tuple[str, str, bool]] = []  # element, kind, whether it lists literature
        self.marked: dict[str, tuple[str, bool]] = {}  # reference marks and bookmarks that hold
        self.skipping = ""
        self.skipped = 0
        self.insertions: dict[str, int] = {}

    def read(self) -> OdtStory:
        """All of it."""
        at = 0
        for tag in scan(self.text, SPACES):
            if self.skipping:
                if tag.name == self.skipping:
                    self.skipped += (tag.kind == OPEN) - (tag.kind == CLOSE)
                    if not self.skipped:
                        self.skipping = ""
                        if tag.name == "text:tracked-changes":
                            self.story.changes = self.story.changes[0], tag.end
                        at = tag.end
                continue
            if self.paragraphs and tag.start > at:
                self._take_text(at, tag.start)
            at = tag.end
            if tag.kind == CLOSE:
                self._close(tag)
            elif tag.kind == DATA:
                if self.paragraphs and self._holder() is not None:
                    paragraph = self.paragraphs[-1]
                    before = paragraph.weaver.length
                    paragraph.weaver.put(self.text[tag.start + 9 : tag.end - 3], tag.start, tag.end)
                    paragraph.lock(before, FIELD)
            elif tag.name:
                self._open(tag)
        for drafts in (self.story.drafts, self.story.margins, self.story.notes):
            drafts.sort(key=_START)
        return self.story

    def _open(self, tag: Tag) -> None:
        name, empty = tag.name, tag.kind == EMPTY
        if name in ("text:p", "text:h"):
            if not empty:
                self._open_paragraph(tag)
        elif name in _SKIPPED:
            if not empty:
                self.skipping, self.skipped = name, 1
            if name == "text:tracked-changes":
                self.story.changes = tag.start, tag.end
        elif name == "text:span":
            if not empty:
                style = attributes(tag.inside).get("style-name", "")
                code = self.styles(style)[0] == CODE
                code = code or bool(self.spans and self.spans[-1][1])
                self.spans.append((style, code))
                if code and self.paragraphs:
                    self.paragraphs[-1].weaver.bar()
        elif name in ("text:s", "text:tab", "text:line-break"):
            self._take_character(tag)
        elif name in _BARS:
            self._take_mark(tag)
        elif name == "text:note":
            self._open_note(tag)
        elif name == "office:annotation":
            if not empty:
                self._open_comment(tag)
        elif name == "table:table":
            if not empty:
                if not self.tables:
                    self.counts["table"] = self.counts.get("table", 0) + 1
                self.tables.append([self.counts.get("table", 0), 0, 0])
        elif name == "table:table-row":
            if len(self.tables) == 1:
                self.tables[0][1:] = self.tables[0][1] + 1, 0
        elif name == "table:table-cell":
            if len(self.tables) == 1:
                self.tables[0][2] += 1
        elif name.startswith("draw:"):
            self._open_drawing(tag)
        elif name.startswith("style:"):
            self._open_margin(tag)
        elif name in _INDEXES:
            if not empty:
                self._hold(name, "contents", _INDEXES[name])
        elif name == "text:section":
            if not empty:
                kind, listed = read_field(attributes(tag.inside).get("name", ""))
                self._hold(name, kind if kind != FIELD else "", listed)
        elif name in ("text:section-source", "office:dde-source"):
            if self.holders and (name != "text:section-source" or "href" in tag.inside):
                holder, kind, listed = self.holders[-1]
                self.holders[-1] = holder, kind or "linked", listed
        elif name == "text:change-start":
            self.insertions[attributes(tag.inside).get("change-id", "")] = tag.end
        elif name == "text:change-end":
            start = self.insertions.pop(attributes(tag.inside).get("change-id", ""), tag.start)
            self.story.inserted.append((start, tag.start))
        elif name == "office:text":
            self.story.body = tag.end
        elif name.startswith("text:") and name not in _FREE and self.paragraphs and not empty:
            self._hold(name, "manager" if name == _MANAGED else FIELD, False)

    def _close(self, tag: Tag) -> None:
        name = tag.name
        if name in ("text:p", "text:h"):
            self._close_paragraph(tag)
        elif name == "text:span":
            self.spans.pop()
        elif name == "text:note":
            label, _ = self.places.pop()
            self.guards.pop()
            self.story.marks[label] = self.story.marks[label][0], tag.end
        elif name == "office:annotation":
            self.places.pop()
            self.guards.pop()
        elif name == "table:table":
            self.tables.pop()
        elif name.startswith("draw:"):
            self.guards.pop()
            if name == "draw:text-box":
                self.places.pop()
        elif name.startswith("style:"):
            if self._margin(name):
                self.places.pop()
        elif self.holders and self.holders[-1][0] == name:
            self.holders.pop()

    # Paragraphs

    def _open_paragraph(self, tag: Tag) -> None:
        label, kept = self.places[-1] if self.places else ("", self.story.drafts)
        cell = None
        if self.tables and not label:
            cell = Cell(*self.tables[0])
            number, row, _ = cell
            label = f"table {number}, row {row}"
        found = attributes(tag.inside)
        style = found.get("style-name", "")
        role, level = self.styles(style)
        if tag.name == "text:h":
            number_of = found.get("outline-level", "1")
            role, level = HEADING, int(number_of) if number_of in "123456789" else 1
        anchor = self.paragraphs[0].draft.start if self.paragraphs else -1
        if anchor < 0 and self.story.body >= 0 and not self.places:
            self.story.heads[tag.start] = tag.end
        draft = Draft(self.part, tag.start, Region("prose", "", ()), role, level, label)
        draft.anchor, draft.cell = anchor, cell
        if label.startswith("comment "):
            draft.role = "field" if label == OURS else "comment"
        self.paragraphs.append(_Open(draft, self.text, kept, style))

    def _close_paragraph(self, tag: Tag) -> None:
        paragraph = self.paragraphs.pop()
        draft = paragraph.draft
        draft.flow = paragraph.weaver.region("prose")
        if paragraph.listed and draft.role == "":
            draft.role = BIBLIOGRAPHY
        if draft.label.startswith("comment "):
            draft.locks = [Lock(0, len(draft.flow.text), "comment")]
        if draft.flow.text.strip():
            paragraph.kept.append(draft)

    def _take_text(self, start: int, end: int) -> None:
        holder = self._holder()
        if holder is None:
            return
        paragraph = self.paragraphs[-1]
        weaver = paragraph.weaver
        before = weaver.length
        style = self.spans[-1][0] if self.spans else ""
        self.story.spans.append((start, style, paragraph.style))
        at = start
        for match in _BLANKS.finditer(self.text, start, end):
            left, right = match.span()
            if left > at:
                self._take_words(weaver, at, left)
                paragraph.blank = False
            if paragraph.blank:
                weaver.put("", left, right)
            elif match[0] == " ":
                weaver.add(left, right)
            else:
                weaver.put(" ", left, right)
            paragraph.blank = True
            at = right
        if at < end:
            self._take_words(weaver, at, end)
            paragraph.blank = False
        if holder:
            paragraph.lock(before, holder)

    def _take_words(self, weaver: Weaver, start: int, end: int) -> None:
        if "&" in self.text[start:end]:
            for left, right in references(self.text, start, end):
                weaver.add(start, left)
                weaver.put(unescape(self.text[left:right]), left, right)
                start = right
        weaver.add(start, end)

    def _take_character(self, tag: Tag) -> None:
        if not self.paragraphs:
            return
        holder = self._holder()
        if holder is None:
            return
        paragraph = self.paragraphs[-1]
        before = paragraph.weaver.length
        visible = "\t" if tag.name == "text:tab" else "\n"
        if tag.name == "text:s":
            count = attributes(tag.inside).get("c", "1")
            visible = " " * (min(int(count), 1000) if count.isdecimal() and len(count) < 9 else 1)
        end = tag.end if tag.kind == EMPTY else self.text.index(">", tag.end) + 1
        paragraph.weaver.put(visible, tag.start, end)
        paragraph.blank = False
        if holder:
            paragraph.lock(before, holder)

    def _holder(self) -> str | None:
        """What holds the text that follows, "" if nothing; None if it is not visible here."""
        if self.guards and len(self.paragraphs) <= self.guards[-1]:
            return None
        if self.spans and self.spans[-1][1]:
            return None
        held = ""
        if self.holders:
            _, held, self.paragraphs[-1].listed = self.holders[-1]
        if self.marked:
            kind, listed = next(iter(self.marked.values()))
            held = held or kind
            self.paragraphs[-1].listed |= listed
        return held

    def _hold(self, name: str, kind: str, listed: bool) -> None:
        """What an element holds, or what holds it already."""
        if self.holders:
            _, outer, outer_listed = self.holders[-1]
            kind, listed = outer or kind, outer_listed or listed
        self.holders.append((name, kind, listed))

    # What stands in and around paragraphs

    def _take_mark(self, tag: Tag) -> None:
        """A bookmark or a reference mark: a barrier; a reference manager's own holds its text."""
        if self.paragraphs and self._holder() is not None:
            self.paragraphs[-1].weaver.bar()
        name = attributes(tag.inside).get("name", "")
        if tag.name.endswith("-start"):
            kind, listed = read_field(name)
            if kind not in ("", FIELD):
                self.marked[name] = kind, listed
        elif tag.name.endswith("-end"):
            self.marked.pop(name, None)

    def _open_note(self, tag: Tag) -> None:
        if tag.kind == EMPTY:
            return
        kind = attributes(tag.inside).get("note-class", "footnote")
        kind = kind if kind in ("footnote", "endnote") else "footnote"
        self.counts[kind] = self.counts.get(kind, 0) + 1
        label = f"{kind} {self.counts[kind]}"
        if self.paragraphs:
            self.paragraphs[-1].weaver.bar()
        self.places.append((label, self.story.notes))
        self.guards.append(len(self.paragraphs))
        self.story.marks[label] = tag.start, tag.end

    def _open_comment(self, tag: Tag) -> None:
        creator = _CREATOR.search(self.text, tag.end, tag.end + 1000)
        label = OURS  # what we said of the text is no part of it, and is not counted
        if not creator or creator[2].strip() != AUTHOR:
            self.counts["comment"] = self.counts.get("comment", 0) + 1
            label = f"comment {self.counts['comment']}"
        self.places.append((label, self.story.comments))
        self.guards.append(len(self.paragraphs))

    def _open_drawing(self, tag: Tag) -> None:
        if tag.kind == EMPTY:
            return
        self.guards.append(len(self.paragraphs))
        if tag.name == "draw:text-box":
            self.boxes += 1
            outer, kept = self.places[-1] if self.places else ("", self.story.drafts)
            self.places.append((outer or f"textbox {self.boxes}", kept))

    def _margin(self, name: str) -> str:
        kind = name.removeprefix("style:").partition("-")[0]
        whole = f"style:{kind}"
        sides = (whole, f"{whole}-left", f"{whole}-first")
        return kind if kind in _MARGINS and name in sides else ""

    def _open_margin(self, tag: Tag) -> None:
        kind = self._margin(tag.name)
        if kind and tag.kind == OPEN:
            self.counts[kind] = self.counts.get(kind, 0) + 1
            self.places.append((f"{kind} {self.counts[kind]}", self.story.margins))
