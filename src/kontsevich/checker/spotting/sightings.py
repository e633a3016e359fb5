"""From spots to names: what in a manuscript is taken for a Korean name, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, Protocol

from ...reverse.surnames import read_surname_token
from ...reverse.user_rows import Own
from ...transcription.layout import fold_yo
from .assessment import ACCEPTED, STANDARD, Assessment, Shape, assess
from .evidence import Context, weights
from .hangul_beside import hangul_beside
from .known_places import is_place
from .name_weights import begins_sentence, weigh_evidence
from .spots import HYPHEN, Cleaned, Spot, Token, read_before, spot_names
from .watched_context import recall_rows

NEAR = 4.0  # a reading of a name is contested by one that is worth less by no more than this
INSIDE = 4.0  # what it costs a name to begin inside another one


class Text(Protocol):
    """What judging needs of a region: its visible text, its role, whether it is another's."""

    @property
    def role(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def protected(self) -> bool: ...


class Policy(NamedTuple):
    """What the author has settled: profile, whether ё is printed, what is kept, own rows.

    `fold_yo`: suggestions have no ё. `dotless`: е in the text may stand for ё.
    """

    profile: str
    fold_yo: bool
    keep: frozenset[str]
    own: Own | None = None
    dotless: bool = False
    forms: Mapping[str, str] = {}  # what the house prints, by another spelling, lower case

    def printed(self, text: str) -> str:
        """A text as it is suggested: without ё where that is not printed."""
        return fold_yo(text) if self.fold_yo else text


class Name(NamedTuple):
    """A name found in a region: its place in the cleaned text, its words, its assessment.

    `contested`: the same words with the given name at the other end are nearly as good a name, or
    another name of the text is but a slip away.
    """

    region: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    assessment: Assessment
    value: float
    hangul: str
    points: tuple[tuple[str, float], ...]
    contested: bool = False

    @property
    def score(self) -> float:
        """What the evidence adds up to."""
        return sum([value for _, value in self.points])

    def counts(self, tier: int = 0) -> bool:
        """Whether the evidence is enough for a name that is read in a way of this tier."""
        return self.score >= weights().thresholds[tier]


Row = tuple[Name, ...]  # the names of one region, which is the first of its excerpt


class Manuscript(NamedTuple):
    """The regions made plain, where each begins, and where they are about Korea."""

    regions: Sequence[Text]
    texts: tuple[Cleaned | None, ...]
    starts: tuple[int, ...]
    context: Context
    before: str = ""  # what stands before the first region, where that tells of its names

    def excerpt(self, region: int) -> Manuscript:
        """One region by itself, as the first of a manuscript."""
        return Manuscript(
            (self.regions[region],), (self.texts[region],), (self.starts[region],), self.context
        )

    def read(self, region: int) -> Cleaned:
        """The plain text of a region in which something was found."""
        cleaned = self.texts[region]
        assert cleaned is not None
        return cleaned

    def korean(self, region: int, place: int) -> float:
        """How far the text around a place is about Korea, in points."""
        return self.context.at(self.starts[region] + place)

    def korean_from(self, region: int, left: int, place: int) -> float:
        """The same for a place counted from another place of the region."""
        return self.korean(region, left + place)


def find_names(manuscript: Manuscript, policy: Policy) -> list[Row]:
    """What may be a name in each region, one reading of each place, by the evidence around it."""
    stage = f"names {policy.dotless}"
    find = partial(_find_in_region, policy, manuscript)
    return recall_rows(stage, manuscript.texts, manuscript.starts, manuscript.context, find)


def _find_in_region(
    policy: Policy, manuscript: Manuscript, index: int, context: Context
) -> list[Name]:
    manuscript = manuscript._replace(context=context).excerpt(index)
    text = manuscript.read(0).text
    options = [
        option
        for spot in spot_names(text, bool(manuscript.context.places))
        for option in _options(spot, text, manuscript, policy)
    ]
    options = _contest(_prefer_outer(options))
    options.sort(key=lambda option: (-option.value, option.start))
    taken = bytearray(len(text)) if options else b""
    chosen = [option for option in options if take(taken, option.start, option.end)]
    return sorted(chosen, key=lambda option: option.start)


def _prefer_outer(options: list[Name]) -> list[Name]:
    """What begins inside a name of three parts is dearer, unless a listed person begins there."""
    inside: dict[int, bool] = {}
    for name in options:
        if count_syllables(name) == len(name.assessment.shape.parts) == 2:
            for token in name.tokens[1:]:
                inside[token.start] = inside.get(token.start, False) or is_listed(name)
    return [
        name._replace(value=name.value - INSIDE)
        if name.start in inside
        and (inside[name.start] or count_syllables(name) < 2 or not is_listed(name))
        else name
        for name in options
    ]


def _contest(options: list[Name]) -> list[Name]:
    """The same, marked where the other order of a name's words is nearly as good."""
    best: dict[tuple[int, int, bool], float] = {}
    for name in options:
        key = (name.start, name.end, name.assessment.shape.swapped)
        best[key] = max(name.value, best.get(key, name.value))
    return [
        name._replace(contested=True)
        if best.get((name.start, name.end, not name.assessment.shape.swapped), name.value - NEAR)
        > name.value - NEAR
        else name
        for name in options
    ]


def take(taken: bytearray | bytes, start: int, end: int) -> bool:
    """Take a stretch of the text, unless something in it is taken already."""
    if any(taken[start:end]) or isinstance(taken, bytes):
        return False
    taken[start:end] = b"\x01" * (end - start)
    return True


def _options(spot: Spot, text: str, manuscript: Manuscript, policy: Policy) -> Iterator[Name]:
    """The ways to take a spot for a name: surname first, and given name first."""
    found: list[Name] = []
    for count in range(1, min(len(spot.parts), 3) + 1):
        if spot.gaps[0] != " " or (count < len(spot.parts) and spot.gaps[count] != " "):
            continue
        tokens = (spot.first, *spot.parts[:count])
        rest = spot.parts[count:]
        for shape in build_shapes(tokens, spot.gaps[1:count]):
            name = _weigh_shape(shape, tokens, text, manuscript, policy, rest)
            if name is not None:
                found.append(name)
    if any(count_syllables(name) == len(name.assessment.shape.parts) == 2 for name in found):
        found = [name for name in found if count_syllables(name) > 1 or name.assessment.shape.joint]
    if found:
        yield max(found, key=lambda name: name.value)
    if manuscript.korean(0, spot.first.start) >= weights().context:
        rest = spot.parts if spot.gaps[:1] == (" ",) else ()
        for given in _given_before(text, spot.first.start, bool(rest)):
            if any(is_place(word.word.lower()) for word in given):
                continue
            parts = tuple(part.lower() for word in given for part in re.split(HYPHEN, word.word))
            joint = " " if len(given) > 1 else "-" if len(parts) > 1 else ""
            shape = Shape(spot.first.word.lower(), parts, joint, True)
            swapped = _weigh_shape(shape, (*given, spot.first), text, manuscript, policy, rest)
            if swapped is not None and count_syllables(swapped) == 2:
                yield swapped


def _given_before(text: str, start: int, goes_on: bool) -> Iterator[tuple[Token, ...]]:
    """What may be a given name before a surname: the word before it, the two words.

    A name that goes on after the surname (`goes_on`) begins with no word that is capital because
    a sentence begins there: Посол Ли Хуэй.
    """
    before = read_before(text, start)
    for count in range(1, len(before) + 1):
        given = before[-count:]
        if not (goes_on and begins_sentence(text, given[0].start)):
            yield given


def count_syllables(name: Name) -> int:
    """How many syllables the given name has, as it is likeliest read."""
    return len(name.assessment.best.reading.given)


def build_shapes(tokens: tuple[Token, ...], gaps: tuple[str, ...]) -> Iterator[Shape]:
    """The first word as the surname, and the first two as one of two syllables.

    `gaps`: what stands between the words of the given name.
    """
    joint = "-" if "-" in gaps else " " if gaps else ""
    first, *parts = (token.word.lower() for token in tokens)
    yield Shape(first, tuple(parts), joint)
    if len(parts) > 1 and any(
        len(reading.hangul) > 1 for reading in read_surname_token(first + parts[0])
    ):
        yield Shape(first + parts[0], tuple(parts[1:]), joint)


def _weigh_shape(
    shape: Shape,
    tokens: tuple[Token, ...],
    text: str,
    manuscript: Manuscript,
    policy: Policy,
    rest: tuple[Token, ...],
) -> Name | None:
    assessment = assess(shape, policy.profile, policy.dotless, policy.own)
    if assessment is None:
        return None
    start, end = tokens[0].start, tokens[-1].end
    hangul = hangul_beside(text, start, end)
    context = manuscript.korean(0, start)
    points = list(weigh_evidence(assessment, tokens, text, context, rest))
    if hangul and any(
        hangul in (row.reading.hangul, row.reading.surname + row.reading.given)
        for row in assessment.readings
    ):
        points.append(("hangul", weights().points["hangul"]))
    value = sum(weight for _, weight in points) - assessment.best.cost / 2
    if assessment.status in (STANDARD, ACCEPTED):
        value += 2
    return Name(0, start, end, tokens, assessment, value, hangul, tuple(points))


def is_listed(name: Name) -> bool:
    """Whether the likeliest reading of a name is a listed person."""
    return name.assessment.best.reading.person is not None
