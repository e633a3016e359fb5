"""Hyphens at the ends of lines: what of them is visible once the lines are one."""

from __future__ import annotations

import re

SOFT = "\u00ad"
RARE_HYPHENS = "\u2010\u00ac"

# A hyphen at a line end inside a word or a name. The look-behind comes second, for speed.
LINE_END = re.compile(r"-(?<=[^\W_]-)[^\S\n]*\n[^\S\n]*(?=[^\W_])")
RARE_LINE_END = re.compile(rf"[{RARE_HYPHENS}](?<=[^\W_].)[^\S\n]*\n[^\S\n]*(?=[^\W_])")
SOFT_RUN = re.compile(SOFT + r"+(?:[^\S\n]*\n[^\S\n]*(?=[^\W_]))?")


def joint(before: str, after: str) -> str:
    """What is visible of a hyphen at a line end, between two characters.

    >>> joint("н", "ы") == SOFT, joint("н", "Ы"), joint("0", "л")
    (True, '-', '-')
    """
    return SOFT if before.isalpha() and after.islower() else "-"


def join_lines(text: str) -> str:
    """The text with no hyphen at a line end, and without soft hyphens.

    >>> join_lines("Чжо-\\nнын, Чен-\\nЫн, Ёч\u00adжон")
    'Чжонын, Чен-Ын, Ёчжон'
    """
    text = LINE_END.sub(_join, text)
    if any(hyphen in text for hyphen in RARE_HYPHENS):
        text = RARE_LINE_END.sub(_join, text)
    return SOFT_RUN.sub("", text) if SOFT in text else text


def _join(match: re.Match[str]) -> str:
    visible = joint(match.string[match.start() - 1], match.string[match.end()])
    return visible.replace(SOFT, "")
