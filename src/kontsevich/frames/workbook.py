"""Excel workbooks: the first sheet as a list, whatever else is in the file as it was."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

from ..documents.office.zip_package import Archive
from ..errors import DocumentError
from .list_columns import SEEN, Cell, Columns, gather

_DAMAGED = "is no package: the file is damaged or of another format"
_WITH_MACROS = ".xlsm"
_EVERY = 1000  # rows between two words about how far it is


def rewrite_workbook(
    source: Path, target: Path, columns: Columns, tell: Callable[[float], None]
) -> None:
    """Write a workbook again with the asked columns of its sheet replaced or further ones behind.

    The sheet is the one that opens; formulas, widths and styles stay, a new column is styled as the
    one it is made of. `tell` is given the share that is done. Raises `InputError` for a column that
    is not there, `DocumentError` for what is no workbook and where openpyxl is missing.
    """
    try:
        from openpyxl import load_workbook
        from openpyxl.utils.exceptions import IllegalCharacterError
    except ImportError:
        raise DocumentError("needs {package}", package="pip install 'kontsevich[xlsx]'") from None
    data = source.read_bytes()
    try:
        Archive(data)  # sound, and not too large unpacked
    except DocumentError as error:
        raise DocumentError("{name}: {reason}", name=source, reason=str(error)) from None
    try:
        book = load_workbook(BytesIO(data), keep_vba=source.suffix.lower() == _WITH_MACROS)
        sheet = book.active
    except Exception:  # a parser of hostile files fails in any way
        raise DocumentError("{name}: {reason}", name=source, reason=_DAMAGED) from None
    if sheet is None or not hasattr(sheet, "iter_rows"):
        raise DocumentError("{name}: {reason}", name=source, reason="no sheet of cells")
    try:
        _rewrite_sheet(sheet, columns, tell)
    except IllegalCharacterError as error:
        raise DocumentError("{name}: {reason}", name=source, reason=error) from None
    book.save(target)


def _rewrite_sheet(sheet: Any, columns: Columns, tell: Callable[[float], None]) -> None:
    last, width = sheet.max_row, sheet.max_column
    header = ["" if cell.value is None else str(cell.value) for cell in sheet[1]]
    wanted, named = columns.find(header)
    rows = sheet.iter_rows(min_row=1 + named, max_row=last, max_col=width)
    values = ([cell.value for cell in row] for row in islice(rows, SEEN))
    run = columns.prepare(gather(values, wanted))
    if named:
        heads = columns.head([header[index] for index in wanted])
        for number, name in enumerate(heads, width + 1):
            _write(sheet.cell(1, number), name, sheet.cell(1, wanted[0] + 1))
    for number in range(1 + named, last + 1):
        at = width
        for index in wanted:
            cell = sheet.cell(number, index + 1)
            text = isinstance(cell.value, str) and cell.data_type == "s"
            found = run(cell.value) if text else columns.blank()
            if not columns.names:
                if text:
                    _write(cell, found[0], cell)
                continue
            for value in found:
                at += 1
                _write(sheet.cell(number, at), value, cell)
        if number % _EVERY == 0:
            tell(number / last)


def _write(cell: Any, value: Cell, model: Any) -> None:
    cell.value = value if value != "" else None
    cell.data_type = "n" if isinstance(value, float) else "s" if value else "n"
    if model.has_style:
        cell._style = copy(model._style)
