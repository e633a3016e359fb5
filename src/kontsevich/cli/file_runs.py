"""The files of a run, and a function that is called on each, in as many processes as asked for."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from ..checker.findings.files import find_files
from ..checker.findings.task import Task
from ..errors import InputError
from ..messages import Say

MANY = 20  # files: fewer are done before a bar could be read
Result = TypeVar("Result")


def find_names(
    options: argparse.Namespace, task: Task, skipped: Counter[str], force_exclude: bool = False
) -> tuple[list[str], Task]:
    """The names of the files that the paths mean, and the task, which knows the files that were
    found in folders. `skipped` counts what is there and not read, by endings."""
    paths = options.paths or ["."]
    names = list(find_files(paths, task.configurations, force_exclude, skipped))
    named = {str(Path(path)) for path in paths}
    return names, task._replace(walked=frozenset(name for name in names if name not in named))


def run_each(
    function: Callable[..., Result],
    work: Sequence[tuple[Any, ...]],
    jobs: int,
    title: str,
) -> Iterable[Result]:
    """The function's results for each tuple of arguments, the first of which is a file's name."""
    results: Iterable[Result]
    if jobs > 1 and len(work) > 1:
        from .workers import map_in_processes

        results = map_in_processes(function, work, min(jobs, len(work)))
    else:
        results = _run_here(function, work)
    if len(work) >= MANY and sys.stderr.isatty():
        results = _draw_progress(results, title, len(work))
    return results


def _run_here(function: Callable[..., Result], work: Sequence[tuple[Any, ...]]) -> Iterator[Result]:
    for one in work:
        yield function(*one)


def _draw_progress(results: Iterable[Result], title: str, count: int) -> list[Result]:
    """All results, with a bar on the terminal as long as it takes: the report comes after it."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return list(track(results, title, count, console=console, transient=True))


def count_jobs(options: argparse.Namespace, say: Say) -> int:
    """How many processes `--jobs` asks for; 0 means one for each processor."""
    if not options.jobs.isdecimal():
        raise InputError(say("check-jobs-number"))
    return int(options.jobs) or os.cpu_count() or 1
