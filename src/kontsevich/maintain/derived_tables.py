"""The tables that are made from other tables, in the order in which each needs those before it.

A change of a rule, a deviation's cost or a term reaches the checker through them; `find_stale` says
which are out of date, `write_stale` writes the first of these. Tables are read once a process, so
what depends on a table just written is made by the next process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ..analysis.name_points import GIVENS, POINTS
from ..law import tables
from ..reverse import name_counts, rival_rules, term_heads, variants
from . import name_points, reverse_seams
from .korean_register import build_register
from .russian_name_index import build_heads, build_name_index

Rows = Iterable[Sequence[str]]
WROTE_ONE = 3  # the exit code of a process that wrote a table


def _tsv(header: Sequence[str], derive: Callable[[], Rows]) -> Callable[[], str]:
    return lambda: "".join("\t".join(row) + "\n" for row in (header, *derive()))


# From the path below `tables/` to what makes the text of the table.
DERIVED: dict[str, Callable[[], str]] = {
    reverse_seams.NAME: _tsv(reverse_seams.HEADER, reverse_seams.derive),
    rival_rules.NAME: _tsv(rival_rules.HEADER, rival_rules.derive),
    variants.SURNAME_FORMS: _tsv(variants.SURNAME_HEADER, variants.derive_surnames),
    term_heads.TERM_HEADS: _tsv(term_heads.TERM_HEADER, term_heads.derive_terms),
    term_heads.SHORT_TERMS: _tsv(term_heads.SHORT_HEADER, term_heads.derive_short_terms),
    name_counts.SYLLABLE_COUNTS: _tsv(name_counts.SYLLABLE_HEADER, name_counts.derive),
    POINTS: _tsv(name_points.POINTS_HEADER, name_points.derive_points),
    GIVENS: _tsv(name_points.GIVENS_HEADER, name_points.derive_givens),
    "hangul/index.tsv": build_name_index,
    "hangul/heads.tsv": build_heads,
}


def build_derived() -> Iterator[tuple[str, str]]:
    """The path below `tables/` and the text of every derived table, as the others have it now.

    Each is made when it is asked for: one may need those before it.
    """
    yield from ((name, build()) for name, build in DERIVED.items())
    yield from build_register().items()


def find_stale() -> list[str]:
    """The derived tables that differ from what the other tables say now, in the order of making.

    >>> find_stale()
    []
    """
    return [name for name, text in build_derived() if _read(name) != text]


def write_stale() -> str:
    """Write the first derived table that is out of date; its path, or "" if there is none."""
    for name, text in build_derived():
        if _read(name) != text:
            (tables.locate() / name).write_text(text, encoding="utf-8", newline="\n")
            return name
    return ""


def _read(name: str) -> str:
    path = tables.locate() / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


if __name__ == "__main__":
    raise SystemExit(WROTE_ONE if write_stale() else 0)
