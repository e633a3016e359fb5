"""Work spread over processes, its results in order."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import KontsevichError

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

Result = TypeVar("Result")
_LARGEST_CHUNK = 8


def map_in_processes(
    function: Callable[..., Result], work: Sequence[tuple[Any, ...]], jobs: int
) -> Iterator[Result]:
    """The function's results for each tuple of arguments, by `jobs` processes.

    Function, arguments and results go through pickle. Where processes are forked, the first of the
    work is done here: what it loads of the tables, and learns, all of them have. Raises
    `KontsevichError` if a process dies.
    """
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Elsewhere a fork is not safe; it is not anywhere once a thread draws a progress bar, so the
    # processes begin before anybody asks for a result.
    forked = sys.platform == "linux" and threading.active_count() == 1
    done = [function(*arguments) for arguments in work[:forked]]
    rest = [(function, arguments) for arguments in work[forked:]]
    chunk = max(1, min(len(rest) // (4 * jobs), _LARGEST_CHUNK))
    context = get_context("fork" if forked else "spawn")
    pool = ProcessPoolExecutor(jobs, context, initializer=_leave_interrupts)
    return _collect(done, pool, pool.map(_call, rest, chunksize=chunk))


def _collect(
    done: list[Result], pool: ProcessPoolExecutor, found: Iterator[Result]
) -> Iterator[Result]:
    from concurrent.futures.process import BrokenProcessPool

    try:
        yield from done
        yield from found
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
