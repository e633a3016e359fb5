"""Reading one part of a Word document: its tags go by, and paragraphs, runs and texts are kept.

Tracked insertions are read, deletions are not. What a field holds is read and locked, unless it is
a link. A text box that stands twice, for newer and older programs, is read once and fixed twice.
A bookmark and a note mark are barriers; formatting, links, content controls and the anchors of
comments are not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter

from ..regions.region import Region
from ..regions.weaving import Weaver
from .container import Lock
from .docx_model import SPACES, Run, Story, Zone
from .styles import (
    AUTHOR,
    BIBLIOGRAPHY,
    CODE,
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
    references,
    scan,
    unescape,
)

_NO_BREAK_HYPHEN = "\u2011"
_ALTERNATE, _BOUND = "alternate", "bound"
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
_HYPHEN, _SOFT_HYPHEN = "w:noBreakHyphen", "w:softHyphen"
_SPACED = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", _HYPHEN: _NO_BREAK_HYPHEN}
_START = attrgetter("start")
_BLANK = " \t\r\n"
_MARKUP = re.compile(r"<!--.*?-->|<[^<>]*>", re.S)


@dataclass(slots=True)
class _Field:
    """A field; `outer`: what holds the text around it, None where that is not visible."""

    outer: str | None
    start: int
    instruction: list[str] = field(default_factory=list)
    result: bool = False
    kind: str = ""
    listed: bool = False

    @property
    def held(self) -> str | None:
        """What holds the text in it, as `outer`."""
        return None if self.outer is None or not self.result else self.outer or self.kind


@dataclass(slots=True)
class _Alternate:
    """A choice for newer programs and its fallback: the paragraphs of both."""

    depth: int  # paragraphs that were open before it
    buried: bool  # in the fallback of another one
    choice: list[Draft] = field(default_factory=list)
    fallback: list[Draft] = field(default_factory=list)
    phase: str = ""


class _Open:
    """A paragraph that is being read."""

    __slots__ = ("draft", "listed", "merged", "weaver")

    def __init__(self, draft: Draft, text: str) -> None:
        self.draft, self.weaver = draft, Weaver(text)
        self.listed = self.merged = False

    def lock(self, start: int, kind: str) -> None:
        """What is visible from `start` on can't be changed."""
        self.draft.lock(start, self.weaver.length, kind)


class PartReader:
    """One reading of one part: what is open while its tags go by."""

    def __init__(
        self,
        part: str,
        text: str,
        styles: Callable[[str], tuple[str, int]],
        label: str = "",
        broken: frozenset[int] = frozenset(),
    ) -> None:
        self.part, self.text, self.styles, self.label = part, text, styles, label
        self.named, self.broken = label, broken  # the fields that are never closed
        self.story = Story()
        self.paragraphs: list[_Open] = []
        self.fields: list[_Field] = []
        self.alternates: list[_Alternate] = []
        self.unclosed: list[int] = []  # how many fields were open where a broken one begins
        self.controls: list[str] = []  # of the open content controls: what holds them
        self.tables: list[list[int]] = []  # of the open tables: number and row
        self.table_count = 0
        self.boxes: list[int] = []
        self.box_count = 0
        self.insertions: list[tuple[str, bool]] = []
        self.skipping = ""
        self.skipped = 0
        self.run = Run(0, 0, 0, "", "", False)
        self.in_run = 0
        self.run_index = -1  # among the runs that are kept
        self.run_code = False
        self.outer: list[tuple[Run, int, int, bool]] = []  # the runs that paragraphs stand in
        self.properties = -1
        self.head = -1
        self.merging: _Open | None = None  # a paragraph whose end is deleted
        self.zone = -1
        self.zone_tag = -1
        self.zone_kept = False
        self.reading = ""  # "text" or "instruction"
        self.sound = True  # whether the text stands where it may
        self.at = 0
        self.notes_wanted: dict[str, str] = {}
        self.marked: list[str] = []

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
        if self.fields:  # never closed: what follows them is read as if they were not there
            broken = frozenset(one.start for one in self.fields)
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
            "w:fldChar": self._take_field,
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
            _SOFT_HYPHEN: self._take_character,
            **dict.fromkeys(_SPACED, self._take_character),
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

    def _skip(self, name: str) -> None:
        self.skipping, self.skipped = name, 1

    # Paragraphs

    def _open_paragraph(self, tag: Tag) -> None:
        if tag.kind == EMPTY:
            return
        label = self.label
        if self.boxes:
            label = f"textbox {self.boxes[-1]}"
        elif self.tables and not label:
            number, row = self.tables[0]
            label = f"table {number}, row {row}"
        anchor = self.paragraphs[0].draft.start if self.paragraphs else -1
        flow = Region("prose", "", ())
        draft = Draft(self.part, tag.start, flow, label=label, anchor=anchor)
        if not self.paragraphs and not self.boxes:
            self.head = tag.start
            self.story.heads[tag.start] = tag.end
        opened = _Open(draft, self.text)
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

    def _finish(self, paragraph: _Open) -> None:
        draft = paragraph.draft
        draft.flow = paragraph.weaver.region("prose")
        if paragraph.listed and draft.role in ("", "prose"):
            draft.role = BIBLIOGRAPHY
        if not draft.flow.text:
            return
        for alternate in reversed(self.alternates):
            if alternate.depth <= len(self.paragraphs):
                kept = alternate.choice if alternate.phase == "choice" else alternate.fallback
                kept.append(draft)
                return
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

    # Runs and their text

    def _open_run(self, tag: Tag) -> None:
        if tag.kind == EMPTY:
            return
        insertion, moved = self.insertions[-1] if self.insertions else ("", False)
        self.run = Run(tag.start, tag.end, tag.end, "", insertion, moved)
        self.in_run, self.run_index, self.run_code = 1, -1, False

    def _close_run(self, tag: Tag) -> None:
        self.in_run = 0
        for label in self.marked:
            self.story.marks[label] = self.run.start, tag.end
        self.marked.clear()

    def _open_properties(self, tag: Tag) -> None:
        if not self.in_run:  # of the paragraph's mark
            if tag.kind == OPEN:
                self._skip(tag.name)
        elif tag.kind == OPEN:
            self.properties = tag.start

    def _close_properties(self, tag: Tag) -> None:
        if self.properties >= 0:
            own = self.text[self.properties : tag.end]
            self.run = self.run._replace(properties=own, inner=tag.end)
            self.properties = -1

    def _take_run_style(self, tag: Tag) -> None:
        self.run_code = self.styles(attributes(tag.inside).get("val", ""))[0] == CODE
        if self.run_code and self.paragraphs:
            self.paragraphs[-1].weaver.bar()

    def _keep_run(self) -> int:
        if self.run_index < 0:
            self.run_index = len(self.story.runs)
            self.story.runs.append(self.run)
        return self.run_index

    def _open_text(self, tag: Tag) -> None:
        if tag.kind == OPEN and self.paragraphs:
            self.sound = bool(self.in_run) and not self.reading
            self.reading = "text"
            self.zone = tag.end
            self.zone_kept = "preserve" in tag.inside
            self.zone_tag = tag.start

    def _close_text(self, tag: Tag) -> None:
        if self.zone >= 0:
            run = self._keep_run()
            self.story.zones.append(Zone(self.zone, tag.start, run, self.zone_tag, self.zone_kept))
        self.reading, self.zone = "", -1

    def _open_instruction(self, tag: Tag) -> None:
        self.reading = "instruction" if tag.kind == OPEN else ""

    def _close_instruction(self, tag: Tag) -> None:
        self.reading = ""

    def _take_text(self, start: int, end: int) -> None:
        if self.reading == "instruction":
            if self.fields and not self.fields[-1].result:
                self.fields[-1].instruction.append(unescape(self.text[start:end]))
            return
        holder = self._holder()
        if holder is None:
            return
        if not self.zone_kept:  # spaces at the edges that no attribute keeps are not shown
            if start == self.zone:
                start = end - len(self.text[start:end].lstrip(_BLANK))
            if self.text.startswith("</", end):
                end = start + len(self.text[start:end].rstrip(_BLANK))
        paragraph = self.paragraphs[-1]
        before = paragraph.weaver.length
        at = start
        if "<" in self.text[start:end]:  # comments, or what may not stand in a text
            for markup in _MARKUP.finditer(self.text, start, end):
                paragraph.weaver.add(at, markup.start())
                at = markup.end()
            start, holder = at, holder or FIELD
        if not self.sound:
            holder = holder or FIELD
        if "&" in self.text[start:end]:
            for left, right in references(self.text, start, end):
                paragraph.weaver.add(at, left)
                paragraph.weaver.put(unescape(self.text[left:right]), left, right)
                at = right
        paragraph.weaver.add(at, end)
        if holder:
            paragraph.lock(before, holder)

    def _take_data(self, tag: Tag) -> None:
        if self.reading == "text" and self._holder() is not None:
            weaver = self.paragraphs[-1].weaver
            before = weaver.length
            weaver.put(self.text[tag.start + 9 : tag.end - 3], tag.start, tag.end)
            self.paragraphs[-1].lock(before, FIELD)

    def _take_character(self, tag: Tag) -> None:
        """A tab, a break, a hyphen of its own kind: one character in a run."""
        if not (self.in_run and self.paragraphs):
            return
        holder = self._holder()
        if holder is None:
            return
        paragraph = self.paragraphs[-1]
        before = paragraph.weaver.length
        self._keep_run()
        end = tag.end
        if tag.kind == OPEN:
            end = self.text.find(">", self.text.find("</", end)) + 1
        paragraph.weaver.put(_SPACED.get(tag.name, ""), tag.start, end)
        self.story.characters[tag.start] = self.story.characters[end] = self.run_index
        if holder:
            paragraph.lock(before, holder)

    def _holder(self) -> str | None:
        """What holds the text that follows, "" if nothing; None if it is not visible here."""
        if not self.paragraphs:
            return None
        if self.run_code and self.in_run:
            return None
        held = self._field_holder()
        if held is None:
            return None
        if self.fields and self.fields[-1].listed:
            self.paragraphs[-1].listed = True
        if self.controls:
            held = held or self.controls[-1]
        if self.alternates and self.alternates[-1].depth == len(self.paragraphs):
            if self.alternates[-1].phase == "fallback":
                return None
            held = held or _ALTERNATE
        return held

    def _field_holder(self) -> str | None:
        return self.fields[-1].held if self.fields else ""

    # Fields and content controls

    def _take_field(self, tag: Tag) -> None:
        kind = attributes(tag.inside).get("fldCharType", "")
        if kind == "begin":
            if tag.start in self.broken:
                self.unclosed.append(len(self.fields))
            else:
                self.fields.append(_Field(self._field_holder(), tag.start))
        elif kind == "separate" and self.unclosed and self.unclosed[-1] == len(self.fields):
            self.unclosed.pop()
        elif self.fields and kind == "separate":
            self._classify(self.fields[-1])
        elif self.fields and kind == "end":
            self.fields.pop()

    def _classify(self, one: _Field) -> None:
        one.result = True
        one.kind, one.listed = read_field("".join(one.instruction))
        one.listed = one.listed or any(other.listed for other in self.fields[-2:-1])

    def _open_simple_field(self, tag: Tag) -> None:
        if tag.kind == OPEN:
            self._open_wrapper(tag)
            self.fields.append(
                _Field(self._field_holder(), tag.start, [attributes(tag.inside).get("instr", "")])
            )
            self._classify(self.fields[-1])

    def _close_simple_field(self, tag: Tag) -> None:
        self._close_wrapper(tag)
        if self.fields:
            self.fields.pop()

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

    # What stands around paragraphs and runs

    def _open_table(self, tag: Tag) -> None:
        self._end_merging()
        if tag.kind == OPEN:
            self.table_count += not self.tables
            self.tables.append([self.table_count, 0])

    def _open_row(self, tag: Tag) -> None:
        if self.tables and len(self.tables) == 1:
            self.tables[0][1] += 1

    def _close_table(self, tag: Tag) -> None:
        self.tables.pop()

    def _open_box(self, tag: Tag) -> None:
        if tag.kind == OPEN:
            if not self._buried():
                self.box_count += 1
            self.boxes.append(self.box_count)
            self._open_wrapper(tag)

    def _close_box(self, tag: Tag) -> None:
        self.boxes.pop()
        self._close_wrapper(tag)

    def _open_insertion(self, tag: Tag) -> None:
        if tag.kind == OPEN:
            source = self.text[tag.start : tag.end]
            self.insertions.append((source, tag.name != "w:ins"))

    def _close_insertion(self, tag: Tag) -> None:
        self.insertions.pop()

    def _open_wrapper(self, tag: Tag) -> None:
        """What stands between an insertion and its runs: these can't be cut out of it."""
        if tag.kind == OPEN:
            self.insertions.append(("", False))

    def _close_wrapper(self, tag: Tag) -> None:
        self.insertions.pop()

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
            self.alternates.append(_Alternate(len(self.paragraphs), self._buried()))

    def _buried(self) -> bool:
        """Whether this is a fallback, which another text stands for."""
        last = self.alternates[-1] if self.alternates else None
        return bool(last and (last.buried or last.phase == "fallback"))

    def _open_choice(self, tag: Tag) -> None:
        if not self.alternates or tag.kind != OPEN:
            return
        if self.alternates[-1].phase:
            self._skip(tag.name)
        else:
            self.alternates[-1].phase = "choice"

    def _open_fallback(self, tag: Tag) -> None:
        if self.alternates and tag.kind == OPEN:
            chosen = bool(self.alternates[-1].phase)
            self.alternates[-1].phase = "fallback" if chosen else "choice"

    def _close_alternate(self, tag: Tag) -> None:
        """Pair the paragraphs of the choice with those of the fallback."""
        alternate = self.alternates.pop()
        texts = [
            [draft.flow.text for draft in side] for side in (alternate.choice, alternate.fallback)
        ]
        if texts[0] == texts[1]:
            for draft, twin in zip(alternate.choice, alternate.fallback, strict=True):
                draft.twins = [*draft.twins, twin.flow, *twin.twins]
        elif texts[1]:
            for draft in alternate.choice:
                draft.locks = [Lock(0, len(draft.flow.text), _ALTERNATE)]
        outer = self.alternates[-1] if self.alternates else None
        if outer and outer.depth <= alternate.depth:
            kept = outer.choice if outer.phase == "choice" else outer.fallback
            kept += alternate.choice
        else:
            self.story.drafts += alternate.choice
