"""From a name to what is to be said of it: its code, the right form in the author's case."""

from __future__ import annotations

from collections.abc import Iterator

from ...analysis.people import looks_like_name, split_name
from ...reverse.established_forms import WARN, established
from ...russian.declension import decline_each
from ...russian.government import follows_preposition, governed_cases
from ...transcription.standard_spelling import fold, write_name
from ..spotting.assessment import (
    ACCEPTED,
    ENDING,
    LEGAL,
    RIVAL,
    STANDARD,
    Assessed,
    bare_given,
    nominative,
    plausible,
    surname_form,
)
from ..spotting.hangul_beside import hangul_before
from ..spotting.sightings import Manuscript, Name, Policy, is_listed
from ..spotting.spots import SOFT, STRESS
from .certainty import may_be_right
from .suggestions import (
    CASE_ENDING,
    ESTABLISHED,
    HOUSE_FORM,
    JOINED,
    LONGER_NAME,
    MISMATCH,
    NONE,
    OF_ANOTHER,
    PERSON,
    SAFE,
    SURNAME,
    UNSAFE,
    Judgement,
    explain_name,
    find_people,
    is_hard,
    list_people,
    make,
)

MAN = "m"
MIXED, INVISIBLE = "KTV401", "KTV402"
# A soft hyphen and a mark of stress are no fault of a name.
_NO_FAULT = dict.fromkeys(map(ord, SOFT + STRESS))


def judge_name(name: Name, manuscript: Manuscript, policy: Policy) -> Iterator[Judgement]:
    """What is to be said of one name: nothing, one judgement, or one for each of its faults."""
    assessment = name.assessment
    cleaned = manuscript.read(name.region)
    beside = name.hangul or _hangul_of_title(name, manuscript)
    rows = plausible(assessment)
    if beside:
        same = [row for row in assessment.readings if _is_same(row, beside)]
        if same:
            rows = same[:1]
        elif name.hangul:
            judged = _judge_mismatch(name, manuscript, policy)
            if judged is not None:
                yield judged
                return
    if len(assessment.best.reading.given) == 1 and not beside and is_half(name, cleaned.text):
        return  # nothing reads the whole: Пак Ен Дин
    required = house_form(name, policy)
    if required:
        yield from _judge_form(name, required, manuscript, policy)
        return
    if assessment.status == LEGAL:
        return
    if assessment.status in (STANDARD, ACCEPTED):
        yield from _judge_standard(name, manuscript, policy)
        return
    level = min(row.reading.tier for row in rows)
    if not name.counts(level):
        return
    if any(rule.startswith("koryo") for rule in rows[0].reading.rules) and (
        assessment.shape.swapped
        or (len(assessment.shape.parts) == 1 and not rows[0].reading.person)
    ):
        return
    if is_kept(name, policy):
        return
    if (
        assessment.status == RIVAL
        and not beside
        and not is_listed(name)
        and may_be_right(assessment.shape, policy.profile, policy.dotless, policy.own)
    ):
        return
    judged = make(name, rows, _code_of(name, rows, beside, policy), cleaned, policy)
    if judged.found not in judged.expected:  # the very form that one of the readings asks for
        yield judged


def house_form(name: Name, policy: Policy) -> str:
    """What the house prints for a name, by its settings, in the nominative; "" if it says nothing.

    The settings name it by the spelling of the system, or by the one that stands there.
    """
    if not policy.forms or name.assessment.shape.swapped:
        return ""
    row = name.assessment.meant
    written = nominative(name.assessment.shape, row)
    return policy.forms.get(row.standard.lower()) or policy.forms.get(written, "")


def _judge_form(
    name: Name, required: str, manuscript: Manuscript, policy: Policy
) -> Iterator[Judgement]:
    """A name that the house prints otherwise than it stands."""
    row = name.assessment.meant
    if nominative(name.assessment.shape, row) == required.lower():
        return
    if not name.counts():
        return
    cleaned = manuscript.read(name.region)
    judged = make(name, [row._replace(standard=required)], HOUSE_FORM, cleaned, policy)
    sure = len(judged.expected) == 1 and is_fine(name)
    yield judged._replace(fix=SAFE if sure else UNSAFE)


def _is_same(row: Assessed, hangul: str) -> bool:
    return hangul in (row.reading.hangul, row.reading.surname + row.reading.given)


def _hangul_of_title(name: Name, manuscript: Manuscript) -> str:
    """The listed or likeliest reading's Hangul, if the Korean title before the bracket has it."""
    cleaned = manuscript.read(name.region)
    title = hangul_before(cleaned.text, name.start, manuscript.before)
    if not title:
        return ""
    for row in name.assessment.readings:
        for spelling in (row.reading.hangul, row.reading.surname + row.reading.given):
            if spelling in title:
                return spelling
    return ""


def _judge_mismatch(name: Name, manuscript: Manuscript, policy: Policy) -> Judgement | None:
    """A name beside Hangul that none of its readings is."""
    if not looks_like_name(name.hangul) or not name.counts():
        return None
    surname, given = split_name(name.hangul)[0]
    standard = write_name(surname, given, policy.profile, name.assessment.shape.swapped)
    best = name.assessment.best
    cleaned = manuscript.read(name.region)
    if fold(standard) == fold(best.standard):
        return None
    row = best._replace(standard=standard)
    judged = make(name, [row], MISMATCH, cleaned, policy)
    return judged._replace(
        hangul=(name.hangul,),
        fix=NONE if is_fine(name) else UNSAFE,
        people=find_people((name.hangul,)),
    )


def is_half(name: Name, text: str) -> bool:
    """Whether a name goes on behind what was read of it."""
    longer = any(piece == LONGER_NAME for piece, _ in name.points)
    return (
        longer
        and text[name.end : name.end + 1].isspace()
        and text[name.end + 1 : name.end + 2].isupper()
    )


def is_fine(name: Name) -> bool:
    """Whether a name is spelt by the system, or by an accepted variant of it."""
    return name.assessment.status in (STANDARD, ACCEPTED)


def _judge_standard(name: Name, manuscript: Manuscript, policy: Policy) -> Iterator[Judgement]:
    """What may still be said of a name that is spelt by the system."""
    region = manuscript.regions[name.region]
    cleaned = manuscript.read(name.region)
    start, end = cleaned.source(name.start, name.end)
    source, plain = region.text[start:end], cleaned.text[name.start : name.end]
    same = name.assessment.meant
    if source.translate(_NO_FAULT) != plain and name.counts():
        latin = any(letter.isascii() and letter.isalpha() for letter in source)
        yield Judgement(
            name.region,
            start,
            end,
            MIXED if latin else INVISIBLE,
            source,
            (plain,),
            (same.reading.hangul,),
            SAFE,
            explain_name(name, same),
            list_people(name),
        )
    yield from _judge_missing_ending(name, manuscript)
    listed = name.assessment.best.reading.person
    if name.hangul and listed is not None and name.hangul != listed.hangul:
        readings = [row.reading for row in name.assessment.readings]
        known = {one.surname + one.given for one in readings if one.person is not None}
        if name.hangul in {one.surname + one.given for one in readings} - known:
            yield Judgement(
                name.region,
                start,
                end,
                OF_ANOTHER,
                source,
                (plain,),
                (listed.hangul,),
                NONE,
                explain_name(name, same),
                list_people(name),
            )


def _judge_missing_ending(name: Name, manuscript: Manuscript) -> Iterator[Judgement]:
    """A listed man in the nominative where the word before him asks for another case."""
    same = name.assessment.same
    cleaned = manuscript.read(name.region)
    if (
        same is None
        or name.assessment.shape.swapped
        or same.cases
        or same.surname_cases
        or not is_hard(same.standard)
        or manuscript.regions[name.region].protected
        or not name.counts()
        or {row.reading.person.gender for row in name.assessment.readings if row.reading.person}
        != {MAN}
    ):
        return
    plain = cleaned.text[name.start : name.end]
    cases = governed_cases(cleaned.text, name.start)
    forms = tuple(decline_each(plain, cases))
    # An unlisted woman of the same name does not decline; a title rather says who is meant.
    sure = len(forms) == 1 and not follows_preposition(cleaned.text, name.start)
    if forms:
        yield Judgement(
            name.region,
            *cleaned.source(name.start, name.end),
            CASE_ENDING,
            plain,
            forms,
            (same.reading.hangul,),
            SAFE if sure else UNSAFE,
            explain_name(name, same),
            list_people(name),
        )


def _code_of(name: Name, rows: list[Assessed], beside: str, policy: Policy) -> str:
    shape, best = name.assessment.shape, rows[0]
    if beside:
        return MISMATCH
    form = established().get(nominative(name.assessment.shape, name.assessment.best))
    if form is not None and form.policy == WARN:
        return ESTABLISHED
    if name.assessment.status == ENDING:
        return CASE_ENDING
    first, _, second = best.standard.partition(" ")
    if shape.swapped:
        first, second = second, first
    given = "".join(bare_given(shape, best))
    surname = surname_form(shape, best)
    if fold(given) == fold(second):
        if fold(surname) == fold(first):
            return JOINED
        if len(shape.parts) == 1:
            return SURNAME
    return PERSON


def is_kept(name: Name, policy: Policy) -> bool:
    """Whether the author keeps the spelling of a name."""
    return (
        bool(policy.keep) and nominative(name.assessment.shape, name.assessment.best) in policy.keep
    )
