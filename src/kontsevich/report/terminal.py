"""From the name of a style to its colour on the terminal that standard output is, if it has any."""

from __future__ import annotations

from functools import cache

from .view import Paint, leave_plain

STYLES = {
    "path": "bold",
    "code": "bold",
    "gutter": "dim",
    "expected": "bold green",
    "error": "bold red",
    "warning": "bold yellow",
    "notice": "cyan",
    "added": "green",
    "removed": "red",
    "role-prose": "",
    "role-heading": "bold",
    "role-footnote": "yellow",
    "role-translation": "bright_cyan",
    "role-quotation": "green",
    "role-blockquote": "bright_green",
    "role-title": "magenta",
    "role-author-heading": "bright_magenta",
    "role-bibliography": "blue",
    "role-url": "underline blue",
    "role-code": "reverse",
    "role-field": "reverse blue",
    "role-comment": "red",
}


def find_paint() -> Paint:
    """How to colour text for the terminal that standard output is; plain if it has no colours."""
    from rich.color import ColorSystem
    from rich.console import Console
    from rich.style import Style

    console = Console()
    name = console.color_system
    if name is None or console.no_color:
        return leave_plain
    system = {
        "standard": ColorSystem.STANDARD,
        "256": ColorSystem.EIGHT_BIT,
        "truecolor": ColorSystem.TRUECOLOR,
        "windows": ColorSystem.WINDOWS,
    }[name]
    parse = cache(Style.parse)

    def paint(text: str, style: str) -> str:
        return parse(STYLES[style]).render(text, color_system=system)

    return paint
