"""Whether a plain text has anything to say to the checker at all; most have not."""

from __future__ import annotations

import re

from .evidence import measure_context
from .sighting import may_name
from .spot import clean

_LINE_HYPHEN = re.compile("[-\u2010\u00ad][ \t\r]*\n[ \t]*")


def is_silent(text: str) -> bool:
    """Whether nothing can be found in a plain text, however it is cut into regions.

    Much cheaper than cutting it: most files of a repository have no Korean name at all. False
    says nothing.

    >>> is_silent("Мама мыла раму."), is_silent("Ким Чен Ын")
    (True, False)
    """
    cleaned = clean(_LINE_HYPHEN.sub("", text) if _LINE_HYPHEN.search(text) else text)
    return not measure_context([cleaned.text]).places and not may_name(cleaned)
