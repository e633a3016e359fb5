"""One manuscript, one spelling: the same person in two ways, variants of the system mixed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from .. import tables


class Use(NamedTuple):
    """One accepted spelling in the text: who, where, how.

    `place`: an index of the
    caller's. `form` is lower case and in the nominative; `standard` the default spelling.
    """

    who: str
    place: int
    form: str
    standard: str


@cache
def mixed_pair() -> tuple[str, str]:
    """The two ways to write one letter that a manuscript must not mix (decision 1)."""
    first = tables.read_toml("switches.toml")["voiced_j"]["values"]
    return str(first[0]), str(first[1])


def find_two_spellings(uses: Iterable[Use]) -> Iterator[tuple[int, str]]:
    """The uses of each person's rarer spellings → the commonest spelling instead.

    Spellings that differ by nothing but the mixed pair are not two.

    >>> list(find_two_spellings([Use("x", 0, "ю соннён", ""), Use("x", 1, "рю соннён", "")]))
    [(1, 'ю соннён')]
    """
    people: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        people[use.who].append(use)
    for rows in people.values():
        counts = Counter(_unite(use.form) for use in rows)
        if len(counts) < 2:
            continue
        best = max(counts, key=lambda form: counts[form])
        right = next(use.form for use in rows if _unite(use.form) == best)
        for use in rows:
            if _unite(use.form) != best:
                yield use.place, right


def find_mixture(uses: Iterable[Use]) -> tuple[int, str] | None:
    """The first use of the rarer of the mixed pair, and that spelling with the commoner one.

    >>> rows = [Use("a", 0, "чжонын", "чжонын"), Use("b", 1, "джонхун", "чжонхун")]
    >>> find_mixture(rows)
    (1, 'чжонхун')
    """
    first, second = mixed_pair()
    rows = [use for use in uses if first in use.standard]
    using = {letter: [use for use in rows if letter in use.form] for letter in (first, second)}
    if not (using[first] and using[second]):
        return None
    rare, common = sorted((first, second), key=lambda letter: (len(using[letter]), letter == first))
    use = using[rare][0]
    return use.place, use.form.replace(rare, common)


def _unite(form: str) -> str:
    first, second = mixed_pair()
    return form.replace(second, first)
