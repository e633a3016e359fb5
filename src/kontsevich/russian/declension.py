"""Russian case endings of names: taken off one form, put onto another."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from ..law import tables

CASES = ("gen", "dat", "acc", "ins", "prep")
ACCUSATIVE = "acc"
A_CLASS = "a"  # the one class whose accusative is a form of its own
LONGEST_FINAL = 2


class Paradigm(NamedTuple):
    """How a form with this final declines: how many letters go, the endings, which class."""

    cut: int
    endings: dict[str, str]
    kind: str


class Stem(NamedTuple):
    """A word with its ending taken off: the form, the cases that the ending may be.

    No cases: the word as it stands. `kind` is the class of the paradigm.
    """

    form: str
    cases: tuple[str, ...]
    kind: str = ""


@cache
def paradigms() -> dict[str, Paradigm]:
    """Paradigms by the final letters of the nominative."""
    found = {}
    for final, cut, *endings, kind in tables.read_tsv("check/endings.tsv"):
        found[final] = Paradigm(int(cut), dict(zip(CASES, endings, strict=False)), kind)
    return found


def paradigm_of(form: str) -> Paradigm | None:
    """The paradigm of a nominative, by its longest listed final; None if it does not decline."""
    for width in range(LONGEST_FINAL, 0, -1):
        known = paradigms().get(form[-width:].lower())
        if known:
            return known
    return None


def decline(form: str, case: str, animate: bool = True) -> str:
    """The form in a case; the form itself if it does not decline or the case is none.

    `animate`: it is a person, so that the accusative of a masculine is its genitive.

    >>> decline("Чжонын", "dat"), decline("Чжонъиль", "ins"), decline("Сонхи", "gen")
    ('Чжоныну', 'Чжонъилем', 'Сонхи')
    >>> decline("Юна", "acc"), decline("Сеул", "acc", animate=False)
    ('Юну', 'Сеул')
    """
    paradigm = paradigm_of(form) if case else None
    if paradigm is None or (not animate and case == ACCUSATIVE and paradigm.kind != A_CLASS):
        return form
    stem, cut = form[: len(form) - paradigm.cut], form[len(form) - paradigm.cut :]
    ending = paradigm.endings[case]
    if cut.isupper():  # the whole word, or a part of one letter: Чжин А
        ending = ending.capitalize()
    return stem + (ending.upper() if len(form) > 1 and form.isupper() else ending)


@cache
def _endings() -> dict[str, dict[str, tuple[tuple[str, str], ...]]]:
    """Ending → final of the nominative after its cut → what was cut, the case."""
    found: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {}
    for final, paradigm in paradigms().items():
        kept, lost = final[: len(final) - paradigm.cut], final[len(final) - paradigm.cut :]
        for case, ending in paradigm.endings.items():
            rows = found.setdefault(ending, {})
            rows[kept] = (*rows.get(kept, ()), (lost, case))
    return found


@lru_cache(maxsize=8192)
def stems(word: str) -> tuple[Stem, ...]:
    """The nominatives that a lower-case word may be a form of: itself first, then shorter ones.

    >>> [(stem.form, stem.cases) for stem in stems("сеула")][:2]
    [('сеула', ()), ('сеул', ('gen', 'acc'))]
    >>> [(stem.form, stem.cases) for stem in stems("илем")][1:]
    [('иль', ('ins',))]
    """
    found: dict[str, Stem] = {word: Stem(word, ())}
    for ending, rows in _endings().items():
        if not word.endswith(ending):
            continue
        body = word[: -len(ending)]
        for kept, lost_cases in rows.items():
            if not body.endswith(kept):
                continue
            for lost, case in lost_cases:
                form = body + lost
                if not form:
                    continue
                paradigm = paradigm_of(form)
                if paradigm is None or paradigm.endings[case] != ending:
                    continue
                known = found.get(form)
                if known is None:
                    found[form] = Stem(form, (case,), paradigm.kind)
                elif case not in known.cases:
                    found[form] = known._replace(cases=(*known.cases, case))
    return tuple(found.values())


def decline_each(form: str, cases: Iterable[str], animate: bool = True) -> list[str]:
    """The form in each of these cases, each form once, in their order.

    >>> decline_each("Чжонын", ("gen", "acc", "dat")), decline_each("Сонхи", ("gen", "ins"))
    (['Чжонына', 'Чжоныну'], ['Сонхи'])
    """
    return list(dict.fromkeys(decline(form, case, animate) for case in cases))


def inanimate(stem: Stem) -> Stem:
    """The stem of what is no person: a masculine genitive is no accusative of it.

    >>> [inanimate(stem).cases for stem in stems("сеула")][1]
    ('gen',)
    """
    if stem.kind == A_CLASS:
        return stem
    return stem._replace(cases=tuple(case for case in stem.cases if case != ACCUSATIVE))
