"""Lists in csv and tsv: some columns converted, the others as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from ..errors import InputError

SEEN = 2000  # rows that are looked at before the first is written


def convert_columns(
    blocks: Iterable[str], columns: str, convert: Callable[[str], str]
) -> Iterator[str]:
    """The rows of a csv or tsv text with the asked columns converted.

    `columns` are numbers from 1 or names of the header, separated by commas; with names the
    header row itself stays. A tab in the first line makes it tsv (no quoting), else csv, with
    semicolons if those are more. Raises `InputError` for a column that is not there.

    >>> "".join(convert_columns(["id,name\\n1,국물\\n"], "name", str.upper))
    'id,name\\n1,국물\\n'
    """
    for row, ending, named, wanted, separator in _read(blocks, columns):
        if not named:
            for index in wanted:
                if index < len(row):
                    row[index] = convert(row[index])
        yield _join(row, separator) + ending


def add_columns(
    blocks: Iterable[str],
    columns: str,
    names: Sequence[str],
    prepare: Callable[[Sequence[str]], Callable[[str], Sequence[str]]],
) -> Iterator[str]:
    """The rows of a csv or tsv text with further columns for each asked one, at the end.

    `names` head the new columns. `prepare` is given the first cells of the asked columns, so as
    to see what list it is, and gives the function from a cell to its new cells.

    >>> double = lambda cells: lambda cell: [cell + cell]
    >>> "".join(add_columns(["id,name\\n1,ㄱ\\n"], "name", ["twice"], double))
    'id,name,twice\\n1,ㄱ,ㄱㄱ\\n'
    """
    rows = _read(blocks, columns)
    start = list(islice(rows, SEEN))
    cells = [
        row[index]
        for row, _, named, wanted, _ in start
        for index in wanted
        if not named and index < len(row)
    ]
    tell = prepare(cells)
    for row, ending, named, wanted, separator in chain(start, rows):
        if named:
            prefixes = [f"{row[index]} " if len(wanted) > 1 else "" for index in wanted]
            more = [prefix + name for prefix in prefixes for name in names]
        else:
            told = [tell(row[index]) if index < len(row) else [""] * len(names) for index in wanted]
            more = [cell for cells in told for cell in cells]
        yield _join([*row, *more], separator) + ending


def _read(
    blocks: Iterable[str], columns: str
) -> Iterator[tuple[list[str], str, bool, list[int], str]]:
    """Each row, its line ending, whether it is the header, the asked columns, the separator."""
    lines = _lines(blocks)
    first = next(lines, "")
    separator = find_separator(first)
    rows = _read_tsv(first, lines) if separator == "\t" else _read_csv(first, lines, separator)
    wanted: list[int] | None = None
    for row, ending in rows:
        named = False
        if wanted is None:
            wanted, named = _find_columns(columns, row)
        yield row, ending, named, wanted, separator


def find_separator(line: str) -> str:
    """What stands between the cells of a line: a tab, a semicolon or a comma.

    >>> find_separator("id;name, first"), find_separator("id,name")
    (';', ',')
    """
    if "\t" in line:
        return "\t"
    return ";" if line.count(";") > line.count(",") or ('"' not in line and ";" in line) else ","


def _lines(blocks: Iterable[str]) -> Iterator[str]:
    kept = ""
    for block in blocks:
        lines = (kept + block).splitlines(keepends=True)
        kept = lines.pop() if lines and not lines[-1].endswith("\n") else ""
        yield from lines
    if kept:
        yield kept


def _read_tsv(first: str, rest: Iterator[str]) -> Iterator[tuple[list[str], str]]:
    for line in _chain(first, rest):
        bare = line.rstrip("\r\n")
        yield bare.split("\t"), line[len(bare) :]


def _read_csv(first: str, rest: Iterator[str], separator: str) -> Iterator[tuple[list[str], str]]:
    ending = "\r\n" if first.endswith("\r\n") else "\n"
    for row in csv.reader(_chain(first, rest), delimiter=separator):
        yield row, ending


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    if first:
        yield first
    yield from rest


def _join(row: list[str], separator: str) -> str:
    if separator == "\t":
        return "\t".join(row)
    text = io.StringIO()
    csv.writer(text, lineterminator="", delimiter=separator).writerow(row)
    return text.getvalue()


def _find_columns(columns: str, header: list[str]) -> tuple[list[int], bool]:
    names = [name.strip() for name in columns.split(",")]
    if all(name.isdecimal() for name in names):
        wanted = [int(name) - 1 for name in names]
        if min(wanted) < 0 or max(wanted) >= len(header):
            raise InputError(
                "--columns {columns}: the list has {count} columns",
                columns=columns,
                count=len(header),
            )
        return wanted, False
    missing = [name for name in names if name not in header]
    if missing:
        raise InputError(
            "--columns: no column {column!r}; there are: {header}",
            column=missing[0],
            header=", ".join(header),
        )
    return [header.index(name) for name in names], True
