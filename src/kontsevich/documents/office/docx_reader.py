"""Reading one part of a Word document: its tags go by, and paragraphs, runs and texts are kept.

Tracked insertions are read, deletions are not. What a field holds is read and locked, unless it is
a link. A text box that stands twice, for newer and older programs, is read once and fixed twice.
A bookmark and a note mark are barriers; formatting, links, content controls and the anchors of
comments are not.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from ..regions.region import Cell, Region
from .docx_model import SPACES, Run, Story
from .docx_runs import SOFT_HYPHEN, SPACED, OpenParagraph, RunReader
from .styles import (
    AUTHOR,
    BIBLIOGRAPHY,
    FIELD,
    OURS,
    Draft,
    read_field,
)
from .xml_tags import (
    CLOSE,
    DATA,
    EMPTY,
    OPEN,
    Tag,
    attributes,
    scan,
)

_BOUND = "bound"
# Elements whose content is no visible text of the document.
_SKIPPED = frozenset(
    (
        *("w:del", "w:moveFrom", "w:pPrChange", "w:rPrChange", "w:sectPr", "w:rt", "w:tblPr"),
        *("w:tcPr", "w:trPr", "w:tblGrid", "w:sdtEndPr", "w:numPr"),
    )
)
_GONE = ("w:del", "w:moveFrom")  # of a paragraph's mark: it goes on in the next paragraph
_WRAPPERS = ("w:hyperlink", "w:smartTag", "w:customXml", "w:dir", "w:bdo")
_IGNORED_BOOKMARKS = frozenset(("_GoBack",))
_START = attrgetter("start")


class PartReader(RunReader):
    """One reading of one part: what is open while its tags go by."""

    def __init__(
        self,
        part: str,
        text: str,
        styles: Callable[[str], tuple[str, int]],
        label: str = "",
        broken: frozenset[int] = frozenset(),
    ) -> None:
        super().__init__(text, styles, broken)  # the fields that are never closed
        self.part, self.label, self.named = part, label, label
        self.tables: list[list[int]] = []  # of the open tables: number, row, column
        self.table_count = 0
        self.boxes: list[int] = []
        self.box_count = 0
        self.outer: list[tuple[Run, int, int, bool]] = []  # the runs that paragraphs stand in
        self.head = -1
        self.merging: OpenParagraph | None = None  # a paragraph whose end is deleted
        self.at = 0
        self.notes_wanted: dict[str, str] = {}

    def read(self) -> Story:
        """All of it."""
        opening, closing = self._opening(), self._closing()
        wanted = frozenset((*opening, *closing, *_SKIPPED))
        for tag in scan(self.text, SPACES, wanted):
            if self.skipping:
                if self.skipping == "w:rPr" and tag.name in _GONE and self.paragraphs:
                    self.paragraphs[-1].merged = True
                if tag.name == self.skipping:
                    self.skipped += (tag.kind == OPEN) - (tag.kind == CLOSE)
                    if not self.skipped:
                        self.skipping = ""
                continue
            if self.reading and tag.start > self.at:
                self._take_text(self.at, tag.start)
            self.at = tag.end
            name = tag.name
            if tag.kind == CLOSE:
                if name in closing:
                    closing[name](tag)
            elif name in opening:
                opening[name](tag)
            elif name in _SKIPPED and tag.kind == OPEN:
                self._skip(name)
            elif tag.kind == DATA and self.reading:
                self._take_data(tag)
        self._end_merging()
        if self.fields.open:  # never closed: what follows them is read as if they were not there
            broken = frozenset(one.start for one in self.fields.open)
            again = PartReader(self.part, self.text, self.styles, self.named, broken)
            again.notes_wanted = self.notes_wanted
            return again.read()
        self.story.drafts.sort(key=_START)
        return self.story

    def _opening(self) -> dict[str, Callable[[Tag], None]]:
        return {
            "w:p": self._open_paragraph,
            "w:pStyle": self._take_style,
            "w:framePr": self._take_frame,
            "w:outlineLvl": self._take_level,
            "w:r": self._open_run,
            "w:rPr": self._open_properties,
            "w:rStyle": self._take_run_style,
            "w:t": self._open_text,
            "w:instrText": self._open_instruction,
            "w:fldChar": self.fields.take,
            "w:fldSimple": self._open_simple_field,
            "w:ins": self._open_insertion,
            "w:moveTo": self._open_insertion,
            "w:sdt": self._open_control,
            "w:tag": self._take_control,
            "w:docPartGallery": self._take_control,
            "w:dataBinding": self._take_binding,
            "w15:dataBinding": self._take_binding,
            "w:tbl": self._open_table,
            "w:tr": self._open_row,
            "w:tc": self._open_cell,
            "w:txbxContent": self._open_box,
            **dict.fromkeys(_WRAPPERS, self._open_wrapper),
            "mc:AlternateContent": self._open_alternate,
            "mc:Choice": self._open_choice,
            "mc:Fallback": self._open_fallback,
            "w:footnoteReference": self._take_note,
            "w:endnoteReference": self._take_note,
            "w:bookmarkStart": self._take_bookmark,
            "w:bookmarkEnd": self._take_bookmark,
            "w:commentRangeStart": self._take_comment,
            "w:commentReference": self._take_comment,
            "w:footnote": self._open_note,
            "w:endnote": self._open_note,
            "w:comment": self._open_note,
            SOFT_HYPHEN: self._take_character,
            **dict.fromkeys(SPACED, self._take_character),
        }

    def _closing(self) -> dict[str, Callable[[Tag], None]]:
        return {
            "w:p": self._close_paragraph,
            "w:pPr": self._close_paragraph_properties,
            "w:r": self._close_run,
            "w:rPr": self._close_properties,
            "w:t": self._close_text,
            "w:instrText": self._close_instruction,
            "w:fldSimple": self._close_simple_field,
            "w:ins": self._close_insertion,
            "w:moveTo": self._close_insertion,
            "w:sdt": self._close_control,
            "w:tbl": self._close_table,
            "w:tc": self._close_cell,
            **dict.fromkeys(("w:footnote", "w:endnote", "w:comment"), self._close_cell),
            "w:txbxContent": self._close_box,
            **dict.fromkeys(_WRAPPERS, self._close_wrapper),
            "mc:AlternateContent": self._close_alternate,
        }

    def _open_paragraph(self, tag: Tag) -> None:
        if tag.kind == EMPTY:
            return
        label, cell = self.label, None
        if self.boxes:
            label = f"textbox {self.boxes[-1]}"
        elif self.tables and not label:
            number, row, column = self.tables[0]
            cell = Cell(number, row, column)
            label = f"table {number}, row {row}"
        anchor = self.paragraphs[0].draft.start if self.paragraphs else -1
        flow = Region("prose", "", ())
        draft = Draft(self.part, tag.start, flow, label=label, anchor=anchor, cell=cell)
        if not self.paragraphs and not self.boxes:
            self.head = tag.start
            self.story.heads[tag.start] = tag.end
        opened = OpenParagraph(draft, self.text)
        if self.merging:
            opened, self.merging = self.merging, None
            opened.weaver.bar()
            opened.merged, opened.draft.role, opened.draft.level = False, "", 0
        self.paragraphs.append(opened)
        self.outer.append((self.run, self.in_run, self.run_index, self.run_code))
        self.in_run, self.run_code = 0, False

    def _close_paragraph(self, tag: Tag) -> None:
        paragraph = self.paragraphs.pop()
        self.run, self.in_run, self.run_index, self.run_code = self.outer.pop()
        if paragraph.merged and not (self.alternates or self.paragraphs):
            self.merging = paragraph
        else:
            self._finish(paragraph)

    def _end_merging(self) -> None:
        """A paragraph whose end is deleted, and none follows that it goes on in."""
        if self.merging:
            paragraph, self.merging = self.merging, None
            self._finish(paragraph)

    def _close_cell(self, tag: Tag) -> None:
        self._end_merging()

    def _finish(self, paragraph: OpenParagraph) -> None:
        draft = paragraph.draft
        draft.flow = paragraph.weaver.region("prose")
        if paragraph.listed and draft.role in ("", "prose"):
            draft.role = BIBLIOGRAPHY
        if not draft.flow.text:
            return
        if not self.alternates.keep(draft, len(self.paragraphs)):
            self.story.drafts.append(draft)

    def _close_paragraph_properties(self, tag: Tag) -> None:
        if len(self.paragraphs) == 1 and not self.boxes:
            self.story.heads[self.head] = tag.end

    def _take_style(self, tag: Tag) -> None:
        if self.paragraphs and not self.in_run:
            draft = self.paragraphs[-1].draft
            role, level = self.styles(attributes(tag.inside).get("val", ""))
            draft.role, draft.level = role, level

    def _take_frame(self, tag: Tag) -> None:
        """A drop cap is a paragraph of its own, and the first letter of the next one."""
        if self.paragraphs and attributes(tag.inside).get("dropCap", "none") != "none":
            self.paragraphs[-1].merged = True

    def _take_level(self, tag: Tag) -> None:
        level = attributes(tag.inside).get("val", "")
        if self.paragraphs and level.isdecimal() and int(level) < 9:
            draft = self.paragraphs[-1].draft
            draft.role, draft.level = draft.role or "heading", draft.level or int(level) + 1

    def _open_note(self, tag: Tag) -> None:
        """A note, by its place among the marks; a comment, by its own number."""
        found = attributes(tag.inside)
        kind = tag.name.removeprefix("w:")
        if "type" in found and found["type"] != "normal":
            if tag.kind == OPEN:
                self._skip(tag.name)
            return
        number = self.notes_wanted.get(found.get("id", ""), found.get("id", ""))
        self.label = f"{kind} {number}"
        if kind == "comment" and found.get("author") == AUTHOR:
            self.label = OURS  # what we said of the text is no part of it

    def _open_simple_field(self, tag: Tag) -> None:
        if tag.kind == OPEN:
            self._open_wrapper(tag)
            self.fields.begin(tag)

    def _close_simple_field(self, tag: Tag) -> None:
        self._close_wrapper(tag)
        self.fields.end()

    def _open_control(self, tag: Tag) -> None:
        if tag.kind == OPEN:
            self.controls.append(self.controls[-1] if self.controls else "")
            self._open_wrapper(tag)

    def _take_control(self, tag: Tag) -> None:
        """A content control's tag or gallery may say that a program fills it."""
        if self.controls and not self.controls[-1]:
            kind, _ = read_field(attributes(tag.inside).get("val", ""))
            if kind != FIELD:
                self.controls[-1] = kind

    def _take_binding(self, tag: Tag) -> None:
        """What is bound to data of the document is written anew from them."""
        if self.controls:
            self.controls[-1] = self.controls[-1] or _BOUND

    def _close_control(self, tag: Tag) -> None:
        self.controls.pop()
        self._close_wrapper(tag)

    def _open_table(self, tag: Tag) -> None:
        self._end_merging()
        if tag.kind == OPEN:
            self.table_count += not self.tables
            self.tables.append([self.table_count, 0, 0])

    def _open_row(self, tag: Tag) -> None:
        if len(self.tables) == 1:
            self.tables[0][1:] = self.tables[0][1] + 1, 0

    def _open_cell(self, tag: Tag) -> None:
        if len(self.tables) == 1:
            self.tables[0][2] += 1

    def _close_table(self, tag: Tag) -> None:
        self.tables.pop()

    def _open_box(self, tag: Tag) -> None:
        if tag.kind == OPEN:
            if not self.alternates.buried:
                self.box_count += 1
            self.boxes.append(self.box_count)
            self._open_wrapper(tag)

    def _close_box(self, tag: Tag) -> None:
        self.boxes.pop()
        self._close_wrapper(tag)

    def _take_comment(self, tag: Tag) -> None:
        if self.paragraphs:
            number = attributes(tag.inside).get("id", "")
            self.story.comments.setdefault(number, self.paragraphs[0].draft.start)

    def _take_note(self, tag: Tag) -> None:
        """A note mark: a barrier, and the number of its note."""
        if self._holder() is None:
            return
        self.paragraphs[-1].weaver.bar()
        kind = tag.name.removeprefix("w:").removesuffix("Reference")
        number = attributes(tag.inside).get("id", "")
        known = self.story.notes.setdefault(kind, [])
        if number not in known:
            known.append(number)
            self.marked.append(f"{kind} {len(known)}")

    def _take_bookmark(self, tag: Tag) -> None:
        if self.paragraphs and attributes(tag.inside).get("name", "") not in _IGNORED_BOOKMARKS:
            self.paragraphs[-1].weaver.bar()

    def _open_alternate(self, tag: Tag) -> None:
        if tag.kind == OPEN:
            self.alternates.begin(len(self.paragraphs))

    def _open_choice(self, tag: Tag) -> None:
        if tag.kind == OPEN and not self.alternates.choose():
            self._skip(tag.name)

    def _open_fallback(self, tag: Tag) -> None:
        if tag.kind == OPEN:
            self.alternates.fall_back()

    def _close_alternate(self, tag: Tag) -> None:
        self.story.drafts += self.alternates.end()
