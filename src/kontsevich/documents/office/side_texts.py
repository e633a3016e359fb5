"""Texts that stand beside the text of a document: alternative texts of pictures, WordArt, entries
of an index. Each is a paragraph of its own that hangs on the one it stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping

from ..regions.weaving import Weaver
from ..text.prose_in_code import has_cyrillic
from .styles import Draft
from .xml_tags import references, unescape


def find_side_texts(
    part: str,
    text: str,
    patterns: Mapping[str, re.Pattern[str]],
    heads: Iterable[int],
    counts: dict[str, int],
) -> list[Draft]:
    """The Russian ones of a part of XML; `patterns`: by kind, with the text as the first group;
    `heads`: where the paragraphs begin; `counts`: how many of a kind there are, which goes on.

    What a picture says twice, for several programs, is told once and fixed twice.
    """
    places = sorted(heads)
    drafts: list[Draft] = []
    for kind, pattern in patterns.items():
        last: Draft | None = None
        for match in pattern.finditer(text):
            start, end = match.span(1)
            if not has_cyrillic(unescape(match[1])):
                continue
            weaver = Weaver(text)
            at = start
            for left, right in references(text, start, end):
                weaver.add(at, left)
                weaver.put(unescape(text[left:right]), left, right)
                at = right
            weaver.add(at, end)
            flow = weaver.region("prose")
            index = bisect_right(places, start) - 1
            anchor = places[index] if index >= 0 else 0
            if last and last.anchor == anchor and last.flow.text == flow.text:
                last.twins.append(flow)
                continue
            counts[kind] = counts.get(kind, 0) + 1
            last = Draft(part, start, flow, label=f"{kind} {counts[kind]}", anchor=anchor)
            drafts.append(last)
    return drafts
