"""The arguments of `check`, and the settings that they give."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..checker.findings.task import Task
from ..checker.settings.codes import LEVELS, SEVERITIES
from ..checker.settings.configuration import Configurations
from ..checker.settings.keys import YO
from ..documents.formats import FORMATS as DOCUMENTS
from ..errors import InputError
from ..messages import Say
from ..report import FORMATS
from .parser import Parser

FULL = FORMATS[0]
GROUPS = ("name", "place", "file")
NEVER = "never"


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
    fixes.add_argument("--ask", action="store_true", help=say("ask-option"))
    fixes.add_argument("--once", action="store_true", help=say("once-option"))
    fixes.add_argument("--decisions", metavar=file, help=say("decisions-option"))
    fixes.add_argument("--force", action="store_true", help=say("force-option"))
    choice = add_choice(parser, say)
    choice.add_argument("--baseline", metavar=file, help=say("baseline-option"))
    choice.add_argument(
        "--update-baseline", action="store_true", help=say("update-baseline-option")
    )
    report = parser.add_argument_group(say("report-title"))
    report.add_argument(
        "--output-format", choices=FORMATS, default=FULL, help=say("output-format-option")
    )
    report.add_argument("-o", "--output", metavar=file, help=say("report-output-option"))
    report.add_argument("--group", choices=GROUPS, help=say("group-option"))
    report.add_argument(
        "--hide-sic", action="store_true", dest="hide_sic", help=say("hide-sic-option")
    )
    report.add_argument(
        "--show-sic", action="store_false", dest="hide_sic", help=say("show-sic-option")
    )
    report.add_argument("--statistics", action="store_true", help=say("statistics-option"))
    report.add_argument("--explain", action="store_true", help=say("explain-option"))
    report.add_argument("--show-regions", metavar=file, help=say("show-regions-option"))
    report.add_argument(
        "--fail-on",
        choices=(*SEVERITIES, NEVER),
        default=SEVERITIES[1],
        help=say("fail-on-option"),
    )
    work = add_reading(parser, say)
    work.add_argument("--watch", action="store_true", help=say("watch-option"))
    work.add_argument("--show-settings", action="store_true", help=say("show-settings-option"))
    work.add_argument("--add", action="store_true", help=say("add-findings-option"))
    work.add_argument("--force-exclude", action="store_true", help=say("force-exclude-option"))


def add_reading(parser: Parser, say: Say) -> argparse._ArgumentGroup:
    """How files are read, and in how many processes; the group of these options."""
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
    return work


def add_choice(parser: Parser, say: Say) -> argparse._ArgumentGroup:
    """What is looked for: the options that a settings file has too; the group of them."""
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
    choice.add_argument("--config", metavar=say("file-name"), help=say("config-option"))
    return choice


def make_task(options: argparse.Namespace, layer: Mapping[str, object]) -> Task:
    """What a run does with each file, by the options that add_choice and add_reading have."""
    return Task(
        format=options.format,
        encoding=options.encoding,
        configurations=Configurations(Path(options.config) if options.config else None),
        layer=layer,
        lang=options.lang,
        stdin_name=options.stdin_filename or "",
    )


def read_layer(options: argparse.Namespace, say: Say) -> tuple[dict[str, Any], int]:
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
        if words := split(getattr(options, key)):
            layer[key] = words
    mildest = 0
    for word in split(options.severity):
        code, equals, level = word.partition("=")
        if equals:
            layer.setdefault("severity", {})[code] = level
        elif word in SEVERITIES:
            mildest = SEVERITIES.index(word)
        else:
            levels = ", ".join(LEVELS)
            raise InputError(say("check-unknown-level", word=word, levels=levels))
    return layer, mildest


def split(values: Iterable[str]) -> tuple[str, ...]:
    """The words of several values, each of which may hold some with commas between."""
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())
