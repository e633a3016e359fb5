"""How often names are read back rightly that were not learnt from, and how sure readings are.

The pairs are given by path and cut into folds by the Hangul, so that no pair judges itself and no
person stands on both sides; every fold is read with what the others teach. Prints a line for each
kind of spelling, the table of certainty and its Brier score; with --write, writes the table that
`kontsevich.reverse.certainty` reads.
"""

from __future__ import annotations

import argparse
import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kontsevich.analysis.people import listed_names
from kontsevich.law import tables
from kontsevich.maintain.weights import Learnt, learn, read_rows
from kontsevich.reverse import certainty, latin_names, name_readings, restoration
from kontsevich.reverse.restoration import restore

FOLDS = 5
READINGS = 10
STEPS = (0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.995, 0.999, 1.0)
UNREADABLE = "initials-after"
# Modules in which what is learnt from the other folds stands in place of the tables.
PATCHED = (latin_names, name_readings, restoration)
PASSPORTS = frozenset(("film", "kmdb", "kpopnet", "assembly", "fis-ski"))


class Result(NamedTuple):
    """One pair read: what kind, whether the person is listed, which reading is right, how sure."""

    kind: str
    alphabet: str
    listed: bool
    place: int
    seemed: float
    sure: float
    text: str
    hangul: str
    found: tuple[str, ...]


def read_folds(latin: Sequence[list[str]], cyrillic: Sequence[list[str]]) -> Iterator[Result]:
    """Every pair, read with what the pairs of the other folds teach.

    Given names are those of the table, which is counted from a dictionary and not from the pairs.
    """
    known = [(module, dict(vars(module))) for module in PATCHED]
    try:
        for fold in range(FOLDS):
            others = [row for row in latin if _fold(row[2]) != fold]
            names = {row[2] for row in cyrillic}
            more = sorted(name for name in names if _fold(name) != fold)
            _use(learn(others, more))
            for alphabet, rows in (("latin", latin), ("cyrillic", cyrillic)):
                for row in rows:
                    if _fold(row[2]) == fold and row[0] != UNREADABLE:
                        yield _read(row, alphabet)
    finally:
        for module, before in known:
            vars(module).update(before)


def _fold(hangul: str) -> int:
    return zlib.crc32(hangul.encode()) % FOLDS


def _use(learnt: Learnt) -> None:
    words, counts = learnt.words(), learnt.counts
    restoration.recall.cache_clear()
    for module in (latin_names, name_readings):
        vars(module)["latin_words"] = lambda: words
    vars(name_readings)["name_counts"] = lambda: counts


def _read(row: list[str], alphabet: str) -> Result:
    seemed: list[float] = []

    def keep(costs: Sequence[float], letters: str) -> Iterator[float]:
        shares = certainty.share_out(costs, letters)
        seemed.extend(certainty.weigh(costs))
        return shares

    vars(restoration)["share_out"] = keep
    found = restore(row[1], limit=READINGS)
    hangul = [one.hangul.replace(" ", "") for one in found]
    place = hangul.index(row[2]) if row[2] in hangul else READINGS
    sure = found[0].probability if found else 0.0
    people = {spelling.replace("|", "") for spelling in listed_names().values()}
    return Result(
        row[0],
        alphabet,
        row[2] in people,
        place,
        seemed[0] if seemed else 0.0,
        sure,
        row[1],
        row[2],
        tuple(hangul[:4]),
    )


def tell(results: Sequence[Result]) -> Iterator[str]:
    """The lines that are printed."""
    groups: defaultdict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[f"{result.kind}{' listed' if result.listed else ''}"].append(result)
        if result.kind in PASSPORTS:
            groups[f"passports{' listed' if result.listed else ''}"].append(result)
    for kind, rows in sorted(groups.items()):
        first, third = (sum(row.place < most for row in rows) for most in (1, 3))
        none = sum(not row.found for row in rows)
        share = f"{first / len(rows):.3f} {third / len(rows):.3f}"
        yield f"{kind:22} {len(rows):5} {share} nothing {none}"
    for alphabet in ("latin", "cyrillic"):
        rows = [row for row in results if row.alphabet == alphabet and row.found]
        brier = sum((row.sure - (row.place == 0)) ** 2 for row in rows) / len(rows)
        yield f"{alphabet} brier {brier:.4f}"
        for low, high in ((0.0, 0.5), (0.5, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
            some = [row for row in rows if low <= row.sure < high]
            if some:
                right = sum(row.place == 0 for row in some) / len(some)
                said = sum(row.sure for row in some) / len(some)
                span = f"said {low:.2f}-{high:.2f}"
                yield f"  {span}: {len(some):5} said {said:.3f} right {right:.3f}"


def calibrate(results: Sequence[Result]) -> str:
    """The table of certainty: steps of what seemed, and how often it was right, never falling."""
    lines = ["alphabet\tseemed\tright\tof"]
    for alphabet in ("cyrillic", "latin"):
        rows = [row for row in results if row.alphabet == alphabet and row.found]
        spelt = Counter(row.hangul for row in rows)  # a person counts once, however often spelt
        steps: list[list[float]] = []
        low = 0.0
        for high in STEPS:
            some = [(row, 1 / spelt[row.hangul]) for row in rows if low < row.seemed <= high]
            low = high
            count = math.fsum(share for _, share in some)
            right = math.fsum(share for row, share in some if row.place == 0)
            mean = math.fsum(row.seemed * share for row, share in some) / count if some else high
            steps.append([mean if high < 1.0 else 1.0, right, count])
            while len(steps) > 1 and _share(steps[-2]) > _share(steps[-1]):
                last = steps.pop()
                steps[-1] = [last[0], steps[-1][1] + last[1], steps[-1][2] + last[2]]
        lines += [f"{alphabet}\t{step[0]:.4f}\t{_share(step):.4f}\t{step[2]:.0f}" for step in steps]
    return "\n".join(lines) + "\n"


def _share(step: list[float]) -> float:
    """How often right, with one wrong more, so that nothing is ever quite sure."""
    return step[1] / (step[2] + 1)


def main() -> None:
    """Read the folds, print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("latin", help="rows of source, Latin, Hangul")
    parser.add_argument("cyrillic", help="rows of habit, Cyrillic, Hangul")
    parser.add_argument("--also", action="append", default=[], help="a further file of Latin rows")
    parser.add_argument("--print", help="rows of Cyrillic seen in print, the standard, Hangul")
    parser.add_argument("--write", action="store_true", help="write the table of certainty")
    parser.add_argument("--misses", help="a file for the pairs whose reading is not the first")
    options = parser.parse_args()
    cyrillic = read_rows(options.cyrillic)
    if options.print:
        cyrillic += [["print", row[0], row[2]] for row in read_rows(options.print)]
    latin = [row for path in (options.latin, *options.also) for row in read_rows(path)]
    results = list(read_folds(latin, cyrillic))
    print("\n".join(tell(results)))
    if options.misses:
        with Path(options.misses).open("w", encoding="utf-8") as stream:
            for row in results:
                if row.place:
                    stream.write(f"{row.kind}\t{row.text}\t{row.hangul}\t{' '.join(row.found)}\n")
    if options.write:
        path = tables.locate() / certainty.CERTAINTY
        path.write_text(calibrate(results), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
