"""Terms that support each other: how many words near a place are terms of one field.

One short word may be anything, a Russian word or a name; among two stances, three dishes or a
holiday and its rite it is a term of their field. `check/evidence.toml` says which fields are
spoken of together.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ...law import tables
from ...russian.declension import stems
from .spots import patterns
from .terms import read_fields


class Rules(NamedTuple):
    """The numbers of `[fields]`, and each field with those that are spoken of with it."""

    reach: int
    enough: int
    together: dict[str, frozenset[str]]


@cache
def _rules() -> Rules:
    row = tables.read_toml("check/evidence.toml")["fields"]
    together: dict[str, frozenset[str]] = {}
    for group in row["together"]:
        for field in group:
            together[field] = together.get(field, frozenset()) | frozenset(group)
    return Rules(row["reach"], row["enough"], together)


def is_supported(text: str, start: int, end: int, field: str) -> bool:
    """Whether enough other words near a place of a text are terms of this field or a kindred one.

    >>> text = "соллаль, чарэ, ханбок и ттоккук"
    >>> is_supported(text, 9, 13, "rite"), is_supported("соллаль и чарэ", 10, 14, "rite")
    (True, False)
    >>> is_supported("соллаль, чарэ и ттоккук", 9, 13, "rite")
    True
    >>> is_supported("соллалю и соллаля, чарэ", 19, 23, "rite")
    False
    """
    rules = _rules()
    kindred = rules.together.get(field, frozenset((field,)))
    first = max(0, start - rules.reach)
    seen = {stem.form for stem in stems(text[start:end].lower())}
    others = 0
    for match in patterns().piece.finditer(text, first, min(len(text), end + rules.reach)):
        word = match[0].lower()
        if kindred.isdisjoint(read_fields(word)):
            continue
        forms = {stem.form for stem in stems(word)}
        if seen.isdisjoint(forms):  # else it is one of them in another case
            others += 1
            if others >= rules.enough:
                return True
        seen |= forms
    return False
