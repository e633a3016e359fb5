"""`kontsevich check`: what in manuscripts is not by the system, and its fixes."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..checker.findings.checking import check_file
from ..checker.findings.files import find_files
from ..checker.findings.fixes import NONE
from ..checker.findings.task import ANNOTATE, SHOW, TRACK, WRITE, Checked, Task
from ..checker.settings.codes import LEVELS, SEVERITIES
from ..checker.settings.configuration import Configurations
from ..checker.settings.keys import YO
from ..documents.formats import FORMATS as DOCUMENTS
from ..documents.formats import PACKAGES, choose_format, read_container, read_regions
from ..documents.input_streams import STDIN, open_source
from ..errors import InputError
from ..messages import Say
from ..report import FORMATS
from ..report.full import tell_unread
from ..report.statistics import Tally
from ..report.view import View, leave_plain, make_visible
from .output import silence, write_all
from .parser import Parser

if TYPE_CHECKING:
    from ..checker.findings.baseline import Known

FULL = FORMATS[0]
NEVER = "never"
MANY = 20  # files: fewer are done before a bar could be read


def add_arguments(parser: Parser, say: Say) -> None:
    """The arguments of this command."""
    parser.add_argument("paths", nargs="*", metavar=say("paths-name"), help=say("paths-option"))
    file = say("file-name")
    fixes = parser.add_argument_group(say("fixes-title"))
    fixes.add_argument("--fix", action="store_true", help=say("fix-option"))
    fixes.add_argument("--unsafe-fixes", action="store_true", help=say("unsafe-fixes-option"))
    fixes.add_argument("--diff", action="store_true", help=say("diff-option"))
    fixes.add_argument("--track-changes", action="store_true", help=say("track-changes-option"))
    fixes.add_argument("--annotate", action="store_true", help=say("annotate-option"))
    fixes.add_argument("--force", action="store_true", help=say("force-option"))
    choice = parser.add_argument_group(say("choice-title"))
    choice.add_argument(
        "--select",
        action="append",
        default=[],
        metavar=say("codes-name"),
        help=say("select-option"),
    )
    choice.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar=say("codes-name"),
        help=say("ignore-option"),
    )
    choice.add_argument(
        "--severity",
        action="append",
        default=[],
        metavar=say("severity-name"),
        help=say("severity-option"),
    )
    choice.add_argument(
        "--profile", metavar=say("profile-name"), help=say("checker-profile-option")
    )
    choice.add_argument("--yo", choices=YO, help=say("checker-yo-option"))
    choice.add_argument(
        "--keep", action="append", default=[], metavar=say("keep-name"), help=say("keep-option")
    )
    choice.add_argument(
        "--form", action="append", default=[], metavar=say("form-name"), help=say("form-option")
    )
    choice.add_argument(
        "--ignore-pattern",
        action="append",
        default=[],
        metavar=say("pattern-name"),
        help=say("pattern-option"),
    )
    choice.add_argument("--config", metavar=file, help=say("config-option"))
    choice.add_argument("--baseline", metavar=file, help=say("baseline-option"))
    choice.add_argument(
        "--update-baseline", action="store_true", help=say("update-baseline-option")
    )
    report = parser.add_argument_group(say("report-title"))
    report.add_argument(
        "--output-format", choices=FORMATS, default=FULL, help=say("output-format-option")
    )
    report.add_argument("-o", "--output", metavar=file, help=say("report-output-option"))
    report.add_argument("--statistics", action="store_true", help=say("statistics-option"))
    report.add_argument("--explain", action="store_true", help=say("explain-option"))
    report.add_argument("--show-regions", metavar=file, help=say("show-regions-option"))
    report.add_argument(
        "--fail-on",
        choices=(*SEVERITIES, NEVER),
        default=SEVERITIES[1],
        help=say("fail-on-option"),
    )
    work = parser.add_argument_group(say("run-title"))
    work.add_argument("--format", choices=DOCUMENTS, help=say("format-option"))
    work.add_argument(
        "--columns",
        action="append",
        default=[],
        metavar=say("columns-name"),
        help=say("table-columns-option"),
    )
    work.add_argument("--add", action="store_true", help=say("add-findings-option"))
    work.add_argument(
        "--encoding", metavar=say("encoding-name"), help=say("checker-encoding-option")
    )
    work.add_argument("--stdin-filename", metavar=file, help=say("stdin-filename-option"))
    work.add_argument("--force-exclude", action="store_true", help=say("force-exclude-option"))
    work.add_argument("--jobs", metavar="N", default="1", help=say("jobs-option"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Check and tell; the exit code."""
    if options.show_regions is not None:
        return _show_regions(options, say)
    if options.update_baseline and not options.baseline:
        raise InputError(say("check-no-baseline"))
    if options.statistics and options.output_format not in FORMATS[:2]:
        raise InputError(say("check-formats-only"))
    if options.diff + options.track_changes + options.annotate > 1:
        raise InputError(say("check-one-way"))
    revision = TRACK if options.track_changes else ANNOTATE if options.annotate else ""
    layer, mildest = _read_layer(options, say)
    if options.add:
        from .checked_columns import add_findings  # most manuscripts are no lists

        return add_findings(options, say, layer)
    task = Task(
        format=options.format,
        encoding=options.encoding,
        configurations=Configurations(Path(options.config) if options.config else None),
        layer=layer,
        lang=options.lang,
        fix=SHOW if options.diff else WRITE if options.fix or revision else NONE,
        revision=revision,
        force=options.force,
        unsafe=options.unsafe_fixes,
        stdin_name=options.stdin_filename or "",
    )
    paths = options.paths or ["."]
    skipped: Counter[str] = Counter()
    names = list(find_files(paths, task.configurations, options.force_exclude, skipped))
    options.skipped = ", ".join(f"{ending} {count}" for ending, count in sorted(skipped.items()))
    if skipped and options.output_format != FULL:
        told = say("check-skipped", kinds=options.skipped)
        print(f"kontsevich: {told}", file=sys.stderr)
    named = {str(Path(path)) for path in paths}
    task = task._replace(walked=frozenset(name for name in names if name not in named))
    results = _check_all(names, task, _read_baseline(options), _count_jobs(options, say), say)
    if options.update_baseline:
        return _update_baseline(results, options, say)
    watch = _Watch(mildest, None if options.output_format == FULL else say)
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

    def __init__(self, mildest: int = 0, say: Say | None = None) -> None:
        """`say`: tells what was not read, where the report does not."""
        self.mildest, self.say = mildest, say
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
                one for one in checked.findings if SEVERITIES.index(one.severity) >= self.mildest
            )
            path = checked.path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            yield checked._replace(path=path, findings=tuple(shown))


def _read_layer(options: argparse.Namespace, say: Say) -> tuple[dict[str, Any], int]:
    """The settings that the options give, and how severe a finding must be to be told."""
    layer: dict[str, Any] = {}
    for key in ("profile", "yo"):
        if getattr(options, key):
            layer[key] = getattr(options, key)
    if options.keep:
        layer["keep"] = tuple(options.keep)
    for pair in options.form:
        word, _, form = pair.partition("=")
        layer.setdefault("forms", {})[word] = form
    if options.ignore_pattern:
        layer["ignore-patterns"] = tuple(options.ignore_pattern)
    for key in ("select", "ignore", "columns"):
        if words := _split(getattr(options, key)):
            layer[key] = words
    mildest = 0
    for word in _split(options.severity):
        code, equals, level = word.partition("=")
        if equals:
            layer.setdefault("severity", {})[code] = level
        elif word in SEVERITIES:
            mildest = SEVERITIES.index(word)
        else:
            levels = ", ".join(LEVELS)
            raise InputError(say("check-unknown-level", word=word, levels=levels))
    return layer, mildest


def _split(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


def _count_jobs(options: argparse.Namespace, say: Say) -> int:
    if not options.jobs.isdecimal():
        raise InputError(say("check-jobs-number"))
    return int(options.jobs) or os.cpu_count() or 1


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


def _check_all(
    names: list[str], task: Task, known: Mapping[str, Known], jobs: int, say: Say
) -> Iterable[Checked]:
    """Each file's result, in their order."""
    work = [(name, task, known.get(os.path.abspath(name))) for name in names]  # noqa: PTH100
    results: Iterable[Checked]
    if jobs > 1 and len(names) > 1:
        from .workers import map_in_processes

        results = map_in_processes(check_file, work, min(jobs, len(names)))
    else:
        results = (check_file(*one) for one in work)
    if len(names) >= MANY and sys.stderr.isatty():
        results = _draw_progress(results, say("check-progress"), len(names))
    return results


def _draw_progress(results: Iterable[Checked], title: str, count: int) -> list[Checked]:
    """All results, with a bar on the terminal as long as it takes: the report comes after it."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return list(track(results, title, count, console=console, transient=True))


def _write_report(results: Iterable[Checked], options: argparse.Namespace) -> None:
    if options.diff:
        from ..report.difference import render as report
    elif options.statistics:
        from ..report.statistics import render as report
    else:
        from functools import partial

        from ..report import render

        report = partial(render, options.output_format)
    pieces = report(results, _view(options))
    if (
        (options.fix or options.track_changes or options.annotate)
        and STDIN in options.paths
        and not options.output
    ):
        for piece in pieces:  # standard output is for the text
            sys.stderr.write(piece)
    else:
        write_all(pieces, options.output)


def _view(options: argparse.Namespace) -> View:
    """Colours and the width of the screen on a terminal only."""
    skipped = getattr(options, "skipped", "")
    if options.output or not sys.stdout.isatty():
        return View(options.lang, explain=options.explain, skipped=skipped)
    from shutil import get_terminal_size

    from ..report.terminal import find_paint

    width = get_terminal_size().columns
    return View(options.lang, find_paint(), width, options.explain, skipped)


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
        regions = read_regions(text, form, _split(options.columns))
    view = _view(options)
    tell = list_regions if view.paint is leave_plain else color_regions
    write_all(tell(text, regions, view), options.output)
    return 0
