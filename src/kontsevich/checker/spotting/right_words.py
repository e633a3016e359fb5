"""Listed words of a text that are spelt by the system or as usage has them.

What is wrong, `listed_words`, `terms` and `phrases` find; this is the other half, for whoever wants
everything Korean in a manuscript.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from ...analysis.people import BAR, listed_names, listed_row, rulers, temples
from ...analysis.places import places
from ...law import tables
from ...law.profiles import DEFAULT
from ...reverse.listed_words import listed_forms, read_listed
from ...reverse.term_heads import may_be_term
from ...russian.declension import inanimate, stems
from ...transcription.standard_spelling import converter, fold
from .evidence import weights, words
from .listed_words import PLACE, RULER, TERM, find_accepted, judge_word, weigh
from .phrases import find_right_phrases
from .place_surroundings import is_well_known
from .russian_words import russian_words
from .sightings import Policy
from .spots import patterns, spot_words
from .terms import NOTICE, Shape, is_right, shapes, terms, usual_forms

MONARCHS = ("king", "monk")  # kinds of listed people who are known by one name
SHORTEST_PLACE = 4  # letters of a traditional form


class RightWord(NamedTuple):
    """A listed word that is right: its place in the cleaned text, what it is, its cases.

    `plural`: those of the plural. `base`: lower case, in the nominative; "" where the words stand
    as they are to be shown.
    """

    start: int
    end: int
    kind: str
    hangul: str
    base: str = ""
    cases: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()


def find_right_words(
    text: str, korean: Callable[[int], float], policy: Policy
) -> Iterator[RightWord]:
    """The listed items of several words, then terms, then places and rulers, that are right.

    `korean`: how far the text around a place is about Korea, in points.

    >>> policy = Policy("paper", False, frozenset())
    >>> text = "В Сеуле и в Пусане подают кимчи; «Тона ильбо» пишет о янбанах."
    >>> [word.hangul for word in find_right_words(text, lambda at: 4.0, policy)]
    ['동아일보', '김치', '양반', '서울', '부산']
    """
    for start, end, phrase in find_right_phrases(text, policy):
        yield RightWord(start, end, phrase.kind, phrase.hangul, "", phrase.cases)
    for match in patterns().piece.finditer(text):
        word = match[0].lower()
        found = read_right_term(word, policy.profile, policy.dotless)
        if found is not None:
            hangul, shape = found
            base, cases, plural = _base(word, shape)
            yield RightWord(*match.span(), TERM, hangul, base, cases, plural)
    for token in spot_words(text):
        word = token.word.lower()
        if len(word) < weights().shortest_word:
            continue
        traditional = _read_traditional(word)
        if traditional is not None:
            yield RightWord(token.start, token.end, PLACE, *traditional)
            continue
        ruler = _read_ruler(word)
        if ruler is not None:
            yield RightWord(token.start, token.end, RULER, *ruler)
            continue
        judged = judge_word(word, policy.own)
        row = judged.rows[0] if judged.fine and judged.rows else None
        row = row or find_accepted(word, judged, policy)
        if row is None:
            continue
        reading, stem = row
        if is_well_known(reading.hangul) or weigh(token, (row,), text, korean(token.start), policy):
            yield RightWord(
                token.start, token.end, reading.kind, reading.hangul, stem.form, stem.cases
            )


def _base(word: str, shape: Shape) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """A term in the nominative singular, and its cases; what is made of it stands as it is."""
    if shape.derivative is not None:
        return word, (), ()
    return shape.base, shape.stem.cases if shape.stem else (), shape.plural


def read_right_term(word: str, profile: str, dotless: bool) -> tuple[str, Shape] | None:
    """The term that a lower-case word is by the system, or as usage has it, and how.

    >>> [read_right_term(word, "paper", False)[0] for word in ("янбанов", "кимчи")]
    ['양반', '김치']
    >>> read_right_term("тэквондо", "paper", False) is None
    True
    """
    if not may_be_term(word) or word in russian_words() or word in _homographs():
        return None
    for shape in shapes(word.replace("-", "")):
        if shape.base in words():
            return None
        usual = [one for one in usual_forms().get(shape.base, ()) if terms()[one].policy != NOTICE]
        if usual:
            return usual[0], shape
        for reading in read_listed(shape.base):
            listed = len(reading.hangul) > 1 and reading.kind == TERM
            if listed and is_right(reading, shape.base, profile, dotless):
                return reading.hangul, shape
    return None


@cache
def _homographs() -> frozenset[str]:
    """Russian words that are spelt as a term is by the system, in some case."""
    return frozenset(row[0] for row in tables.read_tsv("check/homographs.tsv"))


def _read_ruler(word: str) -> tuple[str, str, tuple[str, ...]] | None:
    """The ruler or monk that a lower-case word is: Hangul, nominative, cases.

    One who is known by a temple name, alone or with a title behind a hyphen.
    """
    known = rulers_by_form()
    for stem in stems(word):
        hangul = known.get(fold(stem.form)) if len(stem.form) > SHORTEST_PLACE else None
        if hangul is not None and stem.form not in words() and hangul not in places():
            return hangul, stem.form, stem.cases
    return None


@cache
def rulers_by_form() -> dict[str, str]:
    """The names of rulers and monks, folded, each alone and with every title → Hangul.

    >>> rulers_by_form()[fold("Сечжон-тэван")], rulers_by_form()[fold("Кочжон")]
    ('세종대왕', '고종')
    """
    write, title = converter("name", DEFAULT).convert, converter("word", DEFAULT).convert
    listed = (
        name
        for name in listed_names()
        for row in [listed_row(name)]
        if row[2] in MONARCHS and not row[0].count(BAR)
    )
    names = dict.fromkeys((*listed, *sorted(temples())))  # who is listed is rather meant
    found: dict[str, str] = {}
    for name in names:
        form = fold(write(name))
        found.setdefault(form, name)
        for one in rulers():
            found.setdefault(form + fold(title(one)), name + one)
    return found


def _read_traditional(word: str) -> tuple[str, str, tuple[str, ...]] | None:
    """The place that a lower-case word is in its traditional form: Hangul, nominative, cases."""
    for stem in stems(word):
        solid = stem.form.replace("-", "")
        if stem.form in words() or len(solid) < SHORTEST_PLACE:
            continue
        for hangul in listed_forms().get(solid, ()):
            if hangul in places():
                return hangul, stem.form, inanimate(stem).cases
    return None
