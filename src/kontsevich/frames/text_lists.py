"""Lists that are text: csv, tsv and JSON lines, row by row."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from ..errors import InputError
from .list_columns import SEEN, Cell, Columns, Tell, gather


def rewrite_text(blocks: Iterable[str], columns: Columns) -> Iterator[str]:
    """The rows of a list in csv, tsv or JSON lines with the asked columns replaced or further ones.

    With names the header row itself stays. A brace begins JSON lines; a tab in the first line makes
    it tsv (no quoting), else it is csv, with semicolons if those are more. Raises `InputError` for
    a column that is not there and for a line that is no JSON.

    >>> from .list_columns import replace_cells
    >>> columns = replace_cells("name", lambda cell: cell + cell)
    >>> "".join(rewrite_text(["id,name\\n1,ㄱ\\n"], columns._replace(names={"twice": "string"})))
    'id,name,twice\\n1,ㄱ,ㄱㄱ\\n'
    >>> "".join(rewrite_text(['{"id": 1, "a": "x"}\\n'], replace_cells("a", str.upper)))
    '{"id": 1, "a": "X"}\\n'
    """
    lines = _lines(blocks)
    first = next(lines, "")
    if not first:
        return
    every = chain([first], lines)
    yield from _rewrite_json(every, columns) if first[0] == "{" else _rewrite_rows(every, columns)


def find_separator(line: str) -> str:
    """What stands between the cells of a line: a tab, a semicolon or a comma.

    >>> find_separator("id;name, first"), find_separator("id,name")
    (';', ',')
    """
    if "\t" in line:
        return "\t"
    return ";" if line.count(";") > line.count(",") or ('"' not in line and ";" in line) else ","


def write_cell(cell: Cell) -> str:
    """A cell as text: a probability with two digits.

    >>> write_cell(0.98), write_cell("Ким")
    ('0.98', 'Ким')
    """
    return cell if isinstance(cell, str) else f"{cell:.2f}"


def _rewrite_rows(lines: Iterator[str], columns: Columns) -> Iterator[str]:
    first = next(lines)
    separator = find_separator(first)
    lines = chain([first], lines)
    rows = _read_tsv(lines) if separator == "\t" else _read_csv(first, lines, separator)
    header, ending = next(rows)
    wanted, named = columns.find(header)
    start = list(islice(rows, SEEN))
    if not named:
        start.insert(0, (header, ending))
    tell = columns.prepare(gather((row for row, _ in start), wanted))
    if named:
        more = columns.head([header[index] for index in wanted])
        yield _join([*header, *more], separator) + ending
    for row, ending in chain(start, rows):
        yield _join(_change(row, wanted, columns, tell), separator) + ending


def _change(row: list[str], wanted: Sequence[int], columns: Columns, tell: Tell) -> list[str]:
    for index in wanted:
        there = index < len(row)
        if columns.names:
            row += map(write_cell, tell(row[index]) if there else columns.blank())
        elif there:
            row[index] = write_cell(tell(row[index])[0])
    return row


def _rewrite_json(lines: Iterator[str], columns: Columns) -> Iterator[str]:
    rows = _read_json(lines)
    start = list(islice(rows, SEEN))
    header = list(start[0][0])
    wanted = [header[index] for index in columns.find(header)[0]]
    seen = (row.get(name) for row, _ in start for name in wanted)
    tell = columns.prepare([cell for cell in seen if isinstance(cell, str)])
    for row, ending in chain(start, rows):
        texts = {name: row[name] for name in wanted if isinstance(row.get(name), str)}
        found = {name: tell(text) for name, text in texts.items()}
        if columns.names:
            told = [found[name] if name in found else columns.blank() for name in wanted]
            cells_told = (cell if cell != "" else None for cells in told for cell in cells)
            row.update(zip(columns.head(wanted), cells_told, strict=True))
        else:
            row.update((name, cells[0]) for name, cells in found.items())
        yield json.dumps(row, ensure_ascii=False) + ending


def _read_json(lines: Iterator[str]) -> Iterator[tuple[dict[str, Any], str]]:
    for number, line in enumerate(lines, 1):
        bare = line.rstrip("\r\n")
        if not bare.strip():
            continue
        try:
            row = json.loads(bare)
        except (ValueError, RecursionError) as error:
            raise InputError("line {line}: no JSON: {reason}", line=number, reason=error) from None
        if not isinstance(row, dict):
            raise InputError("line {line}: no JSON object", line=number)
        yield row, line[len(bare) :]


def _lines(blocks: Iterable[str]) -> Iterator[str]:
    kept = ""
    for block in blocks:
        lines = io.StringIO(kept + block, newline="").readlines()
        kept = lines.pop() if lines and not lines[-1].endswith("\n") else ""
        yield from lines
    if kept:
        yield kept


def _read_tsv(lines: Iterator[str]) -> Iterator[tuple[list[str], str]]:
    for line in lines:
        bare = line.rstrip("\r\n")
        yield bare.split("\t"), line[len(bare) :]


def _read_csv(first: str, lines: Iterator[str], separator: str) -> Iterator[tuple[list[str], str]]:
    ending = "\r\n" if first.endswith("\r\n") else "\n"
    csv.field_size_limit(1 << 30)
    reader = csv.reader(lines, delimiter=separator)
    try:
        for row in reader:
            yield row, ending
    except csv.Error as error:
        raise InputError("line {line}: {reason}", line=reader.line_num, reason=error) from None


def _join(row: list[str], separator: str) -> str:
    if separator == "\t":
        return "\t".join(row)
    text = io.StringIO()
    csv.writer(text, lineterminator="", delimiter=separator).writerow(row)
    return text.getvalue()
