"""Regions of a manuscript → judgements: what is not by the system, what it should be, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, TypedDict, Unpack

from ...documents.regions.memory import recall, recall_each
from ...law.profiles import DEFAULT, check_choice, check_cyrillic, read_profile
from ...reverse.user_rows import read_own
from ...transcription.layout import fold_yo
from ..spotting.assessment import bare_given
from ..spotting.evidence import measure_context, weights
from ..spotting.lone_given_names import Finder, Given, Lone
from ..spotting.sightings import Manuscript, Name, Policy, Text, sight_names, take
from ..spotting.spots import Cleaned, clean, read_before, surname_words
from .consistency import judge_consistency, read_spellings
from .prepositions import drop_prepositions
from .slips import doubt_twins
from .suggestions import (
    JOINED,
    PERSON,
    UNSAFE,
    Judgement,
    explain_name,
    list_people,
)
from .verdict import judge_name
from .words import by_region, find_mixed_places, judge_words

YO = ("keep", "require", "fold")
UNREAD = frozenset(("code", "url", "field"))
BESIDE = frozenset(("translation",))  # roles of regions whose names the text before tells too
LONGER = 3  # letters of a surname that is no preposition too


class Choices(TypedDict, total=False):
    """What the author has settled.

    `profile`: a profile's name. `keep`: spellings that the author keeps, in the nominative.
    `forms`: pairs of a spelling, in lower case, and what the house prints for it. `persons`,
    `places`: rows of the author's own, as in ``names/persons.tsv`` and ``places/places.tsv``. `yo`:
    keep, require or fold (no ё is printed).
    """

    profile: str
    keep: frozenset[str]
    forms: Iterable[tuple[str, str]]
    persons: Iterable[tuple[str, ...]]
    places: Iterable[tuple[str, ...]]
    yo: str


class Sighted(NamedTuple):
    """A manuscript with the names that stand in it, right and wrong ones, before any is judged."""

    manuscript: Manuscript
    policy: Policy
    names: list[Name]


def judge(regions: Sequence[Text], **choices: Unpack[Choices]) -> list[Judgement]:
    """What is to be said about these regions, in their order; protected regions are judged too.

    Raises `InputError` for an unknown setting.

    >>> from kontsevich.documents.regions.region import Region
    >>> judge([Region("prose", "о Ким Чен Ыне", ())])[0].expected
    ('Ким Чжоныне',)
    """
    return judge_sighted(sight(regions, **choices))


def sight(regions: Sequence[Text], **choices: Unpack[Choices]) -> Sighted:
    """The names of these regions, right and wrong. Raises `InputError` for an unknown setting.

    >>> from kontsevich.documents.regions.region import Region
    >>> [name.assessment.status for name in sight([Region("prose", "о Ким Чжоныне", ())]).names]
    ['standard']
    """
    profile, yo = choices.get("profile", DEFAULT), choices.get("yo", YO[0])
    check_choice("yo", yo, YO)
    check_cyrillic(profile)
    switches = read_profile(profile)
    persons, places = choices.get("persons", ()), choices.get("places", ())
    own = read_own(tuple(map(tuple, persons)), tuple(map(tuple, places)))
    texts = tuple(recall_each("clean", [_visible(row) for row in regions], _clean))
    folded = yo == "fold" or switches["yo"] == "fold"
    dotless = folded or (yo == "keep" and not _prints_yo(texts))
    kept = _lower(choices.get("keep", frozenset()))
    policy = Policy(profile, folded, kept, own, dotless, dict(choices.get("forms", ())))
    starts = tuple(accumulate((len(text.text) if text else 0 for text in texts), initial=0))
    context = measure_context(text.text for text in texts if text)
    manuscript, names = sight_names(Manuscript(regions, texts, starts, context), policy)
    return Sighted(manuscript, policy, doubt_twins([*drop_prepositions(names, manuscript)]))


def judge_sighted(sighted: Sighted) -> list[Judgement]:
    """What is to be said about a manuscript whose names are known."""
    manuscript, policy, names = sighted
    found = [row for name in names for row in _judge_name(name, manuscript, policy)]
    found += _judge_lone(names, found, manuscript, policy)
    spellings = [*read_spellings(names, manuscript, policy)]
    if manuscript.context.places:
        spellings += find_mixed_places(manuscript, policy)
        found += judge_words(manuscript, policy, names, found)
    found += judge_consistency(spellings, manuscript)
    return sorted(set(found))


def _visible(region: Text) -> str | None:
    return None if region.role in UNREAD else region.text


def _clean(text: str | None) -> Cleaned | None:
    return None if text is None else clean(text)


def _judge_name(name: Name, manuscript: Manuscript, policy: Policy) -> Iterable[Judgement]:
    """The judgements about one name, which depend on nothing but what is in the key."""
    region, role = manuscript.regions[name.region], manuscript.regions[name.region].role
    earlier = manuscript.texts[max(0, name.region - 2) : name.region] if role in BESIDE else ()
    here = name.start, name.end, name.assessment.shape, name.contested, name.points
    key = region.text, role, earlier, here, policy.dotless
    found = recall("judged", key, lambda: list(judge_name(name, manuscript, policy)))
    return [row if row.region == name.region else row._replace(region=name.region) for row in found]


def _prints_yo(texts: Iterable[Cleaned | None]) -> bool:
    """Whether the dots stand on any letter of the texts."""
    return any(fold_yo(text.text) != text.text for text in texts if text)


def _lower(words_kept: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(word.lower().split()) for word in words_kept)


def _judge_lone(
    names: list[Name], judged: list[Judgement], manuscript: Manuscript, policy: Policy
) -> Iterator[Judgement]:
    """Given names alone, of those people whose full names were found not to be by the system."""
    places = {(row.region, row.start) for row in judged if row.code in (PERSON, JOINED)}
    givens: dict[Given, Name] = {}
    for name in names:
        start, _ = manuscript.read(name.region).source(name.start, name.end)
        if (name.region, start) in places:
            givens.setdefault(_given_of(name), name)
    named = by_region(names)
    known = tuple(givens)
    finder = recall("givens", (known, policy.dotless), lambda: Finder(known, policy))
    keys = [(finder, text) for text in manuscript.plain] if givens else []
    for region, alone in enumerate(recall_each("lone", keys, _find_lone)):
        if not alone:
            continue
        cleaned = manuscript.read(region)
        taken = bytearray(len(cleaned.text))
        for name in named.get(region, ()):
            if name.score >= weights().thresholds[0]:
                take(taken, name.start, name.end)
        for lone in alone:
            if _follows_surname(cleaned.text, lone.start):
                continue
            if take(taken, lone.start, lone.end):
                name = givens[lone.given]
                yield Judgement(
                    region,
                    *cleaned.source(lone.start, lone.end),
                    PERSON,
                    cleaned.text[lone.start : lone.end],
                    lone.expected,
                    (name.assessment.best.reading.hangul,),
                    UNSAFE,
                    explain_name(name, name.assessment.best),
                    list_people(name),
                )


def _find_lone(key: tuple[Finder, str | None]) -> list[Lone]:
    finder, text = key
    return list(finder.find(text)) if text else []


def _follows_surname(text: str, start: int) -> bool:
    """Whether what stands before makes a full name, if an unlikely one; О, У and Но make none."""
    before = [token.word for token in read_before(text, start)[-1:]]
    return any(word in surname_words() and len(word) >= LONGER for word in before)


def _given_of(name: Name) -> Given:
    shape, best = name.assessment.shape, name.assessment.best
    standard = best.standard.split(" ")[0 if shape.swapped else -1]
    return Given(bare_given(shape, best), best.reading.given, standard)
