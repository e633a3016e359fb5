"""The runs of a part of Word and the texts in them, while its tags go by."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..regions.weaving import Weaver
from .docx_alternates import Alternates
from .docx_fields import Fields
from .docx_model import Run, Story, Zone
from .styles import CODE, FIELD, Draft
from .xml_tags import EMPTY, OPEN, Tag, attributes, references, unescape

_NO_BREAK_HYPHEN = "\u2011"
_HYPHEN, SOFT_HYPHEN = "w:noBreakHyphen", "w:softHyphen"
SPACED = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", _HYPHEN: _NO_BREAK_HYPHEN}
_BLANK = " \t\r\n"
_MARKUP = re.compile(r"<!--.*?-->|<[^<>]*>", re.S)


class OpenParagraph:
    """A paragraph that is being read."""

    __slots__ = ("draft", "listed", "merged", "weaver")

    def __init__(self, draft: Draft, text: str) -> None:
        self.draft, self.weaver = draft, Weaver(text)
        self.listed = self.merged = False

    def lock(self, start: int, kind: str) -> None:
        """What is visible from `start` on can't be changed."""
        self.draft.lock(start, self.weaver.length, kind)


class RunReader:
    """What is open of runs, texts and what stands around them; `paragraphs`: the open ones."""

    def __init__(
        self, text: str, styles: Callable[[str], tuple[str, int]], broken: frozenset[int]
    ) -> None:
        self.text, self.styles = text, styles
        self.story = Story()
        self.paragraphs: list[OpenParagraph] = []
        self.fields = Fields(broken)
        self.alternates = Alternates()
        self.controls: list[str] = []  # of the open content controls: what holds them
        self.insertions: list[tuple[str, bool]] = []
        self.skipping = ""
        self.skipped = 0
        self.run = Run(0, 0, 0, "", "", False)
        self.in_run = 0
        self.run_index = -1  # among the runs that are kept
        self.run_code = False
        self.properties = -1
        self.zone = -1
        self.zone_tag = -1
        self.zone_kept = False
        self.reading = ""  # "text" or "instruction"
        self.sound = True  # whether the text stands where it may
        self.marked: list[str] = []

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
            self.fields.instruct(unescape(self.text[start:end]))
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
        paragraph.weaver.put(SPACED.get(tag.name, ""), tag.start, end)
        self.story.characters[tag.start] = self.story.characters[end] = self.run_index
        if holder:
            paragraph.lock(before, holder)

    def _holder(self) -> str | None:
        """What holds the text that follows, "" if nothing; None if it is not visible here."""
        if not self.paragraphs:
            return None
        if self.run_code and self.in_run:
            return None
        held = self.fields.held
        if held is None:
            return None
        if self.fields.listed:
            self.paragraphs[-1].listed = True
        if self.controls:
            held = held or self.controls[-1]
        alternate = self.alternates.hold(len(self.paragraphs))
        if alternate is None:
            return None
        return held or alternate

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

    def _skip(self, name: str) -> None:
        self.skipping, self.skipped = name, 1
