"""How a report is to look: its language, its colours, its width, how much it tells."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import NamedTuple

_COMMANDS = ("::", "##[")  # how a command to GitHub's runner begins
Paint = Callable[[str, str], str]


def leave_plain(text: str, style: str) -> str:
    """No colours: the text as it is."""
    return text


class View(NamedTuple):
    """`lang`: ru or en. `paint`: from a text and the name of a style to what the terminal is sent.
    `width`: columns of a line. `explain`: tell why."""

    lang: str
    paint: Paint = leave_plain
    width: int = 100
    explain: bool = False
    skipped: str = ""


def make_visible(text: str) -> str:
    """The text with what can't be seen, or would command a terminal, by its number.

    >>> make_visible("Ё\\u200bчжон\\t")
    'Ё<U+200B>чжон '
    """
    if text.isprintable():
        return text
    return "".join(map(_make_visible, text))


def show_path(path: str) -> str:
    """A path at the beginning of a line, so that it commands nobody: neither a terminal nor those
    who read lines of `::` as what GitHub is to do.

    >>> show_path("::error::a.txt"), show_path("глава.md")
    ('./::error::a.txt', 'глава.md')
    """
    return make_visible(f"./{path}" if path.lstrip().startswith(_COMMANDS) else path)


def _make_visible(character: str) -> str:
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    return " " if character in "\t\n\r" else f"<U+{ord(character):04X}>"


def count_columns(text: str) -> int:
    """How many columns of a terminal a text takes: two for a syllable of Hangul.

    >>> count_columns("Ким 김")
    6
    """
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if character < "\u0300":
        return 1
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
