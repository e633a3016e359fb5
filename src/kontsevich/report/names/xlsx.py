"""The table of names as an Excel workbook: a sheet of names to fill in, a sheet of all places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from ...checker.name_table.rows import DECIDE, FIX, KEEP, Row
from ...errors import DocumentError
from ...messages import Say, speaker
from ..view import View, make_visible
from .cells import COLUMNS, tell_heads, tell_place, tell_rows

_WIDTHS = (14, 24, 14, 12, 36, 36, 8, 48, 16)
_PLACE_COLUMNS = ("name", "forms", "places", "file", "line", "role")
_PLACE_WIDTHS = (24, 24, 28, 28, 8, 20)
_COLORS = {FIX: "DFF5E3", DECIDE: "FFF3CD", KEEP: "E2F0F7"}
_MOST = 32_000  # characters of a cell
_LINE, _MOST_LINES = 15, 25  # points of a line, lines of a row


def pack(rows: Sequence[Row], view: View) -> bytes:
    """The workbook. The column of what to do has a list to choose from, and takes any form."""
    try:
        from openpyxl import Workbook
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.datavalidation import DataValidation
    except ImportError:
        raise DocumentError("needs {package}", package="pip install 'kontsevich[xlsx]'") from None
    say = speaker(view.lang)
    book = Workbook()
    sheet = book.active
    sheet.title = say("names-sheet")
    lines = [cells.flat() for cells in tell_rows(rows, view.lang, say)]
    _fill(sheet, tell_heads(say), lines, _WIDTHS)
    _color(sheet, rows)
    last = get_column_letter(len(COLUMNS))
    choices = ",".join(say(f"names-{action}") for action in (FIX, KEEP))
    choice = DataValidation(
        "list", formula1=f'"{choices}"', allow_blank=True, showErrorMessage=False
    )
    choice.promptTitle, choice.prompt = say("names-action"), say("names-prompt")
    sheet.add_data_validation(choice)
    choice.add(f"{last}2:{last}{max(len(rows), 1) + 1}")
    heads = [say(f"names-{column}") for column in _PLACE_COLUMNS]
    _fill(book.create_sheet(say("names-places")), heads, _list_places(rows, say), _PLACE_WIDTHS)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _list_places(rows: Iterable[Row], say: Say) -> Iterable[list[str | int]]:
    for row in rows:
        for place in row.places:
            where = tell_place(place, say, False)
            role = say(f"role-{place.role}")
            yield [row.standard, place.form, where, place.path, place.line, role]


def _fill(
    sheet: Any, heads: list[str], lines: Iterable[Sequence[str | int]], widths: tuple[int, ...]
) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.append(heads)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for line in lines:
        sheet.append([make_visible(one)[:_MOST] if isinstance(one, str) else one for one in line])
    for cells in sheet.iter_rows(min_row=2):
        lengths = (len(str(cell.value or "")) for cell in cells)
        most = max(-(-length // width) for length, width in zip(lengths, widths, strict=True))
        sheet.row_dimensions[cells[0].row].height = _LINE * min(most, _MOST_LINES)
        for cell in cells:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if cell.data_type == "f":
                cell.data_type = "s"  # what begins with = is a text all the same
    for index, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.freeze_panes = "C2" if len(heads) == len(COLUMNS) else "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _color(sheet: Any, rows: Sequence[Row]) -> None:
    from openpyxl.styles import Font, PatternFill

    for number, row in enumerate(rows, 2):
        sheet.cell(number, COLUMNS.index("name") + 1).font = Font(bold=True)
        if row.action in _COLORS:
            fill = PatternFill("solid", start_color=_COLORS[row.action])
            sheet.cell(number, len(COLUMNS)).fill = fill
