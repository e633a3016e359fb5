"""Hangul that stands beside Cyrillic: which Hangul belongs to a piece of text."""

from __future__ import annotations

import re
from functools import cache

from ...hangul.syllables import RUN
from ...law import tables

REACH = 60  # characters: how far a bracket after a name may run before its Hangul
TITLE_REACH = 400  # how far back the Korean title of a bracketed translation may begin


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    document = tables.read_toml("check/characters.toml")
    labels = "|".join(sorted(document["hangul_labels"], key=len, reverse=True))
    opening, closing = (re.escape(document[name]) for name in ("opening", "closing"))
    hangul = RUN.pattern
    between = rf"[\s\u00a0]*[{opening}][\s\u00a0]*(?:[^\W\d_]*(?i:{labels})[^{closing}]{{0,24}}?)?"
    after = re.compile(rf"[»\"”]?{between}({hangul}(?:[ ]?{hangul})?)")
    before = re.compile(rf"({hangul}(?:[ ]{hangul})?)[\s\u00a0]*[{opening}][\s\u00a0]*[«\"“]?$")
    return after, before


def hangul_beside(text: str, start: int, end: int) -> str:
    """The Hangul in brackets right after a place of a text, or right before its bracket; or "".

    >>> hangul_beside("Чон Ду Хван (кор. 전두환, р. 1931)", 0, 11)
    '전두환'
    >>> hangul_beside("김정은 (Ким Чен Ын)", 5, 15)
    '김정은'
    """
    after, before = _patterns()
    match = after.match(text, end, end + REACH)
    if match is None:
        match = before.search(text, max(0, start - REACH), start)
    return match[1].replace(" ", "") if match else ""


def hangul_before(text: str, start: int, earlier: str = "") -> str:
    """All Hangul, solid, of the Korean title that the brackets around a place translate; or "".

    `earlier`: what stood before this text in the document.
    """
    opened = max(text.rfind(mark, max(0, start - TITLE_REACH), start) for mark in "[")
    if opened < 0 and not earlier:
        return ""
    if opened >= 0 and "]" in text[opened:start]:
        return ""
    window = earlier[-TITLE_REACH:] + text[max(0, opened - TITLE_REACH) : max(opened, 0)]
    return "".join(RUN.findall(window))
