"""From a name to what is to be said of it: its code, the right form in the author's case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...analysis.people import looks_like_name, split_name
from ...reverse.established_forms import WARN, established
from ...reverse.people import ESTABLISHED_RULE
from ...reverse.rival_rules import costs as rule_costs
from ...russian.declension import decline_each, paradigm_of
from ...russian.government import governed_cases
from ...transcription.layout import fold_yo
from ...transcription.standard_spelling import fold, write_name
from ..spotting.assessment import (
    ACCEPTED,
    ENDING,
    HYPHEN,
    LEGAL,
    RIVAL,
    STANDARD,
    Assessed,
    Shape,
    bare_given,
    nominative,
    plausible,
    surname_form,
)
from ..spotting.evidence import is_of_others, weights
from ..spotting.hangul_beside import hangul_before
from ..spotting.sightings import Manuscript, Name, Policy, is_listed
from ..spotting.spots import SOFT, STRESS, Cleaned
from .certainty import is_right_for_some, may_be_right, possible

MAN = "m"
# Evidence with which nothing is changed by itself: part of a longer name, Koreans of the USSR.
DOUBTS = frozenset(("longer-name", "diaspora"))
SAFE, UNSAFE, NONE = "safe", "unsafe", "none"
MOST_EXPECTED = 3
PERSON, JOINED, SURNAME, CASE_ENDING, ESTABLISHED = "KTV101", "KTV104", "KTV105", "KTV106", "KTV107"
HOUSE_FORM = "KTV109"
MISMATCH, OF_ANOTHER = "KTV201", "KTV202"
MIXED, INVISIBLE = "KTV401", "KTV402"


# A soft hyphen and a mark of stress are no fault of a name.
_NO_FAULT = dict.fromkeys(map(ord, SOFT + STRESS))


class Judgement(NamedTuple):
    """One thing found in one region.

    `region`: its index among the regions given. `start`, `end`: half-open code points of that
    region's text. `code`: a row of ``tables/check/rules.toml``. `expected`: best first, in the
    author's own case. `hangul`: the readings behind them. `fix`: safe, unsafe, none. `why`:
    steps (id of a rule or of a piece of evidence, its text or its number).
    """

    region: int
    start: int
    end: int
    code: str
    found: str
    expected: tuple[str, ...]
    hangul: tuple[str, ...]
    fix: str
    why: tuple[tuple[str, str], ...]


def judge_name(name: Name, manuscript: Manuscript, policy: Policy) -> Iterator[Judgement]:
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
    if name.score < weights().thresholds[level]:
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
    judged = _make(name, rows, _code_of(name, rows, beside, policy), cleaned, policy)
    if judged.found not in judged.expected:  # the very form that one of the readings asks for
        yield judged


def house_form(name: Name, policy: Policy) -> str:
    """What the house prints for a name, by its settings, in the nominative; "" if it says nothing.

    The settings name it by the spelling of the system, or by the one that stands there.
    """
    if not policy.forms or name.assessment.shape.swapped:
        return ""
    row = name.assessment.same or name.assessment.best
    written = nominative(name.assessment.shape, row)
    return policy.forms.get(row.standard.lower()) or policy.forms.get(written, "")


def _judge_form(
    name: Name, required: str, manuscript: Manuscript, policy: Policy
) -> Iterator[Judgement]:
    """A name that the house prints otherwise than it stands."""
    row = name.assessment.same or name.assessment.best
    if nominative(name.assessment.shape, row) == required.lower():
        return
    if name.score < weights().thresholds[0]:
        return
    cleaned = manuscript.read(name.region)
    judged = _make(name, [row._replace(standard=required)], HOUSE_FORM, cleaned, policy)
    sure = len(judged.expected) == 1 and is_fine(name)
    yield judged._replace(fix=SAFE if sure else UNSAFE)


def _is_same(row: Assessed, hangul: str) -> bool:
    return hangul in (row.reading.hangul, row.reading.surname + row.reading.given)


def _hangul_of_title(name: Name, manuscript: Manuscript) -> str:
    """The listed or likeliest reading's Hangul, if the Korean title before the bracket has it."""
    cleaned = manuscript.read(name.region)
    earlier = ""
    if manuscript.regions[name.region].role == "translation":
        earlier = "".join(
            text.text for text in manuscript.texts[max(0, name.region - 2) : name.region] if text
        )
    title = hangul_before(cleaned.text, name.start, earlier)
    if not title:
        return ""
    for row in name.assessment.readings:
        for spelling in (row.reading.hangul, row.reading.surname + row.reading.given):
            if spelling in title:
                return spelling
    return ""


def _judge_mismatch(name: Name, manuscript: Manuscript, policy: Policy) -> Judgement | None:
    """A name beside Hangul that none of its readings is."""
    if not looks_like_name(name.hangul) or name.score < weights().thresholds[0]:
        return None
    surname, given = split_name(name.hangul)[0]
    standard = write_name(surname, given, policy.profile, name.assessment.shape.swapped)
    best = name.assessment.best
    cleaned = manuscript.read(name.region)
    if fold(standard) == fold(best.standard):
        return None
    row = best._replace(standard=standard)
    judged = _make(name, [row], MISMATCH, cleaned, policy)
    return judged._replace(hangul=(name.hangul,), fix=NONE if is_fine(name) else UNSAFE)


def is_fine(name: Name) -> bool:
    return name.assessment.status in (STANDARD, ACCEPTED)


def _judge_standard(name: Name, manuscript: Manuscript, policy: Policy) -> Iterator[Judgement]:
    """What may still be said of a name that is spelt by the system."""
    region = manuscript.regions[name.region]
    cleaned = manuscript.read(name.region)
    start, end = cleaned.source(name.start, name.end)
    source, plain = region.text[start:end], cleaned.text[name.start : name.end]
    same = name.assessment.same or name.assessment.best
    if source.translate(_NO_FAULT) != plain and name.score >= weights().thresholds[0]:
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
        )
    yield from _judge_missing_ending(name, manuscript)
    listed = name.assessment.best.reading.person
    if name.hangul and listed is not None and name.hangul != listed.hangul:
        readings = [row.reading for row in name.assessment.readings]
        given = {reading.surname + reading.given for reading in readings}
        if name.hangul in given and not any(
            reading.person is not None and name.hangul == reading.surname + reading.given
            for reading in readings
        ):
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
        or not _is_hard(same.standard)
        or manuscript.regions[name.region].protected
        or name.score < weights().thresholds[0]
        or {row.reading.person.gender for row in name.assessment.readings if row.reading.person}
        != {MAN}
    ):
        return
    plain = cleaned.text[name.start : name.end]
    cases = governed_cases(cleaned.text, name.start)
    forms = tuple(decline_each(plain, cases))
    if forms:
        yield Judgement(
            name.region,
            *cleaned.source(name.start, name.end),
            CASE_ENDING,
            plain,
            forms,
            (same.reading.hangul,),
            SAFE if len(forms) == 1 else UNSAFE,
            explain_name(name, same),
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
        apart = len(shape.parts) > 1 or HYPHEN in second
        if apart and fold(surname) == fold(first):
            return JOINED
        if len(shape.parts) == 1:
            return SURNAME
    return PERSON


def is_kept(name: Name, policy: Policy) -> bool:
    """Whether the author keeps the spelling of a name."""
    return (
        bool(policy.keep) and nominative(name.assessment.shape, name.assessment.best) in policy.keep
    )


def _make(
    name: Name, rows: list[Assessed], code: str, cleaned: Cleaned, policy: Policy
) -> Judgement:
    start, end = cleaned.source(name.start, name.end)
    found = cleaned.text[name.start : name.end]
    capital = all(token.word.isupper() for token in name.tokens) and len(found) > 3
    agreed: dict[str, str] = {}
    certain = True
    for row in rows:
        forms = _decline(row, name.assessment.shape, policy)
        certain = certain and len(forms) == 1
        for form in forms:
            agreed.setdefault(form.upper() if capital else form, row.reading.hangul)
    safe = (
        certain
        and len(agreed) == 1
        and _is_safe(name, rows[0], code)
        and (code == MISMATCH or _is_certain(name, rows[0], policy))
    )
    others = {
        (form.upper() if capital else form): row.reading.hangul
        for row in name.assessment.readings
        for form in _decline(row, name.assessment.shape, policy)
        if code not in (MISMATCH, HOUSE_FORM)
    }
    expected = {**agreed, **{form: hangul for form, hangul in others.items() if form not in agreed}}
    best = dict(list(expected.items())[: 1 if safe else MOST_EXPECTED])
    return Judgement(
        name.region,
        start,
        end,
        code,
        found,
        tuple(best),
        tuple(dict.fromkeys(best.values())),
        SAFE if safe else UNSAFE,
        explain_name(name, rows[0]),
    )


def _decline(row: Assessed, shape: Shape, policy: Policy) -> list[str]:
    """The standard form in the author's case; several where the ending does not decide."""
    standard = fold_yo(row.standard) if policy.fold_yo else row.standard
    cases = row.surname_cases if shape.swapped else row.cases or row.surname_cases
    person = row.reading.person
    if not cases:
        return [standard]
    forms = decline_each(standard, cases)
    if person is not None and person.gender == "f" and _is_hard(standard):
        forms.append(standard)  # a woman's name in a consonant does not decline
    return forms


def _is_certain(name: Name, best: Assessed, policy: Policy) -> bool:
    """Whether every reading that may be meant gives the same form."""
    shape = name.assessment.shape
    if name.assessment.status == RIVAL and is_right_for_some(shape, policy.profile):
        return False
    right = _decline(best, shape, policy)
    return all(
        _decline(row, shape, policy) == right for row in possible(shape, policy.profile, policy.own)
    )


def _is_hard(form: str) -> bool:
    paradigm = paradigm_of(form)
    return paradigm is not None and paradigm.kind in ("hard", "soft")


def _is_safe(name: Name, row: Assessed, code: str) -> bool:
    """Whether the case is certain and nothing speaks against changing the text."""
    shape = name.assessment.shape
    if shape.swapped or name.contested or code == ESTABLISHED:
        return False
    if any(piece in DOUBTS for piece, _ in name.points):
        return False
    if row.surname_cases and not row.cases:
        return False
    if ESTABLISHED_RULE not in row.reading.rules and is_of_others((shape.surname, *shape.parts)):
        return False
    if row.reading.person is None and len(row.reading.given) == 1:
        return False
    if not row.cases:  # what does not decline says nothing of its case
        found, right = paradigm_of(shape.parts[-1]), paradigm_of(row.standard)
        if found is None and right is not None:
            return False
    elif paradigm_of(row.standard) is None:
        return False
    return True


def explain_name(name: Name, row: Assessed) -> tuple[tuple[str, str], ...]:
    """The deviations with their costs, then the evidence with its points."""
    prices = rule_costs()
    steps = [(rule, f"{prices.get(rule, 0.0):g}") for rule in dict.fromkeys(row.reading.rules)]
    steps += [(piece, f"{value:+g}") for piece, value in name.points]
    return (("reading", row.reading.hangul), *steps)
