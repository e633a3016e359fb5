"""Attested pairs: equal, equal up to the accepted variants, or known and listed with a reason."""

from __future__ import annotations

import re
from pathlib import Path

from kontsevich import Converter
from measuring import read_rows

KNOWN = Path(__file__).resolve().parents[1] / "known" / "attested.tsv"
# The accepted variants of section 1 (decisions 1, 3, 4, 12, 14, 17), each read as ours.
VARIANTS = (
    ("дж", "чж"),
    ("нъ", "н"),
    ("мъ", "м"),
    ("льд", "льт"),
    ("льчж", "льч"),
    ("йо", "ё"),
)
CONVERTERS = {kind: Converter(kind=kind) for kind in ("word", "name", "place", "auto")}


def fold_variants(text: str) -> str:
    """A spelling with every accepted variant replaced by the form that we write."""
    for variant, ours in VARIANTS:
        text = text.replace(variant, ours).replace(variant.capitalize(), ours.capitalize())
    return re.sub(r"\bЕ", "Йе", text)


def test_attested_pairs(shared: Path) -> None:
    known = {(row[0], row[1]) for row in read_rows(KNOWN)}
    differing = set()
    for hangul, attested, kind, source in read_rows(shared / "data" / "attested_pairs.tsv"):
        if source[1] not in "AB":
            continue
        converter = CONVERTERS["auto" if kind == "sentence" else kind]
        ours = converter.convert(hangul)
        if ours != attested and fold_variants(ours) != fold_variants(attested):
            differing.add((hangul, attested))
    assert differing - known == set(), "new differences"
    assert known - differing == set(), "these agree now and must leave the list"


def test_every_known_difference_has_its_reason() -> None:
    assert all(len(row) == 4 and row[3] for row in read_rows(KNOWN))
