"""The command line: arguments in, exit code out. Door: `run`."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

from ..errors import InputError, KontsevichError, describe
from ..law.kept import begin_keeping
from ..law.kept_patterns import begin_keeping_patterns
from ..messages import choose_language, speaker, tell_error
from .parser import COMMANDS, build_parser, speak

CLEAN, FOUND, TROUBLE = 0, 1, 2
TOO_MUCH = "this is nested too deeply or takes too much memory"
# Objects between two searches for cycles: tables are many and have none.
_OBJECTS = 1 << 18
_OF_TABLES = "tables"  # this command asks what would be built of other rows, too


def run() -> None:
    """The script `kontsevich`."""
    gc.set_threshold(_OBJECTS)
    _open_streams()
    with suppress(ValueError, OSError):  # in a thread, or where there are no signals
        signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    command = _asked_command(sys.argv[1:]) or "all"
    if command != _OF_TABLES:
        begin_keeping()
    programs = begin_keeping_patterns(command)
    try:
        sys.exit(main(sys.argv[1:]))
    finally:
        if programs is not None:
            programs.keep()


def _open_streams() -> None:
    """Streams that take whatever is written: closed ones lead nowhere, narrow ones lose letters."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def main(arguments: Sequence[str]) -> int:
    """One run with these arguments; the exit code: 0 fine, 1 something found, 2 trouble."""
    lang = choose_language(_asked_language(arguments))
    say = speaker(lang)
    speak(lang)
    command = _asked_command(arguments)
    names = COMMANDS if command is None or arguments[0] != command else (command,)
    try:
        options = build_parser(say, command, names=names).parse_args(arguments)
        options.lang = lang
        module = import_module(f".{options.command}", __name__)
        code: int = module.run(options, say)
        sys.stdout.flush()
        return code
    except KontsevichError as error:
        from ..report.view import make_visible  # only where something is wrong

        print(f"kontsevich: {make_visible(tell_error(error, lang))}", file=sys.stderr)
        return TROUBLE
    except BrokenPipeError:
        # The reader has gone away: nothing more to say, and nothing to say it to.
        from .output import silence

        silence(sys.stdout)
        return CLEAN
    except (OSError, RecursionError, MemoryError) as error:
        from .output import silence

        reason = describe(error) if isinstance(error, OSError) else TOO_MUCH
        silence(sys.stdout)
        told = tell_error(InputError("{reason}", reason=reason), lang)
        with suppress(OSError, ValueError):
            print(f"kontsevich: {told}", file=sys.stderr)
        return TROUBLE
    except KeyboardInterrupt:
        return 128 + 2


def _asked_command(arguments: Sequence[str]) -> str | None:
    return next((word for word in arguments if word in COMMANDS), None)


def _asked_language(arguments: Sequence[str]) -> str | None:
    for index, word in enumerate(arguments):
        if word.startswith("--lang="):
            return word.partition("=")[2]
        if word == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
    return None
