"""Hangul → every spelling that our system and its rivals can give it: the lattice run forward.

What the checker must recognise is made here, not typed: the forms of surnames that it looks up, the
beginnings of terms, and the names that its tests are measured on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from ..analysis.people import surnames
from ..hangul.seams import PLAIN, Mark, Seam
from ..hangul.syllables import decompose
from ..law.profiles import DEFAULT, read_profile
from ..law.rules import NOTHING
from ..russian.declension import CASES, decline_each
from ..transcription.engine import SINO, START, Engine
from ..transcription.step_writing import GIVEN as GIVEN_MARK
from . import rival_rules as rivals
from .clusters import END, GIVEN, INSIDE, allows
from .clusters import START as BEGIN
from .rival_rules import Way


class Variant(NamedTuple):
    """One spelling, lower case, and the rules by which it deviates."""

    text: str
    rules: tuple[str, ...]


@cache
def _engine() -> Engine:
    return Engine(read_profile(DEFAULT))


@cache
def _ways(most_tier: int) -> dict[tuple[str, str], tuple[Way, ...]]:
    """Slot and jamo → the deviations up to a tier."""
    found: dict[tuple[str, str], tuple[Way, ...]] = {}
    for system in rivals.CYRILLIC:
        if rivals.tier(system) <= most_tier:
            for way in rivals.ways(system):
                found[way.slot, way.jamo] = (*found.get((way.slot, way.jamo), ()), way)
    return found


def spell_variants(
    word: str,
    most: int = 2,
    most_tier: int = 3,
    given: bool = False,
    before: str = NOTHING,
    voiced: bool = False,
) -> Iterator[Variant]:
    """The spellings of one solid word with at most so many deviations, our own first.

    `given`: it is a given name (Sino-Korean), after a surname whose coda is `before`. `voiced`:
    behind a coda that deviates the onset may be voiced all the same (янгбан).

    >>> [variant.text for variant in spell_variants("부산", most=1)][:3]
    ['пусан', 'пусань', 'бусан']
    """
    letters = [decompose(syllable) for syllable in word]
    mark = GIVEN_MARK if given else START
    boundary = GIVEN if given else BEGIN
    slots = [_onset(letters[0].onset, letters[0].vowel, mark, boundary, before, most_tier)]
    coda = NOTHING
    for index, (onset, vowel, next_coda) in enumerate(letters):
        where = INSIDE if index else boundary
        inner = SINO if given else PLAIN
        if index:
            slots.append(_joint(coda, onset, vowel, inner, most_tier, voiced))
        seam = Seam(coda if index else before, onset, vowel, inner if index else mark)
        slots.append(_vowel(seam, where, most_tier))
        coda = next_coda
    slots.append(_coda(coda, most_tier))
    yield from dict.fromkeys(_combine(slots, most))


def _combine(slots: Sequence[list[Variant]], most: int) -> Iterator[Variant]:
    """Every choice of one variant a slot with few enough deviations; none first."""
    found = [
        Variant("".join(piece.text for piece in pieces), rules)
        for pieces in _choose(slots, most)
        for rules in [tuple(rule for piece in pieces for rule in piece.rules)]
    ]
    yield from sorted(found, key=lambda variant: len(variant.rules))


def _choose(slots: Sequence[list[Variant]], most: int) -> Iterator[tuple[Variant, ...]]:
    if not slots:
        yield ()
        return
    for piece in slots[0]:
        if len(piece.rules) <= most:
            for rest in _choose(slots[1:], most - len(piece.rules)):
                yield (piece, *rest)


def _onset(
    onset: str, vowel: str, mark: Mark, boundary: str, before: str, most_tier: int
) -> list[Variant]:
    cell = _engine().cell(Seam(before, onset, vowel, mark))
    found = [Variant(cell.spelled.onset, ())]
    for way in _ways(most_tier).get(("onset", onset), ()):
        if allows(way, before, NOTHING, boundary) and _suits(way, vowel):
            found.append(Variant(way.text, (way.rule,)))
    return found


def _joint(
    coda: str, onset: str, vowel: str, mark: Mark, most_tier: int, voiced: bool
) -> list[Variant]:
    engine = _engine()
    cell = engine.cell(Seam(coda, onset, vowel, mark))
    found = [Variant(cell.spelled.coda + cell.spelled.onset, ())]
    end = engine.cell(Seam(coda, NOTHING, NOTHING, PLAIN._replace(boundary="end")))
    codas = [Variant(end.spelled.coda, ())]
    codas += [
        Variant(way.text, (way.rule,))
        for way in _ways(most_tier).get(("coda", coda), ())
        if allows(way, NOTHING, onset, INSIDE) and _suits(way, vowel)
    ]
    alone = engine.cell(Seam(NOTHING, onset, vowel, START))
    plain = (alone.spelled.onset, cell.spelled.onset) if voiced else (alone.spelled.onset,)
    onsets = [Variant(text, ()) for text in dict.fromkeys(plain)]
    onsets += [
        Variant(way.text, (way.rule,))
        for way in _ways(most_tier).get(("onset", onset), ())
        if allows(way, coda, NOTHING, INSIDE) and _suits(way, vowel)
    ]
    found += [
        Variant(first.text + second.text, first.rules + second.rules)
        for first, second in product(codas, onsets)
        if first.rules or second.rules
    ]
    syllabic = codas[0].text + onsets[0].text
    if syllabic != found[0].text:
        found.append(Variant(syllabic, (rivals.layouts()[rivals.SYLLABIC][0],)))
    return found


def _vowel(seam: Seam, boundary: str, most_tier: int) -> list[Variant]:
    found = [Variant(_engine().cell(seam).spelled.vowel, ())]
    for way in _ways(most_tier).get(("vowel", seam.vowel), ()):
        if allows(way, seam.coda, seam.onset, boundary):
            found.append(Variant(way.text, (way.rule,)))
    return found


def _coda(coda: str, most_tier: int) -> list[Variant]:
    end = Seam(coda, NOTHING, NOTHING, PLAIN._replace(boundary="end"))
    found = [Variant(_engine().cell(end).spelled.coda, ())]
    for way in _ways(most_tier).get(("coda", coda), ()):
        if allows(way, NOTHING, NOTHING, END, skip=""):
            found.append(Variant(way.text, (way.rule,)))
    return found


def _suits(way: Way, vowel: str) -> bool:
    return all(vowel in values for slot, values in way.only if slot == "vowel")


def name_variants(surname: str, given: str, most: int = 2, most_tier: int = 3) -> Iterator[Variant]:
    """The spellings of a name, title case: given name joined, in parts, in parts with a hyphen.

    >>> "Ким Чен Ын" in [variant.text for variant in name_variants("김", "정은")]
    True
    """
    families = list(_surname_variants(surname, most_tier))
    before = decompose(surname[-1]).coda
    wholes = list(spell_variants(given, most, most_tier, True, before))
    parts = [
        list(spell_variants(syllable, most, most_tier, True, NOTHING if index else before))
        for index, syllable in enumerate(given)
    ]
    for family in families:
        for whole in wholes:
            if len(family.rules) + len(whole.rules) <= most:
                text = f"{family.text.title()} {whole.text.capitalize()}"
                yield Variant(text, family.rules + whole.rules)
        if len(given) < 2:
            continue
        for pieces in product(*parts):
            rules = family.rules + tuple(rule for piece in pieces for rule in piece.rules)
            if len(rules) <= most:
                texts = [piece.text for piece in pieces]
                apart = " ".join(map(str.capitalize, texts))
                yield Variant(f"{family.text.title()} {apart}", (*rules, "press-apart"))
                joined = "-".join(texts).capitalize()
                yield Variant(f"{family.text.title()} {joined}", (*rules, "kholodovich-hyphen"))


def _surname_variants(surname: str, most_tier: int) -> Iterator[Variant]:
    row = surnames().get(surname)
    southern = row.southern if row else surname
    if row and row.cyrillic:
        yield Variant(row.cyrillic.lower(), ())
    yield from spell_variants(southern, 1, most_tier)
    for form, rows in rivals.surname_forms().items():
        for hangul, system in rows:
            known = system != rivals.LATIN and rivals.tier(system) <= most_tier
            if known and hangul == southern:
                yield Variant(form.lower(), (f"{system}-surname",))


# -- forms of surnames, written down so that a text can be searched for them

SURNAME_FORMS, SURNAME_HEADER = "reverse/surnames.tsv", ("form", "cases", "hangul")
SURNAME_DEVIATIONS, SURNAME_TIER = 3, 3


def derive_surnames() -> list[tuple[str, str, str]]:
    """Every row (form, its case forms, southern Hangul) of the derived table of surnames."""
    found: dict[str, dict[str, None]] = {}
    for spelling, row in surnames().items():
        variants = spell_variants(spelling, SURNAME_DEVIATIONS - len(spelling) // 2, SURNAME_TIER)
        for text in (row.cyrillic.lower(), *(variant.text for variant in variants)):
            if text:
                found.setdefault(text, {})[row.southern] = None
    for form, rows in rivals.surname_forms().items():
        for hangul, system in rows:
            if system != rivals.LATIN:
                found.setdefault(form.lower(), {})[hangul] = None
    return [(form, " ".join(decline_each(form, CASES)), hangul) for form, hangul in _rows(found)]


def _rows(found: dict[str, dict[str, None]]) -> list[tuple[str, str]]:
    return sorted((form, " ".join(hangul)) for form, hangul in found.items())
