"""What is suggested for a name, in the author's case, and whether that is safe to write."""

from __future__ import annotations

from typing import NamedTuple

from ...analysis.people import Person, find_person
from ...reverse.costs import costs
from ...reverse.korean_shape import may_be_korean
from ...reverse.people import ESTABLISHED_RULE
from ...reverse.rival_rules import costs as rule_costs
from ...russian.declension import decline_each, paradigm_of
from ..spotting.assessment import RIVAL, Assessed, Shape
from ..spotting.evidence import is_of_others, weights
from ..spotting.name_weights import begins_sentence
from ..spotting.sightings import Name, Policy
from ..spotting.spots import Cleaned, read_before
from .certainty import is_odd, is_right_for_some, possible
from .slips import may_be_slip

# Evidence with which nothing is changed by itself: part of a longer name, Koreans of the USSR.
LONGER_NAME = "longer-name"
DOUBTS = frozenset((LONGER_NAME, "diaspora"))
SAFE, UNSAFE, NONE = "safe", "unsafe", "none"
MOST_EXPECTED = 3
_SYLLABLE = 5  # letters
PERSON, JOINED, SURNAME, CASE_ENDING, ESTABLISHED = "KTV101", "KTV104", "KTV105", "KTV106", "KTV107"
HOUSE_FORM = "KTV109"
MISMATCH, OF_ANOTHER = "KTV201", "KTV202"


class Judgement(NamedTuple):
    """One thing found in one region.

    `region`: its index among the regions given. `start`, `end`: half-open code points of that
    region's text. `code`: a row of ``tables/check/rules.toml``. `expected`: best first, in the
    author's own case. `hangul`: the readings behind them. `fix`: safe, unsafe, none. `why`:
    steps (id of a rule or of a piece of evidence, its text or its number). `people`: the listed
    people whose name it may be, likeliest first.
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
    people: tuple[Person, ...] = ()


def make(
    name: Name, rows: list[Assessed], code: str, cleaned: Cleaned, policy: Policy
) -> Judgement:
    """The judgement of a code about a name: the right forms of these readings in the author's case,
    and how safe it is to write the first of them."""
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
        and _is_safe(name, rows[0], code, cleaned)
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
        list_people(name),
    )


def _decline(row: Assessed, shape: Shape, policy: Policy) -> list[str]:
    """The standard form in the author's case; several where the ending does not decide."""
    standard = policy.printed(row.standard)
    cases = row.surname_cases if shape.swapped else row.cases or row.surname_cases
    person = row.reading.person
    if not cases:
        return [standard]
    forms = decline_each(standard, cases)
    if person is not None and person.gender == "f" and is_hard(standard):
        forms.append(standard)  # a woman's name in a consonant does not decline
    return forms


def _is_certain(name: Name, best: Assessed, policy: Policy) -> bool:
    """Whether every reading that may be meant gives the same form."""
    shape = name.assessment.shape
    if name.assessment.status == RIVAL and is_right_for_some(shape, policy.profile):
        return False
    if best.reading.person is None and is_odd(best.reading.given, best.reading.rules):
        return False
    right = _decline(best, shape, policy)
    rows = possible(shape, policy.profile, policy.own)
    if any(_decline(row, shape, policy) != right for row in rows):
        return False
    known = best.reading.person is not None
    if known and not any(rule.startswith(costs().mediated) for rule in best.reading.rules):
        return True
    names = tuple((row.reading.surname, row.reading.given) for row in rows)
    return not may_be_slip(names, known)


def _may_be_short(name: Name) -> bool:
    """Whether the given name may be of one syllable, and all of it rather a given name alone."""
    return any(len(row.reading.given) == 1 for row in name.assessment.readings)


def _may_be_half(name: Name, cleaned: Cleaned) -> bool:
    """Whether the word before a name of two syllables may be its surname, misspelt: Чве Хо Чон."""
    words = [token.word.lower() for token in read_before(cleaned.text, name.start)[-1:]]
    return any(len(word) <= _SYLLABLE and may_be_korean(word) for word in words)


def _may_be_preposition(name: Name, cleaned: Cleaned) -> bool:
    """Whether a surname of one letter that begins a sentence may be a preposition: О Ха Мук."""
    first = name.tokens[0]
    short = first.end - first.start == 1 and not name.assessment.shape.swapped
    return short and begins_sentence(cleaned.text, first.start)


def is_hard(form: str) -> bool:
    """Whether a name in the nominative declines as men's names in a consonant do."""
    paradigm = paradigm_of(form)
    return paradigm is not None and paradigm.kind in ("hard", "soft")


def _is_safe(name: Name, row: Assessed, code: str, cleaned: Cleaned) -> bool:
    """Whether the case is certain and nothing speaks against changing the text."""
    shape, listed = name.assessment.shape, row.reading.person is not None
    if shape.swapped or name.contested or code == ESTABLISHED:
        return False
    if any(piece in DOUBTS for piece, _ in name.points):
        return False
    if row.surname_cases and not row.cases:
        return False
    if ESTABLISHED_RULE not in row.reading.rules and is_of_others((shape.surname, *shape.parts)):
        return False
    if len(row.reading.given) == 1 and _may_be_half(name, cleaned):
        return False
    if not listed and (_may_be_short(name) or _may_be_preposition(name, cleaned)):
        return False
    if not row.cases:  # what does not decline says nothing of its case
        found, right = paradigm_of(shape.parts[-1]), paradigm_of(row.standard)
        if found is None and right is not None:
            return False
    elif paradigm_of(row.standard) is None:
        return False
    return True


def list_people(name: Name) -> tuple[Person, ...]:
    """The listed people whom the spelling of a name fits nearly as well as the likeliest."""
    readings = name.assessment.readings
    limit = readings[0].cost + weights().accept
    near = (row.reading.person for row in readings if row.cost <= limit)
    return tuple(dict.fromkeys(person for person in near if person is not None))


def find_people(hangul: tuple[str, ...]) -> tuple[Person, ...]:
    """The listed people of these names in Hangul."""
    found = map(find_person, hangul)
    return tuple(person for person in found if person is not None)


def explain_name(name: Name, row: Assessed) -> tuple[tuple[str, str], ...]:
    """The deviations with their costs, then the evidence with its points."""
    prices = rule_costs()
    steps = [(rule, f"{prices.get(rule, 0.0):g}") for rule in dict.fromkeys(row.reading.rules)]
    steps += [(piece, f"{value:+g}") for piece, value in name.points]
    return (("reading", row.reading.hangul), *steps)
