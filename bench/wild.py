"""The checker on pages as they are found: what of the marked texts beside the repository it tells.

Writes bench/figures/wild.tsv (what, right, of how many): found by class, precision, first
suggestion, another's words told as such, wrong safe fixes. A folder of marked texts may be given
as the argument; without one, or where there is none, nothing is measured. With `--list` every
miss is printed.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kontsevich import check
from kontsevich.checker.findings.finding import Finding
from kontsevich.transcription.standard_spelling import fold

ROOT = Path(__file__).resolve().parents[1]
FIGURES = ROOT / "bench" / "figures" / "wild.tsv"
WILD = ROOT.parent / "shared" / "data" / "wild"
NAMES = ("KTV1", "KTV2")  # codes that say a spelling is wrong
PROSE = "prose"
PERSON = "person"


class Mark(NamedTuple):
    """One marked span of a text: what it is, whose words it stands in, what is right there."""

    start: int
    end: int
    surface: str
    wrong: bool
    right: tuple[str, ...]
    kind: str
    region: str
    doubtful: bool

    @property
    def own(self) -> bool:
        """Whether these are the author's own words."""
        return self.region == PROSE


class Miss(NamedTuple):
    """One thing that did not come out as it was marked."""

    what: str
    text: str
    mark: Mark | None
    finding: Finding | None


def read_marks(path: Path) -> list[Mark]:
    """The marks of one text."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        start, end, surface, _, wrong, right, note = line.split("\t")
        fields = dict(piece.split("=") for piece in note.split("; ") if "=" in piece)
        found.append(
            Mark(
                int(start),
                int(end),
                surface,
                wrong == "1",
                tuple(filter(None, right.split("|"))),
                fields.get("class", ""),
                fields.get("region", PROSE),
                "ambiguous" in note,
            )
        )
    return found


def meets(mark: Mark, finding: Finding) -> bool:
    """Whether a mark and a finding share a letter."""
    return mark.start < finding.end and finding.start < mark.end


def is_right(finding: Finding, mark: Mark, text: str) -> bool:
    """Whether the first suggestion is one of those that are right for the mark.

    A finding may take in a word more than the mark, or one less: then what the text would be
    counts, over both stretches.
    """
    if not finding.expected:
        return False
    if mark.start <= finding.start and finding.end <= mark.end and " " in mark.surface:
        # A piece of the mark: the same word of what is right.
        at = len(text[mark.start : finding.start].split())
        size = len(finding.found.split())
        pieces = (" ".join(right.split()[at : at + size]) for right in mark.right)
        if any(fold(piece) == fold(finding.expected[0]) for piece in pieces):
            return True
    first, last = min(mark.start, finding.start), max(mark.end, finding.end)
    made = text[first : finding.start] + finding.expected[0] + text[finding.end : last]
    return any(
        fold(text[first : mark.start] + right + text[mark.end : last]) == fold(made)
        for right in mark.right
    )


def measure(folder: Path) -> tuple[dict[str, list[bool]], list[Miss]]:
    """Every figure as what came out right and what did not; the misses."""
    counts: dict[str, list[bool]] = defaultdict(list)
    misses: list[Miss] = []
    for path in sorted(folder.glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        marks = read_marks(path.with_suffix(".gold.tsv"))
        told = [one for one in check(text) if one.code.startswith(NAMES)]
        for mark in marks:
            if mark.wrong and not mark.doubtful:
                for what, right in _judge_mark(mark, told, text):
                    counts[what].append(right)
                    if not right:
                        finding = next((one for one in told if meets(mark, one)), None)
                        misses.append(Miss(what, path.stem, mark, finding))
        for finding in told:
            here = [mark for mark in marks if meets(mark, finding)]
            if any(mark.doubtful for mark in here):
                continue
            wrong = [mark for mark in here if mark.wrong]
            counts["precision"].append(bool(wrong))
            if finding.fix == "safe" and not finding.sic:
                counts["safe"].append(any(is_right(finding, mark, text) for mark in wrong))
            for what in ("precision", "safe"):
                if counts[what] and not counts[what][-1] and (what == "precision" or finding.edits):
                    misses.append(Miss(what, path.stem, here[0] if here else None, finding))
    return counts, misses


def _judge_mark(mark: Mark, told: list[Finding], text: str) -> Iterator[tuple[str, bool]]:
    here = [finding for finding in told if meets(mark, finding)]
    yield "found", bool(here)
    yield "found-persons" if mark.kind == PERSON else "found-else", bool(here)
    yield f"found-{mark.kind}", bool(here)
    if here:
        yield "first", any(is_right(finding, mark, text) for finding in here)
    if not mark.own:
        yield "sic", bool(here) and all(finding.sic for finding in here)
    elif here:
        yield "own", not any(finding.sic for finding in here)


def main() -> None:
    """Measure, write the figures, print them and, if asked, the misses."""
    names = [word for word in sys.argv[1:] if word != "--list"]
    folder = Path(names[0]) if names else WILD
    if not folder.is_dir():
        return
    counts, misses = measure(folder)
    lines = ["what\tright\tall"]
    lines += [f"{what}\t{sum(rows)}\t{len(rows)}" for what, rows in sorted(counts.items())]
    print("\n".join(lines))
    if not names:
        FIGURES.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    if "--list" in sys.argv:
        for what, text, mark, finding in misses:
            marked = f"{mark.surface} → {'|'.join(mark.right)} {mark.kind}" if mark else ""
            said = (
                f"{finding.code} {finding.found} → {finding.expected} {finding.fix} {finding.why}"
                if finding
                else ""
            )
            print(f"{what}\t{text}\t{marked}\t{said}")


if __name__ == "__main__":
    main()
