"""Proofreading of every cell: what a column may hold stands in ``tables/columns.toml``.

A table or a column that is not described there is a problem too, so that no new one stands unread.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from ..errors import TableError
from ..law import tables

COLUMNS_FILE = "columns.toml"
_REFERENCE, _LITERAL = "@", "/"
_MAYBE = {"?": "", "*": " ", "|": "|"}  # the sign behind a class, and what parts its words


def audit_cells(name: str) -> Iterator[str]:
    """What is wrong with the cells of one table, each with its line and column.

    >>> list(audit_cells("names/givens.tsv"))
    []
    """
    kinds = tables.read_toml(COLUMNS_FILE).get(name)
    if kinds is None:
        yield f"{name}: no columns in {COLUMNS_FILE}"
        return
    header = tables.read_header(name)
    if tuple(kinds) != header:
        yield f"{name}: columns {' '.join(header)}; {COLUMNS_FILE} has {' '.join(kinds)}"
        return
    tests = [_test(kinds[column]) for column in header]
    for number, row in enumerate(tables.read_tsv(name), 2):
        for column, cell, holds in zip(header, row, tests, strict=True):
            if not holds(cell):
                yield f"{name}: line {number}: {column}: {cell!r} is not {_tell(kinds[column])}"


def _tell(kind: Any) -> str:
    return " ".join(map(repr, kind)) if isinstance(kind, list) else str(kind)


def _test(kind: Any) -> Callable[[str], bool]:
    """The test of one column's cells. Raises `TableError` for a class that is not there."""
    if isinstance(kind, list):
        return frozenset(kind).__contains__
    text = str(kind)
    if text.startswith(_REFERENCE):
        return _values(text[1:]).__contains__
    if text.startswith(_LITERAL):
        whole = text.rstrip("?")
        found = re.compile(whole.strip(_LITERAL)).fullmatch
        return lambda cell: bool(found(cell)) or (cell == "" and text != whole)
    name, sign = (text[:-1], text[-1]) if text[-1] in _MAYBE else (text, "")
    classes = tables.read_toml(COLUMNS_FILE)["classes"]
    if name not in classes:
        raise TableError(COLUMNS_FILE, text, f"unknown class; known: {' '.join(classes)}")
    matches = re.compile(classes[name]).fullmatch
    if not sign:
        return lambda cell: bool(matches(cell))
    part = _MAYBE[sign]
    return lambda cell: not cell or all(map(matches, cell.split(part) if part else [cell]))


@cache
def _values(reference: str) -> frozenset[str]:
    """What a reference may name: the cells of a column, or the top keys of a TOML table."""
    name, _, column = reference.partition(":")
    if not column:
        return frozenset(tables.read_toml(name))
    place = tables.read_header(name).index(column)
    rows: Sequence[Sequence[str]] = tables.read_tsv(name)
    return frozenset(row[place] for row in rows)
