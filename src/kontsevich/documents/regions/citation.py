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
from .line_hyphens import SOFT
from .stretches import WEAK, Evidence, find_stretches

_BRACKET = re.compile(r"[\[\]]")
_ROUND = re.compile(r"[()\[\]]")
# Marks of a cited work that may be its last.
_FINAL = frozenset(("access", "address", "link", "ends"))
_COLON = ":"
# What stands between brackets is no longer, if it names works by author and year.
_KEYS = 400


class Span(NamedTuple):
    """A half-open range of visible text with its role."""

    start: int
    end: int
    role: str


def find_references(
    text: str, start: int = 0, sure: bool = False, strict: bool = False
) -> list[Span]:
    """The parts of the works that one note or entry cites, in order; what lies between is prose.

    Nothing if nothing shows that it cites a work. When it is `sure` to be a reference, since it
    stands in a list of literature, all of it is one. `strict`: it is running text, in which a
    reference has an author heading, or stands in brackets, or is the whole paragraph.

    >>> [span.role for span in find_references("Kim J. A Title // A Journal. 2020. P. 5.")]
    ['author-heading', 'title', 'bibliography']
    """
    if SOFT in text:
        return _over_line_ends(text, start, sure, strict)
    found = markers()
    if not sure:
        listed = found.listed.search(text, start) if _COLON in text else None
        if listed:
            whole = find_references(text, listed.end(), sure=True)
            before = text[: listed.start()]
            return [*find_references(before, start, False, strict), *whole]
    evidence = _gather(text, start, found)
    brackets = match_brackets(text) if found.translated.search(text) else {}
    spans: list[Span] = []
    if sure:
        stretches = [(start, len(text))]
    else:
        stretches = find_stretches(text, start, evidence, found, strict)
    for first, last in stretches:
        for begin, end in _split(text, first, last, evidence):
            spans += _parse(text, begin, end, _within(evidence, begin, end), brackets, found)
    if sure or not found.dateline.search(text, start):
        return spans
    return sorted([*spans, *_in_brackets(text, start, spans, found)])


def _in_brackets(text: str, start: int, spans: list[Span], found: Markers) -> Iterator[Span]:
    """What brackets cite in the author's own words: works by author and year, or references."""
    ends = [span.end for span in spans]
    quotes = found.quotation_signs
    for opening, closing in _outermost(text, start):
        after = bisect_left(ends, opening + 1)
        if after < len(spans) and spans[after].start < closing:
            continue
        inside = text[opening + 1 : closing]
        if not found.dateline.search(text, opening, closing + 1):
            continue
        credit = text[:opening].rstrip()[-1:]
        if len(inside) <= _KEYS and found.keys.fullmatch(inside.strip()):
            if found.several_names.search(inside) and not (credit and credit in quotes):
                yield Span(opening, closing + 1, "author-heading")
            continue
        evidence = _gather(inside, 0, found)
        for first, last in find_stretches(inside, 0, evidence, found, False):
            for begin, end in _split(inside, first, last, evidence):
                for a, b, role in _parse(
                    inside, begin, end, _within(evidence, begin, end), {}, found
                ):
                    yield Span(a + opening + 1, b + opening + 1, role)


def _outermost(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the outermost brackets open and close, of either shape."""
    depth, opened = 0, -1
    for bracket in _ROUND.finditer(text, start):
        if bracket[0] in "([":
            if not depth:
                opened = bracket.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield opened, bracket.start()


def _over_line_ends(text: str, start: int, sure: bool, strict: bool) -> list[Span]:
    """The same as if no word were broken: the marks of a reference are found in whole words."""
    # What stands at `gaps[i]` without the hyphens stands `i + 1` further right with them.
    gaps = [match.start() - index for index, match in enumerate(re.finditer(SOFT, text))]
    spans = find_references(text.replace(SOFT, ""), start - bisect_left(gaps, start), sure, strict)
    return [
        Span(begin + bisect_left(gaps, begin), end + bisect_left(gaps, end), role)
        for begin, end, role in spans
    ]


def is_cited(text: str) -> bool:
    """Whether a mark in the text shows by itself that it cites a work.

    >>> is_cited("Title // Source"), is_cited("No. 5, p. 7")
    (True, False)
    """
    return any(match.lastgroup not in WEAK for match in markers().evidence.finditer(text))


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


def _gather(text: str, start: int, found: Markers) -> list[Evidence]:
    evidence: list[Evidence] = []
    for match in found.evidence.finditer(text, start):
        if evidence and match.start() < evidence[-1].end:
            continue  # inside an address
        kind = match.lastgroup or ""
        address = found.url.match(text, match.start()) if kind in ("address", "link") else None
        evidence.append(Evidence(match.start(), (address or match).end(), kind))
    return evidence


def _within(evidence: list[Evidence], start: int, end: int) -> list[Evidence]:
    return evidence[bisect_left(evidence, (start,)) : bisect_left(evidence, (end,))]


def _split(text: str, start: int, end: int, evidence: list[Evidence]) -> list[tuple[int, int]]:
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
    evidence: list[Evidence],
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
    if stop < len(stops) and stops[stop].kind in ("by", "slash"):
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
