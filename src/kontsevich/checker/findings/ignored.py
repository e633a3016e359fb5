"""Judgements and the author's patterns of what is not to be told → the judgements that remain."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import regex

from ...documents.regions.region import Region
from ...errors import InputError
from ..judging.suggestions import Judgement

SECONDS = 2.0  # that all patterns together may take with one text


def leave_unmatched(
    judgements: Iterable[Judgement], regions: Sequence[Region], patterns: Iterable[str]
) -> list[Judgement]:
    """The judgements whose place no match of a pattern holds whole, in the region's text.

    Raises `InputError` for a pattern that takes too long.
    """
    compiled = [(pattern, _compile(pattern)) for pattern in patterns]
    deadline = time.monotonic() + SECONDS
    matches: dict[int, list[tuple[int, int]]] = {}
    left = []
    for judgement in judgements:
        if judgement.region not in matches:
            text = regions[judgement.region].text
            matches[judgement.region] = _find(compiled, text, deadline)
        if not _holds(matches[judgement.region], judgement.start, judgement.end):
            left.append(judgement)
    return left


@cache
def _compile(pattern: str) -> Any:
    return regex.compile(pattern)


def _find(compiled: list[tuple[str, Any]], text: str, deadline: float) -> list[tuple[int, int]]:
    """Where the patterns match, in order, what overlaps made one."""
    spans: list[tuple[int, int]] = []
    for pattern, expression in compiled:
        try:
            left = max(deadline - time.monotonic(), 0.01)
            spans += [match.span() for match in expression.finditer(text, timeout=left)]
        except TimeoutError:
            raise InputError(
                "{key}: {word!r} takes too long", key="ignore-patterns", word=pattern
            ) from None
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _holds(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_left(spans, (start + 1,)) - 1
    return index >= 0 and spans[index][0] <= start and end <= spans[index][1]
