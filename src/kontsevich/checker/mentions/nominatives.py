"""What stands in a text, taken back to the nominative, its capitals as they are."""

from __future__ import annotations

from ...russian.declension import stems
from ...russian.plurals import read_plural
from ...transcription.standard_spelling import fold
from .mention import PLURAL


def restore_case(written: str, base: str) -> str:
    """A lower-case nominative with the capitals of the word or words as written.

    >>> restore_case("Ким Чен Ына", "ким чен ын"), restore_case("СЕУЛА", "сеул")
    ('Ким Чен Ын', 'СЕУЛ')
    """
    if written.isupper() and len(written) > 1:
        return base.upper()
    common = 0
    for one, other in zip(written.lower(), base, strict=False):
        if one != other:
            break
        common += 1
    return written[:common] + base[common:]


def find_nominative(written: str, right: str, standard: str) -> tuple[str, tuple[str, ...]]:
    """What is written, in the nominative, and its cases, by the right form beside it: `right` is
    the `standard` in the author's case. What can't be told stands as it is written.

    >>> find_nominative("Бусане", "Пусане", "Пусан"), find_nominative("Дэгу", "Тэгу", "Тэгу")
    (('Бусан', ('prep',)), ('Дэгу', ()))
    >>> find_nominative("янбаней", "янбанов", "янбан")
    ('янбань', ('gen plural',))
    """
    if right.lower() == standard.lower():
        return written, ()
    head, space, last = right.lower().rpartition(" ")
    target = fold(standard)
    same = [stem for stem in stems(last) if fold(head + space + stem.form) == target]
    cases = {case for stem in same for case in stem.cases}
    kinds = {stem.kind for stem in same}
    head, space, last = written.lower().rpartition(" ")
    for stem in sorted(stems(last), key=lambda stem: stem.kind not in kinds):
        shared = tuple(case for case in stem.cases if case in cases)
        if shared:
            return restore_case(written, head + space + stem.form), _leave_accusative(shared)
    for plural in read_plural(right.lower()):
        if fold(plural.form) == target:
            for other in read_plural(written.lower()):
                if set(other.cases) & set(plural.cases):
                    told = tuple(case + PLURAL for case in plural.cases)
                    return restore_case(written, other.form), told
    return written, ()


def _leave_accusative(cases: tuple[str, ...]) -> tuple[str, ...]:
    """What is no person has no accusative of its own: the genitive alone is left."""
    return cases[:1] if cases == ("gen", "acc") else cases
