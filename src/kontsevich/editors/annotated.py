"""Text that a client has annotated: what is text, what is mark-up, and what mark-up stands for."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from ..documents.regions.division import divide_all
from ..documents.regions.region import Region
from ..documents.regions.weaving import Weaver
from ..errors import InputError

_BREAK = re.compile(r"\n\s*\n")


class Annotated(NamedTuple):
    """The whole source, mark-up in its place, and its regions."""

    text: str
    regions: list[Region]


def read_annotated(data: str) -> Annotated:
    """The source and the regions of LanguageTool's `data`, a JSON object.

    Mark-up is no text, but for what it stands for (`interpretAs`); an empty line in either ends a
    paragraph. Raises `InputError` for anything else than such an object.

    >>> parts = [{"text": "О "}, {"markup": "<b>"}, {"text": "Ким Чен Ыне"}, {"markup": "</b>"}]
    >>> annotated = read_annotated(json.dumps({"annotation": parts}))
    >>> annotated.text, [region.text for region in annotated.regions]
    ('О <b>Ким Чен Ыне</b>', ['О Ким Чен Ыне'])
    """
    parts = _read_parts(data)
    text = "".join(written for written, _ in parts)
    weaver, drafts, at = Weaver(text), [], 0
    for written, meant in parts:
        end = at + len(written)
        if meant is None:
            for gap in _BREAK.finditer(text, at, end):
                weaver.add(at, gap.start())
                drafts += _take(weaver)
                at = gap.end()
            weaver.add(at, end)
        elif _BREAK.search(meant):
            drafts += _take(weaver)
        elif meant:
            weaver.put(meant, at, end)
        at = end
    drafts += _take(weaver)
    return Annotated(text, [region for regions in divide_all(drafts) for region in regions])


def _take(weaver: Weaver) -> list[tuple[Region, int]]:
    """The paragraph that has been woven, if there is one."""
    found = [(weaver.region("prose"), 0)] if weaver else []
    weaver.clear()
    return found


def _read_parts(data: str) -> list[tuple[str, str | None]]:
    """What is written in each part, and what it stands for if it is mark-up."""
    try:
        document = json.loads(data)
        parts = document["annotation"]
        found: list[tuple[str, str | None]] = []
        for part in parts:
            if "text" in part:
                found.append((part["text"], None))
            else:
                found.append((part["markup"], part.get("interpretAs", "")))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise InputError(
            "the annotated text is no JSON object with parts of text and markup"
        ) from None
    if not all(isinstance(piece, str | None) for part in found for piece in part):
        raise InputError("the annotated text is no JSON object with parts of text and markup")
    return found
