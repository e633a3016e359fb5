"""Square brackets of a mark-up: which one closes which."""

from __future__ import annotations

import re

_BRACKET = re.compile(r"\\.|[\[\]]", re.S)


def match_brackets(text: str, start: int, end: int) -> dict[int, int]:
    r"""Where the square brackets within [start, end) are closed, by where they are opened; one
    behind a backslash is a letter.

    >>> match_brackets(r"a[b[c]\]d]", 0, 10)
    {3: 5, 1: 9}
    """
    found: dict[int, int] = {}
    opened: list[int] = []
    for bracket in _BRACKET.finditer(text, start, end):
        if bracket[0] == "[":
            opened.append(bracket.start())
        elif bracket[0] == "]" and opened:
            found[opened.pop()] = bracket.start()
    return found
