"""Texts of our own making, each with what is to be found in it, and spellings to be restored."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kontsevich import Finding, check, restore
from kontsevich.transcription.standard_spelling import fold

HERE = Path(__file__).parent
MARK = re.compile(r"\{([~?]?)([^{}=]+)(?:=>([^{}]*))?\}")
CONSISTENCY = ("KTV301", "KTV302")  # said of a whole manuscript, not of a span


class Gold(NamedTuple):
    """A marked span: half-open place in the plain text, what is right, whether it is sic."""

    start: int
    end: int
    found: str
    right: tuple[str, ...]
    sic: bool
    counts: bool


def read_marked(source: str) -> tuple[str, list[Gold]]:
    """The plain text and its marked spans."""
    plain, gold, done = "", [], 0
    for mark in MARK.finditer(source):
        plain += source[done : mark.start()]
        done = mark.end()
        start = len(plain)
        plain += mark[2]
        right = tuple((mark[3] or "").split("|"))
        gold.append(Gold(start, len(plain), mark[2], right, mark[1] == "~", mark[1] != "?"))
    return plain + source[done:], gold


@cache
def passages() -> dict[str, dict[str, Any]]:
    found = {}
    for path in sorted(HERE.glob("texts_*.toml")):
        for row in tomllib.loads(path.read_text("utf-8"))["text"]:
            assert row["id"] not in found
            found[row["id"]] = row
    return found


@cache
def look(name: str) -> tuple[list[str], list[str], Counter[str]]:
    """The marked spans that fail, what is flagged beside them, and counts."""
    text, gold = read_marked(passages()[name]["text"])
    findings = [row for row in check(text) if row.code not in CONSISTENCY]
    counts: Counter[str] = Counter()
    fails, used = [], set()
    for span in gold:
        over = [row for row in findings if row.start < span.end and span.start < row.end]
        used.update(over)
        if not span.counts:
            continue
        counts["gold"] += 1
        counts["hit"] += bool(over)
        counts["right"] += bool(over) and is_right(over[0], span)
        if not over or not is_right(over[0], span) or any(row.sic != span.sic for row in over):
            fails.append(span.found)
    flagged = [row.found for row in findings if row not in used]
    counts["wrong"] = len(flagged)
    return fails, flagged, counts


def is_right(finding: Finding, span: Gold) -> bool:
    return fold_all(finding.expected[0]) in {fold_all(right) for right in span.right}


def fold_all(form: str) -> str:
    return fold(" ".join(form.lower().split()))


@pytest.mark.parametrize("name", passages())
def test_what_is_found_in_a_passage(name: str) -> None:
    fails, flagged, _ = look(name)
    row = passages()[name]
    assert sorted(fails) == sorted(row.get("fails", []))
    assert sorted(flagged) == sorted(row.get("flagged", []))


def test_all_passages_together_meet_the_bars() -> None:
    counts = sum((look(name)[2] for name in passages()), Counter[str]())
    assert counts["gold"] >= 300
    assert counts["hit"] / (counts["hit"] + counts["wrong"]) >= 0.97
    assert counts["hit"] / counts["gold"] >= 0.95
    assert counts["right"] / counts["hit"] >= 0.92


def test_passages_are_of_many_genres() -> None:
    assert len({row["genre"] for row in passages().values()}) >= 20


# -- restore


def spellings() -> Iterator[tuple[str, tuple[str, ...], str, bool]]:
    header, *rows = (HERE / "spellings.tsv").read_text("utf-8").splitlines()
    assert header == "spelling\thangul\tkind\tfails"
    for row in rows:
        spelling, hangul, kind, fails = row.split("\t")
        yield spelling, tuple(hangul.split("|")), kind, fails == "fails"


def rank(spelling: str, hangul: tuple[str, ...]) -> int:
    """The place of the right reading, from 0; 99 if it has none."""
    found = [row.hangul.replace(" ", "") for row in restore(spelling)]
    return next((place for place, reading in enumerate(found) if reading in hangul), 99)


@pytest.mark.parametrize(("spelling", "hangul", "kind", "fails"), list(spellings()))
def test_a_spelling_is_restored(
    spelling: str, hangul: tuple[str, ...], kind: str, fails: bool
) -> None:
    assert (rank(spelling, hangul) != 0) == fails, kind


def test_the_right_reading_is_first_or_among_three() -> None:
    places = [rank(spelling, hangul) for spelling, hangul, _, _ in spellings()]
    assert sum(place == 0 for place in places) / len(places) >= 0.90
    assert sum(place < 3 for place in places) / len(places) >= 0.95
