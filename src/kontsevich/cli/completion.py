"""`kontsevich completion`: what a shell reads so that it completes commands, options and files."""

from __future__ import annotations

import argparse

from ..errors import InputError
from ..messages import Say
from .output import write_all
from .parser import Parser, build_whole

SHELLS = ("bash", "zsh", "tcsh")


def add_arguments(parser: Parser, say: Say) -> None:
    """The arguments of this command."""
    parser.add_argument("shell", choices=SHELLS, help=say("completion-shell-option"))
    parser.add_argument("-o", "--output", metavar=say("file-name"), help=say("output-option"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Write the script for the shell."""
    try:
        import shtab
    except ImportError:
        package = "pip install 'kontsevich[completion]'"
        raise InputError("needs {package}", package=package) from None
    whole = build_whole(say)
    for part in (whole, *whole.parts.values()):
        for action in part._actions:
            if action.metavar in (say("file-name"), say("paths-name")) and not action.choices:
                action.complete = shtab.FILE  # type: ignore[attr-defined]
    write_all([shtab.complete(whole, options.shell)], options.output)
    return 0
