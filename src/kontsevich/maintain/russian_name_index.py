"""The table of Russian names turned round: every Hangul spelling → the names (generated).

The names of ``tables/hangul/names.tsv`` are spelt under both norms, which takes long; so the
outcome is a table of its own, ``index.tsv``, that `kontsevich tables docs` writes. ``heads.tsv``
has no more than how these spellings begin: who meets none of them need not read the index.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..russian.letter_rules import NORMS
from ..russian.name_table import Name, names
from ..russian.plan import Options, render

BOTH, NEITHER = "both", "variant"
COLUMNS = ("hangul", "russian", "kinds", "norm", "sure", "gender")
SURE, DOUBTFUL = "yes", "no"


def build_name_index() -> str:
    """The table as text: a row for each spelling of each name, sorted.

    >>> build_name_index().splitlines()[0].split()
    ['hangul', 'russian', 'kinds', 'norm', 'sure', 'gender']
    """
    rows = ["\t".join(COLUMNS)]
    for hangul, found in sorted(_readings().items()):
        for russian, (norm, sure, name) in sorted(found.items()):
            # Where several names are spelt alike, none is sure.
            certain = SURE if sure and len(found) == 1 else DOUBTFUL
            rows.append(
                "\t".join((hangul, russian, "|".join(name.kinds), norm, certain, name.gender))
            )
    return "\n".join(rows) + "\n"


def build_heads() -> str:
    """The first syllables of the spellings as a table, each with the second ones after it.

    >>> "\\n모\\t" in build_heads()
    True
    """
    heads: dict[str, set[str]] = {}
    for hangul in _readings():
        if len(hangul) > 1:
            heads.setdefault(hangul[0], set()).add(hangul[1])
    rows = [f"{first}\t{''.join(sorted(heads[first]))}" for first in sorted(heads)]
    return "\n".join(["first\tsecond", *rows]) + "\n"


@cache
def _readings() -> dict[str, dict[str, tuple[str, bool, Name]]]:
    """Hangul → Russian name → (norm, whether the name is meant by itself, the name's row)."""
    readings: dict[str, dict[str, tuple[str, bool, Name]]] = {}
    for name in names():
        for hangul, norm in _spellings(name):
            doubted = hangul in name.ambiguous
            readings.setdefault(hangul, {})[name.russian] = norm, not doubted, name
    return readings


def _spellings(name: Name) -> Iterator[tuple[str, str]]:
    """(Hangul, norm) of a name, each Hangul once."""
    south, north = (render(name.russian, Options(norm, False, True)) for norm in NORMS)
    if south == north:
        yield south, BOTH
    else:
        yield south, NORMS[0]
        yield north, NORMS[1]
    for variant in name.variants:
        if variant not in (south, north):
            yield variant, NEITHER
