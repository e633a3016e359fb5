"""Find and read the tables: the only module that opens data files.

Tables stand beside the installed package (``kontsevich/tables``) or at the top of a checkout.
They are read when first asked for, once a process, and never at import. TOML takes longer to read
than a page to check, so what it says is kept beside the table as Python keeps its modules: in
``__pycache__``, under the same conditions, and until the table changes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import TableError, describe
from .kept_files import keep, place_of, recall
from .user_files import read_ordinary


@cache
def locate() -> Path:
    """The folder of the tables. Raises `TableError` when the installation has lost it."""
    package = Path(__file__).parent.parent
    for folder in (package / "tables", package.parent.parent / "tables"):
        if (folder / "sources.toml").is_file():
            return folder
    raise TableError("tables", str(package), "no tables beside the package; reinstall kontsevich")


@cache
def read_toml(name: str) -> dict[str, Any]:
    """One TOML table, by its path below the tables' folder; not to be modified.

    >>> read_toml("profiles/paper.toml")["options"]["voiced_j"]
    'чж'
    """
    path = locate() / name
    try:
        status = path.stat()
    except OSError as error:
        raise TableError(name, "file", "{reason}", reason=describe(error)) from None
    stamp = (status.st_mtime_ns, status.st_size)
    place = place_of(path.parent, path.name)
    document: dict[str, Any] | None = recall(place, stamp)
    if document is None:
        document = _parse_toml(_text(path, name), name)
        keep(place, stamp, document)
    return document


def _parse_toml(text: str, name: str) -> dict[str, Any]:
    import tomllib  # slow to load, and most tables are kept

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TableError(name, "TOML", str(error)) from None


@cache
def read_tsv(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of one TSV table below the tables' folder, without the header.

    >>> read_tsv("names/temples.tsv")[0][0] in Rows("names/temples.tsv")
    True
    """
    _header, rows = parse_tsv(_text(locate() / name, name), name)
    return rows


def read_header(name: str) -> tuple[str, ...]:
    """The column names of one TSV table."""
    header, _rows = parse_tsv(_text(locate() / name, name), name)
    return header


def read_user_tsv(path: str, columns: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The rows of a user's own TSV file, which must have exactly these columns."""
    header, rows = parse_tsv(_text(Path(path), path), path)
    if header != columns:
        raise TableError(
            path,
            "line 1",
            "expected the columns {wanted}, got {got}",
            wanted=" ".join(columns),
            got=" ".join(header),
        )
    return rows


def parse_tsv(text: str, name: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Header and rows of a TSV text: no quoting, every row as wide as the header.

    >>> parse_tsv("a\\tb\\n1\\t2\\n", "x.tsv")
    (('a', 'b'), (('1', '2'),))
    """
    lines = text.removesuffix("\n").split("\n")
    rows = [tuple(line.split("\t")) for line in lines]
    header = rows.pop(0)
    if any(map(len(header).__ne__, map(len, rows))):
        number, row = next(item for item in enumerate(rows, 2) if len(item[1]) != len(header))
        raise TableError(
            name,
            f"line {number}",
            "expected {wanted} columns, got {got}",
            wanted=len(header),
            got=len(row),
        )
    return header, tuple(rows)


class Rows(Mapping[str, tuple[str, ...]]):
    """The rows of one TSV table by their first column; each is cut when it is asked for.

    Tables are sorted, so a row is found by halving, and a run that needs a few of many thousands
    reads no more than the lines.

    >>> Rows("names/temples.tsv")["세종"][0], "세" in Rows("names/temples.tsv")
    ('세종', False)
    """

    def __init__(self, name: str) -> None:
        _header, *self._lines = _text(locate() / name, name).removesuffix("\n").split("\n")

    def find(self, key: str) -> tuple[str, ...] | None:
        """The row of a key, None for no row."""
        start = f"{key}\t"
        at = bisect_left(self._lines, start)
        if at == len(self._lines) or not self._lines[at].startswith(start):
            return None
        return tuple(self._lines[at].split("\t"))

    def __getitem__(self, key: str) -> tuple[str, ...]:
        row = self.find(key)
        if row is None:
            raise KeyError(key)
        return row

    def __iter__(self) -> Iterator[str]:
        return (line.partition("\t")[0] for line in self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def read_text(name: str) -> str:
    """One table as it stands, for a reader of its own.

    >>> read_text("check/contexts.tsv").startswith("stem\\t")
    True
    """
    return _text(locate() / name, name)


@cache
def names(folder: str) -> tuple[str, ...]:
    """The names of the tables in one folder, without their endings, sorted."""
    return tuple(sorted(path.stem for path in (locate() / folder).iterdir() if path.is_file()))


def _text(path: Path, name: str) -> str:
    try:
        return read_ordinary(path).decode("utf-8")
    except OSError as error:
        raise TableError(name, "file", "{reason}", reason=describe(error)) from None
    except UnicodeDecodeError as error:
        raise TableError(name, f"byte {error.start}", "not UTF-8") from None
