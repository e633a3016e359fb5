"""Passages of many habits: what is another's words in them, and what the author's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kontsevich.documents import Region, read_text

PASSAGES = Path(__file__).with_name("whose_words.txt")
MARK = re.compile(r"\{(\??)([+-])([^{}]*)\}")


def read_passages() -> Iterator[tuple[str, str]]:
    """The kind of each passage, and its text with the marks."""
    for part in PASSAGES.read_text(encoding="utf-8").split("\n%% ")[1:]:
        kind, _, body = part.partition("\n")
        yield kind, body.strip("\n") + "\n"


def is_protected(regions: list[Region], start: int, end: int) -> bool:
    """Whether the source [start, end) lies in another's words."""
    return all(
        region.protected
        for region in regions
        if region.pieces[0].start < end and start < region.pieces[-1].end
    )


@pytest.mark.parametrize(("kind", "marked"), list(read_passages()))
def test_whose_words(kind: str, marked: str) -> None:
    regions = read_text(MARK.sub(r"\3", marked))
    removed = 0
    for match in MARK.finditer(marked):
        start = match.start() - removed
        end = start + len(match[3])
        removed += len(match[0]) - len(match[3])
        anothers = is_protected(regions, start, end)
        known = bool(match[1])
        assert (anothers is (match[2] == "+")) is not known, match[0]
