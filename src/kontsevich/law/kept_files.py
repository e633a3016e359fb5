"""Values that one run leaves to the next, each in a file of its own, as Python keeps its modules:
in ``__pycache__``, under the same conditions, and until its stamp changes."""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

_SUM = 4  # bytes of the checksum before a value


def place_of(folder: Path, name: str) -> Path:
    """Where a value of this name is kept beside what it is made of."""
    return folder / "__pycache__" / f"{name}.{sys.implementation.cache_tag}"


def recall(place: Path, stamp: Any) -> Any:
    """What an earlier run has kept at a place under this stamp; None if nothing, or damaged."""
    try:
        kept = place.read_bytes()
        if int.from_bytes(kept[:_SUM], "big") != crc32(kept[_SUM:]):
            return None
        known, value = marshal.loads(kept[_SUM:])
    except (OSError, EOFError, TypeError, ValueError):
        return None
    return value if known == stamp else None


def keep(place: Path, stamp: Any, value: Any) -> None:
    """Write a value whole or not at all; where it may not be written, nothing is lost.

    What has other types than Python's own is not kept.
    """
    if sys.dont_write_bytecode or sys.pycache_prefix:
        return
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(exist_ok=True)
        kept = marshal.dumps((stamp, value))
        draft.write_bytes(crc32(kept).to_bytes(_SUM, "big") + kept)
        draft.replace(place)
    except (OSError, ValueError):  # ValueError: a date, which nobody can keep
        with suppress(OSError):  # a folder that may not be looked into, or that is none
            draft.unlink(missing_ok=True)
