"""Regions of a manuscript → judgements: what is not by the system, what it should be, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate

from ...documents.regions.memory import recall, recall_each
from ...law.profiles import check_choice, check_cyrillic, read_profile
from ...reverse.rival_rules import costs as rule_costs
from ...reverse.user_rows import read_own
from ...russian.declension import CASES, Stem, decline, stems
from ...transcription.layout import fold_yo
from ..spotting.assessment import bare_given
from ..spotting.evidence import Context, measure_context, weights
from ..spotting.likely_given_names import LIKELY_GIVEN, find_likely_givens
from ..spotting.listed_words import PLACE, RULER, TERM, Word, find_listed, find_variants
from ..spotting.lone_given_names import Finder, Given, Lone
from ..spotting.phrases import INSTITUTION, find_phrases
from ..spotting.place_derivatives import find_place_derivatives
from ..spotting.sightings import Manuscript, Name, Policy, Text, is_listed, sight_names, take
from ..spotting.spots import Cleaned, Token, clean, read_before, surname_words
from ..spotting.terms import USUAL, find_terms
from ..spotting.watched_context import recall_rows
from .consistency import Spelling, judge_consistency, mixed_pair, read_spellings
from .suggestions import JOINED, PERSON, SAFE, UNSAFE, Judgement, explain_name
from .verdict import is_fine, judge_name

YO = ("keep", "require", "fold")
UNREAD = frozenset(("code", "url", "field"))
BESIDE = frozenset(("translation",))  # roles of regions whose names the text before tells too
LONGER = 3  # letters of a surname that is no preposition too
WORD_CODES = {
    PLACE: "KTV102",
    RULER: PERSON,
    TERM: "KTV103",
    USUAL: "KTV108",
    LIKELY_GIVEN: "KTV110",
    INSTITUTION: "KTV111",
}


def judge(
    regions: Sequence[Text],
    *,
    profile: str = "paper",
    keep: frozenset[str] = frozenset(),
    forms: Iterable[tuple[str, str]] = (),
    persons: Iterable[tuple[str, ...]] = (),
    places: Iterable[tuple[str, ...]] = (),
    yo: str = "keep",
    **options: str,
) -> list[Judgement]:
    """What is to be said about these regions, in their order; protected regions are judged too.

    `keep`: spellings that the author keeps, in the nominative. `forms`: pairs of a spelling, in
    lower case, and what the house prints for it. `persons`, `places`: rows of the
    author's own, as in ``names/persons.tsv`` and ``places/places.tsv``. `yo`: keep, require or
    fold (no ё is printed). Raises `InputError` for an unknown setting.

    >>> from kontsevich.documents.regions.region import Region
    >>> judge([Region("prose", "о Ким Чен Ыне", ())])[0].expected
    ('Ким Чжоныне',)
    """
    check_choice("yo", yo, YO)
    check_cyrillic(profile)
    switches = read_profile(profile)
    own = read_own(tuple(map(tuple, persons)), tuple(map(tuple, places)))
    texts = tuple(recall_each("clean", [_visible(row) for row in regions], _clean))
    folded = yo == "fold" or switches["yo"] == "fold"
    dotless = folded or (yo == "keep" and not _prints_yo(texts))
    policy = Policy(profile, folded, _lower(keep), own, dotless, dict(forms))
    starts = tuple(accumulate((len(text.text) if text else 0 for text in texts), initial=0))
    context = measure_context(text.text for text in texts if text)
    manuscript = Manuscript(regions, texts, starts, context)
    manuscript, names = sight_names(manuscript, policy)
    found = [row for name in names for row in _judge_name(name, manuscript, policy)]
    found += _judge_lone(names, found, manuscript, policy)
    spellings = [*read_spellings(names, manuscript, policy)]
    if manuscript.context.places:
        spellings += _find_variants(manuscript, policy)
        found += _judge_words(manuscript, policy, names, found)
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
    named = _by_region(names)
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
                )


def _find_lone(key: tuple[Finder, str | None]) -> list[Lone]:
    finder, text = key
    return list(finder.find(text)) if text else []


def _follows_surname(text: str, start: int) -> bool:
    """Whether what stands before makes a full name, if an unlikely one; О, У and Но make none."""
    before = [token.word for token in read_before(text, start)[-1:]]
    return any(word in surname_words() and len(word) >= LONGER for word in before)


def _by_region(names: list[Name]) -> dict[int, list[Name]]:
    found: dict[int, list[Name]] = {}
    for name in names:
        found.setdefault(name.region, []).append(name)
    return found


def _given_of(name: Name) -> Given:
    shape, best = name.assessment.shape, name.assessment.best
    standard = best.standard.split(" ")[0 if shape.swapped else -1]
    return Given(bare_given(shape, best), best.reading.given, standard)


def _find_variants(manuscript: Manuscript, policy: Policy) -> Iterator[Spelling]:
    """The places, in the author's own words, that are written with one of the mixed pair."""
    find = partial(_find_variants_in, policy)
    for index, variants in enumerate(recall_each("variants", manuscript.plain, find)):
        if manuscript.regions[index].protected:
            continue
        for token, hangul, stem in variants:
            if manuscript.korean(index, token.start) >= weights().context:
                yield Spelling(index, token.start, token.end, hangul, stem.form, stem.cases, False)


def _find_variants_in(policy: Policy, text: str | None) -> list[tuple[Token, str, Stem]]:
    lower = text.lower() if text else ""
    if not text or not any(letter in lower for letter in mixed_pair()):
        return []
    return list(find_variants(text, mixed_pair(), policy.own))


def _judge_words(
    manuscript: Manuscript, policy: Policy, names: list[Name], judged: list[Judgement]
) -> Iterator[Judgement]:
    """Places, rulers, terms, likely given names, but for what stands inside a person's name."""
    named = _by_region(names)
    known = _right_givens(names)
    told = {(row.region, row.start) for row in judged}
    stage = f"words {policy.dotless}"
    find = partial(_find_words, policy, manuscript)
    for index, words in recall_rows(
        stage, manuscript.plain, manuscript.starts, manuscript.context, find
    ):
        cleaned = manuscript.read(index)
        taken, firm = bytearray(len(cleaned.text)), bytearray(len(cleaned.text))
        for name in named.get(index, ()):
            if not _is_too_short(name):
                take(taken, name.start, name.end)
            if _is_firm(name):
                take(firm, name.start, name.end)
        for word in words:
            if manuscript.korean(index, word.start) < weights().context:
                continue
            piece = cleaned.text[word.start : word.end]
            if piece in word.expected:  # as the house prints it
                continue
            if policy.keep and _is_kept_word(piece, policy):
                continue
            if word.kind == LIKELY_GIVEN and piece.lower() in known:
                continue
            # What is listed in several words is rather that than a name that nobody knows.
            if not take(firm if " " in piece else taken, word.start, word.end):
                continue
            take(taken, word.start, word.end)
            start, end = cleaned.source(word.start, word.end)
            if (index, start) in told:
                continue
            yield Judgement(
                index,
                start,
                end,
                WORD_CODES[word.kind],
                piece,
                word.expected,
                word.hangul,
                SAFE if word.certain else UNSAFE,
                _why_word(word),
            )


def _is_too_short(name: Name) -> bool:
    """Whether it is hardly a name: unlisted, of two syllables, with little to speak for it."""
    few = len(name.assessment.best.reading.given) == 1 and not is_listed(name)
    return few and name.score < weights().thresholds[0]


def _is_firm(name: Name) -> bool:
    """Whether it is listed, or what it seems with the surname first."""
    seems = name.score >= weights().thresholds[0] and not name.assessment.shape.swapped
    return is_listed(name) or seems


def _right_givens(names: list[Name]) -> frozenset[str]:
    """Given names as they stand in full names that are right, lower case, in any case form."""
    found: set[str] = set()
    for name in names:
        same, shape = name.assessment.same, name.assessment.shape
        if same is not None and len(shape.parts) == 1 and is_fine(name):
            given = "".join(bare_given(shape, same))
            found.update(decline(given, case) for case in ("", *CASES))
    return frozenset(found)


def _find_words(
    policy: Policy, manuscript: Manuscript, region: int, context: Context
) -> list[Word]:
    """The words of one region, where it is about Korea: terms first, what is only likely last."""
    manuscript = manuscript._replace(context=context)
    text = manuscript.read(region).text
    found: list[Word] = []
    start = manuscript.starts[region]
    for opened, closed in manuscript.context.windows(start, start + len(text)):
        left, right = _whole_words(text, opened - start, closed - start)
        piece = text if right - left == len(text) else text[left:right]
        korean = partial(manuscript.korean_from, region, left)
        for word in (
            *find_phrases(piece, policy),
            *find_terms(piece, policy),
            *find_place_derivatives(piece, policy),
            *find_listed(piece, korean, policy),
            *find_likely_givens(piece, korean, policy),
        ):
            found.append(word._replace(start=word.start + left, end=word.end + left))
    return found


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, end


def _is_kept_word(piece: str, policy: Policy) -> bool:
    return any(stem.form in policy.keep for stem in stems(piece.lower()))


def _why_word(word: Word) -> tuple[tuple[str, str], ...]:
    prices = rule_costs()
    steps = [(rule, f"{prices.get(rule, 0.0):g}") for rule in dict.fromkeys(word.reading.rules)]
    steps += [(piece, f"{value:+g}") for piece, value in word.points if value]
    return (("reading", word.hangul[0]), *steps)
