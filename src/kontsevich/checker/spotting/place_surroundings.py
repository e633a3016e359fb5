"""What stands right beside a lone word and says that it is a place: a word, a preposition, Hangul.

A lone capitalised word may be a person, a firm or a town of any country. It is told as a misspelt
Korean place only for what stands beside it in its own sentence, the more of it the less the
word looks like that place; `check/evidence.toml` has the words and the numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from ...analysis.places import generics, places
from ...law import tables
from ...law.profiles import read_profile
from ...reverse.clusters import GIVEN, START
from ...reverse.given_names import given_guide
from ...reverse.korean_shape import may_be_korean
from ...reverse.listed_words import VARIANT, ListedReading
from ...reverse.scripts import CYRILLIC, script
from ...russian.declension import Stem, stems
from .assessment import HYPHEN, prints_hyphen
from .deviations import price_manner
from .evidence import foreign_names, has_korean_letters, is_of_others, speaks_of_korea
from .hangul_beside import hangul_beside
from .known_places import is_place
from .russian_words import russian_words
from .sightings import Policy
from .spots import Token

REACH = 60  # characters before a word: more than a word of its sentence and a preposition have
TWO = 2  # syllables of a given name
LONGEST_GENERIC = 5  # letters of a generic term of one syllable, in any case
FARTHEST = 3  # the tier of lost aspirates
MOST_ITEMS = 6  # of a list, on each side of a word, that may vouch for it


class Beside(NamedTuple):
    """What stands right beside a word: a noun for a place, a Korean place, a preposition, Hangul.

    `place`: a place by the system, in the list that the word is a member of. `home`: no member of
    that list is a place abroad. `korean`: an adjective that speaks of Korea.
    """

    noun: str
    place: bool
    home: bool
    korean: bool
    preposition: str
    hangul: str


class Rules(NamedTuple):
    """The patterns and numbers of `[lone]` in ``check/evidence.toml``."""

    noun: re.Pattern[str]
    noun_behind: re.Pattern[str]
    item_before: re.Pattern[str]
    item_after: re.Pattern[str]
    last: re.Pattern[str]
    local: dict[str, tuple[str, ...]]
    prepositions: frozenset[str]
    sure_types: frozenset[str]
    sure_rules: frozenset[str]
    safe_rules: frozenset[str]
    never_rules: frozenset[str]
    near_cost: float
    mid_cost: float
    far_cost: float
    each: float
    each_alone: float
    long: int
    undotted: str
    typed: dict[str, tuple[str, ...]]
    only: dict[str, tuple[str, ...]]
    abroad: dict[str, tuple[str, ...]]


@cache
def _rules() -> Rules:
    row = tables.read_toml("check/evidence.toml")["lone"]
    only = {type_: tuple(stems) for type_, stems in row["only"].items()}
    nouns = "|".join((*row["nouns"], *chain.from_iterable(only.values())))
    endings, short, called = ("|".join(row[key]) for key in ("endings", "short", "called"))
    gap = r"[ \u00a0\n]+"
    opening = '[«„“"(]?'
    joints = "|".join(row["joints"])
    return Rules(
        re.compile(
            rf"(?<![^\W\d_])(?:((?:{nouns})(?:{endings})?)(?:{gap}(?:{called}))?|(?:{short})\.)"
            rf"{gap}{opening}$"
        ),
        re.compile(
            rf"[»”\"]?(?:{gap})?(?:\([^()\n]*\)(?:{gap})?)?[—–-]{gap}[^.!?\n]{{0,{row['behind']}}}?"
            rf"(?<![^\W\d_])((?:{nouns})(?:{endings})?)(?![^\W\d_])"
        ),
        re.compile(rf"([^\W\d_]+(?:-[^\W\d_]+)*)(?:{gap})?(?:{joints}){gap}$"),
        re.compile(rf"[»”\"]?(?:{gap})?(?:{joints}){gap}([^\W\d_]+(?:-[^\W\d_]+)*)"),
        re.compile(rf"([^\W\d_]+(?:-[^\W\d_]+)*){gap}{opening}$"),
        {word: tuple(cases) for word, cases in row["local"].items()},
        frozenset(row["prepositions"]),
        frozenset(row["sure_types"]),
        frozenset(row["sure_rules"]),
        frozenset(row["safe_rules"]),
        frozenset(row["never_rules"]),
        row["near_cost"],
        row["mid_cost"],
        row["far_cost"],
        row["each"],
        row["each_alone"],
        row["long"],
        row["undotted"],
        {type_: tuple(stems) for type_, stems in row["typed"].items()},
        only,
        {which: tuple(endings) for which, endings in row["abroad"].items()},
    )


def look_beside(text: str, token: Token) -> Beside:
    """What stands right beside a word of a cleaned text, in its own sentence.

    >>> look_beside("живёт в городе Бусан", Token(15, 20, "Бусан")).noun
    'городе'
    >>> look_beside("Бусан — крупный город", Token(0, 5, "Бусан")).noun
    'город'
    >>> look_beside("в Сеуле, Сувоне или Бусане", Token(20, 26, "Бусане")).place
    True
    >>> look_beside("едет в Бусан", Token(7, 12, "Бусан")).preposition
    'в'
    """
    rules = _rules()
    last = rules.last.search(text[max(0, token.start - REACH) : token.start])
    word = last[1] if last else ""
    lone = word.lower()
    known = rules.local.keys() | rules.prepositions
    items = [item.lower() for item in _list_items(text, token)]
    return Beside(
        find_noun(text, token),
        any(map(is_place, items)),
        foreign_names().isdisjoint(items),
        word[:1].islower() and speaks_of_korea(lone),
        lone if lone in known else "",
        hangul_beside(text, token.start, token.end),
    )


def find_noun(text: str, token: Token) -> str:
    """The noun for a place that stands right beside a word of a cleaned text, "" where none does.

    >>> find_noun("живёт в городе Бусан", Token(15, 20, "Бусан"))
    'городе'
    """
    rules = _rules()
    noun = rules.noun.search(text[max(0, token.start - REACH) : token.start].lower())
    noun = noun or rules.noun_behind.match(text[token.end : token.end + 2 * REACH].lower())
    return noun[1] or noun[0] if noun else ""


def is_well_known(hangul: str) -> bool:
    """Whether a place is of a type of which everybody knows the names: a city, a province.

    >>> is_well_known("부산"), is_well_known("가능역")
    (True, False)
    """
    place = places().get(hangul)
    return place is not None and place.type in _rules().sure_types


def is_typed(noun: str, type_: str) -> bool:
    """Whether a noun speaks of places of this type: дворец of a palace, город of none."""
    return noun.startswith(_rules().typed.get(type_, ()))


def _list_items(text: str, token: Token) -> Iterator[str]:
    """The capitalised words of the list that a word is a member of, the nearest first."""
    rules = _rules()
    at = token.start
    for _ in range(MOST_ITEMS):
        left = max(0, at - REACH)
        item = rules.item_before.search(text[left:at])
        if item is None or not item[1][:1].isupper():
            break
        yield item[1]
        at = left + item.start(1)
    at = token.end
    for _ in range(MOST_ITEMS):
        item = rules.item_after.match(text, at, at + REACH)
        if item is None or not item[1][:1].isupper():
            break
        yield item[1]
        at = item.end(1)


def may_be_told(
    token: Token, reading: ListedReading, stem: Stem, beside: Beside, policy: Policy
) -> bool:
    """Whether what stands beside a word is enough to tell of it as this misspelt place."""
    rules = _rules()
    place = places().get(reading.hangul)
    if place is None:  # the user's own row
        return True
    if beside.hangul == reading.hangul:
        return True
    beside = _drop_others_noun(beside, place.type)
    word = token.word.lower()
    spoken = bool(beside.noun) or beside.place or beside.korean
    if word in russian_words() and not spoken:
        return False
    cost = price_manner(reading)
    known, light = place.type in rules.sure_types, _is_light(reading)
    long, letters = len(reading.hangul) >= rules.long, has_korean_letters(word)
    wide = known or (letters and bool(beside.noun))
    most, near_by = rules.far_cost if wide else rules.mid_cost, rules.near_cost
    if long:  # so many syllables are hardly there by chance
        most = max(most, len(reading.hangul) * (rules.each if spoken else rules.each_alone))
        near_by = max(near_by, len(reading.hangul) * rules.each_alone)
    near, far = cost <= near_by, cost > most
    far = far or not rules.never_rules.isdisjoint(reading.rules)
    if may_be_given(word, policy.profile, policy.dotless):
        local = is_local(stem, beside) and known
        return not far and (bool(beside.noun) or beside.korean or local)
    if not long and ends_abroad(stem.form, known) and not (beside.place or beside.korean):
        return False
    if light and long:
        return True
    if not far and _has_generic(word, reading.hangul):
        return True
    # Whose name it may be does not matter where a temple is called a temple.
    typed = long and is_typed(beside.noun, place.type)
    listed = beside.place and beside.home and reading.tier < FARTHEST
    if not (known and light) and (far or (is_alien(word, reading) and not (typed or listed))):
        return False
    if spoken:
        vouched = known or long or letters or beside.place or reading.tier == FARTHEST
        return vouched or near
    if beside.preposition:
        return known or (near and long) or (letters and (near or light))
    return near and ((known and light) or letters)


def _drop_others_noun(beside: Beside, type_: str) -> Beside:
    """The surroundings without a noun that speaks of places of other types than this one alone."""
    speaks = {of for of, nouns in _rules().only.items() if beside.noun.startswith(nouns)}
    return beside._replace(noun="") if speaks - {type_} else beside


def ends_abroad(word: str, known: bool) -> bool:
    """Whether a lower-case word ends as names of northern Europe do, which few of Korea's towns do:
    Хансен, Рюген; Донсон, unless the place is well known.

    >>> ends_abroad("хансен", True), ends_abroad("донсон", True), ends_abroad("донсон", False)
    (True, False, True)
    """
    endings = _rules().abroad
    return word.endswith(endings["any"]) or (not known and word.endswith(endings["unknown"]))


def _has_generic(word: str, hangul: str) -> bool:
    """Whether a hyphen parts a lower-case word before the generic term of the place.

    >>> _has_generic("джунг-гу", "중구"), _has_generic("бусан", "부산")
    (True, False)
    """
    head, _, last = word.rpartition(HYPHEN)
    return bool(head) and len(last) <= LONGEST_GENERIC and hangul[-1] in generics()


def is_sure(token: Token, reading: ListedReading, beside: Beside, policy: Policy) -> bool:
    """Whether a fix of the word as this place may be safe: little deviates, it is well known."""
    rules = _rules()
    place = places().get(reading.hangul)
    if place is None or beside.hangul == reading.hangul:
        return True
    if not set(reading.rules) <= rules.safe_rules or place.type not in rules.sure_types:
        return False
    beside = _drop_others_noun(beside, place.type)
    if may_be_given(token.word.lower(), policy.profile, policy.dotless):
        return bool(beside.noun)
    return bool(beside.noun) or beside.place or beside.korean


def is_local(stem: Stem, beside: Beside) -> bool:
    """Whether a preposition of place stands before it, and the case is that of a thing."""
    cases = _rules().local.get(beside.preposition, ())
    return bool(cases) and (not stem.cases or not set(cases).isdisjoint(stem.cases))


def _is_light(reading: ListedReading) -> bool:
    return set(reading.rules) <= _rules().sure_rules


def is_alien(word: str, reading: ListedReading) -> bool:
    """Whether another tradition reads the word at least as well as this dear reading does."""
    return price_manner(reading) > _rules().near_cost and is_of_others((word.replace("-", ""),))


@lru_cache(maxsize=1 << 13)
def may_be_given(
    word: str, profile: str = "paper", dotless: bool = False, alone: bool = False
) -> bool:
    """Whether a lower-case word is a given name of two syllables by a profile's letters, in any
    case.

    As it is written after a surname or by itself; `alone`: only by itself.

    >>> [may_be_given(word) for word in ("сухён", "чонхо", "инчоне", "бусан", "кёнбоккун")]
    [True, True, False, True, False]
    """
    ours = _own_rules(profile, dotless)
    boundaries = (START,) if alone else (START, GIVEN)
    if prints_hyphen(profile):
        first, _, last = word.partition(HYPHEN)
        if last and _reads(first, ours, boundaries) and _reads(last, ours, (START, GIVEN)):
            return True
        word = first + last
    return any(True for _ in _read(word, TWO, ours, boundaries))


def read_given(word: str, profile: str = "paper", dotless: bool = False) -> frozenset[str]:
    """The given names, in Hangul, that a lower-case word is by itself by a profile's letters.

    >>> "수현" in read_given("сухёном"), read_given("бусан")
    (True, frozenset())
    """
    solid = word.replace(HYPHEN, "") if prints_hyphen(profile) else word
    return frozenset(_read(solid, TWO, _own_rules(profile, dotless), (START,)))


def _own_rules(profile: str, dotless: bool) -> tuple[str, ...]:
    """How the habits begin by which a right given name may be spelt."""
    ours: tuple[str, ...] = (VARIANT, f"{read_profile(profile)['letters']}-")
    return (*ours, _rules().undotted) if dotless else ours


def _reads(word: str, ours: tuple[str, ...], boundaries: tuple[str, ...]) -> bool:
    """Whether one syllable of given names, in any case, is written so by these rules."""
    return any(True for _ in _read(word, 1, ours, boundaries))


def _read(
    word: str, syllables: int, ours: tuple[str, ...], boundaries: tuple[str, ...]
) -> Iterator[str]:
    """The so many syllables of given names, in any case, that are written so by these rules."""
    for stem in stems(word):
        if may_be_korean(stem.form):
            for boundary in boundaries:
                for path in script(CYRILLIC, True).read(stem.form, given_guide(), boundary):
                    if len(path.hangul) == syllables and all(
                        rule.startswith(ours) for rule in path.rules
                    ):
                        yield path.hangul
