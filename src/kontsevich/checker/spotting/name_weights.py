"""The evidence for one reading of a name in its place, piece by piece."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ...russian.declension import stems
from .assessment import Assessment, Shape, surname_form
from .evidence import (
    CONTEXT,
    diaspora_stems,
    has_korean_letters,
    korean_surnames,
    short_traditions,
    soviet_rules,
    speaks_of_korea,
    weigh_traditions,
    weights,
    words,
)
from .spots import Token, read_before

GIVEN_NAME, WORD = "given", "word"
BESIDE, FEW = 80, 5  # characters and words before a name that may say whose it is
_SENTENCE = re.compile(r"[.!?…:;\n]\s")
SENTENCE_ENDS = '.!?…:;»"”)\n'


def weigh_evidence(
    assessment: Assessment,
    tokens: tuple[Token, ...],
    text: str,
    context: float,
    rest: tuple[Token, ...],
) -> Iterator[tuple[str, float]]:
    """The evidence for a name, piece by piece."""
    numbers = weights()
    weight = numbers.points
    shape, best = assessment.shape, assessment.best
    if context:
        yield CONTEXT, context
    if best.reading.person is not None:
        yield "listed", weight["listed"]
    syllables = len(best.reading.given)
    if len(shape.parts) > 1 and syllables == len(shape.parts):
        yield "three-parts", weight["three-parts"]
        if not shape.swapped and speaks_of_korea_before(text, tokens[0].start):
            yield "korean-beside", weight["korean-beside"]
    if shape.joint == "-":
        yield "hyphen", weight["hyphen"]
    if syllables == 1:
        yield "single-syllable", weight["single-syllable"]
    elif syllables > 2:
        yield "three-syllables", weight["three-syllables"]
    if has_korean_letters(" ".join(shape.parts)):
        yield "korean-letters", weight["korean-letters"]
    surname = surname_form(shape, best)
    if surname in korean_surnames():
        yield "korean-surname", weight["korean-surname"]
    capitals = all(token.word.isupper() for token in tokens)
    # In a line of capitals any word may be an ordinary one, not the first alone.
    for part in (shape.surname, *(shape.parts if capitals else ())):
        if WORD in words().get(part, ""):
            yield "word", weight["word"]
    # In two parts, «Кей Джей» is foreign, and a part alone («Мин») says nothing.
    if all(GIVEN_NAME in words().get(part, "") for part in (*shape.parts[:-1], _given_form(shape))):
        # A well-known bearer of such a name is one all the same, where the text is about Korea.
        known = "-listed" * (best.reading.person is not None and not shape.swapped)
        yield f"foreign-given{known}", weight[f"foreign-given{known}"]
    if shape.swapped:
        yield "swapped", weight["swapped"]
        if len(shape.surname) == 1:
            yield "one-letter", weight["one-letter"]
    if capitals:
        yield "capitals", weight["capitals"]
    if best.cost > numbers.dear:
        yield "dear", weight["dear"]
    start, end = tokens[0].start, tokens[-1].end
    near = text[max(0, start - numbers.near) : end + numbers.near].lower()
    usual = best.reading.tier < 2 or best.reading.person is not None
    apart = len(shape.parts) > 1 and shape.joint == " " and context >= numbers.context and usual
    if any(stem in near for stem in diaspora_stems()):
        yield "diaspora", weight["diaspora"]
        if not soviet_rules().isdisjoint(best.reading.rules):
            yield "soviet-form", weight["soviet-form"]
    theirs = weigh_traditions((shape.surname, *shape.parts), near, apart)
    yield from theirs
    # Of names of one syllable a list has so many that it says little against English habits.
    few = best.reading.tier > 1 and syllables == 1
    if theirs and (not usual or (few and theirs[0][0] in short_traditions())):
        yield "rather-theirs", weight["rather-theirs"]
    if (rest and rest[0].end - rest[0].start > 1 and not rest[0].word.isupper()) or (
        not shape.swapped and goes_on_before(text, start)
    ):
        yield "longer-name", weight["longer-name"]


def _given_form(shape: Shape) -> str:
    last = shape.parts[-1]
    return next((stem.form for stem in stems(last) if stem.form in words()), last)


def goes_on_before(text: str, start: int) -> bool:
    """Whether a capitalised word that begins no sentence stands right before."""
    before = read_before(text, start)
    if not before:
        return False
    first = before[-1].start
    word = before[-1].word
    if (word.isupper() and len(word) > 1) or speaks_of_korea(word):
        return False
    return not begins_sentence(text, first)


def speaks_of_korea_before(text: str, start: int) -> bool:
    """Whether one of the few words before a place, in its sentence, speaks of Korea.

    >>> speaks_of_korea_before("послом Кореи назначен Ха Тэ Ек", 22)
    True
    """
    before = _SENTENCE.split(text[max(0, start - BESIDE) : start])[-1]
    return any(speaks_of_korea(word) for word in before.split()[-FEW:])


def begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence, or the text, begins at this place."""
    left = text[max(0, start - 8) : start].rstrip(" \u00a0\t")[-1:]
    # Nothing is in any text; a sign that is no letter and no punctuation (an emoji) parts them too.
    return left in SENTENCE_ENDS or unicodedata.category(left) in ("So", "Sk")
