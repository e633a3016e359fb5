"""Files that somebody is writing: what is done with them is done again whenever one changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

EVERY = 0.5  # seconds between two looks


def follow_changes(
    find: Callable[[], Iterable[str]],
    wait: Callable[[float], None] = time.sleep,
) -> Iterator[list[str]]:
    """The files that `find` names, then again and again those that have changed or are new.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "a.txt")
    ...     _ = file.write_text("one")
    ...     changes = follow_changes(lambda: [str(file)], lambda _: print(file.write_text("more")))
    ...     [len(next(changes)), len(next(changes))]
    4
    [1, 1]
    """
    known: dict[str, tuple[int, int]] = {}
    first = True
    while True:
        seen = {name: _note(name) for name in find()}
        changed = [name for name, note in seen.items() if known.get(name) != note]
        known = seen
        if changed or first:
            yield changed
        first = False
        wait(EVERY)


def _note(name: str) -> tuple[int, int]:
    """By what a change of a file is seen; what is not there has none."""
    try:
        status = Path(name).stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
