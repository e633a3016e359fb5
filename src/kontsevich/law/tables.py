"""Find and read the tables: the only module that opens data files.

Tables stand beside the installed package (``kontsevich/tables``) or at the top of a checkout.
They are read when first asked for, once a process, and never at import. TOML takes longer to read
than a page to check, so what it says is kept beside the table as Python keeps its modules: in
``__pycache__``, under the same conditions, and until the table changes.
"""

from __future__ import annotations

import marshal
import os
import sys
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from ..errors import TableError, describe
from .user_files import read_ordinary

_SUM = 4  # bytes of the checksum before a table that is kept


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
    place = path.parent / "__pycache__" / f"{path.name}.{sys.implementation.cache_tag}"
    document = _recall(place, stamp)
    if document is None:
        document = _parse_toml(_text(path, name), name)
        if not (sys.dont_write_bytecode or sys.pycache_prefix):
            _keep(place, (stamp, document))
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

    def __getitem__(self, key: str) -> tuple[str, ...]:
        start = f"{key}\t"
        at = bisect_left(self._lines, start)
        if at == len(self._lines) or not self._lines[at].startswith(start):
            raise KeyError(key)
        return tuple(self._lines[at].split("\t"))

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


def _recall(place: Path, stamp: tuple[int, int]) -> dict[str, Any] | None:
    """What an earlier run has kept of a table that still has this stamp."""
    try:
        kept = place.read_bytes()
        if int.from_bytes(kept[:_SUM], "big") != crc32(kept[_SUM:]):
            return None
        known, document = marshal.loads(kept[_SUM:])
    except (OSError, EOFError, TypeError, ValueError):
        return None
    return document if known == stamp else None


def _keep(place: Path, value: Any) -> None:
    """Write it whole or not at all; where it may not be written, nothing is lost."""
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(exist_ok=True)
        kept = marshal.dumps(value)
        draft.write_bytes(crc32(kept).to_bytes(_SUM, "big") + kept)
        draft.replace(place)
    except (OSError, ValueError):  # ValueError: a date, which nobody can keep
        with suppress(OSError):  # a folder that may not be looked into, or that is none
            draft.unlink(missing_ok=True)
