"""The programs of regular expressions, kept between runs.

`re` compiles in Python, some 0.3 ms a pattern, and a check needs more than two hundred. What comes
of it is a list of numbers for the matcher, the same each time; so a run takes what an earlier one
has compiled. This reaches into parts of CPython that may change: where one is missing, and where
the matcher refuses a program, patterns are compiled as ever.
"""

from __future__ import annotations

import re
import sys
from importlib import import_module
from typing import Any

from . import tables
from .kept_files import keep, place_of, recall

MOST = 2000  # patterns that are kept; a user's own lists make ever new ones


class OfText(str):
    """A pattern made of the words of a manuscript: compiled for this run alone, so that nothing of
    what somebody writes stays behind, and what is kept does not grow with what is read."""


class Programs:
    """What the patterns of one command are compiled to, by the pattern and its flags: the program
    as bytes, the flags that were found, the number of groups, the groups by name, their names.

    >>> Programs("check").compile("(?P<first>[а-я])b?").match("яb").groupdict()
    {'first': 'я'}
    """

    def __init__(self, name: str) -> None:
        self._parser: Any = import_module("re._parser")
        self._compiler: Any = import_module("re._compiler")
        self._machine: Any = import_module("_sre")
        self._compile_anew, self._code = self._compiler.compile, self._compiler._code
        self._place = place_of(tables.locate(), f"patterns.{name}")
        self.stamp = (sys.hexversion, self._machine.MAGIC)
        self._known: dict[Any, Any] = recall(self._place, self.stamp) or {}
        self._is_new = False

    def compile(self, pattern: Any, flags: int = 0) -> Any:
        """A pattern as `re` compiles it, out of its program where that is known."""
        kept = isinstance(pattern, (str, bytes)) and not isinstance(pattern, OfText)
        if not kept or flags & re.DEBUG:
            return self._compile_anew(pattern, flags)
        flags = int(flags)  # of a kind of its own where none is given, which marshal refuses
        program = self._known.get((pattern, flags)) or self._translate(pattern, flags)
        code, found_flags, *groups = program
        try:
            numbers = memoryview(code).cast("I").tolist()
            return self._machine.compile(pattern, found_flags, numbers, *groups)
        except (RuntimeError, TypeError):  # not a program for this matcher
            return self._compile_anew(pattern, flags)

    def _translate(self, pattern: Any, flags: int) -> tuple[Any, ...]:
        from struct import pack  # where all is known, nothing is packed

        parsed = self._parser.parse(pattern, flags)
        state = parsed.state
        code = self._code(parsed, flags)
        groups: list[str | None] = [None] * state.groups
        for name, group in state.groupdict.items():
            groups[group] = name
        packed = pack(f"{len(code)}I", *code)
        program = (packed, flags | state.flags, state.groups - 1, state.groupdict, tuple(groups))
        if len(self._known) < MOST:
            self._known[pattern, flags] = program
            self._is_new = True
        return program

    def keep(self) -> None:
        """Leave to later runs what was new in this one."""
        if self._is_new:
            keep(self._place, self.stamp, self._known)

    def serve(self) -> None:
        """From here on `re` compiles through this."""
        self._compiler.compile = self.compile


def begin_keeping_patterns(name: str) -> Programs | None:
    """Let `re` take what earlier runs of this command have compiled; None where this Python has
    other parts."""
    if sys.implementation.name != "cpython":
        return None
    try:
        programs = Programs(name)
    except (ImportError, AttributeError):
        return None
    programs.serve()
    return programs
