"""How often the results are right, on the measuring data and the norm's own examples; Markdown.

The measuring data stands beside the repository and is not part of it; without it only the norm's
own examples are counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kontsevich import Converter, tables

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"


def read_rows(path: Path) -> list[list[str]]:
    """The rows of a TSV file without its header."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]


def count(pairs: Iterable[tuple[str, set[str]]]) -> str:
    """How many results are among the right ones."""
    found = [result in right for result, right in pairs]
    return f"{sum(found)} of {len(found)}, {sum(found) / len(found):.2%}"


def main() -> None:
    """Measure and print."""
    converter = Converter(kind="word")
    print("# Accuracy / Точность\n")
    print("Written by `make accuracy`. / Записано командой `make accuracy`.\n")
    print("| data | right |\n|---|---|")
    inventory = tables.read_tsv("sound/inventory.tsv")
    print(
        "| the examples of 표준발음법 (`tables/sound/inventory.tsv`) | "
        + count((converter.convert(row[1]), {row[3]}) for row in inventory)
        + " |"
    )
    if (DATA / "pronunciation.tsv").is_file():
        rows = read_rows(DATA / "pronunciation.tsv")
        print(
            "| words with an independent pronunciation (Wiktionary, CC BY-SA), Cyrillic | "
            + count((converter.convert(row[0]), set(row[2].split("|"))) for row in rows)
            + " |"
        )
        halves = [rows[::2], rows[1::2]]
        for name, half in zip(("even rows", "odd rows"), halves, strict=True):
            figure = count((converter.convert(row[0]), set(row[2].split("|"))) for row in half)
            print(f"| the same, {name} | {figure} |")


if __name__ == "__main__":
    main()
