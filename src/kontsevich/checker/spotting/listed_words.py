"""Listed words in a text about Korea: places and rulers that are not by the system."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple, cast

from ...analysis.places import generics, places
from ...law import tables
from ...law.choices import Generics, Kind, Profile
from ...reverse.korean_shape import may_be_korean
from ...reverse.listed_words import VARIANT, ListedReading, listed_forms, price_of_kind, read_listed
from ...reverse.user_rows import Own
from ...russian.declension import A_CLASS, Stem, decline_each, inanimate, paradigm_of, stems
from ...transcription.converter import Converter
from ...transcription.standard_spelling import converter, fold
from .deviations import price_manner
from .evidence import foreign_names, has_korean_letters, splits, traditions, weights, words
from .known_places import is_state
from .place_surroundings import is_sure, look_beside, may_be_given, may_be_told
from .plainly_korean import PLAINLY, is_place_there, is_ruler_there
from .sightings import Policy
from .spots import Token, patterns, spot_words

PLACE, RULER, TERM = "place", "ruler", "term"
ELSEWHERE = "place-elsewhere"
KINDS: dict[str, Kind] = {PLACE: "place", RULER: "name", TERM: "word"}
POLICIES: tuple[Generics, ...] = ("keep", "drop")  # as a place may be written beside the rule
CHEAPEST = 7.0  # a listed word read with more deviations than this is another word
MOST_ROWS = 12
MARGIN = 3.0  # a fix is sure if all readings that cost no more than this beyond the best agree


class Word(NamedTuple):
    """A listed word in a text: its place, what it is, its right form in the author's case.

    `certain`: one reading and one case, so that the fix is sure.
    """

    start: int
    end: int
    kind: str
    expected: tuple[str, ...]
    hangul: tuple[str, ...]
    certain: bool
    reading: ListedReading
    points: tuple[tuple[str, float], ...]


Rows = tuple[tuple[ListedReading, Stem], ...]


class Judged(NamedTuple):
    """A distinct word assessed: fine (standard, accepted), or its readings with the stem.

    What is fine by the rules has the reading that makes it so, what is fine by a table none.
    """

    fine: bool
    rows: Rows


@cache
def _numbers(kind: str) -> dict[str, object]:
    numbers: dict[str, object] = tables.read_toml("check/evidence.toml")[kind]
    return numbers


def find_listed(
    text: str,
    korean: Callable[[int], float],
    policy: Policy,
    plainly: bool = False,
) -> Iterator[Word]:
    """The places and rulers of a cleaned text that are spelt otherwise than by the system.

    `korean`: how far the text around a place is about Korea, in points; `plainly`: whether all of
    it plainly is.
    """
    told: set[str] = set()
    left: list[tuple[Token, Judged]] = []
    for token in spot_words(text):
        word = token.word.lower()
        if len(word) < weights().shortest_word:
            continue
        judged = judge_word(word, policy.own)
        if judged.fine or not judged.rows:
            continue
        context = korean(token.start)
        if context < weights().context:
            continue
        if any(stem.form in foreign_names() for stem in stems(word)):
            continue
        if find_accepted(word, judged, policy) is not None:
            continue
        found = weigh(token, judged.rows, text, context, policy, plainly)
        if found is None:
            left.append((token, judged))
            continue
        if found.kind == PLACE:
            told.add(found.reading.hangul)
        yield found
    # What is told once is told wherever else the text has it so.
    for token, judged in left if told else ():
        rows = tuple(row for row in judged.rows if row[0].kind == PLACE and row[0].hangul in told)
        if rows and rows[0][0].cost <= judged.rows[0][0].cost + MARGIN:
            made = _make(token, rows, [(ELSEWHERE, 1.0)], policy)
            yield made._replace(certain=False)


def find_variants(
    text: str, letters: Iterable[str], own: Own | None
) -> Iterator[tuple[Token, str, Stem]]:
    """The places of a cleaned text that are fine and written with one of these letters."""
    for token in spot_words(text):
        word = token.word.lower()
        if any(letter in word for letter in letters):
            judged = judge_word(word, own)
            for reading, stem in judged.rows if judged.fine else ():
                if reading.kind == PLACE:
                    yield token, reading.hangul, inanimate(stem)


@lru_cache(maxsize=1 << 14)
def judge_word(word: str, own: Own | None = None) -> Judged:
    """What a lower-case word with its hyphens may be among the listed places and rulers."""
    rows: list[tuple[ListedReading, Stem]] = []
    for stem in stems(word):
        if stem.form in words():
            return Judged(True, ())
        solid = stem.form.replace("-", "")
        if solid in listed_forms() or _is_own_form(stem.form, own):
            return Judged(True, ())
        if not may_be_korean(solid):
            continue
        for reading in read_listed(solid, own=own):
            if reading.kind == TERM:
                continue
            hyphen = "-" in word and reading.kind == PLACE and _is_kept_solid(reading)
            if not hyphen and _deviates_by_variants(reading):
                return Judged(True, ((reading, stem),))
            if price_manner(reading) <= CHEAPEST:
                rows.append((reading, stem if reading.kind == RULER else inanimate(stem)))
    rows.sort(key=lambda row: (_price(row[0]) + bool(row[1].cases) * 0.7, row[0].hangul))
    return Judged(False, tuple(rows))


def _price(reading: ListedReading) -> float:
    return reading.cost + price_of_kind(reading)


def _is_own_form(form: str, own: Own | None) -> bool:
    return own is not None and form in {spelt.lower() for spelt in own.forms.values()}


def _write(hangul: str, kind: str, profile: str, own: Own | None) -> str:
    """The standard form: what a user's own row gives, or what the rules make."""
    if own is not None and hangul in own.forms:
        return own.forms[hangul]
    return converter(KINDS[kind], profile).convert(hangul)


def _deviates_by_variants(reading: ListedReading) -> bool:
    """Whether nothing in it deviates but by accepted variants."""
    return all(rule.startswith(VARIANT) for rule in reading.rules)


def find_accepted(word: str, judged: Judged, policy: Policy) -> tuple[ListedReading, Stem] | None:
    """The reading that is by the system after all, with its generics kept or dropped."""
    yo, own = policy.dotless, policy.own
    for reading, stem in judged.rows:
        hyphen = "-" in word and reading.kind == PLACE and _is_kept_solid(reading)
        if hyphen or (own is not None and reading.hangul in own.forms):
            continue
        kind, profile = reading.kind, policy.profile
        if fold(stem.form, yo) in accepted_forms(reading.hangul, kind, profile, yo):
            return reading, stem
    return None


def _is_kept_solid(reading: ListedReading) -> bool:
    """Whether a hyphen stands before a generic term that is written solid."""
    standard = converter("place", "paper").convert(reading.hangul)
    generic = next((term for term in generics() if reading.hangul.endswith(term)), "")
    return "-" not in standard and bool(generic) and generics()[generic].kind == "keep"


@lru_cache(maxsize=1 << 13)
def accepted_forms(hangul: str, kind: str, profile: str, yo: bool) -> frozenset[str]:
    """The folded spellings of a listed word that are by the system or a variant of it."""
    spelt = {converter(KINDS[kind], profile).convert(hangul)}
    if kind == PLACE:
        spelt |= {_with_generics(policy, profile).convert(hangul) for policy in POLICIES}
        spelt.add(converter("word", profile).convert(hangul))
    if kind == RULER:
        spelt.add(converter("word", profile).convert(hangul))
        spelt.add(converter("given", profile).convert(hangul))
    return frozenset(fold(form, yo) for form in spelt)


@cache
def _with_generics(policy: Generics, profile: str) -> Converter:
    return Converter(kind="place", profile=cast(Profile, profile), generics=policy)


def weigh(
    token: Token,
    read: Rows,
    text: str,
    context: float,
    policy: Policy,
    plainly: bool = False,
) -> Word | None:
    """The likeliest of the readings by all that stands around, if that is enough."""
    best: tuple[tuple[bool, float], int, list[tuple[str, float]]] | None = None
    beside = look_beside(text, token)
    unsaid: list[tuple[float, int, list[tuple[str, float]]]] = []
    for index, (reading, stem) in enumerate(read[:MOST_ROWS]):
        said = reading.kind != PLACE or may_be_told(token, reading, stem, beside, policy)
        if reading.kind == PLACE:
            if not said and not is_place_there(text, token, reading, stem, policy, plainly, beside):
                continue
        elif _is_rather_given(text, token, policy):
            continue
        points = list(_points(token, reading, text, context))
        surplus = sum(value for _, value in points) - _float(_numbers(reading.kind)["threshold"])
        if reading.kind == RULER and surplus < 0:
            unsaid.append((surplus, index, points))
        # What is told for the text alone is told for want of what stands beside it.
        if surplus >= 0 and (best is None or (said, surplus) > best[0]):
            best = ((said, surplus), index, points)
    # A ruler of whom nothing says that he is one, for want of a place.
    for short, index, points in unsaid if best is None else ():
        more = _float(_numbers(RULER)["among_points"])
        surplus = short + more
        if surplus >= 0 and is_ruler_there(text, token, read[index][0], policy, plainly):
            best = ((True, surplus), index, [*points, (PLAINLY, more)])
            break
    if best is None:
        return None
    rows = (read[best[1]], *read[: best[1]], *read[best[1] + 1 :])
    kind = rows[0][0].kind
    rows = tuple(row for row in rows if row[0].kind == kind)
    made = _make(token, rows, best[2], policy)
    sure = (
        is_sure(token, rows[0][0], beside, policy)
        if kind == PLACE
        else _is_ruler_beside(text, token)
    )
    return made._replace(certain=made.certain and sure and best[0][0])


def _is_rather_given(text: str, token: Token, policy: Policy) -> bool:
    """Whether a word may be somebody's given name as it stands, and nothing near it says that it is
    a ruler; a name that is right by itself asks for such a word right beside it."""
    word = token.word.lower()
    if not may_be_given(word, policy.profile, policy.dotless):
        return False
    if _is_ruler_beside(text, token) or _called().match(text, token.end):
        return False
    near = _near(RULER).search(_before(RULER, text, token.start)) or _is_among_rulers(text, token)
    return not near or may_be_given(word, policy.profile, policy.dotless, True)


def _is_ruler_beside(text: str, token: Token) -> bool:
    """Whether the word right before says that it is a ruler or a monk, or his state stands beside.

    Король Тэджо, король Чосона Тэджо; Тэджо из Чосона.
    """
    before = patterns().piece.findall(text[max(0, token.start - 40) : token.start])
    if len(before) > 1 and is_state(before[-1].lower()):
        before.pop()
    if before and _near(RULER).match(before[-1].lower()) is not None:
        return True
    after = _of_state().match(text, token.end)
    return after is not None and is_state(after[1].lower())


@cache
def _called() -> re.Pattern[str]:
    """A comma behind a name and a word that says who that is: Чумонг, принц Пуё."""
    return re.compile(rf" ?, (?:{'|'.join(_strings(_numbers(RULER)['called']))})")


def _is_among_rulers(text: str, token: Token) -> bool:
    """Whether another word near it is a ruler by the system, or one in other letters of whom a
    word before it says so: его дядя Тхэчжон; миф о Дангуне и Хванунге."""
    reach = weights().near
    start = max(0, token.start - reach)
    near = text[start : token.end + reach]
    for other in spot_words(near):
        at = start + other.start
        judged = judge_word(other.word.lower()) if at != token.start else Judged(False, ())
        if any(reading.kind == RULER for reading, _ in judged.rows) and (
            judged.fine or _near(RULER).search(_before(RULER, text, at)) is not None
        ):
            return True
    return False


def _before(kind: str, text: str, at: int) -> str:
    """What stands before a place of a text, lower case, as far as a word for the kind reaches."""
    return text[max(0, at - int(str(_numbers(kind)["reach"]))) : at].lower()


@cache
def _of_state() -> re.Pattern[str]:
    """What joins a ruler's name with his state behind it, and the state."""
    return re.compile(rf"\s(?:{'|'.join(_strings(_numbers(RULER)['of_state']))})\s(\w+)")


def _points(
    token: Token, reading: ListedReading, text: str, context: float
) -> Iterator[tuple[str, float]]:
    numbers = _numbers(reading.kind)
    before = _before(reading.kind, text, token.start)
    yield "korean-context", context
    if _near(reading.kind).search(before) or (
        reading.kind == RULER
        and (_is_ruler_beside(text, token) or _called().match(text, token.end) is not None)
    ):
        yield f"near-{reading.kind}", _float(numbers["stem_points"])
    elif reading.kind == RULER and _is_among_rulers(text, token):
        yield "among-rulers", _float(numbers["among_points"])
    if reading.kind == RULER and len(reading.hangul) >= _float(numbers["long"]):
        yield "long-name", _float(numbers["long_points"])
    korean = has_korean_letters(token.word.lower())
    if korean:
        yield "korean-letters", _float(numbers["letters_points"])
    if reading.kind == PLACE:
        last = patterns().piece.findall(before)[-1:]
        if last and last[0] in _strings(numbers["prepositions"]) and before.endswith(f"{last[0]} "):
            yield "preposition", _float(numbers["preposition_points"])
        place = places().get(reading.hangul)
        if place is not None and place.type in _strings(numbers["major"]):
            yield "major-place", _float(numbers["major_points"])
    yield "tier", _float(numbers["tier_points"]) * max(0, reading.tier - 1)
    yield "cost", _float(numbers["cost_points"]) * price_manner(reading)
    near = text[max(0, token.start - weights().near) : token.end + weights().near].lower()
    # A word read only with several deviations is the other tradition's even where nobody says so.
    alien = reading.tier > 1 and price_manner(reading) > weights().alien and not korean
    for tradition in traditions():
        if (alien or any(stem in near for stem in tradition.stems)) and splits(
            token.word.lower().replace("-", ""), tradition.id
        ):
            yield tradition.id, tradition.weight + tradition.near
            return


@cache
def _near(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_strings(_numbers(kind)['stems']))})")


def _float(value: object) -> float:
    return float(str(value))


def _strings(value: object) -> list[str]:
    return value if isinstance(value, list) else []


def _make(
    token: Token,
    rows: Rows,
    points: list[tuple[str, float]],
    policy: Policy,
) -> Word:
    best = rows[0][0]
    expected: dict[str, str] = {}
    agreed: set[str] = set()
    certain = True
    for reading, stem in rows:
        standard = _write(reading.hangul, reading.kind, policy.profile, policy.own)
        standard = policy.printed(standard)
        forms = _decline(standard, stem, reading.kind)
        if token.word.isupper():
            forms = [form.upper() for form in forms]
        for form in forms:
            expected.setdefault(form, reading.hangul)
        if _price(reading) <= _price(best) + MARGIN:
            agreed.update(forms)
            certain = certain and len(forms) == 1 and _keeps_case(standard, stem)
    kept = dict(list(expected.items())[:3])
    if certain and len(agreed) == 1:
        kept = {form: hangul for form, hangul in kept.items() if form in agreed}
    return Word(
        token.start,
        token.end,
        best.kind,
        tuple(kept),
        tuple(dict.fromkeys(kept.values())),
        certain and len(agreed) == 1,
        best,
        tuple(points),
    )


def _decline(standard: str, stem: Stem, kind: str) -> list[str]:
    """The standard form in each case that the stem may be of."""
    return decline_each(standard, stem.cases, kind == RULER) or [standard]


def _keeps_case(standard: str, stem: Stem) -> bool:
    """Whether the ending can be carried over: both decline, or neither."""
    right, found = paradigm_of(standard), paradigm_of(stem.form)
    if stem.cases or right is None:
        return right is not None or not stem.cases
    # Without an ending it is a nominative, or a masculine accusative, which is the same.
    return found is not None and (found.kind == A_CLASS) == (right.kind == A_CLASS)
