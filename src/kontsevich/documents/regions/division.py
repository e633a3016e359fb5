"""Divide one block (a paragraph, a heading, a note, an entry) into regions by what it says.

The same for every format: a reader weaves a block's visible text, and here it falls into
quotations, cited works, translations in brackets, addresses, and the author's own words between.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from .citation import Span, find_references, is_cited, match_brackets
from .citation_patterns import Markers, markers
from .quotation import find_quotations
from .region import Region

_DIVISIBLE = frozenset(("prose", "heading", "footnote", "bibliography"))
# A body paragraph longer than this is not taken for one reference because of a double slash;
# what stands before the slashes in it is believed to be the title no further back than that.
_ENTRY, _TITLE = 1500, 400
# The initials of an author heading stand no further from its beginning.
_NAME = 60
# Up to three words right before «[sic]», not across a stop or a bracket, and how far back.
_BACK = 100
_WORD = r"[^\W_][\w\u00ad\u0300-\u036f’'-]*"
_WORDS = re.compile(rf"(?:{_WORD}\s+){{0,2}}{_WORD}\s*$")
_END = attrgetter("end")


def divide(block: Region, start: int = 0) -> list[Region]:
    """The regions of one block, in order; `start` is where its text begins behind a number.

    Code, comments and the like come back as they are. Of a block quotation nothing is divided:
    all of it is another's.

    >>> from .region import Piece
    >>> text = "Он прочёл «Нодон синмун»."
    >>> [region.role for region in divide(Region("prose", text, (Piece(0, 0, len(text)),)))]
    ['prose', 'quotation', 'prose']
    """
    text, role = block.text, block.role
    if role not in _DIVISIBLE:
        return [block]
    found = markers()
    if role in ("prose", "heading"):
        for hint in found.hints:
            if hint in text:
                break
        else:
            if "." not in text[start : start + _NAME] or not found.author.match(text, start):
                return [block]
        references = _inline_references(text, start, found)
    else:
        references = find_references(text, start, sure=role == "bibliography")
    regions: list[Region] = []
    at = 0
    for span in references:
        regions += _prose(block, at, span.start, found)
        regions.append(block.part(*span))
        at = span.end
    regions += _prose(block, at, len(text), found)
    return regions or [block]


def _inline_references(text: str, start: int, found: Markers) -> list[Span]:
    """Cited works in running text: in parentheses, or the whole of a paragraph that is one."""
    mark = found.inline.search(text, start) if "//" in text else None
    if not mark:
        if len(text) > _ENTRY or "." not in text[start : start + _NAME]:
            return []
        entry = found.author.match(text, start) and is_cited(text)
        return find_references(text, start) if entry else []
    opening = text.rfind("(", start, mark.start() + 1)
    closing = text.find(")", mark.end())
    if mark[0] == "//" and closing > opening >= 0 and text.find(")", opening, mark.start()) < 0:
        inside = find_references(text[opening + 1 : closing])
        return [Span(a + opening + 1, b + opening + 1, role) for a, b, role in inside]
    if len(text) - start > _ENTRY:
        start = max(text.find(" ", max(mark.start() - _TITLE, start)), start)
    return find_references(text, start)


def _prose(block: Region, start: int, end: int, found: Markers) -> Iterator[Region]:
    """The author's words in visible [start, end), cut by what they quote and name."""
    text = block.text[start:end]
    if not text or text.isspace():
        return
    at = 0
    for span in _spans(text, found):
        if text[at : span.start].strip():
            yield block.part(start + at, start + span.start)
        yield block.part(start + span.start, start + span.end, span.role)
        at = span.end
    if text[at:].strip():
        yield block.part(start + at, end)


def _spans(text: str, found: Markers) -> list[Span]:
    fixed = _fixed(text, found) if "/" in text or "[" in text else []
    skip = [(span.start, span.end) for span in fixed]
    spans = [Span(start, end, "quotation") for start, end in find_quotations(text, skip)]
    if fixed:
        spans = _in_order(fixed + spans)
    for hint in found.sic_hints:
        if hint in text:
            return _with_sic(text, spans, found)
    return spans


def _fixed(text: str, found: Markers) -> list[Span]:
    """Addresses, translations and the keys of cited works, in which no mark quotes."""
    spans = [Span(*match.span(), "url") for match in found.address.finditer(text)]
    if "[" in text:
        if found.translated.search(text):
            brackets = match_brackets(text)
            for match in found.translated.finditer(text):
                closing = brackets.get(match.end() - 1)
                if closing:
                    spans.append(Span(match.end() - 1, closing + 1, "translation"))
        taken = {span.start for span in spans}
        for match in found.key.finditer(text):
            if match.start() not in taken:
                spans.append(Span(*match.span(), "author-heading"))
    return _in_order(spans)


def _with_sic(text: str, spans: list[Span], found: Markers) -> list[Span]:
    sic: list[Span] = []
    for match in found.sic.finditer(text):
        begin = bisect_right(spans, match.start(), key=_END)
        begin = max(match.start() - _BACK, spans[begin - 1].end if begin else 0)
        words = _WORDS.search(text, begin, match.start())
        sic.append(Span(words.start() if words else match.start(), match.end(), "quotation"))
    return _in_order(spans + sic) if sic else spans


def _in_order(spans: list[Span]) -> list[Span]:
    """Sorted, without those that begin inside an earlier one."""
    spans.sort()
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
