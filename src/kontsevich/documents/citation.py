"""Cited works in a note or a list of literature: GOST R 7.0.5 and what resembles it.

``Author I. O. Title // Source. Year. No. … URL: … (access date)``, several after each other, with
the author's own words before them ("For more on … see:") or behind. Only words that the table
knows to lead to a reference free what stands before them; whatever else belongs to a reference
and can't be told apart for sure is its title: sic.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from .markers import Markers, markers

_BRACKET = re.compile(r"[\[\]]")


class Span(NamedTuple):
    """A half-open range of visible text with its role."""

    start: int
    end: int
    role: str


class _Evidence(NamedTuple):
    start: int
    end: int
    final: bool  # a reference may end here


def find_references(text: str, start: int = 0, sure: bool = False) -> list[Span]:
    """The parts of the works that one note or entry cites, in order; what lies between is prose.

    Nothing if nothing shows that it cites a work. When it is `sure` to be a reference, since it
    stands in a list of literature, all of it is one.

    >>> [span.role for span in find_references("Kim J. A Title // A Journal. 2020. P. 5.")]
    ['author-heading', 'title', 'bibliography']
    """
    found = markers()
    if not sure and not _cites(text, start, found):
        return []
    evidence = _gather(text, start, found)
    brackets = match_brackets(text) if found.translated.search(text) else {}
    spans: list[Span] = []
    stretches = [(start, len(text))] if sure else _stretches(text, start, evidence, found)
    for first, last in stretches:
        for begin, end in _split(text, first, last, evidence):
            spans += _parse(text, begin, end, brackets, found)
    return spans


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


def _cites(text: str, start: int, found: Markers) -> bool:
    if found.strong.search(text, start):
        return True
    begins = found.author.match(text, start) or any(
        found.author.match(text, lead.end()) or found.capitals.match(text, lead.end())
        for lead in found.lead.finditer(text, start)
    )
    return bool(begins and found.evidence_or_year.search(text, start))


def _gather(text: str, start: int, found: Markers) -> list[_Evidence]:
    evidence: list[_Evidence] = []
    for match in found.evidence.finditer(text, start):
        if evidence and match.start() < evidence[-1].end:
            continue  # inside an address
        address = found.url.match(text, match.start())
        end = address.end() if address else match.end()
        final = bool(address or found.final.match(text, match.start()))
        evidence.append(_Evidence(match.start(), end, final))
    return evidence


def _stretches(
    text: str, start: int, evidence: list[_Evidence], found: Markers
) -> list[tuple[int, int]]:
    """Cut the author's own words off: what is left are one or more references each."""
    stretches: list[tuple[int, int]] = []
    begin = start
    seen = 0  # evidence before the present lead
    base = 0  # evidence before the present stretch
    searched = start
    for lead in found.lead_or_author.finditer(text, start):
        if lead.start() < begin:
            continue
        while seen < len(evidence) and evidence[seen].start < lead.start():
            seen += 1
        if seen == base:
            if not found.author.match(text, begin):
                begin = lead.end()
        elif not lead["colon"]:
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
        own = found.rest.match(text, rest[-1].end) if rest and rest[-1].final else None
        if own:
            end = own.end(1)
        stretches.append((begin, end))
    return stretches


def _split(text: str, start: int, end: int, evidence: list[_Evidence]) -> list[tuple[int, int]]:
    """One reference each: at semicolons and behind final marks, with evidence on either side."""
    inside = evidence[bisect_left(evidence, (start,)) : bisect_left(evidence, (end,))]
    parts: list[tuple[int, int]] = []
    begin = start
    for mark, following in pairwise(inside):
        semicolon = text.find("; ", mark.end - 1, following.start)
        at = semicolon + 2 if semicolon >= 0 else mark.end
        if semicolon < 0 and not (mark.final and text[at : at + 2].strip(" ") == "."):
            continue
        if at > begin:
            parts.append((begin, at))
            begin = at
    return [*parts, (begin, end)]


def _parse(text: str, start: int, end: int, brackets: dict[int, int], found: Markers) -> list[Span]:
    """One reference: author heading, title with its translation, the rest with its address."""
    spans: list[Span] = []
    heading = found.author.match(text, start, end) or found.capitals.match(text, start, end)
    if heading:
        spans.append(Span(start, heading.end(), "author-heading"))
        start = heading.end()
    at = start
    while True:
        stop = found.title_end.search(text, at, end)
        edge = stop.start() if stop else end
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
    if stop and found.responsibility.match(text, edge, end):
        stop = found.title_end.search(text, stop.end(), end)
        after = stop.start() if stop else end
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
