"""Work spread over processes, its results in order."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from ..errors import KontsevichError

Result = TypeVar("Result")
_LARGEST_CHUNK = 8


def map_in_processes(
    function: Callable[..., Result], work: Sequence[tuple[Any, ...]], jobs: int
) -> Iterator[Result]:
    """The function's results for each tuple of arguments, by `jobs` processes.

    Function, arguments and results go through pickle. Raises `KontsevichError` if a process dies.
    """
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    chunk = max(1, min(len(work) // (4 * jobs), _LARGEST_CHUNK))
    # Spawned, not forked: a thread may be drawing a progress bar.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_leave_interrupts)
    try:
        yield from pool.map(_call, [(function, arguments) for arguments in work], chunksize=chunk)
    except BrokenProcessPool:
        raise KontsevichError("a process of --jobs has died; try --jobs 1") from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _call(task: tuple[Callable[..., Result], tuple[Any, ...]]) -> Result:
    function, arguments = task
    return function(*arguments)


def _leave_interrupts() -> None:
    """An interrupt is for the parent, which stops its children."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
