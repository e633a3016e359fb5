"""Korean terms in a text about Korea that are spelt otherwise than by the system or by usage.

A word is read back to the terms of `tables/check/terms.tsv` in any case and number and inside its
derivatives (янбанов, тхэквондистка); the right form keeps the author's ending. A term in a form
that print has established is told apart from an error (`USUAL`). What is an ordinary Russian word
is left alone: `tables/check/russian-words.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ...law import tables
from ...law.profiles import DEFAULT
from ...law.rules import NOTHING
from ...reverse.given_names import read_given_part
from ...reverse.listed_words import ListedReading, listed_forms, read_listed
from ...reverse.term_heads import may_be_term
from ...russian.declension import A_CLASS, Stem, decline_each, inanimate, paradigm_of, stems
from ...russian.derivatives import Derivative, derive, take_apart
from ...russian.plurals import make_plural, read_plural
from ...transcription.layout import fold_yo
from ...transcription.standard_spelling import converter, fold
from .deviations import price_manner
from .evidence import splits, traditions, words
from .listed_words import MARGIN, TERM
from .russian_words import russian_words

USUAL = "usual-term"
TERMS = "check/terms.tsv"
BRAND, NOTICE = "brand", "notice"
SHORTEST = 4  # letters
DEAREST = 1.7  # what a term may cost for each of its syllables
WIDEST = 2.4  # and a word in lower case that no dictionary has
FARTHEST, ONE_LOST = 3, 2.5  # the tier of lost aspirates, and what one costs
INFLECTED, MADE = 0.7, 1.0  # what an ending and a suffix cost
LONG = 3  # syllables of a common word that is told with a capital inside a sentence
MOST_EXPECTED = 3
JAPANESE = "polivanov"


class Term(NamedTuple):
    """A row of the table: its established forms in lower case, its policy, its field."""

    forms: tuple[str, ...]
    policy: str
    field: str


class Shape(NamedTuple):
    """A word read as a form of another: `base` in the nominative, and how it was made of it."""

    base: str
    stem: Stem | None = None
    plural: tuple[str, ...] = ()
    derivative: Derivative | None = None


class Found(NamedTuple):
    """A word that is a term in a wrong or only usual form: what to write for it, how sure it is.

    `wide`: it deviates so much that a word with a capital is hardly it.
    """

    kind: str
    expected: tuple[str, ...]
    certain: bool
    reading: ListedReading
    wide: bool = False


@cache
def terms() -> dict[str, Term]:
    """The rows of the table by their Hangul."""
    return {
        hangul: Term(tuple(forms.lower().split()), policy, field)
        for hangul, forms, policy, field, _note in tables.read_tsv(TERMS)
    }


@cache
def usual_forms() -> dict[str, tuple[str, ...]]:
    """Established forms → Hangul."""
    found: dict[str, tuple[str, ...]] = {}
    for hangul, term in terms().items():
        for form in term.forms:
            found[form.replace("-", "")] = (*found.get(form, ()), hangul)
    return found


@cache
def _proper() -> frozenset[str]:
    """The fields whose terms have a capital in Russian, or may have."""
    return frozenset(row[0] for row in tables.read_tsv("check/fields.tsv") if row[3])


def is_proper(hangul: str) -> bool:
    """Whether a term has a capital in Russian, or may have: a state, a newspaper, a holiday.

    >>> is_proper("신라"), is_proper("김치")
    (True, False)
    """
    term = terms().get(hangul)
    return term is not None and term.field in _proper()


@cache
def doubted() -> frozenset[str]:
    """The habits by which a term is read, but never surely."""
    return frozenset(tables.read_toml("check/evidence.toml")["terms"]["doubted"])


@lru_cache(maxsize=1 << 12)
def is_given_name(word: str) -> bool:
    """Whether a lower-case word, or what it is a form of, is a given name by the system.

    >>> is_given_name("чонхва"), is_given_name("чусоком"), is_given_name("джосон")
    (True, True, False)
    """
    write = converter("given", DEFAULT).convert
    return any(
        len(path.hangul) == LONG - 1 and fold(write(path.hangul)) == fold(stem.form)
        for stem in stems(word)
        for path in read_given_part(stem.form, False, NOTHING)
    )


@lru_cache(maxsize=1 << 13)
def judge_term(
    word: str, profile: str, folded: bool = False, dotless: bool = False, close: bool = False
) -> Found | None:
    """What a lower-case word is, if it is a term in a wrong or only usual form; None if fine.

    `folded`: suggestions have no ё. `dotless`: е in the word may stand for ё. `close`: words beside
    it speak of its field, so a short one may have lost its aspirates too (чарэ, тэчу).

    >>> judge_term("янбанов", "paper"), judge_term("кимчи", "paper")
    (None, None)
    >>> judge_term("тэквондистов", "paper").expected
    ('тхэквондистов',)
    """
    if word in russian_words():
        return None
    solid = word.replace("-", "")
    rows: list[tuple[float, ListedReading, Shape]] = []
    usual: list[tuple[ListedReading, Shape]] = []
    wide: list[tuple[float, ListedReading, Shape]] = []
    for shape in shapes(solid):
        usual_here = usual_forms().get(shape.base, ())
        if shape.base in words() or (shape.base in listed_forms() and not usual_here):
            return None
        for hangul in usual_here:
            if terms()[hangul].policy != NOTICE:
                return None
            usual.append((ListedReading(0.0, hangul, TERM, (), 1), shape))
        for reading in read_listed(shape.base):
            if is_right(reading, shape.base, profile, dotless):
                return None
            if len(reading.hangul) < 2:
                continue
            if reading.kind == TERM:
                near = _is_near(reading, shape.base, close)
                if near or _is_wide(reading, shape, close):
                    row = reading.cost + _price(shape), reading, shape
                    (rows if near else wide).append(row)
    if usual:
        reading, shape = usual[0]
        return Found(USUAL, _write(reading.hangul, shape, profile, folded)[0], False, reading)
    if not rows and not wide:
        return None
    likely = sorted(rows or wide, key=_order)
    found = _make(likely, profile, folded)
    if found is None or not wide:
        return found
    if not rows:
        return found._replace(certain=False, wide=True)
    other = _make(sorted(wide, key=_order), profile, folded)
    if other is None or min(wide, key=_order)[0] > likely[0][0] + MARGIN:
        return found
    expected = tuple(dict.fromkeys((*found.expected, *other.expected)))[:MOST_EXPECTED]
    return found._replace(expected=expected, certain=found.certain and len(expected) == 1)


def _order(row: tuple[float, ListedReading, Shape]) -> tuple[float, str]:
    price, reading, _ = row
    return price, reading.hangul


def _make(
    rows: list[tuple[float, ListedReading, Shape]], profile: str, folded: bool
) -> Found | None:
    expected: dict[str, None] = {}
    certain = True
    for cost, reading, shape in rows:
        if cost > rows[0][0] + MARGIN:
            break
        if terms()[reading.hangul].policy == BRAND:
            return None
        forms, sure = _write(reading.hangul, shape, profile, folded)
        expected.update(dict.fromkeys(forms))
        # Anything may be made into an adjective: it may be one of a place abroad.
        abroad = shape.derivative is not None and splits_abroad(shape.base)
        light = reading.cost <= DEAREST * len(reading.hangul)  # every habit at its full price
        certain = certain and light and sure and not abroad
        certain = certain and doubted().isdisjoint(reading.rules)
    if not expected:
        return None
    first = tuple(expected)[:MOST_EXPECTED]
    return Found(TERM, first, certain and len(expected) == 1, rows[0][1])


def shapes(word: str) -> Iterator[Shape]:
    """All that a word may be a form of: itself, of a noun in a case, a plural, a derivative."""
    for stem in stems(word):
        if len(stem.form) >= SHORTEST:
            yield Shape(stem.form, inanimate(stem))
    for plural in read_plural(word):
        if len(plural.form) >= SHORTEST:
            yield Shape(plural.form, plural=plural.cases)
    for derivative in take_apart(word, TERM):
        if len(derivative.base) >= SHORTEST:
            yield Shape(derivative.base, derivative=derivative)


def _is_near(reading: ListedReading, base: str, close: bool) -> bool:
    """Whether a reading does not deviate by more than a term of its length may."""
    if reading.tier == FARTHEST and len(reading.hangul) < LONG and not close:
        return reading.cost <= ONE_LOST and len(base) > SHORTEST
    return price_manner(reading) <= DEAREST * len(reading.hangul)


def _is_wide(reading: ListedReading, shape: Shape, close: bool) -> bool:
    """Whether it may be the term for want of anything better, and of no neighbour's words."""
    return (
        shape.derivative is None
        and (close or len(shape.base) > SHORTEST)
        and price_manner(reading) <= WIDEST * len(reading.hangul)
        and not splits(shape.base, JAPANESE)
    )


@lru_cache(maxsize=1 << 13)
def read_fields(word: str) -> frozenset[str]:
    """The fields of the terms that a lower-case word is, rightly spelt or not; none if dubious.

    >>> sorted(read_fields("ханбок")), sorted(read_fields("стол"))
    (['dress'], [])
    """
    if not may_be_term(word) or word in russian_words():
        return frozenset()
    found: set[str] = set()
    for shape in shapes(word.replace("-", "")):
        usual = usual_forms().get(shape.base, ())
        if shape.base in words() and not usual:
            return frozenset()
        found.update(terms()[hangul].field for hangul in usual)
        found.update(
            terms()[reading.hangul].field
            for reading in read_listed(shape.base)
            if reading.kind == TERM
            and len(reading.hangul) > 1
            and (reading.tier < FARTHEST or len(reading.hangul) >= LONG)
            and price_manner(reading) <= DEAREST * len(reading.hangul)
        )
    return frozenset(found)


def splits_abroad(base: str) -> bool:
    """Whether a lower-case base may be a name of China, Japan or Vietnam.

    >>> splits_abroad("хэнань"), splits_abroad("кванчжу")
    (True, False)
    """
    return any(splits(base, tradition.id) for tradition in traditions())


def _price(shape: Shape) -> float:
    if shape.derivative is not None:
        return MADE
    return INFLECTED if shape.plural or (shape.stem and shape.stem.cases) else 0.0


def is_right(reading: ListedReading, base: str, profile: str, yo: bool) -> bool:
    """Whether the base is this listed word by the system, or by an accepted variant of it.

    Letters that would be right if nothing were said tense are not: мугва for 무과 is no муква.
    """
    standard = converter("word", profile).convert(reading.hangul)
    return fold(base, yo) == fold(standard, yo)


def _write(hangul: str, shape: Shape, profile: str, folded: bool) -> tuple[tuple[str, ...], bool]:
    """The right form of a term with the author's ending, and whether it is the only one."""
    standard = converter("word", profile).convert(hangul)
    standard = fold_yo(standard) if folded else standard
    if shape.derivative is not None:
        made = derive(standard, shape.derivative)
        return ((made,) if made is not None else (), True)
    if shape.plural:
        plurals = [make_plural(standard, case) for case in shape.plural]
        forms = tuple(dict.fromkeys(form for form in plurals if form is not None))
        return (forms or (standard,), len(forms) == 1)
    stem = shape.stem
    assert stem is not None
    forms = tuple(decline_each(standard, stem.cases, False)) or (standard,)
    return (forms, len(forms) == 1 and _keeps_case(standard, stem))


def _keeps_case(standard: str, stem: Stem) -> bool:
    """Whether the ending can be carried over: both decline, or neither."""
    right, found = paradigm_of(standard), paradigm_of(stem.form)
    if stem.cases or right is None:
        return right is not None or not stem.cases
    return found is not None and (found.kind == A_CLASS) == (right.kind == A_CLASS)
