"""How many of the people, places and organisations of running Korean are recognised.

``bench/entities.py`` reads sentences that others marked (``../shared/data/entities.tsv``, no part
of the repository) and writes bench/figures/entities.tsv: for each half of them, found, of how
many, and named falsely. Only the half `tuned` was looked at while names were tuned: ``--list``
shows what was missed or named falsely in it; the other half is counted and never shown.
A given name with its ending (화숙이는) counts as found whether the ending is marked with it or not:
the two sources differ in that.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from accuracy import DATA, ROOT, read_rows
from kontsevich.analysis.classification import Reader
from kontsevich.analysis.compounds import read_parts
from kontsevich.analysis.people import surnames
from kontsevich.analysis.scanning import scan_text
from kontsevich.analysis.segments import Reading, Row, count_syllables
from kontsevich.hangul.syllables import RUN
from kontsevich.maintain.name_collisions import HALVES, find_half

FIGURES = ROOT / "bench" / "figures" / "entities.tsv"
KINDS = {"PS": "person", "LC": "place", "OG": "organisation"}
SURNAME, GIVEN, CALLED = "surname", "given", "called"


class Span(NamedTuple):
    """What stands from one place to another in a sentence."""

    kind: str
    start: int
    end: int


def read_marked(path: Path) -> Iterator[tuple[str, frozenset[Span]]]:
    """The sentences and what is marked in them."""
    for _source, sentence, entities in read_rows(path):
        spans = (entity.partition(":") for entity in entities.split())
        yield (
            sentence,
            frozenset(
                Span(KINDS[kind], *map(int, place.split("-")))
                for kind, _, place in spans
                if kind in KINDS
            ),
        )


def find_named(reader: Reader, sentence: str) -> frozenset[Span]:
    """What the converter reads as a person with surname and given name, as a place, as a body."""
    return frozenset(
        span
        for piece in scan_text(reader, "auto", sentence)
        if piece.reading is not None
        for span in place_segments(piece.reading, piece.at, sentence)
    )


def place_segments(reading: Reading, at: int, sentence: str) -> Iterator[Span]:
    """The spans of one reading's names."""
    bodies = [row for row in reading.rows if row.rule.startswith("institution:")]
    compounds = [row for row in reading.rows if row.rule.startswith("compound:") and founds(row)]
    for row in compounds[-1:]:  # a place or a body with words behind it, whatever they say of it
        end = at + row.at + len(row.after.replace("_", ""))
        yield Span("organisation", at, end)
        return
    for row in bodies:
        yield Span("organisation", at + row.at, at + row.at + len(row.before))
    start = begin = at
    before = ""
    for segment in reading.segments:
        while sentence[start : start + 1] == " ":
            start += 1
        end = start + count_syllables(segment)
        if segment.kind == SURNAME:
            begin = start
        elif segment.kind == GIVEN and before == SURNAME:
            yield Span("person", begin, end)
        elif segment.kind == GIVEN:
            yield Span(CALLED, start, end)
        elif segment.kind == "place":
            yield Span("place", start, end)
        start, before = end, segment.kind


def as_marked(span: Span, gold: frozenset[Span]) -> Span:
    """A given name that people call one another by, with its ending or as it is marked without."""
    if span.kind != CALLED:
        return span
    whole, given = (Span("person", span.start, end) for end in (span.end, span.end - 1))
    return given if given in gold and whole not in gold else whole


def founds(row: Row) -> bool:
    """Whether the last word of a compound makes a body of it: not so in 한국영화."""
    part = read_parts().get(row.after.rpartition("_")[2])
    return part is None or part.founds


def sort_of(span: Span, sentence: str) -> str:
    """How a span is counted: people of three syllables apart from all others."""
    text = sentence[span.start : span.end]
    if span.kind != "person":
        return span.kind
    korean = RUN.fullmatch(text) and text[0] in surnames() and len(text) == 3
    return "person-of-three" if korean else "person-else"


def measure(
    rows: list[tuple[str, frozenset[Span]]],
) -> tuple[Counter[tuple[str, str, str]], list[tuple[str, str, str, str]]]:
    """Counts by half, sort and outcome (found, missed, false), and each miss with its sentence."""
    reader = Reader()
    counts: Counter[tuple[str, str, str]] = Counter()
    wrong: list[tuple[str, str, str, str]] = []
    for sentence, gold in rows:
        half = find_half(sentence)
        named = {as_marked(span, gold) for span in find_named(reader, sentence)}
        for span in gold | named:
            outcome = "found" if span in gold & named else "missed" if span in gold else "false"
            sort = sort_of(span, sentence)
            counts[half, sort, outcome] += 1
            if outcome != "found" and half == HALVES[0]:
                wrong.append((sort, outcome, sentence[span.start : span.end], sentence))
    return counts, wrong


def main() -> None:
    """Write the figures; list what is wrong in the half that may be looked at."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true")
    arguments = parser.parse_args()
    rows = list(read_marked(DATA / "entities.tsv"))
    if not rows:
        return
    counts, wrong = measure(rows)
    lines = ["half\tsort\tfound\tof\tfalse\n"]
    for half, sort in sorted({key[:2] for key in counts}):
        found, missed, false = (counts[half, sort, what] for what in ("found", "missed", "false"))
        lines.append(f"{half}\t{sort}\t{found}\t{found + missed}\t{false}\n")
        precision = found / max(found + false, 1)
        recall = found / max(found + missed, 1)
        print(f"{half:6} {sort:16} recall {recall:.3f} precision {precision:.3f}", lines[-1][:-1])
    FIGURES.write_text("".join(lines), encoding="utf-8", newline="\n")
    if arguments.list:
        for row in sorted(wrong):
            print("\t".join(row))


if __name__ == "__main__":
    main()
