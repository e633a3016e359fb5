"""What is done to some columns of a list, whatever file it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ..errors import InputError

Cell = str | float
Tell = Callable[[str], Sequence[Cell]]
SEEN = 2000  # rows that are looked at before the first is written


class Columns(NamedTuple):
    """The columns of a list that are read, and what is made of their cells.

    `asked`: numbers from 1 or names of the header, separated by commas. `names`: the heads of the
    new columns with the Arrow types of their cells; none: the results replace what was read.
    `prepare` is given the first cells, so as to see what list it is, and gives the function from a
    cell to its new cells.
    """

    asked: str
    names: Mapping[str, str]
    prepare: Callable[[Sequence[str]], Tell]

    def find(self, header: Sequence[str]) -> tuple[list[int], bool]:
        """The indices of the asked columns, and whether names asked for them.

        Raises `InputError` for a column that is not there; it names those that are.

        >>> Columns("name", {}, lambda cells: lambda cell: [cell]).find(["id", "name"])
        ([1], True)
        """
        names = [name.strip() for name in self.asked.split(",")]
        if all(name.isdecimal() for name in names):
            wanted = [int(name) - 1 for name in names]
            if min(wanted) < 0 or max(wanted) >= len(header):
                raise InputError(
                    "--columns {columns}: the list has {count} columns",
                    columns=self.asked,
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

    def head(self, wanted: Sequence[str]) -> list[str]:
        """The heads of the new columns, with the column they are from where those are several.

        >>> Columns("a,b", {"hangul": "string"}, lambda cells: lambda cell: []).head(["a", "b"])
        ['a hangul', 'b hangul']
        """
        prefixes = [f"{name} " if len(wanted) > 1 else "" for name in wanted]
        return [prefix + name for prefix in prefixes for name in self.names]

    def blank(self) -> list[Cell]:
        """The new cells of what is no text."""
        return [""] * max(len(self.names), 1)


def replace_cells(asked: str, convert: Callable[[str], str]) -> Columns:
    """Columns whose cells are replaced by what a function makes of them."""
    return Columns(asked, {}, lambda _: lambda cell: (convert(cell),))


def gather(rows: Iterable[Sequence[object]], wanted: Sequence[int]) -> list[str]:
    """The texts of some columns in these rows.

    >>> gather([["a", 1], ["b"]], [0, 1])
    ['a', 'b']
    """
    cells = (row[index] for row in rows for index in wanted if index < len(row))
    return [cell for cell in cells if isinstance(cell, str)]
