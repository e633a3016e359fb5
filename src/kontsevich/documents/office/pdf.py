"""PDF: the text of a file, page by page, becomes a container of regions, which is only read.

The parser gives pieces of text with their places on a page, in the order in which they were set:
columns after one another, notes where they stand. They become lines, lines a plain text with an
empty line where a paragraph begins, and that is read as any text out of a PDF.
"""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...errors import DocumentError
from ..text.plain_text import read_text
from .container import Container, PartEdit
from .pdf_layout import Collector, Line, lay_out
from .zip_package import PART as LARGEST
from .zip_package import Xml

_PART = "text"
_ADVICE = "fix the manuscript that it was made from"
_MOST_PAGES = 10_000


@dataclass(slots=True)
class Pdf(Container):
    """A PDF that has been read. `pages`: where each page begins in the text."""

    pages: Sequence[int] = ()

    def __post_init__(self) -> None:
        self._starts = []
        self.text = self.parts[_PART].text
        self.regions = read_text(self.text)

    def address(self, at: int, label: str) -> str:
        """The page of a place, and its own label behind that."""
        page = f"page {bisect_right(self.pages, at)}"
        return f"{page}, {label}" if label else page

    def carry(self, start: int, end: int, new: str, words: bool = False) -> list[PartEdit] | None:
        """The edit of the text; there is nothing that could hold it."""
        return [PartEdit(_PART, start, end, new)]


def read_pdf(data: bytes) -> Pdf:
    """A PDF as a container that can't be written.

    Raises `DocumentError` for what is encrypted or can't be read.
    """
    pages = list(_read_pages(data))
    text, starts = lay_out(pages)
    empty = sum(not page for page in pages)
    part = Xml(text, "utf-8", False)
    unread = {"pages": empty} if empty else {}
    return Pdf({_PART: part}, [], unread=unread, advice=_ADVICE, pages=starts)


def _read_pages(data: bytes) -> Iterator[list[Line]]:
    try:
        import logging

        from pypdf import PdfReader
    except ImportError:
        raise DocumentError("needs a parser: pip install 'kontsevich[pdf]'") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what matters is raised
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError("is encrypted; save it without a password")
        total = 0
        for number, page in enumerate(reader.pages):
            lines: list[Line] = []
            page.extract_text(visitor_text=Collector(lines).take)
            total += sum(len(line.text) for line in lines)
            if number >= _MOST_PAGES or total > LARGEST:
                raise DocumentError(
                    "{part}: more than {limit} elements", part=_PART, limit=_MOST_PAGES
                )
            yield [line for line in lines if line.text.strip()]
    except DocumentError:
        raise
    except Exception:  # a parser of hostile files fails in any way
        raise DocumentError("is no package: the file is damaged or of another format") from None
