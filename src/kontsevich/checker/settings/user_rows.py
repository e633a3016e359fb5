"""A user's own rows of persons and places, read from files or given by the caller."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ...errors import InputError
from ...law.profiles import check_choice
from ...law.tables import parse_tsv, read_header
from .toml_addresses import locate, read_text

Rows = tuple[tuple[str, ...], ...]
TABLES = {"persons": "names/persons.tsv", "places": "places/places.tsv"}


def read_rows(key: str, values: Iterable[str | Path | Iterable[str]]) -> Rows:
    """The rows of the user's files as wide as those of our own table; missing columns are empty.

    Raises `InputError` for a file that can't be read, has other columns or lacks the first one.
    """
    rows: list[tuple[str, ...]] = []
    columns = read_header(TABLES[key])
    for value in values:
        if not isinstance(value, str | Path):
            row = tuple(value) if isinstance(value, Iterable) else (value,)
            if not all(isinstance(cell, str) for cell in row):
                raise InputError(
                    "{key}: a row is a list of words, not {value!r}", key=key, value=value
                )
            rows.append((*row, *[""] * (len(columns) - len(row))))
            continue
        header, found = parse_tsv(read_text(Path(value)).replace("\r\n", "\n"), str(value))
        for column in header:
            try:
                check_choice("column", column, columns)
            except InputError as error:
                raise locate(error, value, 1) from None
        if columns[0] not in header:
            raise locate(InputError("no column {column!r}", column=columns[0]), value, 1)
        places = [header.index(column) if column in header else None for column in columns]
        rows += [tuple("" if at is None else row[at] for at in places) for row in found]
    return tuple(rows)
