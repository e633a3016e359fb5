"""The table of names as a Word document, the page turned so that the table has room."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from ...checker.name_table.rows import Row
from ...errors import DocumentError
from ...messages import speaker
from ..view import View, make_visible
from .cells import tell_heads, tell_rows
from .table import sum_up

_MOST = 20  # places in a cell: the rest would fill pages
_WIDTHS = (2.0, 3.2, 2.2, 1.6, 4.2, 4.2, 1.8, 4.8, 2.2)  # centimetres


def pack(rows: Sequence[Row], view: View) -> bytes:
    """The document: a heading, one line about all, the table with its header on every page."""
    document = open_document()
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    say = speaker(view.lang)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(1.7)
    document.add_heading(say("names-title"), 1)
    document.add_paragraph(sum_up(rows, say))
    heads = tell_heads(say)
    table = document.add_table(1, len(heads), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)  # LibreOffice goes by the columns, Word by the cells
    _fill(table.rows[0], heads, bold=True)
    repeat_header(table.rows[0])
    for cells in tell_rows(rows, view.lang, say, _MOST):
        _fill(table.add_row(), list(map(str, cells.flat())))
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def open_document() -> Any:
    """A new document; raises `DocumentError` where python-docx is missing."""
    try:
        from docx import Document
    except ImportError:
        raise DocumentError("needs {package}", package="pip install 'kontsevich[docx]'") from None
    return Document()


def _fill(row: Any, texts: list[str], bold: bool = False) -> None:
    from docx.shared import Cm, Pt

    for cell, text, width in zip(row.cells, texts, _WIDTHS, strict=True):
        cell.width = Cm(width)
        run = cell.paragraphs[0].add_run(make_visible(text))
        run.font.size, run.bold = Pt(9), bold


def repeat_header(row: Any) -> None:
    """Let a table's first row stand on each of its pages."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
