"""`kontsevich names`: everything Korean in manuscripts, right and wrong, as one table."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..checker.findings.task import Task
from ..checker.mentions.mention import KINDS, PERSON, RULER
from ..checker.name_table.files import Gathered, gather_file
from ..checker.name_table.rows import Located, Row, build_rows
from ..errors import InputError
from ..messages import Say
from ..report.names import FORMS, PACKED, find_form, pack, render
from ..report.view import View, make_visible
from .check_arguments import add_choice, add_reading, make_task, read_layer
from .file_runs import count_jobs, find_names, run_each
from .output import draft, write_all
from .parser import Parser
from .views import build_view

_INDEXED = (PERSON, RULER)
_INDEX_FORMS = ("table", "md", "docx")
CSV, MARK = "csv", "\ufeff"  # by which Excel knows UTF-8


def add_arguments(parser: Parser, say: Say) -> None:
    """The arguments of this command."""
    parser.add_argument("paths", nargs="*", metavar=say("paths-name"), help=say("paths-option"))
    parser.add_argument("-o", "--output", metavar=say("file-name"), help=say("names-output-option"))
    parser.add_argument("--output-format", choices=FORMS, help=say("names-form-option"))
    parser.add_argument(
        "--kind", action="append", choices=KINDS, default=[], help=say("names-kind-option")
    )
    book = parser.add_argument_group(say("names-book-title"))
    book.add_argument("--index", action="store_true", help=say("names-index-option"))
    book.add_argument("--paginate", action="store_true", help=say("names-paginate-option"))
    add_choice(parser, say)
    add_reading(parser, say)


def run(options: argparse.Namespace, say: Say) -> int:
    """Gather and write the table; 2 if a file could not be read."""
    layer, _ = read_layer(options, say)
    task = make_task(options, layer)
    skipped: Counter[str] = Counter()
    names, task = find_names(options, task, skipped)
    if skipped:
        kinds = ", ".join(f"{ending} {count}" for ending, count in sorted(skipped.items()))
        print(f"kontsevich: {say('check-skipped', kinds=kinds)}", file=sys.stderr)
    troubles: list[str] = []
    if options.paginate:
        from .pagination import lay_out  # few documents are laid out

        with lay_out(names, say) as made:
            found = list(_gather(made, task, options, say, troubles))
    else:
        found = list(_gather(dict(zip(names, names, strict=True)), task, options, say, troubles))
    rows = build_rows(found)
    wanted: Sequence[str] = options.kind or (_INDEXED if options.index else KINDS)
    rows = [row for row in rows if row.kind in wanted]
    if options.index:
        _write_index(rows, options, say)
    else:
        _write(rows, options, build_view(options))
    return 2 if troubles else 0


def _gather(
    files: Mapping[str, str],
    task: Task,
    options: argparse.Namespace,
    say: Say,
    troubles: list[str],
) -> Iterator[Located]:
    """What is named in each file, whose name is the key; the value is the file to read for it."""
    work = [(file, task, name) for name, file in files.items()]
    results = run_each(gather_file, work, count_jobs(options, say), say("check-progress"))
    return _follow(iter(results), troubles)


def _write_index(rows: list[Row], options: argparse.Namespace, say: Say) -> None:
    from ..report.names.index import build_index
    from ..report.names.index import pack as pack_index
    from ..report.names.index import render as render_index

    form = options.output_format or find_form(options.output)
    if form not in _INDEX_FORMS:
        raise InputError(say("names-index-forms", known=", ".join(_INDEX_FORMS)))
    entries = build_index(rows, say)
    if form == "docx":
        _write_bytes(pack_index(entries, say), options.output)
    else:
        write_all(render_index(entries, say, form == "md"), options.output)


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
    _write_bytes(pack(form, rows, view), options.output)


def _write_bytes(data: bytes, path: str | None) -> None:
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    with draft(path) as file:
        file.write_bytes(data)


def _mark(pieces: Iterator[str]) -> Iterator[str]:
    yield MARK
    yield from pieces
