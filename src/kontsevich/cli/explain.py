"""`kontsevich explain`: the conversion with every step."""

from __future__ import annotations

import argparse

from ..messages import Say
from ..transcription.converter import Converter
from .inputs import add_inputs, read_texts
from .parser import Parser
from .settings import add_settings, read_settings
from .traces import FORMATS, show_traces


def add_arguments(parser: Parser, say: Say) -> None:
    """The arguments of this command."""
    add_inputs(parser, say)
    add_settings(parser, say)
    parser.add_argument("--format", choices=FORMATS, help=say("explain-format-option"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Explain each line; the exit code."""
    converter = Converter(**read_settings(options))
    show_traces(read_texts(options, say), converter.explain, options, say)
    return 0
