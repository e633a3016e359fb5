"""One manuscript, one spelling: the same person in two ways, variants of the system mixed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ...analysis.places import places as listed_places
from ...documents.regions.memory import recall_each, recall_whole, unite
from ...law import tables
from ...russian.declension import decline_each
from ..spotting.assessment import nominative
from ..spotting.sightings import Manuscript, Name, Policy
from .suggestions import HOUSE_FORM, UNSAFE, Judgement, explain_name, list_people
from .verdict import house_form, is_fine, is_kept

TWO_SPELLINGS, MIXTURE = "KTV301", "KTV302"


class Spelling(NamedTuple):
    """One accepted spelling in the text: where it stands in a region's cleaned text, whose it is.

    `form` is lower case and in the nominative, `cases` those of the text. `person`: not a place.
    """

    region: int
    start: int
    end: int
    hangul: str
    form: str
    cases: tuple[str, ...] = ()
    person: bool = True
    name: Name | None = None


@cache
def mixed_pair() -> tuple[str, str]:
    """The two ways to write one letter that a manuscript must not mix (decision 1)."""
    first = tables.read_toml("switches.toml")["voiced_j"]["values"]
    return str(first[0]), str(first[1])


def read_spellings(names: Iterable[Name], policy: Policy) -> Iterator[Spelling]:
    """The names of a region of the author's own that are spelt as the system has them, or kept."""
    for name in names:
        same = name.assessment.same
        if same is None and is_kept(name, policy):
            same = name.assessment.best
        elif same is None or not is_fine(name):
            continue
        if name.assessment.shape.swapped or house_form(name, policy):
            continue
        if not name.counts():
            continue
        form = nominative(name.assessment.shape, same)
        place = name.region, name.start, name.end
        yield Spelling(*place, same.reading.hangul, form, same.cases, True, name)


def judge_consistency(
    rows: Sequence[tuple[Spelling, ...]],
    places: Sequence[Spelling],
    manuscript: Manuscript,
    using: Counter[str],
    second: bool,
) -> Iterator[Judgement]:
    """People spelt in two accepted ways, and the mixed pair.

    `rows`: the names of each region, as the first of its excerpt; `places`: all others; `using`:
    how often each of the pair is written in them; `second`: which of it is to stand.
    """
    people = recall_whole("all spelt", recall_each("spelt", rows, _list_people), _find_several)
    if people:
        several = [row for row in _number(rows) if row.hangul in people]
        for found, right in find_two_spellings(several):
            yield _rewrite(found, right, TWO_SPELLINGS, manuscript)
    if len(using) > 1:
        found, right = find_mixture([*_number(rows), *places], second)
        yield _rewrite(found, right, MIXTURE, manuscript)


def count_letters(spellings: Iterable[Spelling]) -> Counter[str]:
    """In how many spellings each of the mixed pair is written; those that are in none are left out.

    >>> count_letters([Spelling(0, 0, 8, "정은", "чжонын"), Spelling(0, 9, 12, "구", "гу")])
    Counter({'чж': 1})
    """
    pair = mixed_pair()
    return Counter(letter for row in spellings for letter in pair if letter in row.form)


def prefers_second(using: Counter[str], told: Iterable[Judgement]) -> bool:
    """Whether the author writes the second of the mixed pair alone, or more often.

    `using`: how often each is written in what is spelt by the system. `told`: the author's other
    names. Those show the first letter; the second stands in them by many other manners of spelling.
    """
    first, second = mixed_pair()
    return using[second] > using[first] + sum(first in one.found.lower() for one in told)


def write_second(judgements: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """The same judgements, with the second of the mixed pair in all that is expected: a fix does
    not mix what the author has not mixed. A name that is written with the first keeps it; so do
    what the house prints and traditional forms (decision 19)."""
    return tuple(
        one if _keeps_first(one) else one._replace(expected=tuple(map(_put_second, one.expected)))
        for one in judgements
    )


def _keeps_first(one: Judgement) -> bool:
    if one.code == MIXTURE:
        return False
    written = mixed_pair()[0] in one.found.lower()
    return written or one.code == HOUSE_FORM or any(map(_is_traditional, one.hangul))


def _is_traditional(hangul: str) -> bool:
    return hangul in listed_places() and listed_places()[hangul].cyrillic != ""


def _put_second(form: str) -> str:
    first, second = mixed_pair()
    for write in (str.lower, str.title, str.upper):
        form = form.replace(write(first), write(second))
    return form


def _list_people(row: tuple[Spelling, ...]) -> frozenset[tuple[str, str]]:
    """Who is spelt how in a region."""
    return frozenset((one.hangul, _unite(one.form)) for one in row)


def _find_several(people: Sequence[frozenset[tuple[str, str]]]) -> frozenset[str]:
    """Who is spelt in more than one way."""
    counts = Counter(hangul for hangul, _ in unite(people))
    return frozenset(hangul for hangul, count in counts.items() if count > 1)


def _number(rows: Iterable[Iterable[Spelling]]) -> Iterator[Spelling]:
    """The spellings of all regions, each with the number of its region."""
    for region, row in enumerate(rows):
        for spelling in row:
            yield spelling._replace(region=region)


def _rewrite(found: Spelling, right: str, code: str, manuscript: Manuscript) -> Judgement:
    """A judgement that asks for another accepted spelling, given lower case, nominative."""
    cleaned = manuscript.read(found.region)
    forms = decline_each(right.title(), found.cases, found.person)
    return Judgement(
        found.region,
        *cleaned.source(found.start, found.end),
        code,
        cleaned.text[found.start : found.end],
        tuple(forms) or (right.title(),),
        (found.hangul,),
        UNSAFE,
        _explain(found),
        list_people(found.name) if found.name is not None else (),
    )


def _explain(found: Spelling) -> tuple[tuple[str, str], ...]:
    same = found.name.assessment.same if found.name else None
    return explain_name(found.name, same) if found.name and same else (("reading", found.hangul),)


def find_two_spellings(spellings: Iterable[Spelling]) -> Iterator[tuple[Spelling, str]]:
    """Of the spellings of people, each person's rarer ones → the commonest spelling instead.

    Spellings that differ by nothing but the mixed pair are not two.

    >>> rows = [Spelling(0, 0, 9, "유선녕", "ю соннён"), Spelling(0, 10, 19, "유선녕", "рю соннён")]
    >>> [(found.start, right) for found, right in find_two_spellings(rows)]
    [(10, 'ю соннён')]
    """
    people: dict[str, list[Spelling]] = defaultdict(list)
    for spelling in spellings:
        people[spelling.hangul].append(spelling)
    for rows in people.values():
        counts = Counter(_unite(row.form) for row in rows)
        if len(counts) < 2:
            continue
        best = max(counts, key=lambda form: counts[form])
        right = next(row.form for row in rows if _unite(row.form) == best)
        for row in rows:
            if _unite(row.form) != best:
                yield row, right


def find_mixture(spellings: Iterable[Spelling], second: bool) -> tuple[Spelling, str]:
    """The first use of that of the mixed pair which is not to stand, and that spelling with the
    other one. Both are used.

    >>> rows = [Spelling(0, 0, 8, "정은", "чжонын"), Spelling(0, 9, 16, "정훈", "джонхун")]
    >>> find_mixture(rows, second=False)[1]
    'чжонхун'
    """
    rare, common = mixed_pair() if second else reversed(mixed_pair())
    first = next(row for row in spellings if rare in row.form)
    return first, first.form.replace(rare, common)


def _unite(form: str) -> str:
    first, second = mixed_pair()
    return form.replace(second, first)
