"""Words of a Russian dictionary that read as something Korean."""

from __future__ import annotations

from functools import cache

from ...law import tables

RUSSIAN = "check/russian-words.tsv"


@cache
def russian_words() -> frozenset[str]:
    """Russian words that might be read as misspelt terms, places or derivatives of places."""
    return frozenset(row[0] for row in tables.read_tsv(RUSSIAN))
