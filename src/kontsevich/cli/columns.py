"""Lists in csv and tsv: some columns converted, the others as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from ..errors import InputError


def convert_columns(
    blocks: Iterable[str], columns: str, convert: Callable[[str], str]
) -> Iterator[str]:
    """The rows of a csv or tsv text with the asked columns converted.

    `columns` are numbers from 1 or names of the header, separated by commas; with names the
    header row itself stays. A tab in the first line makes it tsv (no quoting), else csv.
    Raises `InputError` for a column that is not there.

    >>> "".join(convert_columns(["id,name\\n1,국물\\n"], "name", str.upper))
    'id,name\\n1,국물\\n'
    """
    lines = _lines(blocks)
    first = next(lines, "")
    tabbed = "\t" in first
    rows = _read_tsv(first, lines) if tabbed else _read_csv(first, lines)
    wanted: list[int] | None = None
    for row, ending in rows:
        if wanted is None:
            wanted, named = _find_columns(columns, row)
            if named:
                yield _join(row, tabbed) + ending
                continue
        for index in wanted:
            if index < len(row):
                row[index] = convert(row[index])
        yield _join(row, tabbed) + ending


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


def _read_csv(first: str, rest: Iterator[str]) -> Iterator[tuple[list[str], str]]:
    ending = "\r\n" if first.endswith("\r\n") else "\n"
    for row in csv.reader(_chain(first, rest)):
        yield row, ending


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    if first:
        yield first
    yield from rest


def _join(row: list[str], tabbed: bool) -> str:
    if tabbed:
        return "\t".join(row)
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(row)
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
