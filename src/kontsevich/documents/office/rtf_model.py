"""What was read of RTF: its stories and paragraphs, and what is open while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..regions.region import Region
from ..regions.weaving import Weaver
from .container import Lock
from .styles import BIBLIOGRAPHY, HEADING, Draft, read_field

PART = "document.rtf"
_SET_IN = 567  # a centimetre, in twentieths of a point
OUTLINE = 9  # a paragraph of this level is no heading


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
        draft = Draft(PART, self.start, Region("prose", "", ()))
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


@dataclass(slots=True)
class Finished:
    """A paragraph that has been read, with what its format says of it."""

    paragraph: Paragraph
    role: str
    level: int
    label: str

    def draft(self, story: Story, text: str) -> Draft:
        """As the draft of a block."""
        flow, locks = self.paragraph.weave(text)
        role = self.role
        if self.paragraph.listed and role in ("", "prose"):
            role = BIBLIOGRAPHY
        start = self.paragraph.start
        return Draft(PART, start, flow, role, self.level, self.label, locks, [], story.anchor)


class State:
    """What holds inside a group, and is as before behind it."""

    __slots__ = (
        *("story", "field", "held", "skip", "font", "deleted", "code", "style", "outline"),
        *("in_table", "indent", "inserted", "opened"),
    )

    def __init__(self, story: Story) -> None:
        self.story = story
        self.field: Field | None = None
        self.held: str | None = ""  # what holds the text, None if it is not visible
        self.skip = 1  # letters for older programs behind a code
        self.font = -1
        self.deleted = False
        self.code = False
        self.style = ""
        self.outline = OUTLINE
        self.in_table = False
        self.indent = 0, 0  # of the lines and of the first line, in twentieths of a point
        self.inserted = False
        self.opened = 0  # where the group begins

    def copy(self, opened: int) -> State:
        """For a group that begins here."""
        other = State.__new__(State)
        other.story, other.field, other.held = self.story, self.field, self.held
        other.skip, other.font, other.deleted = self.skip, self.font, self.deleted
        other.code, other.style, other.outline = self.code, self.style, self.outline
        other.in_table, other.opened = self.in_table, opened
        other.indent, other.inserted = self.indent, self.inserted
        return other

    def plain(self, font: int) -> None:
        """Letters without any format."""
        self.font, self.deleted, self.code, self.inserted = font, False, False, False

    def reset(self) -> None:
        """A paragraph without any format."""
        self.style, self.outline, self.in_table = "s0", OUTLINE, False
        self.indent = 0, 0

    def rank(self, role: str, level: int) -> tuple[str, int]:
        """The role and the level of a paragraph whose style has these."""
        if self.outline < OUTLINE:
            return role or HEADING, level or self.outline + 1
        return role, level

    def guess(self) -> str:
        """The role of a paragraph in a file without styles: one that is set in as a whole is a
        quotation, since nothing else can say so there."""
        left, first = self.indent
        return "blockquote" if left >= _SET_IN and first >= 0 and not self.in_table else ""
