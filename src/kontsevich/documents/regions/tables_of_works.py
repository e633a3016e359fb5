"""Tables of literature, of archives, of films: which cells are another's, by the table's head."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from ...law.tables import read_toml
from .citation_patterns import heading
from .reference_patterns import any_of
from .region import Region

_TABLE = "check/titles.toml"
_BIBLIOGRAPHY, _TITLE = "bibliography", "title"
_PARTED = re.compile(r"\t|[ \u00a0]{3,}|\s\|\s")
_SIGNS = ("\t", "|", "  ", "\u00a0")  # without one of them nothing parts cells
_PAIR = 2  # cells of a row: a field and what it says
_FIELD = 4  # words of a field's name, at most (place and year of publication)
_KINDS = 2  # of words in a head, which show a table of works


class _Heads:
    """Patterns of the words of a head."""

    def __init__(self) -> None:
        table = read_toml(_TABLE)["tables"]
        self.longest: int = table["longest"]
        self.authors, self.works, self.sure, self.titles = (
            re.compile(rf"(?<!\w){any_of(table[kind])}(?!\w)")
            for kind in ("authors", "works", "sure", "titles")
        )


@cache
def _heads() -> _Heads:
    return _Heads()


def find_cells_of_works(blocks: Sequence[Region]) -> dict[int, str]:
    """The role of each block that is another's since it stands in a table of works, by its index.

    >>> from .region import Cell, Piece
    >>> cells = {(1, 1): "Автор", (1, 2): "Название", (2, 1): "Ким Гу", (2, 2): "Записки"}
    >>> blocks = [Region("prose", text, (), cell=Cell(1, *at)) for at, text in cells.items()]
    >>> find_cells_of_works(blocks)
    {2: 'bibliography', 3: 'bibliography'}
    """
    tables: dict[int, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        if block.cell:
            tables[block.cell.table].append(index)
    roles: dict[int, str] = {}
    for indices in tables.values():
        roles.update(_find_in(blocks, indices))
    return roles


def _find_in(blocks: Sequence[Region], indices: Sequence[int]) -> Iterator[tuple[int, str]]:
    rows: dict[int, list[int]] = defaultdict(list)
    for index in indices:
        cell = blocks[index].cell
        if cell:
            rows[cell.row].append(index)
    head = next((row for row, cells in sorted(rows.items()) if len(cells) > 1), 0)
    if not head:
        return
    if _is_record(blocks, [*rows.values()]):
        yield from ((index, _BIBLIOGRAPHY) for cells in rows.values() for index in cells[1:])
        return
    whole, columns = _read_head(
        [(one.cell.column, one.text) for index in rows[head] if (one := blocks[index]).cell]
    )
    for index in indices:
        cell = blocks[index].cell
        if cell and cell.row > head and (whole or cell.column in columns):
            yield index, _BIBLIOGRAPHY if whole else _TITLE


def _is_record(blocks: Sequence[Region], rows: Sequence[Sequence[int]]) -> bool:
    """Whether the rows of a table are the fields of one work: who wrote it, its publisher, …, each
    with what it says beside it."""
    if any(len(cells) != _PAIR for cells in rows):
        return False
    names = [blocks[cells[0]].text for cells in rows]
    return all(map(_may_be_field, names)) and _read_head(list(enumerate(names)))[0]


def _may_be_field(name: str) -> bool:
    short = len(name) <= _heads().longest and len(name.split()) <= _FIELD
    return short and "," not in name


def is_head(line: str) -> bool:
    """Whether a line of cells, parted by tabs or bars, is the head of a table of works.

    >>> is_head("Автор\\tНазвание\\tГод"), is_head("Автор и название")
    (True, False)
    """
    cells = [cell for cell in _PARTED.split(line) if cell.strip()]
    return len(cells) > 1 and _read_head(list(enumerate(cells)))[0]


def is_row(line: str) -> bool:
    """Whether a line has several cells.

    >>> is_row("Ким Гу | Записки | 1947"), is_row("Ким Гу")
    (True, False)
    """
    if not any(sign in line for sign in _SIGNS):
        return False
    return _PARTED.search(line) is not None


def _read_head(cells: Sequence[tuple[int, str]]) -> tuple[bool, set[int]]:
    """Whether a head is one of a table of works, and which of its columns hold titles."""
    heads = _heads()
    authors = works = sure = 0
    columns: set[int] = set()
    for column, cell in cells:
        text = heading(cell)
        if len(text) > heads.longest:
            continue
        authors += heads.authors.search(text) is not None
        works += heads.works.search(text) is not None
        sure += heads.sure.search(text) is not None
        if heads.titles.search(text):
            columns.add(column)
    kinds = (authors > 0) + (works > 0) + min(sure, _KINDS)
    return kinds >= _KINDS, columns
