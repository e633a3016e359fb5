"""`kontsevich hangulize`: Russian to Hangul."""

from __future__ import annotations

import argparse
from functools import partial
from typing import Any

from ..messages import Say
from ..russian.hangulization import explain_hangulize, hangulize
from ..russian.letter_rules import NORMS
from .columns import add_columns, choose_cells, rewrite_list
from .inputs import add_inputs, read_texts
from .output import write_all
from .parser import Parser
from .traces import FORMATS, show_traces

HANGUL = "hangul"  # the head of a new column


def add_arguments(parser: Parser, say: Say) -> None:
    """The arguments of this command."""
    add_inputs(parser, say)
    parser.add_argument("--norm", choices=NORMS, default=NORMS[0], help=say("norm-option"))
    parser.add_argument("--terms", action="store_true", help=say("terms-option"))
    parser.add_argument(
        "--no-established", dest="established", action="store_false", help=say("rules-only-option")
    )
    parser.add_argument(
        "--no-korean", dest="korean", action="store_false", help=say("loans-option")
    )
    add_columns(parser, say)
    parser.add_argument("-o", "--output", metavar=say("file-name"), help=say("output-option"))
    parser.add_argument("--explain", action="store_true", help=say("steps-option"))
    parser.add_argument("--format", choices=FORMATS, help=say("explain-format-option"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Write the Hangul, or every step to it; the exit code."""
    settings: dict[str, Any] = {
        name: getattr(options, name) for name in ("norm", "terms", "established", "korean")
    }
    if options.explain or options.format:
        show_traces(read_texts(options, say), partial(explain_hangulize, **settings), options, say)
        return 0
    convert = partial(hangulize, **settings)
    if options.columns:
        rewrite_list(options, say, choose_cells(options, HANGUL, convert))
    else:
        write_all(map(convert, read_texts(options, say)), options.output)
    return 0
