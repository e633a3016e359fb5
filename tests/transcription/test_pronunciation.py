"""The bar of the engine: independent pronunciations, carried to Cyrillic by our decisions."""

from __future__ import annotations

from pathlib import Path

from kontsevich import Converter
from measuring import read_rows


def test_pronunciation_data(shared: Path) -> None:
    convert = Converter(kind="word").convert
    rows = read_rows(shared / "data" / "pronunciation.tsv")
    wrong = [word for word, _, right in rows if convert(word) not in right.split("|")]
    share = 1 - len(wrong) / len(rows)
    assert len(rows) > 12_000
    assert share >= 0.990, f"{share:.2%}: {' '.join(wrong[:40])}"
