"""Where in a settings file something stands, so that what is wrong is told with its line."""

from __future__ import annotations

import re
from pathlib import Path

from ...errors import IN_TABLE, InputError, describe
from ...law.user_files import read_ordinary

_HEADER = r"\s*\[{1,2}(?P<keys>[^\]]*)\]"
_NAME = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_KEYS = rf"\s*(?P<keys>{_NAME}(?:\s*\.\s*{_NAME})*)\s*="


class LocatedError(InputError):
    """An error that has its address already."""


def locate(error: InputError, file: object, line: int) -> InputError:
    """The same error with its address: a file and a line from 1."""
    return LocatedError(IN_TABLE + error.template, file=file, where=f"line {line}", **error.fields)


def find_line(text: str, path: tuple[str, ...]) -> int:
    r"""The line, from 1, on which a key of a TOML text stands, or the nearest key above it.

    >>> find_line("a = 1\n[b]\nc = 2", ("b", "c"))
    3
    """
    best, longest = 1, 0
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        header = re.match(_HEADER, line)
        keys = header or re.match(_KEYS, line)
        if not keys:
            continue
        here = tuple(key.strip("\"'") for key in re.findall(_NAME, keys["keys"]))
        if header:
            table = here
        else:
            here = (*table, *here)
        if len(here) > longest and here == path[: len(here)]:
            best, longest = number, len(here)
    return best


def read_text(file: Path) -> str:
    """What a file says. Raises `InputError` with its name where it can't be read as UTF-8."""
    try:
        return read_ordinary(file).decode("utf-8-sig")
    except OSError as error:
        raise InputError("{name}: {reason}", name=file, reason=describe(error)) from None
    except UnicodeDecodeError as error:
        where = f"byte {error.start}"
        raise InputError(IN_TABLE + "not UTF-8", file=file, where=where) from None
