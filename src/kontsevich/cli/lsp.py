"""`kontsevich lsp`: the checker for editors that speak the Language Server Protocol."""

from __future__ import annotations

import argparse
import os

from ..errors import InputError
from ..messages import Say
from .parser import Parser


def add_arguments(parser: Parser, say: Say) -> None:
    """The arguments of this command."""
    parser.add_argument("--stdio", action="store_true", help=say("lsp-stdio-option"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Serve one editor over standard input and output; the exit code."""
    try:
        from ..editors.lsp import build_server
    except ModuleNotFoundError as error:
        raise InputError(
            "{name} is missing; install kontsevich[{extra}]", name=error.name, extra="lsp"
        ) from None
    # The server closes what it reads and writes; the program still has an end to come to.
    with (
        open(os.dup(0), "rb") as requests,  # noqa: PTH123
        open(os.dup(1), "wb") as answers,  # noqa: PTH123
    ):
        build_server(options.lang).start_io(requests, answers)
    return 0
