"""Word 97–2003: a doc becomes a container of regions, which is only read.

Its letters stand in tables that a change would have to make anew; so a fix is made in a docx.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from .container import Container
from .doc_file import (
    BOXES,
    COMMENT_MARKS,
    COMMENTS,
    ENDNOTES,
    MARGINS,
    NOTES,
    UNSOUND,
    WordFile,
    damaged,
)
from .doc_formats import Formats
from .stories import Field, Paragraph, Story, assemble
from .zip_package import Xml

_PART = "WordDocument"
_ADVICE = "save it as docx (soffice --headless --convert-to docx FILE) and fix that"
# Characters that mean something; others below the space are left out.
_SIGN = re.compile("[\x00-\x08\x0c\x0d\x0f-\x1d]")
_SHOWN = str.maketrans({"\x0b": "\n", "\x0e": "\n", "\x1e": "\u2011", "\x1f": "\u00ad"})
_ENDS = "\x07\x0c\r"  # of a cell, a section, a paragraph
_BEGIN, _RESULT, _END = "\x13\x14\x15"  # of a field
_MARK, _DRAWING = "\x02\x08"
_COMMENT_ROW, _BOX_ROW = 30, 22  # bytes
_SEPARATORS = 6  # stories of the margins that are no header
_HEADERS = (0, 1, 4)  # of the six margins of a section: even, odd, and on the first page


def read_doc(data: bytes) -> Container:
    """A doc as a container that can't be written: body, notes, headers, footers, comments.

    Raises `DocumentError` for what is encrypted, older than Word 97 or not sound.
    """
    file = WordFile(data)
    text = file.text.translate(_SHOWN)
    try:
        stories = _Reader(file, text).read()
    except UNSOUND:
        raise damaged() from None
    blocks = assemble(_PART, text, stories)
    return Container({_PART: Xml(text, "utf-8", False)}, blocks, advice=_ADVICE)


class _Reader:
    """One reading of one file, story by story."""

    def __init__(self, file: WordFile, text: str) -> None:
        self.file, self.text = file, text
        self.formats = Formats(file)
        self.hidden = self.formats.hidden()

    def read(self) -> list[Story]:
        """All stories, the body first."""
        file = self.file
        body = self._read(Story("body"), *file.story("body"))
        stories = [body]
        for kind, number in (("footnote", NOTES), ("endnote", ENDNOTES)):
            stories += self._read_all(kind, file.story(kind), file.starts(number))
        stories += self._read_margins()
        stories += self._read_all("textbox", file.story("textbox"), file.starts(BOXES, _BOX_ROW))
        comments = self._read_all("comment", file.story("comment"), file.starts(COMMENTS))
        stories += comments
        first, last = file.story("body")
        drawings = [at for at in range(first, last) if self.text[at] == _DRAWING]
        boxes = [story for story in stories if story.kind == "textbox"]
        _hang(body, boxes, drawings if len(drawings) >= len(boxes) else [last] * len(boxes))
        _hang(body, comments, file.starts(COMMENT_MARKS, _COMMENT_ROW))
        return stories

    def _read_all(self, kind: str, story: tuple[int, int], starts: list[int]) -> list[Story]:
        """The notes, boxes or comments of a story, numbered."""
        first, last = story
        edges = [min(first + start, last) for start in starts]
        found: list[Story] = []
        for left, right in pairwise(edges):
            if left < right:
                found.append(self._read(Story(kind, len(found) + 1), left, right))
        return found

    def _read_margins(self) -> list[Story]:
        first, last = self.file.story("header")
        edges = [min(first + start, last) for start in self.file.starts(MARGINS)]
        counts = {"header": 0, "footer": 0}
        found = []
        for index, (left, right) in enumerate(pairwise(edges)):
            if index >= _SEPARATORS and left < right:
                kind = "header" if index % _SEPARATORS in _HEADERS else "footer"
                counts[kind] += 1
                found.append(self._read(Story(kind, counts[kind]), left, right))
        return found

    def _read(self, story: Story, start: int, end: int) -> Story:
        fields: list[tuple[Field, int]] = []  # with where its instruction begins
        held: str | None = ""
        at = start
        for match in _SIGN.finditer(self.text, start, end):
            place, sign = match.start(), match[0]
            self._add(story, at, place, held)
            at = place + 1
            paragraph = story.open(place) if sign in (_BEGIN, _MARK) else story.paragraph
            if sign in _ENDS:
                self._finish(story, place)
            elif sign == _BEGIN:
                fields.append((Field(held, any(one.listed for one, _ in fields)), at))
                held = None
            elif sign == _RESULT and fields:
                fields[-1][0].classify(self.text[fields[-1][1] : place])
                held = fields[-1][0].held
                if paragraph and fields[-1][0].listed:
                    paragraph.listed = True
            elif sign == _END and fields:
                held = fields.pop()[0].outer
            elif sign == _MARK and paragraph and story.kind == "body":
                paragraph.bar()
        self._add(story, at, end, held)
        story.finish("", 0, False)
        return story

    def _add(self, story: Story, start: int, end: int, held: str | None) -> None:
        """Characters [start, end) follow, but for the hidden ones among them."""
        while start < end and held is not None:
            stop = self.hidden.find(1, start, end)
            if stop == start:
                shown = self.hidden.find(0, start, end)
                start = end if shown < 0 else shown
                continue
            stop = end if stop < 0 else stop
            story.open(start).add(start, stop, held)
            start = stop

    def _finish(self, story: Story, at: int) -> None:
        if self.hidden[at] and self.text[at] == "\r":  # it goes on in the next paragraph
            paragraph: Paragraph = story.open(at)
            paragraph.merged = True
            paragraph.bar()
            return
        role, level, in_table, row_end = self.formats.paragraph(at)
        story.finish(role, level, in_table)
        story.row += row_end


def _hang(body: Story, stories: Iterable[Story], places: list[int]) -> None:
    """Say of which paragraph of the body each story is, by the place of its mark."""
    starts = [one.paragraph.start for one in body.done]
    for story, place in zip(stories, places, strict=False):
        index = bisect_right(starts, place) - 1
        story.anchor = starts[index] if index >= 0 else 0
