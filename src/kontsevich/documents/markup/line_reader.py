"""What the readers share of the formats whose lines say what they are, AsciiDoc and Org: the line
that is read, the paragraph that is open, and the brackets that are open inside it."""

from __future__ import annotations

from ..regions.region import Region
from .block_builder import Blocks


class LineReader:
    """One reading of one text, line by line; a format says what a line is, and what is visible."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks = Blocks(text)
        self.start = -1  # where the open paragraph begins that was not scanned yet
        self.at = 0  # where the line begins that is read
        self.notes = 0

    def read(self) -> list[Region]:
        """The regions of the text, in the order in which they begin."""
        self.at = int(self.text.startswith("\ufeff"))
        while self.at < len(self.text):
            end = self.text.find("\n", self.at)
            end = len(self.text) if end < 0 else end
            self.at = self._take(self.text[self.at : end], end)
        self._end_paragraph(len(self.text))
        return self.blocks.finish()

    def _take(self, line: str, end: int) -> int:
        """One line, or what it begins; where to go on."""
        raise NotImplementedError

    def _scan(self, start: int, end: int) -> None:
        """The visible text of a paragraph into the open block."""
        raise NotImplementedError

    def _end_paragraph(self, end: int) -> None:
        """The open paragraph ends before a place."""
        if self.start >= 0:
            self._scan(self.start, end)
            self.start = -1
        self.blocks.close()

    def _leave(self, start: int, end: int, role: str) -> int:
        """A line inside whatever is open, which is not a part of it."""
        if self.start >= 0:
            self._scan(self.start, start)
            self.start = min(end + 1, len(self.text))
        self.blocks.leave(role, start, end)
        return min(end + 1, len(self.text))

    def _open_note(self) -> None:
        """A note without a name of its own begins inside the open block."""
        self.notes += 1
        self.blocks.open_note("footnote", f"footnote {self.notes}")

    def _close_brackets(self, closing: list[tuple[int, bool]]) -> None:
        """The paragraph ends, and all that is open inside it: where it was to be closed, and
        whether it is a note."""
        while closing:
            if closing.pop()[1]:
                self.blocks.close_note()
