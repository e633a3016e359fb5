"""What takes longer to build from the tables than to read is built once, and kept between runs.

A run from the command line lives for a tenth of a second: most of it would build what the run
before has built. So the program asks for it with `begin_keeping`; a library in somebody's process,
which builds everything once a day, keeps nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache, wraps
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from . import tables
from .kept_files import keep, place_of, recall

Value = TypeVar("Value")
_PACKAGE = Path(__file__).parent.parent


class _Run:
    keeps = False


def begin_keeping() -> None:
    """From here on this process takes what earlier runs have kept, and keeps what it builds."""
    _Run.keeps = True


def end_keeping() -> None:
    """From here on it builds for itself."""
    _Run.keeps = False


def kept(build: Callable[[], Value]) -> Callable[[], Value]:
    """A function of the tables alone, called once a process; what it gives is kept between runs.

    It must give what `marshal` knows: numbers, text, tuples, lists, sets and dictionaries, no
    records. Use it for what takes a millisecond or more.

    >>> @kept
    ... def squares():
    ...     return {number: number**2 for number in range(3)}
    >>> squares()
    {0: 0, 1: 1, 2: 4}
    """

    @wraps(build)
    def recall_value() -> Value:
        return recall_or_build(f"{build.__module__}.{build.__qualname__}", build)

    return cache(recall_value)


def recall_or_build(name: str, build: Callable[[], Value]) -> Value:
    """What an earlier run has kept under this name, or what is built now, and kept in turn."""
    if not _Run.keeps:
        return build()
    place = place_of(tables.locate(), name)
    value: Value | None = recall(place, stamp())
    if value is None:
        value = build()
        keep(place, stamp(), value)
    return value


@cache
def stamp() -> int:
    """A sum over the names, times and sizes of all our modules and tables: what was built under
    another one is out of date."""
    seen = sorted({*_look_into(str(_PACKAGE)), *_look_into(str(tables.locate()))})
    return crc32(repr(seen).encode("utf-8", "surrogateescape"))


def _look_into(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _look_into(entry.path)
            else:
                status = entry.stat()
                yield entry.path, status.st_mtime_ns, status.st_size
