"""Cited works in a note or a list of literature: GOST R 7.0.5 and what resembles it.

``Author I. O. Title // Source. Year. No. … URL: … (access date)``, several after each other, with
the author's own words before them ("For more on … see:") or behind. Only words that the table
knows to lead to a reference free what stands before them; whatever else belongs to a reference
and can't be told apart for sure is its title: sic.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from .citation_patterns import Markers, markers
from .region import SOFT

_BRACKET = re.compile(r"[\[\]]")
# Marks that don't show by themselves that a work is cited, and those that may be its last.
_WEAK = frozenset(("link", "ends", "parts", "again"))
_FINAL = frozenset(("access", "address", "link", "ends"))


class Span(NamedTuple):
    """A half-open range of visible text with its role."""

    start: int
    end: int
    role: str


class _Evidence(NamedTuple):
    """A mark of a cited work; `kind` is the group of `Markers.evidence`."""

    start: int
    end: int
    kind: str


def find_references(text: str, start: int = 0, sure: bool = False) -> list[Span]:
    """The parts of the works that one note or entry cites, in order; what lies between is prose.

    Nothing if nothing shows that it cites a work. When it is `sure` to be a reference, since it
    stands in a list of literature, all of it is one.

    >>> [span.role for span in find_references("Kim J. A Title // A Journal. 2020. P. 5.")]
    ['author-heading', 'title', 'bibliography']
    """
    if SOFT in text:
        return _over_line_ends(text, start, sure)
    found = markers()
    evidence = _gather(text, start, found)
    if not sure and not _cites(text, start, evidence, found):
        return []
    brackets = match_brackets(text) if found.translated.search(text) else {}
    spans: list[Span] = []
    stretches = [(start, len(text))] if sure else _stretches(text, start, evidence, found)
    for first, last in stretches:
        for begin, end in _split(text, first, last, evidence):
            spans += _parse(text, begin, end, _within(evidence, begin, end), brackets, found)
    return spans


def _over_line_ends(text: str, start: int, sure: bool) -> list[Span]:
    """The same as if no word were broken: the marks of a reference are found in whole words."""
    # What stands at `gaps[i]` without the hyphens stands `i + 1` further right with them.
    gaps = [match.start() - index for index, match in enumerate(re.finditer(SOFT, text))]
    spans = find_references(text.replace(SOFT, ""), start - bisect_left(gaps, start), sure)
    return [
        Span(begin + bisect_left(gaps, begin), end + bisect_left(gaps, end), role)
        for begin, end, role in spans
    ]


def is_cited(text: str) -> bool:
    """Whether a mark in the text shows by itself that it cites a work.

    >>> is_cited("Title // Source"), is_cited("No. 5, p. 7")
    (True, False)
    """
    return any(match.lastgroup not in _WEAK for match in markers().evidence.finditer(text))


def match_brackets(text: str) -> dict[int, int]:
    """Where the square bracket that opens at a place closes, for those that do.

    >>> match_brackets("[a[b]")
    {2: 4}
    """
    pairs: dict[int, int] = {}
    stack: list[int] = []
    for bracket in _BRACKET.finditer(text):
        if bracket[0] == "[":
            stack.append(bracket.start())
        elif stack:
            pairs[stack.pop()] = bracket.start()
    return pairs


def _gather(text: str, start: int, found: Markers) -> list[_Evidence]:
    evidence: list[_Evidence] = []
    for match in found.evidence.finditer(text, start):
        if evidence and match.start() < evidence[-1].end:
            continue  # inside an address
        kind = match.lastgroup or ""
        address = found.url.match(text, match.start()) if kind in ("address", "link") else None
        evidence.append(_Evidence(match.start(), (address or match).end(), kind))
    return evidence


def _cites(text: str, start: int, evidence: list[_Evidence], found: Markers) -> bool:
    if any(mark.kind not in _WEAK for mark in evidence):
        return True
    if not evidence and not found.year.search(text, start):
        return False
    return bool(found.author.match(text, start)) or any(
        found.author.match(text, lead.end()) or found.capitals.match(text, lead.end())
        for lead in _leads(text, start, found)
        if lead.lastgroup != "colon"
    )


def _leads(text: str, start: int, found: Markers) -> Iterator[re.Match[str]]:
    at = start
    while match := found.lead.search(text, at):
        if not match.lastgroup or found.author.match(text, match.end()):
            yield match
            at = match.end()
        else:  # no names: what the words lead to may stand nearer
            at = match.start() + 1


def _within(evidence: list[_Evidence], start: int, end: int) -> list[_Evidence]:
    return evidence[bisect_left(evidence, (start,)) : bisect_left(evidence, (end,))]


def _stretches(
    text: str, start: int, evidence: list[_Evidence], found: Markers
) -> list[tuple[int, int]]:
    """Cut the author's own words off: what is left are one or more references each."""
    stretches: list[tuple[int, int]] = []
    begin = start
    seen = 0  # evidence before the present lead
    base = 0  # evidence before the present stretch
    searched = start
    for lead in _leads(text, start, found):
        if lead.start() < begin:
            continue
        while seen < len(evidence) and evidence[seen].start < lead.start():
            seen += 1
        if seen == base:
            if not found.author.match(text, begin):
                begin = lead.end()
        elif lead.lastgroup != "colon":
            searched = max(evidence[seen - 1].end - 1, searched)
            boundary = found.boundary.search(text, searched, lead.start())
            searched = lead.start() - 1
            if boundary:
                stretches.append((begin, boundary.end()))
                begin = lead.end()
                base = seen
    rest = evidence[base:]
    if rest or found.author.match(text, begin):
        end = len(text)
        own = found.rest.match(text, rest[-1].end) if rest and rest[-1].kind in _FINAL else None
        if own:
            end = own.end(1)
        stretches.append((begin, end))
    return stretches


def _split(text: str, start: int, end: int, evidence: list[_Evidence]) -> list[tuple[int, int]]:
    """One reference each: at semicolons and behind final marks, with evidence on either side."""
    parts: list[tuple[int, int]] = []
    begin = start
    for mark, following in pairwise(_within(evidence, start, end)):
        semicolon = text.find("; ", mark.end - 1, following.start)
        at = semicolon + 2 if semicolon >= 0 else mark.end
        final = mark.kind in _FINAL and text[at : at + 2].strip(" ") == "."
        if (semicolon >= 0 or final) and at > begin:
            parts.append((begin, at))
            begin = at
    return [*parts, (begin, end)]


def _parse(
    text: str,
    start: int,
    end: int,
    evidence: list[_Evidence],
    brackets: dict[int, int],
    found: Markers,
) -> list[Span]:
    """One reference: author heading, title with its translation, the rest with its address."""
    spans: list[Span] = []
    heading = found.author.match(text, start, end) or found.capitals.match(text, start, end)
    if heading:
        spans.append(Span(start, heading.end(), "author-heading"))
        start = heading.end()
    stops = [mark for mark in evidence if mark.kind != "again"]
    at, stop = start, 0
    while True:  # the title ends at the first mark that is not in its translation
        stop = bisect_left(stops, (at,), stop)
        edge = stops[stop].start if stop < len(stops) else end
        bracket = found.translated.search(text, at, edge) if brackets else None
        if not bracket:
            break
        closing = brackets.get(bracket.end() - 1, end)
        if closing < end:
            spans.append(Span(start, bracket.end() - 1, "title"))
            spans.append(Span(bracket.end() - 1, closing + 1, "translation"))
            start = closing + 1
        at = max(start, bracket.end())
    if text[start:edge].strip():
        spans.append(Span(start, edge, "title"))
    else:
        edge = start
    if stop < len(stops) and stops[stop].kind == "by":
        after = stops[stop + 1].start if stop + 1 < len(stops) else end
        spans.append(Span(edge, after, "author-heading"))
        edge = after
    for address in found.url.finditer(text, edge, end):
        if edge < address.start():
            spans.append(Span(edge, address.start(), "bibliography"))
        spans.append(Span(address.start(), address.end(), "url"))
        edge = address.end()
    if edge < end:
        spans.append(Span(edge, end, "bibliography"))
    return spans
