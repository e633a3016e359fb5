"""Names of the Bible and of saints that Koreans bear, which no table of syllables reads.

The passport has them as English writes them: Song Joseph, Choi Daniel.
"""

from __future__ import annotations

from functools import cache

from ..law import tables

CHRISTIAN = "names/christian.tsv"


@cache
def christian_names() -> frozenset[str]:
    """The names in Hangul.

    >>> {"요셉", "다니엘"} <= christian_names()
    True
    """
    return frozenset(row[0] for row in tables.read_tsv(CHRISTIAN))


@cache
def english_forms() -> dict[str, tuple[str, ...]]:
    """How English writes them, in lower case → the names.

    >>> english_forms()["joseph"]
    ('요셉',)
    """
    found: dict[str, list[str]] = {}
    for hangul, latin, _ in tables.read_tsv(CHRISTIAN):
        for form in latin.lower().split("|"):
            found.setdefault(form, []).append(hangul)
    return {form: tuple(names) for form, names in found.items()}
