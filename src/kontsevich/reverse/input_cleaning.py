"""A text as it is given, made ready for reading back."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ..law import tables

_SPACES = re.compile(r"[\s\u00a0_]+")
_HYPHENS = re.compile("[\u00ad\u2010-\u2015\u2212-]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ODD = re.compile(r"[^\w'\- ]|_")


def clean(text: str) -> str:
    """Lower case, composed, one kind of space and hyphen, no other marks.

    >>> clean("КИМ  Ч\u0435\u0301н–ЫН")
    'ким чен-ын'
    """
    table = _look_alikes() if _CYRILLIC.search(text) else {}
    text = unicodedata.normalize("NFC", text).translate(table).lower()
    text = text.replace("\u0301", "")
    text = _HYPHENS.sub("-", _SPACES.sub(" ", text.replace("’", "'").replace("ʼ", "'")))
    return _ODD.sub(" ", text).strip(" -'")


@cache
def _look_alikes() -> dict[int, str]:
    """Latin letters to put into Cyrillic."""
    pairs = tables.read_toml("check/characters.toml")["look_alikes"]
    return {ord(latin): other for latin, other in pairs}
