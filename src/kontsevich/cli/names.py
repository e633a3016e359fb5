"""`kontsevich names`: everything Korean in manuscripts, right and wrong, as one table."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ..checker.findings.task import Task
from ..checker.mentions.mention import KINDS
from ..checker.name_table.files import Gathered, gather_file
from ..checker.name_table.rows import Located, Row, build_rows
from ..checker.settings.configuration import Configurations
from ..documents.formats import FORMATS as DOCUMENTS
from ..messages import Say
from ..report.names import FORMS, PACKED, find_form, pack, render
from ..report.view import View, make_visible
from .check_arguments import add_choice, read_layer
from .file_runs import count_jobs, find_names, run_each
from .output import draft, write_all
from .parser import Parser
from .views import build_view

CSV, MARK = "csv", "\ufeff"  # by which Excel knows UTF-8


def add_arguments(parser: Parser, say: Say) -> None:
    """The arguments of this command."""
    parser.add_argument("paths", nargs="*", metavar=say("paths-name"), help=say("paths-option"))
    parser.add_argument("-o", "--output", metavar=say("file-name"), help=say("names-output-option"))
    parser.add_argument("--output-format", choices=FORMS, help=say("names-form-option"))
    parser.add_argument(
        "--kind", action="append", choices=KINDS, default=[], help=say("names-kind-option")
    )
    add_choice(parser, say)
    work = parser.add_argument_group(say("run-title"))
    work.add_argument("--format", choices=DOCUMENTS, help=say("format-option"))
    work.add_argument(
        "--columns",
        action="append",
        default=[],
        metavar=say("columns-name"),
        help=say("table-columns-option"),
    )
    work.add_argument(
        "--encoding", metavar=say("encoding-name"), help=say("checker-encoding-option")
    )
    work.add_argument(
        "--stdin-filename", metavar=say("file-name"), help=say("stdin-filename-option")
    )
    work.add_argument("--jobs", metavar="N", default="1", help=say("jobs-option"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Gather and write the table; 2 if a file could not be read."""
    layer, _ = read_layer(options, say)
    task = Task(
        format=options.format,
        encoding=options.encoding,
        configurations=Configurations(Path(options.config) if options.config else None),
        layer=layer,
        lang=options.lang,
        stdin_name=options.stdin_filename or "",
    )
    skipped: Counter[str] = Counter()
    names, task = find_names(options, task, skipped)
    if skipped:
        kinds = ", ".join(f"{ending} {count}" for ending, count in sorted(skipped.items()))
        print(f"kontsevich: {say('check-skipped', kinds=kinds)}", file=sys.stderr)
    work = [(name, task) for name in names]
    troubles: list[str] = []
    results = run_each(gather_file, work, count_jobs(options, say), say("check-progress"))
    rows = build_rows(_follow(iter(results), troubles))
    if options.kind:
        rows = [row for row in rows if row.kind in options.kind]
    _write(rows, options, build_view(options))
    return 2 if troubles else 0


def _follow(results: Iterator[Gathered], troubles: list[str]) -> Iterator[Located]:
    """What was found in each file; what could not be read is told at once."""
    for gathered in results:
        if gathered.trouble:
            print(f"kontsevich: {make_visible(gathered.trouble)}", file=sys.stderr)
            troubles.append(gathered.path)
        yield from gathered.mentions


def _write(rows: list[Row], options: argparse.Namespace, view: View) -> None:
    form = options.output_format or find_form(options.output)
    if form not in PACKED:
        pieces = render(form, rows, view)
        write_all(_mark(pieces) if form == CSV and options.output else pieces, options.output)
        return
    data = pack(form, rows, view)
    if options.output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    with draft(options.output) as file:
        file.write_bytes(data)


def _mark(pieces: Iterator[str]) -> Iterator[str]:
    yield MARK
    yield from pieces
