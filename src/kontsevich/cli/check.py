"""`kontsevich check`: what in manuscripts is not by the system, and its fixes."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..checker.findings.checking import check_file
from ..checker.findings.fixes import NONE
from ..checker.findings.task import ANNOTATE, SHOW, TRACK, WRITE, Checked, Task
from ..checker.settings.codes import SEVERITIES
from ..documents.formats import PACKAGES, choose_format, read_container, read_regions
from ..documents.input_streams import STDIN, open_source
from ..errors import InputError
from ..messages import Say
from ..report import FORMATS
from ..report.full import tell_unread
from ..report.statistics import Tally
from ..report.view import leave_plain, make_visible
from .check_arguments import FULL, GROUPS, NEVER, add_arguments, make_task, read_layer, split
from .file_runs import count_jobs, find_names, run_each
from .output import silence, write_all
from .views import build_view

if TYPE_CHECKING:
    from ..checker.findings.baseline import Known
    from ..checker.settings.settings import Decision

__all__ = ["add_arguments", "run"]


def run(options: argparse.Namespace, say: Say) -> int:
    """Check and tell; the exit code."""
    if options.show_regions is not None:
        return _show_regions(options, say)
    if options.update_baseline and not options.baseline:
        raise InputError(say("check-no-baseline"))
    if options.statistics and options.output_format not in FORMATS[:2]:
        raise InputError(say("check-formats-only"))
    if options.once and not options.annotate:
        raise InputError(say("check-once-annotates"))
    if options.group and options.output_format != FULL:
        raise InputError(say("check-group-full"))
    if options.diff + options.track_changes + options.annotate > 1:
        raise InputError(say("check-one-way"))
    revision = TRACK if options.track_changes else ANNOTATE if options.annotate else ""
    layer, mildest = read_layer(options, say)
    if options.add:
        from .checked_columns import add_findings  # most manuscripts are no lists

        return add_findings(options, say, layer)
    task = make_task(options, layer)._replace(
        fix=SHOW if options.diff else WRITE if options.fix or revision else NONE,
        revision=revision,
        force=options.force,
        unsafe=options.unsafe_fixes,
        decisions=_read_decisions(options),
        once=options.once,
    )
    skipped: Counter[str] = Counter()
    names, task = find_names(options, task, skipped, options.force_exclude)
    options.skipped = ", ".join(f"{ending} {count}" for ending, count in sorted(skipped.items()))
    if skipped and options.output_format != FULL:
        told = say("check-skipped", kinds=options.skipped)
        print(f"kontsevich: {told}", file=sys.stderr)
    if options.show_settings:
        from .shown_settings import show_settings

        write_all(show_settings(names, task, say), options.output)
        return 0
    if options.ask:
        from .asked_check import ask_and_fix

        return ask_and_fix(names, task, options, say)
    if options.watch:
        return _watch_files(task, mildest, options, say)
    return _check_names(names, task, mildest, options, say)


def _watch_files(task: Task, mildest: int, options: argparse.Namespace, say: Say) -> int:
    """Check again whatever changes, until somebody stops it."""
    from .file_watch import follow_changes

    def find() -> list[str]:
        return find_names(options, task, Counter(), options.force_exclude)[0]

    for names in follow_changes(find):
        _check_names(names, task, mildest, options, say)
        sys.stdout.flush()
        print(f"kontsevich: {say('watch-waits')}", file=sys.stderr, flush=True)
    return 0


def _check_names(
    names: Sequence[str], task: Task, mildest: int, options: argparse.Namespace, say: Say
) -> int:
    """Check these files once, and tell; the exit code."""
    known = _read_baseline(options)
    work = [(name, task, known.get(os.path.abspath(name))) for name in names]  # noqa: PTH100
    results = run_each(check_file, work, count_jobs(options, say), say("check-progress"))
    if options.update_baseline:
        return _update_baseline(results, options, say)
    watch = _Watch(mildest, None if options.output_format == FULL else say, options.hide_sic)
    followed = watch.follow(results)
    try:
        _write_report(followed, options)
    except BrokenPipeError:  # who reads the report has gone, and the files are still to be fixed
        if task.fix != WRITE:
            raise
        for _ in followed:
            pass
        silence(sys.stdout)
    if watch.output is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(watch.output)
    if watch.tally.troubles:
        return 2
    return int(options.fail_on != NEVER and watch.worst >= SEVERITIES.index(options.fail_on))


class _Watch:
    """What goes by on its way to the report: troubles are told at once, the rest is counted."""

    def __init__(self, mildest: int = 0, say: Say | None = None, hide_sic: bool = False) -> None:
        """`say`: tells what was not read, where the report does not."""
        self.mildest, self.say, self.hide_sic = mildest, say, hide_sic
        self.tally = Tally()
        self.worst = -1  # of the author's own text: what is sic never fails
        self.output: bytes | None = None

    def follow(self, results: Iterable[Checked]) -> Iterator[Checked]:
        """The same results, with the findings that are to be told."""
        for checked in results:
            if checked.trouble:
                print(f"kontsevich: {make_visible(checked.trouble)}", file=sys.stderr)
            if checked.unread and self.say:
                told = tell_unread(dict(checked.unread), self.say)
                print(f"kontsevich: {make_visible(checked.path)}: {told}", file=sys.stderr)
            self.tally.add(checked)
            self.output = checked.output or self.output
            levels = {one.severity for one in checked.findings if not one.sic}
            self.worst = max(self.worst, *map(SEVERITIES.index, levels), -1)
            shown = (
                one
                for one in checked.findings
                if SEVERITIES.index(one.severity) >= self.mildest
                and not (self.hide_sic and one.sic)
            )
            path = checked.path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            yield checked._replace(path=path, findings=tuple(shown))


def _read_decisions(options: argparse.Namespace) -> tuple[Decision, ...]:
    if not options.decisions:
        return ()
    from ..checker.name_table.decided import read_decisions

    return read_decisions(Path(options.decisions))


def _read_baseline(options: argparse.Namespace) -> Mapping[str, Known]:
    if not options.baseline or options.update_baseline:
        return {}
    from ..checker.findings.baseline import read_baseline

    known = read_baseline(Path(options.baseline))
    folder = Path(options.baseline).absolute().parent
    return {os.path.normpath(folder / path): rows for path, rows in known.items()}


def _update_baseline(results: Iterable[Checked], options: argparse.Namespace, say: Say) -> int:
    from ..checker.findings.baseline import write_baseline

    file = Path(options.baseline)
    watch = _Watch()
    found = {
        Path(os.path.relpath(checked.path, file.absolute().parent)).as_posix(): checked.findings
        for checked in watch.follow(results)
    }
    write_all([write_baseline(found)], options.baseline)
    count = sum(map(len, found.values()))
    print(say("check-baseline-written", file=file, count=count), file=sys.stderr)
    return 2 if watch.tally.troubles else 0


def _write_report(results: Iterable[Checked], options: argparse.Namespace) -> None:
    if options.diff:
        from ..report.difference import render as report
    elif options.statistics:
        from ..report.statistics import render as report
    elif _grouped(options):
        from functools import partial

        from ..report.grouped import render as render_groups

        report = partial(render_groups, by_file=options.group == GROUPS[2])
    else:
        from functools import partial

        from ..report import render

        report = partial(render, options.output_format)
    pieces = report(results, build_view(options))
    if (
        (options.fix or options.track_changes or options.annotate)
        and STDIN in options.paths
        and not options.output
    ):
        for piece in pieces:  # standard output is for the text
            sys.stderr.write(piece)
    else:
        write_all(pieces, options.output)


def _grouped(options: argparse.Namespace) -> bool:
    """Whether the report is told name by name: if asked, and to a person who watches."""
    if options.group or options.output_format != FULL:
        return options.group in (GROUPS[0], GROUPS[2])
    watched = sys.stdout.isatty() and not options.output
    return watched and not options.explain


def _show_regions(options: argparse.Namespace, say: Say) -> int:
    from ..documents.text.encoding import decode
    from ..report.regions import color_regions, list_regions

    name = options.show_regions
    with open_source(name) as stream:
        data = stream.read()
    form = options.format or choose_format(options.stdin_filename or name, data)[0]
    if form in PACKAGES:
        container = read_container(data, form)
        text, regions = container.text, container.regions
    else:
        text = decode(data, options.encoding).text
        regions = read_regions(text, form, split(options.columns))
    view = build_view(options)
    tell = list_regions if view.paint is leave_plain else color_regions
    write_all(tell(text, regions, view), options.output)
    return 0
