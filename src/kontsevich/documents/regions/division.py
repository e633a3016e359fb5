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
from .leads import find_led
from .lines import PROSE
from .memory import Memory, remembered
from .own_words import find_remarks, is_named
from .quotation import find_quotations
from .region import Piece, Region
from .running_quotation import Stretch, find_running
from .scan import compare
from .tables_of_works import find_cells_of_works
from .talk import cut_sentences
from .unquoted import cut_blocks, find_unquoted
from .work_lines import WorkLine, find_work_lines

_DIVISIBLE = frozenset(("prose", "heading", "footnote", "bibliography"))
_RUNNING = ("prose", "heading")
_OWN = frozenset((*_RUNNING, "footnote"))
# A dateline has one of these, or a colon.
_DATE_OR_ADDRESS = re.compile(r"[\d/]")
# A line that names an issue of a paper, and nothing else, is no longer; how it may end.
_ISSUE, _STOPS = 60, ".;0123456789"
# A sentence has more words than a title that seems to talk.
_FEW = 4
_CRLF = 2  # characters between two lines
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
    rows = cut_blocks(blocks)
    anothers = find_unquoted(rows) | find_running(blocks, cues)
    _add_led(anothers, find_led(rows))
    for index, role in find_cells_of_works(blocks).items():
        if blocks[index].role in _RUNNING:
            anothers[index] = [Stretch(0, -1, role)]
    memory = remembered()
    if memory:
        yield from _divide_again(memory, ordered, anothers)
        return
    divisible = _find_divisible(cues)
    for index, (block, start) in enumerate(ordered):
        if index in anothers:
            yield _join(_divide_around(block, start, anothers[index]))
        elif index in divisible or block.role not in _RUNNING or _may_be_issue(block):
            yield _join(divide(block, start))
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
        rows.append(_join([one.of(block) for one in cut]))
    for index in {*before.anothers, *anothers}:
        if index < len(drafts):
            block, start = drafts[index]
            found = anothers.get(index, [])
            if found and (index >= same or before.anothers.get(index) != found):
                rows[index] = _join(_divide_around(block, start, found))
            elif not found and index < same:
                rows[index] = _join([one.of(block) for one in cuts[index]])
    memory.leave("divided", _Divided(drafts, anothers, rows))
    return rows


def _join(parts: list[Region]) -> list[Region]:
    """The regions of one block, of which all but the first say that it goes on in them."""
    return parts if len(parts) == 1 else [*parts[:1], *(part.join() for part in parts[1:])]


def _divide_around(block: Region, start: int, anothers: Iterable[Stretch]) -> list[Region]:
    """The regions of a block of which some stretches are another's, whatever they hold."""
    regions: list[Region] = []
    at = 0
    anothers = list(anothers)
    if any(not part.role for part in anothers):
        block = block.doubt()
    for first, last, role in anothers:
        if not role:
            continue
        if block.text[at:first].strip():
            regions += divide(block.part(at, first), max(start - at, 0))
        at = len(block.text) if last < 0 else last
        for begin, end in _without_remarks(block.text, first, at):
            regions += _without_addresses(block, begin, end, role)
        for begin, end in find_remarks(block.text, first, at):
            regions.append(block.part(begin, end))
    if block.text[at:].strip():
        regions += divide(block.part(at, len(block.text)), max(start - at, 0))
    return sorted(regions, key=begins_at)


def _without_addresses(block: Region, start: int, end: int, role: str) -> Iterator[Region]:
    """Another's words in visible [start, end), and the addresses of the net in them, which are no
    words."""
    for match in markers().address.finditer(block.text, start, end):
        if block.text[start : match.start()].strip():
            yield block.part(start, match.start(), role)
        yield block.part(*match.span(), "url")
        start = match.end()
    if block.text[start:end].strip():
        yield block.part(start, end, role)


def _add_led(anothers: dict[int, list[Stretch]], led: dict[int, list[Stretch]]) -> None:
    """Put what something leads to beside what is another's already."""
    for index, found in led.items():
        parts = list(anothers.get(index, ()))
        for part in found:
            taken = (one for one in parts if one.role)
            if any(one.end < 0 or (one.start < part.end and part.start < one.end) for one in taken):
                continue
            if parts and parts[-1].role == part.role and 0 <= part.start - parts[-1].end <= _CRLF:
                part = parts.pop()._replace(end=part.end)
            parts = sorted([*parts, part])
        anothers[index] = parts


class _Cut(NamedTuple):
    """A region of a block: from where to where it runs, its role, its doubt."""

    start: int
    end: int
    role: str
    doubtful: bool

    def of(self, block: Region) -> Region:
        """The region of such a block."""
        part = block.part(self.start, self.end, self.role)
        return part.doubt() if self.doubtful else part


def _cut(key: tuple[str, str, int]) -> list[_Cut]:
    """The regions of a block."""
    role, text, start = key
    parts = divide(Region(role, text, (Piece(0, 0, len(text)),)), start)
    return [
        _Cut(begins_at(part), begins_at(part) + len(part.text), part.role, part.doubtful)
        for part in parts
    ]


def _find_divisible(cues: Cues) -> set[int]:
    """The blocks of running text that may hold anything to divide: what `divide` looks for."""
    found = markers()
    signs = cues.hold((*found.hints, ":"))
    for pattern in (_DATE_OR_ADDRESS, found.talk_line, found.heads_line, found.labelled):
        signs |= cues.match(pattern)
    return signs


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
    works: list[WorkLine] = []
    if role in _RUNNING:
        if _may_be_issue(block) and found.dated.fullmatch(text, start):
            return [block.recast("bibliography")]
        works = find_work_lines(text, start, found) if role == PROSE else []
        cited = found.dateline.search(text, start) or (":" in text and found.listed.search(text))
        if not cited:
            for hint in found.hints:
                if hint in text:
                    break
            else:
                if not works and not found.talk_line.search(text, start):
                    return [block]
        references = _inline_references(text, start, found) if cited else []
        if found.talk_line.search(text, start):
            references = _in_order(references + list(_talk_lines(text, start, found)))
    elif role == "bibliography" and _talks(text, start, found):
        return divide(block.recast("prose"), start)
    else:
        if role == "footnote" and (
            found.bracketed.match(text, start) or found.wiki_note.match(text, start)
        ):
            return [block.recast("bibliography")]
        references = find_references(text, start, sure=role == "bibliography")
        if role == "footnote" and not references:
            works = find_work_lines(text, start, found, note=True)
    if references and role == PROSE and not works:
        works = list(_find_beside(text, start, references))
    elif references and works:
        works = [_unless_read(line, references, text, found) for line in works]
    regions: list[Region] = []
    at = 0
    for span in (*references, Span(len(text), len(text), "")):
        regions += (
            part for own in _prose(block, at, span.start, found) for part in _settle(own, works)
        )
        if span.role:
            regions.append(block.part(*span))
        at = span.end
    return regions or [block]


def _find_beside(text: str, start: int, references: Sequence[Span]) -> Iterator[WorkLine]:
    """The sentences in which nobody talks right before or behind a reference: they may be of it."""
    sentences = cut_sentences(text, start)
    cited = [any(a < one.end and one.start < b for a, b, _ in references) for one in sentences]
    for index, one in enumerate(sentences):
        near = cited[max(index - 1, 0) : index + 2]
        if not one.talks and any(near) and not cited[index]:
            yield WorkLine(one.start, one.end, False)


def _unless_read(line: WorkLine, references: Sequence[Span], text: str, found: Markers) -> WorkLine:
    """What is left of a line beside the references that were read in it: it may be either's,
    unless the line begins with an author."""
    read = any(span.start < line.end and line.start < span.end for span in references)
    if not read or found.heads_line.match(text[line.start : line.end]):
        return line
    return line._replace(sure=False)


def _settle(own: Own, works: Sequence[WorkLine]) -> Iterator[Region]:
    """The author's words in a block, cut where lines may name works."""
    region, at = own
    if region.role not in _OWN:
        yield region
        return
    done = 0
    for line in works:
        start, end = max(line.start - at, done), min(line.end - at, len(region.text))
        if start >= end:
            continue
        if region.text[done:start].strip():
            yield region.part(done, start)
        part = region.part(start, end)
        yield part.recast("bibliography") if line.sure else part.doubt()
        done = end
    if region.text[done:].strip():
        yield region.part(done, len(region.text))


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


class Own(NamedTuple):
    """A part of a block with where it begins in it."""

    region: Region
    at: int


def _prose(block: Region, start: int, end: int, found: Markers) -> Iterator[Own]:
    """The author's words in visible [start, end), cut by what they quote and name."""
    text = block.text[start:end]
    if not text or text.isspace():
        return
    at = 0
    for span in _spans(text, found):
        if text[at : span.start].strip():
            yield Own(block.part(start + at, start + span.start), start + at)
        first = start + span.start
        yield Own(block.part(first, start + span.end, span.role), first)
        at = span.end
    if text[at:].strip():
        yield Own(block.part(start + at, end), start + at)


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
