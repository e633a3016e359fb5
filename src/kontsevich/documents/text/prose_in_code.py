"""Prose that stands where code stands: in a style for code, in `pre`."""

from __future__ import annotations

import re

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z]")
_SIGN = re.compile(r"[{}<>=|\\_$]|;\s*$|[(\[][\"']|^\s*(?:#|//|/\*)", re.M)
_FEWEST = 12  # letters: less says nothing
_SHARE = 0.9  # of the letters are Cyrillic
_SIGNS = 0.01  # of the characters at most are signs of code


def is_prose(text: str) -> bool:
    """Whether a text in a style for code is Russian prose: an old page, a text file that a word
    processor has opened.

    >>> is_prose("\u041f\u0440\u0435\u0437\u0438\u0434\u0435\u043d\u0442 "
    ...          "\u043f\u0440\u0438\u0435\u0445\u0430\u043b"), is_prose("x = 1")
    (True, False)
    """
    russian = len(_CYRILLIC.findall(text))
    if russian < _FEWEST or russian < _SHARE * (russian + len(_LATIN.findall(text))):
        return False
    return len(_SIGN.findall(text)) <= _SIGNS * len(text)


def has_cyrillic(text: str) -> bool:
    """Whether a Russian word may stand in a text."""
    return bool(_CYRILLIC.search(text))
