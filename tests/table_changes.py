"""Small changes of the tables' rows: does anything notice when a cell says something else?

    python tests/table_changes.py --sample 40        # that many changes, over all tables
    python tests/table_changes.py names/titles.tsv   # of one table

In a copy of the checkout one row is changed at a time: left out, two letters of a cell exchanged, a
cell taken from another row. Then, until one of them notices, `tables check` reads the tables, and
`tables docs --check` makes all that is derived from them. What only the digests of every cell in
`golden/rows.tsv` notice has changed no result anywhere: it is counted apart. The end is 1 where
more than the bar allows are noticed by nothing.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from itertools import cycle, islice, pairwise
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
COPY = ROOT / "build" / "changes"
PARTS = ("src", "tables", "docs", "tests/golden")
GOLDEN = Path("tests/golden/rows.tsv")
DIGEST = "\tlisted\t"  # a line of the golden file that holds cells, and no result
CHECK, RESULT, LETTER, NOTHING = "tables check", "a result", "the letters alone", "nothing"
BAR = 5  # changes in a hundred that nothing notices, at most


class Change(NamedTuple):
    """One row of a table, and what stands in its place; nothing where it is left out."""

    table: str
    line: int
    old: str
    new: str | None


def main() -> int:
    """Try the changes asked for, and tell each with what noticed it; 1 above the bar."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("tables", nargs="*", help="tables by their path below tables/; all if none")
    parser.add_argument("--sample", type=int, default=40, help="how many changes")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    shutil.rmtree(COPY, ignore_errors=True)
    for part in PARTS:
        shutil.copytree(ROOT / part, COPY / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", COPY)
    if run("check") or run("docs", "--check"):
        sys.exit("the tables as they stand do not hold: `make pages` says why")
    counts: Counter[str] = Counter()
    for change in choose(options.tables, options.sample, random.Random(options.seed)):
        by = attack(change)
        counts[by] += 1
        print(f"{by}: {change.table}:{change.line}: {change.old!r} -> {change.new!r}", flush=True)
    print("; ".join(f"{count} noticed by {by}" for by, count in counts.most_common()))
    return int(100 * counts[NOTHING] > BAR * counts.total())


def choose(names: list[str], sample: int, chance: random.Random) -> list[Change]:
    """As many changes of each table as of any other, in the order of the tables."""
    folder = ROOT / "tables"
    every = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.tsv"))]
    tables = names or chance.sample(every, len(every))
    count = max(sample, len(names))
    return [change(name, chance) for name in sorted(islice(cycle(tables), count))]


def change(name: str, chance: random.Random) -> Change:
    """A row of a table, changed by a tired hand."""
    rows = (ROOT / "tables" / name).read_text(encoding="utf-8").split("\n")[1:-1]
    number = chance.randrange(len(rows))
    cells = rows[number].split("\t")
    filled = [column for column, cell in enumerate(cells) if cell]
    column = chance.choice(filled)
    how = chance.choice(("leave out", "exchange", "take"))
    if how == "leave out":
        return Change(name, number + 2, rows[number], None)
    others = sorted({row.split("\t")[column] for row in rows} - {cells[column]})
    places = [i for i, pair in enumerate(pairwise(cells[column])) if pair[0] != pair[1]]
    if places and (how == "exchange" or not others):
        i, cell = chance.choice(places), cells[column]
        cells[column] = cell[:i] + cell[i + 1] + cell[i] + cell[i + 2 :]
    elif others:
        cells[column] = chance.choice(others)
    else:
        return Change(name, number + 2, rows[number], None)
    return Change(name, number + 2, rows[number], "\t".join(cells))


def attack(change: Change) -> str:
    """Put the change into the copy, ask what notices it, and mend the copy."""
    file = COPY / "tables" / change.table
    text = file.read_text(encoding="utf-8")
    lines = text.split("\n")
    lines[change.line - 1 : change.line] = [] if change.new is None else [change.new]
    file.write_text("\n".join(lines), encoding="utf-8")
    try:
        if run("check"):
            return CHECK
        told = run("docs", "--check")
        if not told:
            return NOTHING
        alone = len(told.splitlines()) == 1 and GOLDEN.as_posix() in told
        return LETTER if alone and not differ_in_results() else RESULT
    finally:
        file.write_text(text, encoding="utf-8")


def differ_in_results() -> bool:
    """Whether the rows of the changed copy do something else, or only stand there otherwise."""
    code = "from kontsevich.maintain.row_examples import show_rows; print(*show_rows(), sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", code], env=surroundings(), capture_output=True, text=True, check=True
    )
    before = (COPY / GOLDEN).read_text(encoding="utf-8").splitlines()
    changed = set(before).symmetric_difference(done.stdout.splitlines())
    return any(DIGEST not in line for line in changed)


def run(*action: str) -> str:
    """What an action of `kontsevich tables` complains of in the copy; empty if of nothing."""
    code = "from kontsevich.cli import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", code, "tables", *action],
        env=surroundings(),
        capture_output=True,
        text=True,
        check=False,
    )
    return (done.stderr or str(done.returncode)) if done.returncode else ""


def surroundings() -> dict[str, str]:
    """The environment in which the copy is what is imported."""
    return {**os.environ, "PYTHONPATH": str(COPY / "src"), "LC_ALL": "C.UTF-8"}


if __name__ == "__main__":
    sys.exit(main())
