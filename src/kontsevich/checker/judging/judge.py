"""Regions of a manuscript → judgements: what is not by the system, what it should be, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import accumulate, chain
from operator import add
from typing import NamedTuple, TypedDict, Unpack

from ...analysis.people import Person
from ...documents.regions.memory import (
    recall,
    recall_asked,
    recall_columns,
    recall_each,
    recall_whole,
)
from ...law.profiles import DEFAULT, check_choice, check_cyrillic, read_profile
from ...reverse.user_rows import read_own
from ...transcription.layout import prints_yo
from ..spotting.assessment import bare_given
from ..spotting.elsewhere import sight_names
from ..spotting.evidence import NOWHERE, measure_context
from ..spotting.lone_given_names import Forms, Given, find_heads, find_lone, list_forms
from ..spotting.sightings import Manuscript, Name, Policy, Row, Text, take
from ..spotting.spots import Cleaned, clean, read_before, surname_words
from .consistency import (
    Spelling,
    count_letters,
    judge_consistency,
    prefers_second,
    read_spellings,
    write_second,
)
from .other_languages import is_another_language
from .prepositions import drop_prepositions
from .slips import doubt_lists, doubt_twins
from .suggestions import (
    JOINED,
    PERSON,
    UNSAFE,
    Judgement,
    explain_name,
    list_people,
)
from .verdict import judge_name
from .words import find_mixed_places, judge_words

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
    """A manuscript with the names that stand in each region, right and wrong ones, before any is
    judged; each name is one of the first region of an excerpt."""

    manuscript: Manuscript
    policy: Policy
    rows: list[Row]

    @property
    def names(self) -> list[Name]:
        """The names of the whole, each with the number of its region."""
        rows = enumerate(self.rows)
        return [name._replace(region=region) for region, row in rows for name in row]


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
    manuscript, rows = sight_names(Manuscript(regions, texts, starts, context), policy)
    sure = recall_columns("prepositions", (texts, rows), _drop)
    return Sighted(manuscript, policy, recall_each("lists", doubt_twins(sure), doubt_lists))


def judge_sighted(sighted: Sighted) -> list[Judgement]:
    """What is to be said about a manuscript whose names are known."""
    rows = enumerate(judge_each(sighted))
    return [one._replace(region=region) for region, row in rows for one in row]


def judge_each(sighted: Sighted) -> list[tuple[Judgement, ...]]:
    """What is to be said about each region, as the first of an excerpt."""
    manuscript, policy, rows = sighted
    notes = _take_notes(manuscript, rows)
    stage = f"judged {policy.dotless}"
    judged = recall_each(stage, notes, partial(_judge_names, policy))
    lone = _judge_lone(notes, manuscript.texts, judged, policy)
    spellings = recall_each(f"spellings {policy.dotless}", notes, partial(_read_spellings, policy))
    words: list[tuple[Judgement, ...]] = [()] * len(rows)
    places: Sequence[Spelling] = ()
    if manuscript.context.places:
        places = list(find_mixed_places(manuscript, policy))
        told = recall_columns("told", (judged, lone), add)
        words = judge_words(manuscript, policy, rows, told)
    own = chain.from_iterable(row for row, note in zip(judged, notes, strict=True) if note.is_own())
    using = count_letters(chain(*spellings, places))
    second = prefers_second(using, own)
    others: dict[int, tuple[Judgement, ...]] = {}
    for one in judge_consistency(spellings, places, manuscript, using, second):
        others[one.region] = (*others.get(one.region, ()), one._replace(region=0))
    more = [others.get(index, ()) for index in range(len(rows))] if others else [()] * len(rows)
    ordered = recall_columns("order", (judged, lone, words, more), _order)
    if second and policy.profile == DEFAULT and any(ordered):
        ordered = recall_each("second letter", ordered, write_second)
    if any(ordered) and is_another_language(text.text for text in manuscript.texts if text):
        return [()] * len(rows)
    return ordered


def _order(*found: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    return tuple(sorted(set(chain.from_iterable(found))))


class _Note(NamedTuple):
    """All that judging the names of a region depends on: itself, without its place, its names, and
    what stands before it."""

    region: Text | None
    cleaned: Cleaned | None
    names: Row
    before: str = ""

    def is_own(self) -> bool:
        """Whether names stand there, in the author's own words."""
        return self.region is not None and not self.region.protected

    def excerpt(self) -> Manuscript:
        """The region as a manuscript."""
        assert self.region is not None
        return Manuscript((self.region,), (self.cleaned,), (0,), NOWHERE, self.before)


class _Bare(NamedTuple):
    """A region without its place."""

    role: str
    text: str
    protected: bool


_NOTHING = _Note(None, None, ())


def _take_notes(manuscript: Manuscript, rows: Sequence[Row]) -> list[_Note]:
    """What is known of each region in which names stand."""
    texts, roles = manuscript.texts, [region.role for region in manuscript.regions]
    visible = [region.text for region in manuscript.regions]
    sides = [region.protected for region in manuscript.regions]
    notes = recall_columns("notes", (roles, visible, sides, texts, rows), _note)
    for index in [index for index, role in enumerate(roles) if role in BESIDE]:
        if rows[index]:
            before = "".join(text.text for text in texts[max(0, index - 2) : index] if text)
            notes[index] = notes[index]._replace(before=before)
    return notes


def _note(role: str, text: str, protected: bool, cleaned: Cleaned | None, names: Row) -> _Note:
    return _Note(_Bare(role, text, protected), cleaned, names) if names else _NOTHING


def _judge_names(policy: Policy, note: _Note) -> tuple[Judgement, ...]:
    return tuple(found for name in note.names for found in judge_name(name, note.excerpt(), policy))


def _read_spellings(policy: Policy, note: _Note) -> tuple[Spelling, ...]:
    return tuple(read_spellings(note.names, policy)) if note.is_own() else ()


def _drop(cleaned: Cleaned | None, names: Row) -> Row:
    return tuple(drop_prepositions(cleaned.text, names)) if cleaned and names else ()


def _visible(region: Text) -> str | None:
    return None if region.role in UNREAD else region.text


def _clean(text: str | None) -> Cleaned | None:
    return None if text is None else clean(text)


def _prints_yo(texts: Iterable[Cleaned | None]) -> bool:
    """Whether the dots stand on any letter of the texts."""
    return any(prints_yo(text.text) for text in texts if text)


def _lower(words_kept: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(word.lower().split()) for word in words_kept)


class _Bearer(NamedTuple):
    """What is told with a given name alone: the Hangul of a full name, why it is so read, who."""

    hangul: str
    why: tuple[tuple[str, str], ...]
    people: tuple[Person, ...]


class _Missed(NamedTuple):
    """People whose full names are not by the system: the forms of their given names, by the word
    that each begins with, and one bearer of each."""

    forms: Forms
    bearers: dict[Given, _Bearer]


def _judge_lone(
    notes: Sequence[_Note],
    texts: Sequence[Cleaned | None],
    judged: Sequence[tuple[Judgement, ...]],
    policy: Policy,
) -> list[tuple[Judgement, ...]]:
    """Given names alone, of those people whose full names were found not to be by the system."""
    givens = recall_columns("given", (notes, judged), _list_givens)
    missed = recall_whole(f"missed {policy.dotless}", givens, partial(_find_all_missed, policy))
    if not missed.bearers:
        return [()] * len(notes)
    heads = recall_each("heads", texts, _find_heads)
    columns = texts, heads, [note.names for note in notes]
    judge = partial(_judge_lone_in, policy)
    return recall_asked(f"lone {policy.dotless}", columns, missed, _find_missed, judge)


def _find_all_missed(policy: Policy, rows: Sequence[tuple[tuple[Given, _Bearer], ...]]) -> _Missed:
    bearers: dict[Given, _Bearer] = {}
    for given, bearer in chain.from_iterable(rows):
        bearers.setdefault(given, bearer)
    known = tuple(bearers)
    forms = recall("forms", (known, policy.dotless), lambda: list_forms(known, policy))
    return _Missed(forms, bearers)


def _list_givens(note: _Note, judged: tuple[Judgement, ...]) -> tuple[tuple[Given, _Bearer], ...]:
    starts = {row.start for row in judged if row.code in (PERSON, JOINED)}
    return tuple(
        (_given_of(name), _bearer(name))
        for name in note.names
        if note.cleaned and note.cleaned.source(name.start, name.end)[0] in starts
    )


def _bearer(name: Name) -> _Bearer:
    best = name.assessment.best
    return _Bearer(best.reading.hangul, explain_name(name, best), list_people(name))


def _find_heads(cleaned: Cleaned | None) -> frozenset[str]:
    return find_heads(cleaned.text) if cleaned else frozenset()


def _find_missed(
    missed: _Missed, _cleaned: Cleaned | None, heads: frozenset[str], _names: Row
) -> _Missed | None:
    """Those of these people whose given names may stand in a region."""
    heads = heads & missed.forms.keys()
    if not heads:
        return None
    forms = {head: missed.forms[head] for head in heads}
    bearers = {one.given: missed.bearers[one.given] for rows in forms.values() for one in rows}
    return _Missed(forms, bearers)


def _judge_lone_in(
    policy: Policy,
    missed: _Missed | None,
    cleaned: Cleaned | None,
    _heads: frozenset[str],
    names: Row,
) -> tuple[Judgement, ...]:
    if missed is None or cleaned is None:
        return ()
    taken = bytearray(len(cleaned.text))
    for name in names:
        if name.counts():
            take(taken, name.start, name.end)
    found = []
    for lone in find_lone(cleaned.text, missed.forms, policy):
        if _follows_surname(cleaned.text, lone.start):
            continue
        if take(taken, lone.start, lone.end):
            bearer = missed.bearers[lone.given]
            found.append(
                Judgement(
                    0,
                    *cleaned.source(lone.start, lone.end),
                    PERSON,
                    cleaned.text[lone.start : lone.end],
                    lone.expected,
                    (bearer.hangul,),
                    UNSAFE,
                    bearer.why,
                    bearer.people,
                )
            )
    return tuple(found)


def _follows_surname(text: str, start: int) -> bool:
    """Whether what stands before makes a full name, if an unlikely one; О, У and Но make none."""
    before = [token.word for token in read_before(text, start)[-1:]]
    return any(word in surname_words() and len(word) >= LONGER for word in before)


def _given_of(name: Name) -> Given:
    shape, best = name.assessment.shape, name.assessment.best
    return Given(bare_given(shape, best), best.reading.given)
