"""The pages of a Word document, as far as the file tells them.

Word notes in the text where pages ended when it last laid the document out; where it has not, the
page breaks that the author set are all that is known.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

_RENDERED = re.compile(r"<\w+:lastRenderedPageBreak\b")
_SET = re.compile(r"<\w+:br\b[^>]*\btype\s*=\s*[\"']page[\"']|<\w+:pageBreakBefore\s*/>")
_MARKS = {
    kind: re.compile(rf"<\w+:{kind}Reference\b[^>]*\bid\s*=\s*[\"'](-?\d+)[\"']")
    for kind in ("footnote", "endnote")
}


class Pages(NamedTuple):
    """Where pages begin in the XML of a document's body, and where the marks of its notes stand, by
    their kind and number."""

    breaks: Sequence[int]
    marks: dict[str, int]

    def find(self, at: int) -> int:
        """The page, from 1, of a place of the body; 0 where the file says nothing of pages."""
        return 1 + bisect_right(self.breaks, at) if self.breaks else 0

    def find_note(self, label: str) -> int:
        """The page of the mark of a note ("footnote 3"), which is the note's own."""
        at = self.marks.get(label)
        return 0 if at is None else self.find(at)


def read_pages(body: str) -> Pages:
    """The pages of a document, from the XML of its body.

    >>> pages = read_pages('<w:t>а</w:t><w:br w:type="page"/><w:t>б</w:t>')
    >>> pages.find(4), pages.find(40)
    (1, 2)
    """
    pattern = _RENDERED if _RENDERED.search(body) else _SET
    marks: dict[str, int] = {}
    for kind, mark in _MARKS.items():
        known: dict[str, None] = {}
        for match in mark.finditer(body):
            if match[1] not in known:
                known[match[1]] = None
                marks[f"{kind} {len(known)}"] = match.start()
    return Pages([match.start() for match in pattern.finditer(body)], marks)
