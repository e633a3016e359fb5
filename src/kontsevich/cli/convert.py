"""`kontsevich convert`: Hangul to Cyrillic."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from ..converter import Converter
from ..messages import Say
from .inputs import add_inputs, read_texts
from .output import write_all
from .parser import Parser
from .settings import add_settings, read_settings


def add_arguments(parser: Parser, say: Say) -> None:
    """The arguments of this command."""
    add_inputs(parser, say)
    add_settings(parser, say)
    parser.add_argument("--bibliographic", action="store_true", help=say("bibliographic-option"))
    parser.add_argument("--alternatives", action="store_true", help=say("alternatives-option"))
    parser.add_argument("--columns", metavar="1,3", help=say("columns-option"))
    parser.add_argument("-o", "--output", metavar=say("file-name"), help=say("output-option"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Convert and write; the exit code."""
    if options.bibliographic:
        options.case = "sentence"
    converter = Converter(**read_settings(options))
    blocks = read_texts(options, say)
    if options.columns:
        from .columns import convert_columns

        write_all(convert_columns(blocks, options.columns, converter.convert), options.output)
    elif options.alternatives:
        write_all(_list_alternatives(blocks, converter), options.output)
    else:
        write_all(map(converter.convert, blocks), options.output)
    return 0


def _list_alternatives(blocks: Iterator[str], converter: Converter) -> Iterator[str]:
    """Each line's result, then its other admitted readings, one a line."""
    for block in blocks:
        for line in block.splitlines():
            trace = converter.explain(line)
            yield "\n".join([trace.result, *trace.others]) + "\n"
