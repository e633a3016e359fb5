"""What holds inside a group of RTF while it is read: of letters, of paragraphs, of the story."""

from __future__ import annotations

from .stories import Field, Story
from .styles import HEADING

_SET_IN = 567  # a centimetre, in twentieths of a point
OUTLINE = 9  # a paragraph of this level is no heading


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
