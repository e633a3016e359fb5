"""The command line: arguments in, exit code out. Door: `run`."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from ..errors import KontsevichError
from ..messages import choose_language, speaker, tell_error
from .parser import COMMANDS, build_parser, speak_russian

CLEAN, FOUND, TROUBLE = 0, 1, 2
# Objects between two searches for cycles: tables are many and have none.
_OBJECTS = 1 << 16


def run() -> None:
    """The script `kontsevich`."""
    gc.set_threshold(_OBJECTS)
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """One run with these arguments; the exit code: 0 fine, 1 something found, 2 trouble."""
    lang = choose_language(_asked_language(arguments))
    say = speaker(lang)
    if lang == "ru":
        speak_russian()
    command = next((word for word in arguments if word in COMMANDS), None)
    try:
        options = build_parser(say, command).parse_args(arguments)
        options.lang = lang
        module = import_module(f".{options.command}", __name__)
        code: int = module.run(options, say)
        sys.stdout.flush()
        return code
    except KontsevichError as error:
        print(f"kontsevich: {tell_error(error, lang)}", file=sys.stderr)
        return TROUBLE
    except BrokenPipeError:
        # The reader has gone away: nothing more to say, and nothing to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except KeyboardInterrupt:
        return 128 + 2


def _asked_language(arguments: Sequence[str]) -> str | None:
    for index, word in enumerate(arguments):
        if word.startswith("--lang="):
            return word.partition("=")[2]
        if word == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
    return None
