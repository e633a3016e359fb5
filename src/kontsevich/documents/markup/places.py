"""Where a block of a marked-up document stands: in which cells of tables, in an item of a list."""

from __future__ import annotations

from ..regions.region import Cell, Region
from ..regions.weaving import Weaver

_PAGES = ("http://", "https://")


class Places:
    """The tables and the items of lists that are open; a reader says what opens and what ends.

    >>> places = Places()
    >>> places.open_table(); places.next_row(); places.next_cell()
    >>> places.put(Region("prose", "Сеул", ())).cell
    Cell(table=1, row=1, column=1)
    """

    def __init__(self) -> None:
        self.items = 0  # the items of lists that are open around the open block
        self._tables = 0
        self._cells: list[Cell] = []  # where it stands in the tables that are open

    def open_table(self) -> None:
        """A table begins."""
        self._tables += 1
        self._cells.append(Cell(self._tables, 1, 0))

    def next_row(self) -> None:
        """The next row of the open table begins, if there is one."""
        if self._cells:
            table, row, column = self._cells[-1]
            self._cells[-1] = Cell(table, row + (column > 0), 0)

    def next_cell(self) -> None:
        """The next cell of the open row begins, if there is one."""
        if self._cells:
            table, row, column = self._cells[-1]
            self._cells[-1] = Cell(table, row, column + 1)

    def close_table(self) -> None:
        """The table that was opened last ends."""
        if self._cells:
            self._cells.pop()

    def put(self, block: Region) -> Region:
        """A block with its place."""
        if not (self._cells or self.items):
            return block
        return block._replace(cell=self._cells[-1] if self._cells else None, item=self.items > 0)

    def is_entry(self, address: str, flow: Weaver) -> bool:
        """Whether a link is the title of what it leads to: a page of the net, at the beginning of
        an item of a list; `flow`: what its block has before it.

        >>> Places().is_entry("https://tass.ru/1", Weaver(""))
        False
        """
        return self.items > 0 and not flow and address.startswith(_PAGES)
