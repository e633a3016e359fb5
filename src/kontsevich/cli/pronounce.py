"""`kontsevich pronounce`: Hangul as it is said."""

from __future__ import annotations

import argparse

from ..analysis.classification import KINDS
from ..messages import Say
from ..transcription.converter import Converter
from .inputs import add_inputs, read_texts
from .output import write_all
from .parser import Parser


def add_arguments(parser: Parser, say: Say) -> None:
    """The arguments of this command."""
    add_inputs(parser, say)
    parser.add_argument("--kind", choices=KINDS, default="auto", help=say("kind-option"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Write the pronunciation; the exit code."""
    converter = Converter(kind=options.kind)
    write_all(map(converter.pronounce, read_texts(options, say)), None)
    return 0
