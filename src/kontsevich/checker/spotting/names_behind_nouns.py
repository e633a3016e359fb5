"""Names whose kind the noun before them says: without their last syllable, or in two words.

Горы Пэкду, король Джинхын: the name of 백두산, of 진흥왕, without its last syllable; провинция Чун
Бук, деревня Кан Чжин: a listed place in two words. Without the noun neither is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ...analysis.people import BAR, listed_names, rulers
from ...analysis.places import generics, places
from ...law import tables
from ...reverse.clusters import START
from ...reverse.korean_shape import may_be_korean
from ...reverse.listed_words import VARIANT, ListedReading, price_of_kind, read_listed
from ...reverse.scripts import CYRILLIC, script
from ...reverse.trie import Shelf
from ...russian.declension import Stem, decline_each, stems
from ...transcription.standard_spelling import converter, fold
from .evidence import is_of_others
from .listed_words import PLACE, RULER, Word, judge_word
from .place_surroundings import is_alien
from .sieves import Sieve
from .sightings import Policy
from .terms import doubted

NEAR, MOST_EXPECTED = 1.0, 3  # how much dearer another reading may be; suggestions
DEAREST = 2.6  # what such a name may cost: the noun says what it is, not which
LEAST = 3  # syllables of a name of which the last is left out
LONGEST_PART = 5  # letters of one syllable
KINDS = {PLACE: "place", RULER: "given"}


@cache
def _typed() -> dict[str, tuple[str, ...]]:
    """A type of places, or rulers → the beginnings of the nouns that speak of it."""
    row = tables.read_toml("check/evidence.toml")["lone"]["typed"]
    rulers = tables.read_toml("check/evidence.toml")[RULER]["nouns"]
    return {**{type_: tuple(nouns) for type_, nouns in row.items()}, RULER: tuple(rulers)}


@cache
def _noun() -> re.Pattern[str]:
    """A noun."""
    row = tables.read_toml("check/evidence.toml")["lone"]
    nouns = {*row["nouns"], *(noun for nouns in _typed().values() for noun in nouns)}
    beginnings, endings = "|".join(sorted(nouns, reverse=True)), "|".join(row["endings"])
    return re.compile(rf"(?i:({beginnings})(?:{endings})?)")


@cache
def _pattern() -> re.Pattern[str]:
    """A noun and the one or two capitalised words behind it."""
    letters = tables.read_toml("check/characters.toml")
    name = f"([{letters['upper']}][{letters['letter']}]+)(?![{letters['letter']}-])"
    return re.compile(
        rf"(?<![^\W\d_]){_noun().pattern}[ \u00a0\n]+[«„“\"]?{name}(?:[ \u00a0]{name})?"
    )


@cache
def _nouns() -> Sieve:
    return Sieve(lambda word: _noun().fullmatch(word) is not None)


@cache
def _shelf() -> Shelf:
    """Names without their last syllable, of rulers without their title; the payload is the type."""
    rows: list[tuple[str, str]] = []
    for hangul in places():
        type_ = places()[hangul].type
        if type_ in _typed() and len(hangul) >= LEAST and hangul[-1] in generics():
            rows.append((hangul[:-1], type_))
    for spelling in listed_names().values():
        title = next(filter(spelling.endswith, rulers()), "")
        if BAR not in spelling and title and len(spelling) - len(title) >= LEAST - 1:
            rows.append((spelling[: -len(title)], RULER))
    temples = (row[0] for row in tables.read_tsv("names/temples.tsv"))
    rows += [(name, RULER) for name in temples if len(name) >= LEAST - 1]
    return Shelf(dict.fromkeys(rows))


def find_behind_nouns(text: str, policy: Policy) -> Iterator[Word]:
    """The names in a cleaned text that a noun completes, spelt otherwise than by the system.

    >>> policy = Policy("paper", False, frozenset())
    >>> [word.expected for word in find_behind_nouns("у горы Пэкду, в провинции Чун Бук", policy)]
    [('Пэкту',), ('Чонбук', 'Чхунбук')]
    """
    for match in _pattern().finditer(text) if _nouns().lets(text) else ():
        noun, first, second = match[1].lower(), match[2], match[3]
        if second and max(len(first), len(second)) <= LONGEST_PART:
            word = _read_apart(match, policy)
        else:
            word = _read_short(match, noun, policy)
        if word is not None:
            yield word


def _read_short(match: re.Match[str], noun: str, policy: Policy) -> Word | None:
    lower = match[2].lower()
    if judge_word(lower).fine or judge_word(lower).rows:
        return None
    types = frozenset(type_ for type_, nouns in _typed().items() if noun in nouns)
    found = [row for row in read_short(lower, policy.dotless) if row[0].kind in types]
    if not found or is_alien(lower, found[0][0]):
        return None
    return _make(found, RULER if RULER in types else PLACE, match.span(2), policy)


@lru_cache(maxsize=1 << 11)
def read_short(word: str, dotless: bool = False) -> tuple[tuple[ListedReading, Stem], ...]:
    """The names without their last syllable that a lower-case word may be; none if it is right.

    >>> [row[0].hangul for row in read_short("пэкду")], read_short("пэкту")
    (['백두'], ())
    """
    found: list[tuple[ListedReading, Stem]] = []
    for stem in stems(word):
        if not may_be_korean(stem.form):
            continue
        for path in script(CYRILLIC, False).read(stem.form, _shelf(), START):
            variants = all(rule.startswith(VARIANT) for rule in path.rules)
            for bare, type_ in _shelf().ended(path.node):
                kind = RULER if type_ == RULER else PLACE
                right = converter(KINDS[kind], "paper").convert(bare)
                if variants or fold(stem.form, dotless) == fold(right, dotless):
                    return ()
                if path.cost <= DEAREST and doubted().isdisjoint(path.rules):
                    reading = ListedReading(path.cost, bare, type_, path.rules, path.tier)
                    found.append((reading, stem))
    return tuple(sorted(found, key=lambda row: (row[0], row[1].form)))


def _read_apart(match: re.Match[str], policy: Policy) -> Word | None:
    """A listed place in two words of one syllable."""
    heads, last = match[2].lower(), match[3].lower()
    if is_of_others((heads, last)):
        return None
    found = [
        (reading, stem)
        for stem in stems(last)
        if may_be_korean(heads + stem.form) and may_be_korean(stem.form)  # Та Нгок is none
        for reading in read_listed(heads + stem.form)
        if reading.kind == PLACE
        and len(reading.hangul) == 2
        and reading.cost <= DEAREST
        and not is_alien(heads + stem.form, reading)
    ]
    return _make(sorted(found, key=_price), PLACE, (match.start(2), match.end(3)), policy)


def _price(row: tuple[ListedReading, Stem]) -> tuple[float, str]:
    reading, stem = row
    return reading.cost + price_of_kind(reading) + bool(stem.cases), reading.hangul


def _make(
    found: list[tuple[ListedReading, Stem]], kind: str, place: tuple[int, int], policy: Policy
) -> Word | None:
    """What to write for a name, of all readings that cost about as little as the best."""
    expected: dict[str, str] = {}
    for reading, stem in found:
        if reading.cost <= found[0][0].cost + NEAR:
            standard = _standard(reading.hangul, kind, policy)
            for form in decline_each(standard, stem.cases, kind == RULER) or [standard]:
                expected.setdefault(form, reading.hangul)
    if not expected:
        return None
    kept = dict(list(expected.items())[:MOST_EXPECTED])
    hangul = tuple(dict.fromkeys(kept.values()))
    return Word(*place, kind, tuple(kept), hangul, False, found[0][0], ())


def _standard(hangul: str, kind: str, policy: Policy) -> str:
    name = converter("place" if kind == PLACE else "given", policy.profile).convert(hangul)
    return policy.printed(name)
