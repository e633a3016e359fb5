"""From spots to names: what in a manuscript is taken for a Korean name, and how sure that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from ..decipher import Own, read_surname_token
from ..profile import DEFAULT
from .assess import ACCEPTED, STANDARD, Assessment, Shape, assess
from .bilingual import hangul_beside
from .evidence import Context, weights
from .spot import Cleaned, Spot, Token, read_before, spot_names
from .weighing import weigh_evidence

SLACK = 3.5  # points that a name might still get from what a region's cut or other names show
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
    return any(name.score >= least for name in find_names(manuscript, policy))


def find_names(manuscript: Manuscript, policy: Policy) -> Iterator[Name]:
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
            if take(taken, option.start, option.end):
                chosen.append(option)
        yield from sorted(chosen, key=lambda option: option.start)


def _prefer_outer(options: list[Name]) -> list[Name]:
    """What begins inside a name of three parts is dearer, unless a listed person begins there."""
    inside: dict[int, bool] = {}
    for name in options:
        if _syllables(name) == len(name.assessment.shape.parts) == 2:
            for token in name.tokens[1:]:
                inside[token.start] = inside.get(token.start, False) or is_listed(name)
    return [
        name._replace(value=name.value - INSIDE)
        if name.start in inside
        and (inside[name.start] or _syllables(name) < 2 or not is_listed(name))
        else name
        for name in options
    ]


def take(taken: bytearray | bytes, start: int, end: int) -> bool:
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
    points = list(weigh_evidence(assessment, tokens, text, context, rest))
    if hangul and any(row.reading.hangul == hangul for row in assessment.readings):
        points.append(("hangul", weights().points["hangul"]))
    value = sum(weight for _, weight in points) - assessment.best.cost / 2
    if assessment.status in (STANDARD, ACCEPTED):
        value += 2
    return Name(region, start, end, tokens, assessment, value, hangul, tuple(points))


def weigh_elsewhere(names: list[Name]) -> list[Name]:
    """A person named twice is the likelier to be meant, and so is a Korean beside another."""
    enough = weights().thresholds[0]
    counts = Counter(_who(name) for name in names if name.score >= enough)
    listed = {_who(name) for name in names if name.score >= enough and is_listed(name)}
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


def is_listed(name: Name) -> bool:
    return name.assessment.best.reading.person is not None
