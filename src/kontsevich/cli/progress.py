"""A progress bar on standard error, for a person who waits."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LONG_RUN = 1 << 21  # bytes: less than that is done before a bar could be read


def show_progress(
    blocks: Iterator[str], name: str, size: int, tell: Callable[[], int]
) -> Iterator[str]:
    """The same blocks; while they pass, a bar on the terminal if one watches a long run.

    `size` and what `tell` answers are bytes.
    """
    if size < LONG_RUN or not sys.stderr.isatty():
        yield from blocks
        return
    from rich.console import Console  # only where something is drawn
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(name, total=size)
        for block in blocks:
            yield block
            progress.update(task, completed=tell())


@contextmanager
def show_share(name: str) -> Iterator[Callable[[float], None]]:
    """A function to be told the share that is done; a bar on the terminal if one watches."""
    if not sys.stderr.isatty():
        yield lambda share: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(name, total=1.0)
        yield lambda share: progress.update(task, completed=share)
