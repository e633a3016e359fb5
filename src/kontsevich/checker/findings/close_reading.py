"""Long plain texts that speak of Korea here and there: only what stands around is read closely.

A novel with one Seoul in it is a novel. Its paragraphs are cut into regions (quotations, cited
works, another's words) only around the places where something may be found; what lies between is
one region as it stands, in which names are looked for all the same: so all is known that must be
known of the whole text, how far it is about Korea, who is named in full, whether ё is printed. If
something is found there after all, that place is read closely too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from operator import itemgetter

from ...documents.regions.citation_patterns import markers
from ...documents.regions.reference_patterns import any_of
from ...documents.regions.region import Piece, Region
from ...documents.text.flows import FINISHED
from ...documents.text.plain_text import find_section_end, is_wrapped, read_text
from ..spotting.evidence import weights
from .finding import Finding

_PIECE = 1 << 12  # characters that are looked at together
# Characters before and behind that a region may depend on, and those before them in which all that
# is opened must be closed.
_AROUND, _QUOTED = 1 << 12, 1 << 13
_LONGEST_LIST = 1 << 18  # characters; a longer list is taken to go on to the end of the text
_ROUNDS = 4
_PROSE = "prose"
_MARGIN = 20  # characters of white space at the end of a paragraph
# Where a paragraph may begin; white space is gone through once, however much there is.
_LINE = re.compile(r"(?<=\S)[^\S\n]{0,99}+\n\s*+(?=[^\W\d_])")
_BLANK_LINE = re.compile(r"(?<=\S)[^\S\n]{0,99}+\n[^\S\n]{0,99}+\n\s*+(?=[^\W\d_])")

Span = tuple[int, int]
_START = itemgetter(0)


def check_closely(
    text: str, places: list[Span], judge: Callable[[list[Region]], list[Finding]]
) -> list[Finding] | None:
    """The findings of a long plain text; None if it must be read closely as a whole.

    `places`: where something may be found, as `find_loud` tells. `judge`: the findings of regions
    of the text.

    >>> check_closely("Мама мыла раму. Ким Чен Ын.", [(16, 26)], lambda regions: []) is None
    True
    """
    whole = _Whole(text)
    for _ in range(_ROUNDS):
        windows = whole.widen(places)
        if 2 * sum(end - start for start, end in windows) > len(text):
            return None
        findings = judge(list(whole.read(windows)))
        stray = list(_outside(findings, windows))
        if not stray:
            return findings
        places = [*places, *((found.start, found.end) for found in stray)]
    return None


def _outside(findings: Iterable[Finding], windows: Sequence[Span]) -> Iterator[Finding]:
    for found in findings:
        at = bisect_right(windows, found.start, key=_START) - 1
        if at < 0 or found.end > windows[at][1]:
            yield found


def _move(piece: Piece, by: int) -> Piece:
    return Piece(piece.at, piece.start + by, piece.end + by)


@cache
def _headings() -> re.Pattern[str]:
    """What may be the heading of a list of literature or of notes, behind the line before it."""
    found = markers()
    names = any_of(name for name, role in found.sections.items() if role != _PROSE)
    return re.compile(
        rf"\n(?=[^\S\n]{{0,99}}+[\d.)*_#: ]{{0,12}}+{names}[^\S\n]*[*_#.:]*[^\S\n]*(?:\n|\Z))"
    )


@cache
def _first_note() -> re.Pattern[str]:
    """What may be the first note of a text."""
    return re.compile(
        rf"\n(?:[^\S\n]*(?:\[\^|[¹²³⁰-⁹])|(?=[^\S\n]*[1-3]\b){markers().next_note.pattern}"
        r"|[^\S\n]*\d{1,3}[^\S\n][^\n]*//)"
    )


@cache
def _note() -> re.Pattern[str]:
    """What may be a note, if the notes before it have the numbers before its own."""
    return re.compile(rf"(?:\A|\n)[^\S\n]*(?:{markers().note.pattern})")


class _Whole:
    """A long text, and what of it a window depends on that begins far behind: the lists and the
    notes that may go on there."""

    def __init__(self, text: str) -> None:
        self.text, self.wrapped = text, is_wrapped(text)
        self._paragraph = _BLANK_LINE if self.wrapped else _LINE
        self._sections = list(self._find_sections())
        note = _first_note().search(text)
        self._first_note = note.start() if note else len(text)

    def _find_sections(self) -> Iterator[Span]:
        """The lists of literature and of notes, from the line before the heading on."""
        done = 0
        for match in _headings().finditer(self.text):
            start = match.end()
            if start < done:
                continue
            piece = self.text[start : start + _LONGEST_LIST]
            length = find_section_end(piece, self.wrapped)
            done = start + length if length < len(piece) else len(self.text)
            if length:
                yield match.start(), done

    def widen(self, places: Iterable[Span]) -> list[Span]:
        """The places with all that tells of what they are about and whose words they are, whole
        paragraphs, in order; what touches is one."""
        around = weights().context_reach + _AROUND
        found: list[Span] = []
        for start, end in sorted(places):
            if found and end + around <= found[-1][1]:
                continue
            end = _find_end(self.text, end + around, self._paragraph)
            start = self._find_start(start - around, end, found[-1][1] if found else 0)
            while found and start <= found[-1][1]:
                start = min(start, found.pop()[0])
            found.append((start, end))
        return found

    def _find_start(self, near: int, end: int, least: int) -> int:
        """Where a window that ends at `end` is to begin, so that all is known that it depends on;
        `least`, or near it, where another window ends."""
        start = _find_cut(self.text, near, least, self._paragraph)
        if self._first_note < start and _note().search(self.text, max(start - 1, 0), end):
            start = _find_cut(self.text, self._first_note, 0, self._paragraph)
        for begun, over in reversed(self._sections):
            if begun < start < over:
                start = _find_cut(self.text, begun, 0, self._paragraph)
        return start

    def read(self, windows: Iterable[Span]) -> Iterator[Region]:
        """The regions of the windows, and of what lies between them one each."""
        text, at = self.text, 0
        for start, end in (*windows, (len(text), len(text))):
            if at < start:
                yield Region(_PROSE, text[at:start], (Piece(0, at, start),))
            for region in read_text(text[start:end], self.wrapped):
                yield region._replace(pieces=tuple(_move(piece, start) for piece in region.pieces))
            at = end


def _find_cut(text: str, near: int, least: int, paragraph: re.Pattern[str]) -> int:
    """Where the last paragraph before a place begins at which a text can be cut, or `least`."""
    end = near
    while end > least:
        start = max(end - _PIECE, least)
        for match in reversed(list(paragraph.finditer(text, start, end))):
            if _is_apart(text, *match.span()):
                return match.end()
        end = start
    return least


def _find_end(text: str, near: int, paragraph: re.Pattern[str]) -> int:
    """Where the first paragraph behind a place begins at which a text can be cut, or it ends."""
    for match in paragraph.finditer(text, min(near, len(text))):
        if _is_apart(text, *match.span()):
            return match.end()
    return len(text)


def _is_apart(text: str, end: int, start: int) -> bool:
    """Whether a paragraph that begins at `start` depends on none that ends at `end` or before."""
    if not text[start].isupper() or text[max(end - _MARGIN, 0) : end].rstrip()[-1:] not in FINISHED:
        return False
    begin, found = max(end - _QUOTED, 0), markers()
    if found.evidence.match(text, start):  # a note may go on here
        return False
    near = text[max(text.find("\n", begin, end) + 1, begin) : end]
    opened, closed = (near.count(signs[0]) for signs in (found.opening, found.closing))
    return opened == closed and sum(map(near.count, found.others)) % 2 == 0
