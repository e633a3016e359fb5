"""Divide one block (a paragraph, a heading, a note, an entry) into regions by what it says.

The same for every format: a reader weaves a block's visible text, and here it falls into
quotations, cited works, translations in brackets, addresses, and the author's own words between.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from .citation import Span, find_references, match_brackets
from .citation_patterns import Markers, markers
from .cues import Cues
from .memory import Memory, remembered
from .own_words import find_remarks, is_named
from .quotation import find_quotations
from .region import Piece, Region
from .running_quotation import Stretch, find_running
from .scan import compare
from .talk import cut_sentences
from .unquoted import find_unquoted

_DIVISIBLE = frozenset(("prose", "heading", "footnote", "bibliography"))
_RUNNING = ("prose", "heading")
# A dateline has one of these, or a colon.
_DATE_OR_ADDRESS = re.compile(r"[\d/]")
# A line that names an issue of a paper, and nothing else, is no longer; how it may end.
_ISSUE, _STOPS = 60, ".;0123456789"
# A sentence has more words than a title that seems to talk.
_FEW = 4
# Up to three words right before «[sic]», not across a stop or a bracket, and how far back.
_BACK = 100
_WORD = r"[^\W_][\w\u00ad\u0300-\u036f’'-]*"
_WORDS = re.compile(rf"(?:{_WORD}\s+){{0,2}}{_WORD}\s*$")
_END = attrgetter("end")


def divide_all(drafts: Iterable[tuple[Region, int]]) -> Iterator[list[Region]]:
    """The regions of every block of a document, each block's in a list, in the order in which the
    blocks begin; with each block where its text begins behind a number.

    Unlike `divide`, this knows of quotations that run over several paragraphs, and of documents of
    others that stand without quotation marks.

    >>> from .region import Piece
    >>> texts = [("Он: «Да.", 0), ("Нет».", 8)]
    >>> drafts = [(Region("prose", text, (Piece(0, at, at + len(text)),)), 0) for text, at in texts]
    >>> [[region.role for region in regions] for regions in divide_all(drafts)]
    [['prose', 'quotation'], ['quotation', 'prose']]
    """
    ordered = sorted(drafts, key=_place)
    blocks = [block for block, _ in ordered]
    cues = Cues([block.text for block in blocks])
    anothers = find_unquoted(blocks) | find_running(blocks, cues)
    memory = remembered()
    if memory:
        yield from _divide_again(memory, ordered, anothers)
        return
    divisible = _find_divisible(cues)
    for index, (block, start) in enumerate(ordered):
        if index in anothers:
            yield _divide_around(block, start, anothers[index])
        elif index in divisible or block.role not in _RUNNING or _may_be_issue(block):
            yield divide(block, start)
        else:
            yield [block]


class _Divided(NamedTuple):
    """The blocks of the last reading, what of them was another's, and the regions of each."""

    drafts: Sequence[tuple[Region, int]]
    anothers: dict[int, list[Stretch]]
    rows: list[list[Region]]


def _divide_again(
    memory: Memory, drafts: Sequence[tuple[Region, int]], anothers: dict[int, list[Stretch]]
) -> list[list[Region]]:
    """The same where most blocks are as they were; those that stand where they stood are not cut
    again."""
    cuts = memory.recall_each(
        "cuts", [(block.role, block.text, start) for block, start in drafts], _cut
    )
    before: _Divided = memory.take("divided") or _Divided((), {}, [])
    same, _ = compare(before.drafts, drafts)
    rows = before.rows[:same]
    for (block, _), cut in zip(drafts[same:], cuts[same:], strict=True):
        rows.append([block.part(*one) for one in cut])
    for index in {*before.anothers, *anothers}:
        if index < len(drafts):
            block, start = drafts[index]
            found = anothers.get(index, [])
            if found and (index >= same or before.anothers.get(index) != found):
                rows[index] = _divide_around(block, start, found)
            elif not found and index < same:
                rows[index] = [block.part(*one) for one in cuts[index]]
    memory.leave("divided", _Divided(drafts, anothers, rows))
    return rows


def _divide_around(block: Region, start: int, anothers: Iterable[Stretch]) -> list[Region]:
    """The regions of a block of which some stretches are another's, whatever they hold."""
    regions: list[Region] = []
    at = 0
    for first, last in anothers:
        if first > at:
            regions += divide(block.part(at, first), max(start - at, 0))
        at = len(block.text) if last < 0 else last
        for begin, end in _without_remarks(block.text, first, at):
            if block.text[begin:end].strip():
                regions.append(block.part(begin, end, "quotation"))
        for begin, end in find_remarks(block.text, first, at):
            regions.append(block.part(begin, end))
    if at < len(block.text):
        regions += divide(block.part(at, len(block.text)))
    return sorted(regions, key=begins_at)


def _cut(key: tuple[str, str, int]) -> list[tuple[int, int, str]]:
    """The regions of a block: from where to where each runs, and its role."""
    role, text, start = key
    parts = divide(Region(role, text, (Piece(0, 0, len(text)),)), start)
    return [(begins_at(part), begins_at(part) + len(part.text), part.role) for part in parts]


def _find_divisible(cues: Cues) -> set[int]:
    """The blocks of running text that may hold anything to divide: what `divide` looks for."""
    found = markers()
    signs = cues.hold((*found.hints, ":"))
    return signs | cues.match(_DATE_OR_ADDRESS) | cues.match(found.talk_line)


def _may_be_issue(block: Region) -> bool:
    return len(block.text) <= _ISSUE and block.text[-1:] in _STOPS


def begins_at(region: Region) -> int:
    """Where a region begins in its source, to sort regions by."""
    return region.pieces[0].start


def _place(draft: tuple[Region, int]) -> int:
    return begins_at(draft[0])


def divide(block: Region, start: int = 0) -> list[Region]:
    """The regions of one block, in order; `start` is where its text begins behind a number.

    Code, comments and the like come back as they are. Of a block quotation nothing is divided:
    all of it is another's.

    >>> from .region import Piece
    >>> text = "Он сказал: «Нодон синмун лжёт»."
    >>> [region.role for region in divide(Region("prose", text, (Piece(0, 0, len(text)),)))]
    ['prose', 'quotation', 'prose']
    """
    text, role = block.text, block.role
    if role not in _DIVISIBLE:
        return [block]
    found = markers()
    if role in _RUNNING:
        if _may_be_issue(block) and found.dated.fullmatch(text, start):
            return [block.recast("bibliography")]
        cited = found.dateline.search(text, start) or (":" in text and found.listed.search(text))
        if not cited:
            for hint in found.hints:
                if hint in text:
                    break
            else:
                if not found.talk_line.search(text, start):
                    return [block]
        references = _inline_references(text, start, found) if cited else []
        if found.talk_line.search(text, start):
            references = _in_order(references + list(_talk_lines(text, start, found)))
    elif role == "bibliography" and _talks(text, start, found):
        return divide(block.recast("prose"), start)
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


def _talks(text: str, start: int, found: Markers) -> bool:
    """Whether an entry of a list of literature is none: without a mark, and all of it talk."""
    if found.entry.search(text, start) or found.author.match(text, start):
        return False
    return all(one.talks for one in cut_sentences(text, start)) and text.count(" ", start) > _FEW


def _talk_lines(text: str, start: int, found: Markers) -> Iterator[Span]:
    """Lines that name a talk and its date («Запись беседы с Ким Иром, 5 мая 1956 г.»)."""
    for match in found.talk_line.finditer(text, start):
        line = match[0]
        if found.year.search(line) and not any(one.talks for one in cut_sentences(line, 0)):
            yield Span(*match.span(), "title")


def _inline_references(text: str, start: int, found: Markers) -> list[Span]:
    """Cited works in running text, but for those that are cited in a quotation."""
    number = found.numbered.match(text, start)
    references = find_references(text, number.end() if number else start, strict=True)
    if not references:
        return []
    quotations = find_quotations(text)
    ends = [end for _, end in quotations]
    kept = []
    for span in references:
        index = bisect_right(ends, span.start)
        if index == len(quotations) or not quotations[index][0] < span.start:
            kept.append(span)
    return kept


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
    fixed = _fixed(text, found) if any(sign in text for sign in found.fixed_signs) else []
    skip = [(span.start, span.end) for span in fixed]
    spans = [
        Span(*part, "quotation")
        for start, end in find_quotations(text, skip)
        if not is_named(text, start, end)
        for part in _without_remarks(text, start, end)
    ]
    if fixed:
        spans = _in_order(fixed + spans)
    for hint in found.sic_hints:
        if hint in text:
            return _with_sic(text, spans, found)
    return spans


def _without_remarks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a quotation that are another's."""
    for first, last in find_remarks(text, start, end):
        yield start, first
        start = last
    yield start, end


def _fixed(text: str, found: Markers) -> list[Span]:
    """Addresses, translations and the keys of cited works, in which no mark quotes, and quotations
    whose marks are typed with other signs."""
    spans = [Span(*match.span(), "url") for match in found.address.finditer(text)]
    spans += [Span(*match.span(), "quotation") for match in found.typed.finditer(text)]
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
