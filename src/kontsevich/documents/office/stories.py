"""Stories: what the readers of RTF and of Word 97 keep, and the blocks that come of it.

Such a file is one run of what is visible, in which the body, each note, header, box and comment is
a story of its own, and a paragraph is some ranges of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..regions.region import Cell, Region
from ..regions.weaving import Weaver
from .container import Block, Lock
from .styles import AUTHOR, BIBLIOGRAPHY, OURS, Draft, assign_roles, attach_comments, read_field

_NOTES = ("footnote", "endnote")
_MARGINS = ("header", "footer")


@dataclass(slots=True)
class Field:
    """A field; `outer`: what holds the text around it, None where that is not visible."""

    outer: str | None
    listed: bool
    kind: str = "field"

    def classify(self, instruction: str) -> None:
        """Say what holds its result, by its instruction."""
        self.kind, listed = read_field(instruction)
        self.listed = self.listed or listed

    @property
    def held(self) -> str | None:
        """What holds its result, as `outer`."""
        return None if self.outer is None else self.outer or self.kind


class Paragraph:
    """A paragraph that is being read: ranges of what is visible, and points no edit may cross."""

    __slots__ = ("listed", "merged", "parts", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.parts: list[tuple[int, int, str]] = []  # (-1, 0, "") is a barrier
        self.listed = self.merged = False

    def add(self, start: int, end: int, held: str) -> None:
        """Visible [start, end) follows."""
        if self.parts:
            last = self.parts[-1]
            if last[1] == start and last[2] == held:
                self.parts[-1] = (last[0], end, held)
                return
        self.parts.append((start, end, held))

    def bar(self) -> None:
        """No edit may cross this point."""
        self.parts.append((-1, 0, ""))

    def weave(self, text: str) -> tuple[Region, list[Lock]]:
        """The paragraph's region in what is visible, and what of it can't be changed."""
        weaver = Weaver(text)
        draft = Draft("", self.start, Region("prose", "", ()))
        for start, end, held in self.parts:
            before = weaver.length
            if start < 0:
                weaver.bar()
                continue
            weaver.add(start, end)
            if held:
                draft.lock(before, weaver.length, held)
        return weaver.region("prose"), draft.locks


@dataclass(slots=True)
class Story:
    """The body, a note, a header, a text box or a comment: its paragraphs so far.

    `kind`: body, footnote, endnote, header, footer, textbox or comment; `number`: which of them;
    `anchor`: where the paragraph of the body begins that it hangs on, or -1; `before`: the offset
    in the file at which it begins; `author`: whose comment it is.
    """

    kind: str
    number: int = 0
    anchor: int = -1
    before: int = 0
    author: str = ""
    paragraph: Paragraph | None = None
    done: list[Finished] = field(default_factory=list)
    tables: int = 0
    row: int = 0  # of the open table, 0 outside one
    cell: Cell | None = None  # of the last paragraph

    def open(self, start: int) -> Paragraph:
        """The open paragraph, or one that begins here."""
        if self.paragraph is None:
            self.paragraph = Paragraph(start)
        return self.paragraph

    def finish(self, role: str, level: int, in_table: bool) -> None:
        """The open paragraph ends, with what its format says of it."""
        paragraph, self.paragraph = self.paragraph, None
        label = f"{self.kind} {self.number}"
        if self.kind == "body":
            if in_table and not self.row:
                self.tables, self.row = self.tables + 1, 1
            elif not in_table:
                self.row = 0
            label = f"table {self.tables}, row {self.row}" if in_table else ""
            self.cell = self._next_cell() if in_table else None
        if paragraph and paragraph.parts:
            if paragraph.merged:
                role, level = "", 0
            self.done.append(Finished(paragraph, role, level, label, self.cell))

    def _next_cell(self) -> Cell:
        """Where a paragraph stands that ends in the open row, as if each had a cell."""
        before = self.cell if self.cell and self.cell[:2] == (self.tables, self.row) else None
        return Cell(self.tables, self.row, before.column + 1 if before else 1)


@dataclass(slots=True)
class Finished:
    """A paragraph that has been read, with what its format says of it."""

    paragraph: Paragraph
    role: str
    level: int
    label: str
    cell: Cell | None = None

    def draft(self, part: str, story: Story, text: str) -> Draft:
        """As the draft of a block of a part whose text this is."""
        flow, locks = self.paragraph.weave(text)
        role = self.role
        if self.paragraph.listed and role in ("", "prose"):
            role = BIBLIOGRAPHY
        start = self.paragraph.start
        place = story.anchor
        return Draft(
            part, start, flow, role, self.level, self.label, locks, [], place, cell=self.cell
        )


def assemble(part: str, text: str, stories: list[Story]) -> list[Block]:
    """The blocks of a file: the body with its boxes, notes, headers, footers, comments."""
    drafts = {
        kind: [
            [one.draft(part, story, text) for one in story.done]
            for story in stories
            if story.kind == kind
        ]
        for kind in ("body", *_MARGINS, *_NOTES, "textbox")
    }
    body = [draft for story in (*drafts["body"], *drafts["textbox"]) for draft in story]
    body.sort(key=lambda draft: draft.start if draft.anchor < 0 else draft.anchor)
    blocks = assign_roles(body)
    for kind in _NOTES:
        blocks += assign_roles((one for story in drafts[kind] for one in story), "footnote")
    for kind in _MARGINS:
        for story in drafts[kind]:
            blocks += assign_roles(story)
    comments = [story for story in stories if story.kind == "comment"]
    return attach_comments(blocks, _read_comments(part, text, comments), part)


def _read_comments(part: str, text: str, stories: Iterable[Story]) -> Iterator[tuple[Block, int]]:
    """The paragraphs of comments, each with the place of the paragraph that it is about."""
    for story in stories:
        drafts = [one.draft(part, story, text) for one in story.done]
        for draft in drafts:
            ours = story.author == AUTHOR  # what we said of the text is no part of it
            draft.role, draft.label = ("field", OURS) if ours else ("comment", draft.label)
            draft.locks = [Lock(0, len(draft.flow.text), "comment")]
        for block in assign_roles(drafts):
            yield block, story.anchor
