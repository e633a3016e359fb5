"""Words of a manuscript that are no full name → judgements, and the places of a mixed pair.

Places, rulers, terms, listed names of several words and what is likely a lone given name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ...documents.regions.memory import (
    recall_asked,
    recall_columns,
    recall_each,
    recall_whole,
    unite,
)
from ...reverse.rival_rules import costs as rule_costs
from ...russian.declension import CASES, Stem, decline, stems
from ..spotting.assessment import HYPHEN, bare_given
from ..spotting.evidence import Context, weights
from ..spotting.glossed_words import GLOSSED, find_glossed
from ..spotting.likely_given_names import LIKELY_GIVEN, find_likely_givens
from ..spotting.listed_words import PLACE, RULER, TERM, Word, find_listed, find_variants
from ..spotting.lowered_names import LOWERED, find_lowered
from ..spotting.names_behind_nouns import find_behind_nouns
from ..spotting.phrases import INSTITUTION, find_phrases
from ..spotting.place_derivatives import find_place_derivatives
from ..spotting.place_slips import find_slips
from ..spotting.place_surroundings import may_be_given
from ..spotting.scholarly_letters import SCHOLARLY, find_scholarly
from ..spotting.short_terms import find_short_terms
from ..spotting.sightings import Manuscript, Name, Policy, Row, is_listed, take
from ..spotting.spots import Cleaned, Token
from ..spotting.term_sightings import find_terms
from ..spotting.terms import USUAL
from ..spotting.university_names import find_universities
from ..spotting.watched_context import recall_rows
from .consistency import Spelling, mixed_pair
from .prepositions import find_asked
from .suggestions import MISMATCH, PERSON, SAFE, UNSAFE, Judgement, find_people
from .verdict import is_fine

WORD_CODES = {
    PLACE: "KTV102",
    RULER: PERSON,
    TERM: "KTV103",
    USUAL: "KTV108",
    LIKELY_GIVEN: "KTV110",
    INSTITUTION: "KTV111",
    LOWERED: PERSON,
    SCHOLARLY: "KTV112",
    GLOSSED: MISMATCH,
}


def find_mixed_places(manuscript: Manuscript, policy: Policy) -> Iterator[Spelling]:
    """The places, in the author's own words, that are written with one of the mixed pair."""
    find, context = partial(_find_variants_in, policy), manuscript.context
    texts: Sequence[Cleaned | None] = manuscript.texts
    if not context.everywhere:
        texts = [
            text if text and context.is_near(start, start + len(text.text)) else None
            for start, text in zip(manuscript.starts, texts, strict=False)
        ]
    for index, variants in enumerate(recall_each("variants", texts, find)):
        if not variants or manuscript.regions[index].protected:
            continue
        for token, hangul, stem in variants:
            if manuscript.korean(index, token.start) >= weights().context:
                yield Spelling(index, token.start, token.end, hangul, stem.form, stem.cases, False)


def _find_variants_in(policy: Policy, cleaned: Cleaned | None) -> list[tuple[Token, str, Stem]]:
    lower = cleaned.text.lower() if cleaned else ""
    if cleaned is None or not any(letter in lower for letter in mixed_pair()):
        return []
    return list(find_variants(cleaned.text, mixed_pair(), policy.own))


class _Known(NamedTuple):
    """What is known of one region when its words are judged: its text, what may be told of in it,
    its names, and where something is told already."""

    cleaned: Cleaned | None
    words: tuple[Word, ...]
    names: Row
    told: frozenset[int]


_NOTHING = _Known(None, (), (), frozenset())


def judge_words(
    manuscript: Manuscript,
    policy: Policy,
    rows: Sequence[Row],
    judged: Sequence[Sequence[Judgement]],
) -> list[tuple[Judgement, ...]]:
    """Places, rulers, terms, likely given names of each region, but for what stands inside a
    person's name. `judged`: what is told already."""
    givens = recall_each("right givens", rows, _right_givens)
    known: frozenset[str] = recall_whole("all right givens", givens, unite)
    stage = f"words {policy.dotless}"
    find = partial(_find_words, policy, manuscript)
    words = recall_rows(stage, manuscript.texts, manuscript.starts, manuscript.context, find)
    columns = manuscript.texts, words, rows, judged
    regions = recall_columns("known", columns, _know)
    judge = partial(_judge_region, policy)
    return recall_asked(f"judged {stage}", (regions,), known, _find_right_givens, judge)


def _know(
    cleaned: Cleaned | None, words: tuple[Word, ...], names: Row, told: Sequence[Judgement]
) -> _Known:
    """What is known of a region; nothing where nothing may be told of it."""
    return (
        _Known(cleaned, words, names, frozenset(one.start for one in told)) if words else _NOTHING
    )


def _find_right_givens(known: frozenset[str], region: _Known) -> frozenset[str]:
    """The words of a region that may be given names and are right so elsewhere."""
    if region.cleaned is None:
        return frozenset()
    text = region.cleaned.text
    likely = (one for one in region.words if one.kind == LIKELY_GIVEN)
    return known.intersection(text[one.start : one.end].lower() for one in likely)


def _judge_region(policy: Policy, right: frozenset[str], region: _Known) -> tuple[Judgement, ...]:
    return tuple(_judge_words(policy, region, right)) if region.words else ()


def _judge_words(policy: Policy, region: _Known, right: frozenset[str]) -> Iterator[Judgement]:
    cleaned = region.cleaned
    assert cleaned is not None
    taken, firm = bytearray(len(cleaned.text)), bytearray(len(cleaned.text))
    for name in region.names:
        if not _is_too_short(name):
            take(taken, name.start, name.end)
        if _is_firm(name):
            take(firm, name.start, name.end)
    for word in region.words:
        piece = cleaned.text[word.start : word.end]
        if piece in word.expected:  # as the house prints it
            continue
        if policy.keep and _is_kept_word(piece, policy):
            continue
        if _is_right_given(word, piece, policy):
            continue
        if word.kind == LIKELY_GIVEN and (
            piece.lower() in right
            or find_asked(piece.partition(" ")[0].lower(), cleaned.text, word.start)
        ):
            continue
        # What is listed in several words is rather that than a name that nobody knows.
        if not take(firm if " " in piece else taken, word.start, word.end):
            continue
        take(taken, word.start, word.end)
        start, end = cleaned.source(word.start, word.end)
        if start in region.told:
            continue
        yield Judgement(
            0,
            start,
            end,
            WORD_CODES[word.kind],
            piece,
            word.expected,
            word.hangul,
            SAFE if word.certain else UNSAFE,
            _why_word(word),
            find_people(word.hangul) if word.kind == RULER else (),
        )


def _is_too_short(name: Name) -> bool:
    """Whether it is hardly a name: unlisted, of two syllables, with little to speak for it."""
    few = len(name.assessment.best.reading.given) == 1 and not is_listed(name)
    return few and not name.counts()


def _is_firm(name: Name) -> bool:
    """Whether it is listed, or what it seems with the surname first, or by the system so."""
    whole = len(name.assessment.best.reading.given) > 1
    seems = name.counts() or (whole and is_fine(name))
    return is_listed(name) or (seems and not name.assessment.shape.swapped)


def _right_givens(names: Row) -> frozenset[str]:
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
            *find_glossed(piece, policy),
            *find_phrases(piece, policy),
            *find_universities(piece, policy),
            *find_behind_nouns(piece, policy),
            *find_lowered(piece, policy),
            *find_terms(piece, policy, context.plainly),
            *find_short_terms(piece, policy),
            *find_place_derivatives(piece, policy),
            *find_listed(piece, korean, policy, context.plainly),
            *find_scholarly(piece, policy),
            *find_slips(piece, policy, context.plainly),
            *find_likely_givens(piece, korean, policy),
        ):
            if manuscript.korean(region, left + word.start) >= weights().context:
                found.append(word._replace(start=word.start + left, end=word.end + left))
    return found


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of a text, longer by the words that it cuts.

    >>> [_whole_words("в Сеуле, и", start, end) for start, end in ((3, 4), (2, 7), (7, 8), (9, 9))]
    [(2, 7), (2, 7), (2, 8), (9, 10)]
    """
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, end


def _is_right_given(word: Word, piece: str, policy: Policy) -> bool:
    """Whether a word is a given name as it stands: a term with a capital, or what has the hyphen
    that the house prints."""
    if HYPHEN in piece:
        return may_be_given(piece.lower(), policy.profile, policy.dotless)
    capital = word.kind == TERM and not word.points and piece.istitle()
    return capital and may_be_given(piece.lower(), policy.profile, policy.dotless, True)


def _is_kept_word(piece: str, policy: Policy) -> bool:
    return any(stem.form in policy.keep for stem in stems(piece.lower()))


def _why_word(word: Word) -> tuple[tuple[str, str], ...]:
    prices = rule_costs()
    steps = [(rule, f"{prices.get(rule, 0.0):g}") for rule in dict.fromkeys(word.reading.rules)]
    steps += [(piece, f"{value:+g}") for piece, value in word.points if value]
    return (*(("reading", hangul) for hangul in word.hangul[:1]), *steps)
