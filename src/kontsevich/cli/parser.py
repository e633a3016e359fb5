"""The grammar of the command line; only the command that is run builds its own part."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

from .. import __version__
from ..law import tables
from ..messages import LANGUAGES, Say, speaker

COMMANDS = (
    "convert",
    "explain",
    "pronounce",
    "restore",
    "check",
    "names",
    "hangulize",
    "lsp",
    "serve",
    "rule",
    "completion",
    "tables",
)


class HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal; the standard formatter loads archive libraries to ask it."""

    def __init__(self, prog: str) -> None:
        try:
            width = os.get_terminal_size().columns
        except (OSError, ValueError):
            width = 80
        super().__init__(prog, width=max(width - 2, 40))


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks the user's language and fails in one line."""

    def __init__(self, *, say: Say, **settings: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **settings)
        self.say = say
        self.parts: dict[str, Parser] = {}  # of the commands, by their names
        self._positionals.title = say("arguments-title")
        self._optionals.title = say("options-title")
        self.add_argument("-h", "--help", action="help", help=say("help-option"))

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        sys.stdout.flush()  # a help that could not be written is no success
        super().exit(status, message)

    def error(self, message: str) -> NoReturn:
        hint = self.say("see-help", program=self.prog)
        self.exit(2, f"{self.prog}: {message}; {hint}\n")

    def format_usage(self) -> str:
        return self._say_usage(super().format_usage())

    def format_help(self) -> str:
        return self._say_usage(super().format_help())

    def _say_usage(self, text: str) -> str:
        return text.replace("usage: ", self.say("usage-title"), 1)


def speak(lang: str) -> None:
    """Let argparse complain in this language: its own messages pass through its gettext function,
    which in English too would look for a translation on the disk each time."""
    sentences: dict[str, str] = {}
    if lang == "ru":
        sentences = tables.read_toml("messages/errors.ru.toml")["argparse"]
    argparse._ = lambda sentence: sentences.get(sentence, sentence)  # type: ignore[attr-defined]


def build_whole(say: Say) -> Parser:
    """The parser of the whole command line, with the arguments of every command."""
    return build_parser(say, None, COMMANDS)


def build_manual() -> Parser:
    """The whole in English, of which `make man` makes the page for `man`."""
    return build_whole(speaker("en"))


def build_parser(
    say: Say,
    command: str | None,
    filled: Sequence[str] = (),
    names: Sequence[str] = COMMANDS,
) -> Parser:
    """The parser of the whole command line, with the arguments of one command filled in, and of
    those of `filled`; of the commands of `names` only, where the others can't be asked for."""
    parser = Parser(
        say=say,
        prog="kontsevich",
        description=say("about"),
        epilog=say("epilog"),
        formatter_class=HelpFormatter,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"kontsevich {__version__}",
        help=say("version-option"),
    )
    add_language(parser, say)
    commands = parser.add_subparsers(
        dest="command", required=True, metavar=say("command-name"), title=say("commands-title")
    )
    for name in names:
        part: Parser = commands.add_parser(
            name,
            say=say,
            help=say(f"{name}-help"),
            description=say(f"{name}-about"),
            formatter_class=HelpFormatter,
        )
        parser.parts[name] = part
        if name == command or name in filled:
            part.epilog = say(f"{name}-epilog")
            add_language(part, say)
            import_module(f".{name}", __package__).add_arguments(part, say)
    return parser


def add_language(parser: Parser, say: Say) -> None:
    """The option that every command has."""
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=say("lang-option")
    )
