"""Regions of a manuscript → every mention of something Korean in them, right and wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial

from ...analysis.hanja import HANJA
from ...analysis.people import BAR, find_person, listed_names, rulers, split_name
from ...law import tables
from ...law.choices import Kind
from ...transcription.layout import capitalise
from ...transcription.standard_spelling import converter, fold, write_name
from ..judging.judge import Sighted, judge_sighted
from ..judging.suggestions import Judgement, list_people
from ..judging.verdict import house_form, is_fine, is_kept
from ..judging.words import WORD_CODES
from ..spotting import listed_words
from ..spotting.assessment import LEGAL, RIVAL, nominative
from ..spotting.evidence import weights
from ..spotting.hangul_beside import REACH
from ..spotting.phrases import INSTITUTION
from ..spotting.right_words import MONARCHS, RightWord, find_right_words
from ..spotting.sightings import Manuscript, Name, Policy, take
from ..spotting.terms import is_proper
from .mention import ORGANISATION, PERSON, PLACE, PLURAL, RULER, TERM, Mention
from .nominatives import find_nominative, restore_case

_KINDS = {
    listed_words.PLACE: PLACE,
    listed_words.RULER: RULER,
    listed_words.TERM: TERM,
    INSTITUTION: ORGANISATION,
}
_CODES = {code: kind for kind, code in WORD_CODES.items() if kind != listed_words.RULER}
_WAYS: dict[str, Kind] = {PLACE: "place", TERM: "word", ORGANISATION: "auto"}


def gather(sighted: Sighted, judgements: Iterable[Judgement] | None = None) -> list[Mention]:
    """Every mention in a manuscript whose names are known, in the order of the text.

    `judgements`: what is said of it, where that is known already.

    >>> from kontsevich.checker.judging.judge import sight
    >>> from kontsevich.documents.regions.region import Region
    >>> text = "О Ким Чен Ыне, Ким Чжоныне и Пусане в Корее."
    >>> for one in gather(sight([Region("prose", text, ())])):
    ...     print(one.kind, one.hangul, one.standard, one.form, one.judgement is None, sep=", ")
    person, 김정은, Ким Чжонын, Ким Чен Ын, False
    person, 김정은, Ким Чжонын, Ким Чжонын, True
    place, 부산, Пусан, Пусан, True
    """
    manuscript, policy, names = sighted.manuscript, sighted.policy, sighted.names
    judged: dict[tuple[int, int], Judgement] = {}
    for row in judge_sighted(sighted) if judgements is None else judgements:
        judged.setdefault((row.region, row.start), row)
    taken: dict[int, bytearray] = {}
    found: list[Mention] = []
    for name in names:
        start, end = manuscript.read(name.region).source(name.start, name.end)
        judgement = judged.get((name.region, start))
        if judgement is not None and judgement.end == end:
            del judged[name.region, start]
        elif not _is_told(name, policy):
            continue
        else:
            judgement = None
        if _take(taken, manuscript, name.region, start, end):
            found.append(_tell_name(name, start, end, judgement, manuscript, policy))
    for judgement in judged.values():
        region, start, end = judgement[:3]
        if _take(taken, manuscript, region, start, end):
            found.append(_tell_word(judgement, manuscript, policy))
    if manuscript.context.places:
        found += _gather_right(manuscript, policy, taken)
    return sorted(found, key=lambda one: (one.region, one.start))


def _take(
    taken: dict[int, bytearray], manuscript: Manuscript, region: int, start: int, end: int
) -> bool:
    length = len(manuscript.regions[region].text)
    return take(taken.setdefault(region, bytearray(length)), start, end)


def _is_told(name: Name, policy: Policy) -> bool:
    """Whether what nothing is said of is a Korean's name all the same."""
    if name.assessment.shape.swapped and not name.assessment.best.reading.person:
        return False  # two words with capitals are many things
    tier = 0 if is_fine(name) or name.assessment.status == LEGAL else _tier(name)
    return name.counts(tier) or is_kept(name, policy)


def _tier(name: Name) -> int:
    return name.assessment.best.reading.tier


def _tell_name(
    name: Name,
    start: int,
    end: int,
    judgement: Judgement | None,
    manuscript: Manuscript,
    policy: Policy,
) -> Mention:
    assessment = name.assessment
    row = assessment.meant
    reading = row.reading
    cleaned = manuscript.read(name.region)
    written = nominative(assessment.shape, row)
    # The words of a nominative are as many as those that stand there.
    form = " ".join(
        restore_case(word, base)
        for word, base in zip(
            re.split("[ \u00a0\n]+", cleaned.text[name.start : name.end]),
            written.split(" "),
            strict=False,
        )
    )
    standard = write_name(reading.surname, reading.given, policy.profile)
    hangul, people = reading.hangul, list_people(name)
    if judgement is None and assessment.status in (RIVAL, LEGAL):
        standard = form  # by the system for some reading, or kept
        if assessment.status == RIVAL and not is_kept(name, policy):
            hangul, people = name.hangul, ()
    elif judgement is not None and judgement.hangul:
        hangul, people = judgement.hangul[0], judgement.people
        if _is_ruler(hangul):
            return _tell_word(judgement, manuscript, policy)
        if hangul != reading.hangul:  # the Hangul beside it is another's
            standard = find_standard(PERSON, hangul, policy)
    standard = house_form(name, policy) or standard
    return Mention(
        name.region,
        start,
        end,
        PERSON,
        hangul,
        policy.printed(standard),
        form,
        row.cases,
        people,
        find_hanja(cleaned.text, name.end, len(hangul)),
        judgement,
        is_kept(name, policy),
        assessment.shape.swapped,
    )


def _tell_word(judgement: Judgement, manuscript: Manuscript, policy: Policy) -> Mention:
    """A mention of a place, a ruler, a term, an organisation, or a given name alone, that is told
    of."""
    hangul = judgement.hangul[0] if judgement.hangul else ""
    right = judgement.expected[0] if judgement.expected else judgement.found
    kind = _KINDS.get(_CODES.get(judgement.code, ""), PERSON)
    if kind == PERSON and _is_ruler(hangul):
        kind = RULER
    standard = find_standard(kind, hangul, policy, right)
    form, cases = find_nominative(judgement.found, right, _alone(standard, right))
    place = judgement.region, judgement.start, judgement.end
    return Mention(*place, kind, hangul, standard, form, cases, judgement.people, "", judgement)


def _alone(standard: str, right: str) -> str:
    """The part of a full name that stands alone: as many words as the right form has."""
    return " ".join(standard.split(" ")[-len(right.split(" ")) :])


def _gather_right(
    manuscript: Manuscript, policy: Policy, taken: dict[int, bytearray]
) -> Iterator[Mention]:
    for region, cleaned in enumerate(manuscript.texts):
        if cleaned is None or not cleaned.text:
            continue
        korean = partial(manuscript.korean, region)
        for word in find_right_words(cleaned.text, korean, policy):
            if korean(word.start) < weights().context:
                continue
            start, end = cleaned.source(word.start, word.end)
            if _take(taken, manuscript, region, start, end):
                yield _tell_right(word, region, start, end, cleaned.text, policy)


def _tell_right(
    word: RightWord, region: int, start: int, end: int, text: str, policy: Policy
) -> Mention:
    kind, written = _KINDS[word.kind], text[word.start : word.end]
    standard = find_standard(kind, word.hangul, policy, written)
    if word.base:
        form = restore_case(written, word.base)
    else:
        form = standard if fold(written) == fold(standard) else written
    if word.kind == listed_words.TERM and fold(form) != fold(standard):
        standard = form if form.istitle() and is_proper(word.hangul) else form.lower()  # usage
    person = find_person(word.hangul) if kind == RULER else None
    people = (person,) if person else ()
    hanja = find_hanja(text, word.end, len(word.hangul))
    place = region, start, end
    cases = (*word.cases, *(case + PLURAL for case in word.plural))
    return Mention(*place, kind, word.hangul, standard, form, cases, people, hanja)


def find_standard(kind: str, hangul: str, policy: Policy, otherwise: str = "") -> str:
    """The standard form of a name in Hangul, in the nominative.

    >>> policy = Policy("paper", False, frozenset())
    >>> [find_standard(*row, policy) for row in (("place", "부산"), ("ruler", "세종대왕"))]
    ['Пусан', 'Сечжон-тэван']
    """
    if not hangul:
        return otherwise
    if policy.own is not None and hangul in policy.own.forms:
        return policy.own.forms[hangul]
    if kind == PERSON and find_person(hangul) is None and not split_name(hangul)[0].surname:
        return otherwise  # a given name alone
    way = _WAYS.get(kind, "name")
    written = converter(way, policy.profile).convert(hangul)
    if kind == TERM and is_proper(hangul):
        written = capitalise(written)
    return policy.printed(written) or otherwise


def _is_ruler(hangul: str) -> bool:
    person = find_person(hangul)
    if person is not None:
        return not person.surname and person.kind in MONARCHS
    return bool(hangul) and hangul.endswith(rulers()) and hangul not in _full_names()


@cache
def _full_names() -> frozenset[str]:
    return frozenset(name for name, spelling in listed_names().items() if BAR in spelling)


def find_hanja(text: str, end: int, length: int) -> str:
    """The Chinese characters in the brackets right behind a place, as many as it has syllables.

    >>> find_hanja("Ким Гу (кор. 김구, 金九) жил", 6, 2)
    '金九'
    """
    match = _brackets().match(text, end, end + REACH)
    runs: Sequence[str] = HANJA.findall(match[0]) if match else ()
    return next((run for run in runs if len(run) == length), "")


@cache
def _brackets() -> re.Pattern[str]:
    marks = tables.read_toml("check/characters.toml")
    opening, closing = (re.escape(marks[name]) for name in ("opening", "closing"))
    return re.compile(rf"[»\"”]?\s*[{opening}][^{closing}]*")
