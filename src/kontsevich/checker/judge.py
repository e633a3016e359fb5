"""Regions of a manuscript → judgements: what is not by the system, what it should be, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import accumulate
from typing import NamedTuple, Protocol

from .. import tables
from ..decipher import Own, read_own, read_surname_token
from ..declension import decline, paradigm_of, stems
from ..layout import fold_yo
from ..names import looks_like_name, split_name
from ..profile import DEFAULT, check_choice, read_profile
from ..rivals import costs as rule_costs
from ..standard import fold, write_name
from .assess import (
    ACCEPTED,
    ENDING,
    STANDARD,
    Assessed,
    Assessment,
    Shape,
    assess,
    plausible,
    surname_form,
)
from .bilingual import hangul_before, hangul_beside
from .consistency import Use, find_mixture, find_two_spellings
from .evidence import (
    CONTEXT,
    Context,
    has_korean_letters,
    korean_surnames,
    measure_context,
    weigh_traditions,
    weights,
    words,
)
from .listed import PLACE, RULER, TERM, Word, find_listed, find_terms
from .lone import Finder, Given
from .spot import Cleaned, Spot, Token, clean, read_before, spot_names

SAFE, UNSAFE, NONE = "safe", "unsafe", "none"
YO = ("keep", "require", "fold")
UNREAD = frozenset(("code", "url", "field"))
MOST_EXPECTED = 3
SLACK = 3.5  # points that a name might still get from what a region's cut or other names show
INSIDE = 4.0  # what it costs a name to begin inside another one
PERSON, JOINED, SURNAME, CASE_ENDING, ESTABLISHED = "KTV101", "KTV104", "KTV105", "KTV106", "KTV107"
MISMATCH, OF_ANOTHER = "KTV201", "KTV202"
TWO_SPELLINGS, MIXTURE = "KTV301", "KTV302"
MIXED, INVISIBLE = "KTV401", "KTV402"
GIVEN_NAME, WORD = "given", "word"
WORD_CODES = {PLACE: "KTV102", RULER: PERSON, TERM: "KTV103"}
SENTENCE_ENDS = '.!?…:;»"”)\n'


class Text(Protocol):
    """What judging needs of a region: its visible text, its role, whether it is another's."""

    @property
    def role(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def protected(self) -> bool: ...


class Judgement(NamedTuple):
    """One thing found in one region.

    `region`: its index among the regions given. `start`, `end`: half-open code points of that
    region's text. `code`: a row of ``tables/check/rules.toml``. `expected`: best first, in the
    author's own case. `hangul`: the readings behind them. `fix`: safe, unsafe, none. `why`:
    steps (id of a rule or of a piece of evidence, its text or its number).
    """

    region: int
    start: int
    end: int
    code: str
    found: str
    expected: tuple[str, ...]
    hangul: tuple[str, ...]
    fix: str
    why: tuple[tuple[str, str], ...]


class Policy(NamedTuple):
    """What the author has settled: profile, whether ё is printed, what is kept, own rows."""

    profile: str
    fold_yo: bool
    keep: frozenset[str]
    own: Own | None = None


class Name(NamedTuple):
    """A name found in a region: its place in the cleaned text, its words, its assessment."""

    region: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    assessment: Assessment
    value: float
    hangul: str
    points: tuple[tuple[str, float], ...]

    @property
    def score(self) -> float:
        """What the evidence adds up to."""
        return sum(value for _, value in self.points)


class Manuscript(NamedTuple):
    """The regions made plain, where each begins, and where they are about Korea."""

    regions: Sequence[Text]
    texts: tuple[Cleaned | None, ...]
    starts: tuple[int, ...]
    context: Context

    def korean(self, region: int, place: int) -> float:
        """How far the text around a place is about Korea, in points."""
        return self.context.at(self.starts[region] + place)

    def korean_from(self, region: int, left: int, place: int) -> float:
        """The same for a place counted from another place of the region."""
        return self.korean(region, left + place)


def judge(
    regions: Sequence[Text],
    *,
    profile: str = "paper",
    keep: frozenset[str] = frozenset(),
    persons: Iterable[tuple[str, ...]] = (),
    places: Iterable[tuple[str, ...]] = (),
    yo: str = "keep",
    **options: str,
) -> list[Judgement]:
    """What is to be said about these regions, in their order; protected regions are judged too.

    `keep`: spellings that the author keeps, in the nominative. `persons`, `places`: rows of the
    author's own, as in ``names/persons.tsv`` and ``places/places.tsv``. `yo`: keep, require or
    fold (no ё is printed). Raises `InputError` for an unknown setting.

    >>> from kontsevich.documents.region import Region
    >>> judge([Region("prose", "о Ким Чен Ыне", ())])[0].expected
    ('Ким Чжоныне',)
    """
    check_choice("yo", yo, YO)
    switches = read_profile(profile)
    own = read_own(tuple(map(tuple, persons)), tuple(map(tuple, places)))
    policy = Policy(profile, yo == "fold" or switches["yo"] == "fold", _lower(keep), own)
    texts = tuple(None if row.role in UNREAD else clean(row.text) for row in regions)
    starts = tuple(accumulate((len(text.text) if text else 0 for text in texts), initial=0))
    context = measure_context(text.text for text in texts if text)
    manuscript = Manuscript(regions, texts, starts, context)
    names = _weigh_elsewhere(list(_find_names(manuscript, policy)))
    found = [row for name in names for row in _judge_name(name, manuscript, policy)]
    found += _judge_lone(names, found, manuscript, policy)
    found += _judge_consistency(names, manuscript, policy)
    if manuscript.context.places:
        found += _judge_words(manuscript, policy, names)
    return sorted(set(found))


class _Plain(NamedTuple):
    """A whole text as if it were one region."""

    role: str
    text: str
    protected: bool = False


def may_name(cleaned: Cleaned) -> bool:
    """Whether a text that does not speak of Korea has what may count as a name all the same."""
    regions = [_Plain("prose", cleaned.text)]
    manuscript = Manuscript(regions, (cleaned,), (0,), Context((), (), False))
    policy = Policy(DEFAULT, False, frozenset())
    least = min(weights().thresholds) - SLACK
    return any(name.score >= least for name in _find_names(manuscript, policy))


def _lower(words_kept: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(word.lower().split()) for word in words_kept)


# -- from spots to names


def _find_names(manuscript: Manuscript, policy: Policy) -> Iterator[Name]:
    for index, cleaned in enumerate(manuscript.texts):
        if cleaned is None:
            continue
        options = [
            option
            for spot in spot_names(cleaned.text, bool(manuscript.context.places))
            for option in _options(spot, index, cleaned.text, manuscript, policy)
        ]
        options = _prefer_outer(options)
        options.sort(key=lambda option: (-option.value, option.start))
        taken = bytearray(len(cleaned.text)) if options else b""
        chosen: list[Name] = []
        for option in options:
            if _take(taken, option.start, option.end):
                chosen.append(option)
        yield from sorted(chosen, key=lambda option: option.start)


def _prefer_outer(options: list[Name]) -> list[Name]:
    """What begins inside a name of three parts is dearer, unless a listed person begins there."""
    inside: dict[int, bool] = {}
    for name in options:
        if _syllables(name) == len(name.assessment.shape.parts) == 2:
            for token in name.tokens[1:]:
                inside[token.start] = inside.get(token.start, False) or _is_listed(name)
    return [
        name._replace(value=name.value - INSIDE)
        if name.start in inside
        and (inside[name.start] or _syllables(name) < 2 or not _is_listed(name))
        else name
        for name in options
    ]


def _take(taken: bytearray | bytes, start: int, end: int) -> bool:
    """Take a stretch of the text, unless something in it is taken already."""
    if any(taken[start:end]) or isinstance(taken, bytes):
        return False
    taken[start:end] = b"\x01" * (end - start)
    return True


def _options(
    spot: Spot, region: int, text: str, manuscript: Manuscript, policy: Policy
) -> Iterator[Name]:
    """The ways to take a spot for a name: surname first, and given name first."""
    found: list[Name] = []
    for count in range(1, min(len(spot.parts), 3) + 1):
        if spot.gaps[0] != " " or (count < len(spot.parts) and spot.gaps[count] != " "):
            continue
        tokens = (spot.first, *spot.parts[:count])
        joint = "-" if "-" in spot.gaps[1:count] else " " if count > 1 else ""
        rest = spot.parts[count:]
        for shape in _shapes(tokens, joint):
            name = _weigh_shape(shape, tokens, region, text, manuscript, policy, rest)
            if name is not None:
                found.append(name)
    if any(_syllables(name) == len(name.assessment.shape.parts) == 2 for name in found):
        found = [name for name in found if _syllables(name) > 1 or name.assessment.shape.joint]
    if found:
        yield max(found, key=lambda name: name.value)
    if manuscript.korean(region, spot.first.start) >= weights().context:
        before = read_before(text, spot.first.start)
        if before:
            given = before[-1]
            parts = tuple(part for part in given.word.replace("\u2011", "-").split("-"))
            joint = "-" if len(parts) > 1 else ""
            shape = Shape(spot.first.word.lower(), tuple(p.lower() for p in parts), joint, True)
            tokens = (given, spot.first)
            swapped = _weigh_shape(shape, tokens, region, text, manuscript, policy, ())
            if swapped is not None and len(swapped.assessment.best.reading.given) == 2:
                yield swapped


def _syllables(name: Name) -> int:
    return len(name.assessment.best.reading.given)


def _shapes(tokens: tuple[Token, ...], joint: str) -> Iterator[Shape]:
    """The first word as the surname, and the first two as one of two syllables."""
    first, *parts = (token.word.lower() for token in tokens)
    yield Shape(first, tuple(parts), joint)
    if len(parts) > 1 and any(
        len(reading.hangul) > 1 for reading in read_surname_token(first + parts[0])
    ):
        yield Shape(first + parts[0], tuple(parts[1:]), joint)


def _weigh_shape(
    shape: Shape,
    tokens: tuple[Token, ...],
    region: int,
    text: str,
    manuscript: Manuscript,
    policy: Policy,
    rest: tuple[Token, ...],
) -> Name | None:
    assessment = assess(shape, policy.profile, policy.fold_yo, policy.own)
    if assessment is None:
        return None
    start, end = tokens[0].start, tokens[-1].end
    hangul = hangul_beside(text, start, end)
    context = manuscript.korean(region, start)
    points = list(_points(assessment, tokens, text, context, rest))
    if hangul and any(row.reading.hangul == hangul for row in assessment.readings):
        points.append(("hangul", weights().points["hangul"]))
    value = sum(weight for _, weight in points) - assessment.best.cost / 2
    if assessment.status in (STANDARD, ACCEPTED):
        value += 2
    return Name(region, start, end, tokens, assessment, value, hangul, tuple(points))


def _points(
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
    if WORD in words().get(shape.surname, ""):
        yield "word", weight["word"]
    if len(shape.parts) == 1 and GIVEN_NAME in words().get(_given_form(shape), ""):
        yield "foreign-given", weight["foreign-given"]
    if shape.swapped:
        yield "swapped", weight["swapped"]
        if len(shape.surname) == 1:
            yield "one-letter", weight["one-letter"]
    if all(token.word.isupper() for token in tokens):
        yield "capitals", weight["capitals"]
    if best.cost > numbers.dear:
        yield "dear", weight["dear"]
    start, end = tokens[0].start, tokens[-1].end
    near = text[max(0, start - numbers.near) : end + numbers.near].lower()
    apart = len(shape.parts) > 1 and shape.joint == " " and context >= numbers.context
    yield from weigh_traditions((shape.surname, *shape.parts), near, apart)
    if (rest and rest[0].end - rest[0].start > 1 and not rest[0].word.isupper()) or (
        not shape.swapped and _goes_on_before(text, start)
    ):
        yield "longer-name", weight["longer-name"]


def _given_form(shape: Shape) -> str:
    last = shape.parts[-1]
    return next((stem.form for stem in stems(last) if stem.form in words()), last)


def _goes_on_before(text: str, start: int) -> bool:
    """Whether a capitalised word that begins no sentence stands right before."""
    before = read_before(text, start)
    if not before:
        return False
    first = before[-1].start
    word = before[-1].word
    if (word.isupper() and len(word) > 1) or measure_context([word]).places:
        return False
    left = text[max(0, first - 8) : first].rstrip(" \u00a0\t")[-1:]
    return bool(left) and left not in SENTENCE_ENDS


def _weigh_elsewhere(names: list[Name]) -> list[Name]:
    """A person named twice is the likelier to be meant, and so is a Korean beside another."""
    enough = weights().thresholds[0]
    counts = Counter(_who(name) for name in names if name.score >= enough)
    listed = {_who(name) for name in names if name.score >= enough and _is_listed(name)}
    points = weights().points
    return [
        name._replace(
            points=(
                *name.points,
                *[("elsewhere", points["elsewhere"])]
                * (counts[_who(name)] > (name.score >= enough)),
                *[("another-korean", points["another-korean"])] * bool(listed - {_who(name)}),
            )
        )
        for name in names
    ]


def _who(name: Name) -> str:
    return name.assessment.best.reading.hangul


def _is_listed(name: Name) -> bool:
    return name.assessment.best.reading.person is not None


# -- from names to judgements


def _judge_name(name: Name, manuscript: Manuscript, policy: Policy) -> Iterator[Judgement]:
    assessment = name.assessment
    cleaned = manuscript.texts[name.region]
    assert cleaned is not None
    beside = name.hangul or _hangul_of_title(name, manuscript)
    rows = plausible(assessment)
    if beside:
        same = [row for row in assessment.readings if _is_same(row, beside)]
        if same:
            rows = same[:1]
        elif name.hangul:
            judged = _judge_mismatch(name, manuscript, policy)
            if judged is not None:
                yield judged
                return
    if assessment.status in (STANDARD, ACCEPTED):
        yield from _judge_standard(name, manuscript, policy)
        return
    level = min(row.reading.tier for row in rows)
    if name.score < weights().thresholds[level]:
        return
    if any(rule.startswith("koryo") for rule in rows[0].reading.rules) and (
        assessment.shape.swapped
        or (len(assessment.shape.parts) == 1 and not rows[0].reading.person)
    ):
        return
    if _is_kept(name, policy):
        return
    yield _make(name, rows, _code_of(name, rows, beside, policy), cleaned, policy)


def _is_same(row: Assessed, hangul: str) -> bool:
    return hangul in (row.reading.hangul, row.reading.surname + row.reading.given)


def _hangul_of_title(name: Name, manuscript: Manuscript) -> str:
    """The listed or likeliest reading's Hangul, if the Korean title before the bracket has it."""
    cleaned = manuscript.texts[name.region]
    assert cleaned is not None
    earlier = ""
    if manuscript.regions[name.region].role == "translation":
        earlier = "".join(
            text.text for text in manuscript.texts[max(0, name.region - 2) : name.region] if text
        )
    title = hangul_before(cleaned.text, name.start, earlier)
    if not title:
        return ""
    for row in name.assessment.readings:
        for spelling in (row.reading.hangul, row.reading.surname + row.reading.given):
            if spelling in title:
                return spelling
    return ""


def _judge_mismatch(name: Name, manuscript: Manuscript, policy: Policy) -> Judgement | None:
    """A name beside Hangul that none of its readings is."""
    if not looks_like_name(name.hangul) or name.score < weights().thresholds[0]:
        return None
    surname, given = split_name(name.hangul)[0]
    standard = write_name(surname, given, policy.profile, name.assessment.shape.swapped)
    best = name.assessment.best
    cleaned = manuscript.texts[name.region]
    assert cleaned is not None
    if fold(standard) == fold(best.standard):
        return None
    row = best._replace(standard=standard)
    judged = _make(name, [row], MISMATCH, cleaned, policy)
    return judged._replace(hangul=(name.hangul,), fix=NONE if _is_fine(name) else UNSAFE)


def _is_fine(name: Name) -> bool:
    return name.assessment.status in (STANDARD, ACCEPTED)


def _judge_standard(name: Name, manuscript: Manuscript, policy: Policy) -> Iterator[Judgement]:
    """What may still be said of a name that is spelt by the system."""
    region = manuscript.regions[name.region]
    cleaned = manuscript.texts[name.region]
    assert cleaned is not None
    start, end = cleaned.source(name.start, name.end)
    source, plain = region.text[start:end], cleaned.text[name.start : name.end]
    same = name.assessment.same or name.assessment.best
    if source.replace("\u00ad", "") != plain and name.score >= weights().thresholds[0]:
        latin = any(letter.isascii() and letter.isalpha() for letter in source)
        yield Judgement(
            name.region,
            start,
            end,
            MIXED if latin else INVISIBLE,
            source,
            (plain,),
            (same.reading.hangul,),
            SAFE,
            _why(name, same),
        )
    listed = name.assessment.best.reading.person
    if name.hangul and listed is not None and name.hangul != listed.hangul:
        readings = [row.reading for row in name.assessment.readings]
        given = {reading.surname + reading.given for reading in readings}
        if name.hangul in given and not any(
            reading.person is not None and name.hangul == reading.surname + reading.given
            for reading in readings
        ):
            yield Judgement(
                name.region,
                start,
                end,
                OF_ANOTHER,
                source,
                (plain,),
                (listed.hangul,),
                NONE,
                _why(name, same),
            )


def _code_of(name: Name, rows: list[Assessed], beside: str, policy: Policy) -> str:
    shape, best = name.assessment.shape, rows[0]
    if beside:
        return MISMATCH
    if _nominative(name) in _established():
        return ESTABLISHED
    if name.assessment.status == ENDING:
        return CASE_ENDING
    first, _, second = best.standard.partition(" ")
    if shape.swapped:
        first, second = second, first
    given = _bare_given(shape, best)
    surname = surname_form(shape, best)
    if fold(given) == fold(second):
        if len(shape.parts) > 1 and fold(surname) == fold(first):
            return JOINED
        if len(shape.parts) == 1:
            return SURNAME
    return PERSON


def _bare_given(shape: Shape, row: Assessed) -> str:
    """The parts of the given name joined, its case ending taken off."""
    *heads, last = shape.parts
    form = next((stem.form for stem in stems(last) if stem.cases == row.cases), last)
    return "".join((*heads, form))


def _nominative(name: Name, row: Assessed | None = None) -> str:
    """The name as it stands, lower case, in the nominative, under one of its readings."""
    shape, best = name.assessment.shape, row or name.assessment.best
    *heads, last = shape.parts
    form = next((stem.form for stem in stems(last) if stem.cases == best.cases), last)
    given = (shape.joint or " ").join((*heads, form))
    surname = surname_form(shape, best)
    return f"{given} {surname}" if shape.swapped else f"{surname} {given}"


@cache
def _established() -> frozenset[str]:
    return frozenset(row[0].lower() for row in tables.read_tsv("names/established.tsv"))


def _is_kept(name: Name, policy: Policy) -> bool:
    return bool(policy.keep) and _nominative(name) in policy.keep


def _make(
    name: Name, rows: list[Assessed], code: str, cleaned: Cleaned, policy: Policy
) -> Judgement:
    start, end = cleaned.source(name.start, name.end)
    found = cleaned.text[name.start : name.end]
    capital = all(token.word.isupper() for token in name.tokens) and len(found) > 3
    agreed: dict[str, str] = {}
    certain = True
    for row in rows:
        forms = _decline(row, name.assessment.shape, policy)
        certain = certain and len(forms) == 1
        for form in forms:
            agreed.setdefault(form.upper() if capital else form, row.reading.hangul)
    safe = certain and len(agreed) == 1 and _is_safe(name, rows[0], code)
    others = {
        (form.upper() if capital else form): row.reading.hangul
        for row in name.assessment.readings
        for form in _decline(row, name.assessment.shape, policy)
        if code != MISMATCH
    }
    expected = {**agreed, **{form: hangul for form, hangul in others.items() if form not in agreed}}
    best = dict(list(expected.items())[: 1 if safe else MOST_EXPECTED])
    return Judgement(
        name.region,
        start,
        end,
        code,
        name_source(name, cleaned),
        tuple(best),
        tuple(dict.fromkeys(best.values())),
        SAFE if safe else UNSAFE,
        _why(name, rows[0]),
    )


def name_source(name: Name, cleaned: Cleaned) -> str:
    """The name as the cleaned text has it."""
    return cleaned.text[name.start : name.end]


def _decline(row: Assessed, shape: Shape, policy: Policy) -> list[str]:
    """The standard form in the author's case; several where the ending does not decide."""
    standard = fold_yo(row.standard) if policy.fold_yo else row.standard
    cases = row.cases or row.surname_cases
    person = row.reading.person
    if not cases or shape.swapped:
        return [standard]
    forms = list(dict.fromkeys(decline(standard, case) for case in cases))
    if person is not None and person.gender == "f" and _is_hard(standard):
        forms.append(standard)  # a woman's name in a consonant does not decline
    return forms


def _is_hard(form: str) -> bool:
    paradigm = paradigm_of(form)
    return paradigm is not None and paradigm.kind in ("hard", "soft")


def _is_safe(name: Name, row: Assessed, code: str) -> bool:
    """Whether the case is certain and nothing speaks against changing the text."""
    shape = name.assessment.shape
    if shape.swapped or code == ESTABLISHED:
        return False
    if row.surname_cases and not row.cases:
        return False
    if not row.cases:  # what does not decline says nothing of its case
        found, right = paradigm_of(shape.parts[-1]), paradigm_of(row.standard)
        if found is None and right is not None:
            return False
    elif paradigm_of(row.standard) is None:
        return False
    return True


def _why(name: Name, row: Assessed) -> tuple[tuple[str, str], ...]:
    """The deviations with their costs, then the evidence with its points."""
    prices = rule_costs()
    steps = [(rule, f"{prices.get(rule, 0.0):g}") for rule in dict.fromkeys(row.reading.rules)]
    steps += [(piece, f"{value:+g}") for piece, value in name.points]
    return (("reading", row.reading.hangul), *steps)


# -- the manuscript as a whole


def _judge_lone(
    names: list[Name], judged: list[Judgement], manuscript: Manuscript, policy: Policy
) -> Iterator[Judgement]:
    """Given names alone, of those people whose full names were found not to be by the system."""
    places = {(row.region, row.start) for row in judged if row.code in (PERSON, JOINED)}
    givens: dict[Given, Name] = {}
    for name in names:
        cleaned = manuscript.texts[name.region]
        assert cleaned is not None
        if (name.region, cleaned.source(name.start, name.end)[0]) in places:
            givens.setdefault(_given_of(name), name)
    named = _by_region(names)
    finder = Finder(givens, policy.profile, policy.fold_yo)
    for region, cleaned in enumerate(manuscript.texts if givens else ()):
        if cleaned is None:
            continue
        taken = bytearray(len(cleaned.text))
        for name in named.get(region, ()):
            if name.score >= weights().thresholds[0]:
                _take(taken, name.start, name.end)
        for lone in finder.find(cleaned.text):
            if _take(taken, lone.start, lone.end):
                name = givens[lone.given]
                yield Judgement(
                    region,
                    *cleaned.source(lone.start, lone.end),
                    PERSON,
                    cleaned.text[lone.start : lone.end],
                    lone.expected,
                    (name.assessment.best.reading.hangul,),
                    UNSAFE,
                    _why(name, name.assessment.best),
                )


def _by_region(names: list[Name]) -> dict[int, list[Name]]:
    found: dict[int, list[Name]] = {}
    for name in names:
        found.setdefault(name.region, []).append(name)
    return found


def _given_of(name: Name) -> Given:
    shape, best = name.assessment.shape, name.assessment.best
    *heads, last = shape.parts
    form = next((stem.form for stem in stems(last) if stem.cases == best.cases), last)
    standard = best.standard.split(" ")[0 if shape.swapped else -1]
    return Given((*heads, form), best.reading.given, standard)


def _judge_consistency(
    names: list[Name], manuscript: Manuscript, policy: Policy
) -> Iterator[Judgement]:
    """People spelt in two accepted ways, and the mixed pair; of the author's own words only."""
    uses = []
    for index, name in enumerate(names):
        protected = manuscript.regions[name.region].protected
        same = name.assessment.same
        if protected or same is None or not _is_fine(name) or name.assessment.shape.swapped:
            continue
        if name.score >= weights().thresholds[0]:
            uses.append(
                Use(same.reading.hangul, index, _nominative(name, same), same.standard.lower())
            )
    for index, right in find_two_spellings(uses):
        yield _rewrite(names[index], right, TWO_SPELLINGS, manuscript)
    mixture = find_mixture(uses)
    if mixture is not None:
        yield _rewrite(names[mixture[0]], mixture[1], MIXTURE, manuscript)


def _rewrite(name: Name, right: str, code: str, manuscript: Manuscript) -> Judgement:
    """A judgement that asks for another accepted spelling, given lower case, nominative."""
    same = name.assessment.same or name.assessment.best
    cleaned = manuscript.texts[name.region]
    assert cleaned is not None
    start, end = cleaned.source(name.start, name.end)
    form = right.title()
    forms = tuple(dict.fromkeys(decline(form, case) for case in same.cases)) or (form,)
    return Judgement(
        name.region,
        start,
        end,
        code,
        name_source(name, cleaned),
        forms,
        (same.reading.hangul,),
        UNSAFE,
        _why(name, same),
    )


# -- listed words


def _judge_words(manuscript: Manuscript, policy: Policy, names: list[Name]) -> Iterator[Judgement]:
    """Places, rulers and terms, but for what stands inside a person's name."""
    named = _by_region(names)
    for index, cleaned in enumerate(manuscript.texts):
        if cleaned is None:
            continue
        taken = bytearray(len(cleaned.text))
        for name in named.get(index, ()):
            _take(taken, name.start, name.end)
        for word in _find_words(index, cleaned.text, manuscript, policy):
            if manuscript.korean(index, word.start) < weights().context:
                continue
            piece = cleaned.text[word.start : word.end]
            if policy.keep and _is_kept_word(piece, policy):
                continue
            if not _take(taken, word.start, word.end):
                continue
            start, end = cleaned.source(word.start, word.end)
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


def _find_words(region: int, text: str, manuscript: Manuscript, policy: Policy) -> Iterator[Word]:
    """The words of one region, where it is about Korea: terms first."""
    start = manuscript.starts[region]
    for opened, closed in manuscript.context.windows(start, start + len(text)):
        left, right = _whole_words(text, opened - start, closed - start)
        piece = text if right - left == len(text) else text[left:right]
        korean = partial(manuscript.korean_from, region, left)
        for word in (
            *find_terms(piece, policy.profile, policy.fold_yo),
            *find_listed(piece, korean, policy.profile, policy.fold_yo, policy.own),
        ):
            yield word._replace(start=word.start + left, end=word.end + left)


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
