"""Tables as text: comma- and tab-separated values. Each cell is a text of its own.

With `columns`, named by the first row or by number from 1, only those are read; the first row is
then a heading. Cells in quotes may hold line ends and doubled quotes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from ...errors import InputError
from ..regions.division import divide_all
from ..regions.region import Region
from ..regions.weaving import Weaver, mend

_DELIMITERS = ",;\t|"
_SAMPLE = 4096


class _Cell(NamedTuple):
    row: int
    column: int
    start: int  # with its quotes
    end: int
    quoted: bool


def read_csv(text: str, columns: Collection[str] = ()) -> list[Region]:
    """The regions of comma-separated values; semicolons and bars are told by the first row.

    Raises `InputError` for a column that is not there.

    >>> [region.text for region in read_csv('имя;год\\n"Ким ""Чен"" Ын";2011\\n', ["имя"])]
    ['имя', 'Ким ', '"Чен"', ' Ын']
    """
    end = text.find("\n")
    row = text[: min(end if end >= 0 else _SAMPLE, _SAMPLE)]
    delimiter = max(_DELIMITERS, key=row.count)
    return _read(text, delimiter, columns)


def read_tsv(text: str, columns: Collection[str] = ()) -> list[Region]:
    """The regions of tab-separated values. Raises `InputError` for a column that is not there."""
    return _read(text, "\t", columns)


def _read(text: str, delimiter: str, columns: Collection[str]) -> list[Region]:
    wanted = {int(name) - 1 for name in columns if name.isascii() and name.isdecimal()}
    names = {name for name in columns if not (name.isascii() and name.isdecimal())}
    cells: list[Region] = []
    flow = Weaver(text)
    width = 0
    for cell in _find_cells(text, delimiter):
        width = max(width, cell.column + 1)
        if cell.row > 1 and names:
            raise InputError("no column {column!r}", column=min(names))
        _weave(flow, text, cell)
        if not flow:
            flow.clear()
            continue
        label = f"row {cell.row}, column {cell.column + 1}"
        region = mend(flow.region("heading" if columns and cell.row == 1 else "prose", label))
        if not region.text.strip():
            continue
        if cell.row == 1 and region.text.strip() in names:
            names.discard(region.text.strip())
            wanted.add(cell.column)
        if not columns or cell.column in wanted:
            cells.append(region)
    names |= {str(column + 1) for column in wanted if width and not 0 <= column < width}
    if names:
        raise InputError("no column {column!r}", column=min(names))
    return [region for regions in divide_all((cell, 0) for cell in cells) for region in regions]


def _weave(flow: Weaver, text: str, cell: _Cell) -> None:
    start, end = cell.start, cell.end
    if not cell.quoted:
        flow.add(start, end)
        return
    start, end = start + 1, end - 1
    at = text.find('""', start, end)
    while at >= 0:
        flow.add(start, at)
        flow.put('"', at, at + 2)
        start = at + 2
        at = text.find('""', start, end)
    flow.add(start, end)


def _find_cells(text: str, delimiter: str) -> Iterator[_Cell]:
    """Every cell; a quote that does not close, or closes before more text, is one of the text."""
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    quoted = re.compile(rf"\"(?:[^\"]|\"\")*+\"(?=[{re.escape(delimiter)}\r\n]|\Z)")
    at, row, column = int(text.startswith("\ufeff")), 1, 0
    closes = True
    while at < len(text):
        match = quoted.match(text, at) if closes and text[at] == '"' else None
        if text[at] == '"' and not match:
            closes = text.find('"', at + 1) >= 0
        found = match or plain.match(text, at)
        end = found.end() if found else at
        yield _Cell(row, column, at, end, bool(match))
        at = end
        if text.startswith(delimiter, at):
            column += 1
            at += 1
        elif at < len(text):
            row, column = row + 1, 0
            at += 2 if text.startswith("\r\n", at) else 1
