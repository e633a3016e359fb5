"""What somebody has decided name by name, carried out on what is said of a manuscript.

A decision speaks of a name wherever it stands. A fix that it asks for is sure as far as the case
is: where the author's ending does not tell it, the fix stays likely only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...russian.declension import decline_each, paradigm_of
from ...russian.plurals import make_plural
from ..judging.judge import Sighted, judge_sighted
from ..judging.suggestions import HOUSE_FORM, NONE, SAFE, UNSAFE, Judgement
from ..settings.settings import Decision
from .gathering import gather
from .mention import PERSON, PLURAL, RULER, Mention

FIX, KEEP, FORM, NOTHING = "fix", "keep", "form", ""


def decide(sighted: Sighted, decisions: Iterable[Decision]) -> list[Judgement]:
    """What is to be said about a manuscript after these decisions.

    >>> from kontsevich.checker.judging.judge import sight
    >>> from kontsevich.documents.regions.region import Region
    >>> text = sight([Region("prose", "О Ким Ир Сене и Ким Ильсоне", ())])
    >>> kept = Decision("person", "김일성", "form", "Ким Ир Сен")
    >>> [(one.found, one.expected, one.fix) for one in decide(text, [kept])]
    [('Ким Ильсоне', ('Ким Ир Сене',), 'safe')]
    """
    judged = judge_sighted(sighted)
    decided = {(one.kind, one.name): one for one in decisions}
    printed = {one.form.lower() for one in decided.values() if one.action == FORM}
    changed: dict[Judgement, Judgement | None] = {}
    fresh: list[Judgement] = []
    for mention in gather(sighted, judged):
        row = _find(mention, decided)
        if mention.judgement is None:
            new = _ask(mention, row.form, sighted) if row and row.action == FORM else None
            fresh += [new] if new and mention.form.lower() not in printed else []
        elif mention.form.lower() in printed:
            changed[mention.judgement] = None
        elif row is not None:
            changed[mention.judgement] = _change(mention, mention.judgement, row, sighted)
    kept = (changed.get(one, one) for one in judged)
    return sorted({*fresh, *(one for one in kept if one is not None)})


def _find(mention: Mention, decided: Mapping[tuple[str, str], Decision]) -> Decision | None:
    return decided.get((mention.kind, mention.hangul or mention.standard.lower()))


def _change(
    mention: Mention, judgement: Judgement, row: Decision, sighted: Sighted
) -> Judgement | None:
    """A judgement as a decision leaves it, None where the name is kept."""
    if row.action == KEEP:
        return None
    if row.action == FORM:
        return _ask(mention, row.form, sighted)
    if row.action == NOTHING:
        return judgement._replace(fix=NONE)
    forms, sure = _decline(mention, mention.standard)
    if judgement.fix == SAFE or not sure or judgement.expected[:1] != tuple(forms):
        return judgement
    return judgement._replace(expected=tuple(forms), hangul=judgement.hangul[:1], fix=SAFE)


def _ask(mention: Mention, form: str, sighted: Sighted) -> Judgement:
    """The judgement that asks for the form that somebody has chosen."""
    forms, sure = _decline(mention, form)
    old = mention.judgement
    return Judgement(
        mention.region,
        mention.start,
        mention.end,
        HOUSE_FORM,
        sighted.manuscript.regions[mention.region].text[mention.start : mention.end],
        tuple(forms),
        (mention.hangul,) if mention.hangul else (),
        SAFE if sure and not mention.swapped else UNSAFE,
        old.why if old else (),
        mention.people,
    )


def _decline(mention: Mention, form: str) -> tuple[list[str], bool]:
    """A form in the author's case, and whether that is known."""
    if mention.form.isupper() and len(mention.form) > 1:
        form = form.upper()
    plurals = [case.removesuffix(PLURAL) for case in mention.cases if case.endswith(PLURAL)]
    if plurals:
        made = [make_plural(form, case) for case in plurals]
        return list(dict.fromkeys(one or form for one in made)), len(set(made)) == 1
    forms = decline_each(form, mention.cases, mention.kind in (PERSON, RULER)) or [form]
    known = bool(mention.cases) or paradigm_of(mention.form) is not None
    return forms, len(forms) == 1 and (known or paradigm_of(form) is None)
