"""The derived tables say what the rules say today."""

from __future__ import annotations

from kontsevich.law import tables
from kontsevich.maintain import reverse_seams as reversal
from kontsevich.reverse import rival_rules as rivals
from kontsevich.reverse import variants as variation


def test_the_seams_read_backwards_are_up_to_date() -> None:
    assert list(tables.read_tsv(reversal.NAME)) == reversal.derive()


def test_the_forms_of_terms_are_up_to_date() -> None:
    assert list(tables.read_tsv(variation.TERM_FORMS)) == variation.derive_terms()


def test_the_forms_of_surnames_are_up_to_date() -> None:
    assert list(tables.read_tsv(variation.SURNAME_FORMS)) == variation.derive_surnames()


def test_the_ways_of_the_rivals_are_up_to_date() -> None:
    assert list(tables.read_tsv(rivals.NAME)) == rivals.derive()
