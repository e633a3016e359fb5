"""Names that no table lists, read where their score says so."""

from __future__ import annotations

from .name_points import read_points
from .name_scores import Candidate, find_candidate, may_hold_name, tell_score, weigh_run
from .name_surroundings import AGE, Surroundings, read_marks, weigh_surroundings
from .people import follows, not_persons, read_name, read_surname
from .segments import JOIN_WORDS, Reading, Segment, join_readings, read_particle
from .word_costs import is_listed_word, scores

TITLE, MISTER = "title", "mister"


def is_word(run: str) -> bool:
    """Whether a table knows a run that looks like a name as a word."""
    return run in not_persons() or is_listed_word(run)


def read_sure(run: str) -> Reading | None:
    """A name that is one whatever stands around it."""
    candidate = find_candidate(run)
    if candidate is None or candidate.points < scores()["sure"]:
        return None
    return read_candidate(candidate, {})


def is_undecided(run: str) -> bool:
    """Whether a run that no table lists is a name or not by what stands around it.

    >>> is_undecided("이차원"), is_undecided("김모"), is_undecided("꽃이")
    (True, True, False)
    """
    if not may_hold_name(run):
        return False
    candidate = find_candidate(run)
    if candidate is None:
        return run[1:2] == read_marks().unnamed and _is_unnamed(run)
    numbers = scores()
    return bool(numbers["least"] <= candidate.points < numbers["sure"])


def read_undecided(run: str, around: Surroundings, known: frozenset[str]) -> Reading | None:
    """An undecided run as a name, if what stands around it makes it one.

    `known`: names that the same text makes certain elsewhere.
    """
    candidate = find_candidate(run)
    if candidate is None:
        return _read_unnamed(run, around)
    cues = weigh_surroundings(candidate, around, known)
    if candidate.points + sum(cues.values()) < 0:
        return None
    return read_candidate(candidate, cues)


def read_titled(name: str, title: str, rest: str = "") -> Reading | None:
    """A name before a title, if it is likely enough; `rest` is what is written onto it.

    >>> bool(read_titled("김철수", "교수")), bool(read_titled("이사회", "의장"))
    (True, False)
    """
    candidate = weigh_run(name + rest, bool(rest))
    if candidate is None or candidate.name != name:
        return None
    mister = title.startswith(read_marks().mister)  # no thing is called so, whatever it may be
    if name in not_persons() or (is_listed_word(name) and not mister):
        return None
    cue = MISTER if mister else TITLE
    cues = {cue: scores()["cues"][cue]}
    if candidate.points + cues[cue] < 0:
        return None
    return read_candidate(candidate._replace(rest=""), cues)


def read_candidate(candidate: Candidate, cues: dict[str, float]) -> Reading:
    """A name and the particle behind it, with its score told."""
    name = read_name(candidate.surname, candidate.given)
    rows = (tell_score(candidate, cues), *name.rows)
    tail = [read_particle(candidate.rest)] if candidate.rest else []
    whole = join_readings(name._replace(rows=rows), *tail)
    return whole._replace(certainty="guess")


def _is_unnamed(run: str) -> bool:
    """Whether a run is a surname and so-and-so: 김모."""
    return run[0] in read_points().surname and run[2:3] in ("", read_marks().mister)


def _read_unnamed(run: str, around: Surroundings) -> Reading | None:
    """A surname and so-and-so, where an age or a title stands behind it."""
    mister = read_marks().mister
    rest = run[2:]
    after = around.right.lstrip(" ")
    if rest and rest != mister and not follows(rest[1:], mister):
        return None
    if not (rest or AGE.match(around.right) or after.startswith(mister)):
        return None
    segment, rows = read_surname(run[0])
    words = [Segment(run[1], "word", JOIN_WORDS)]
    words += [Segment(mister, "word", JOIN_WORDS)] if rest else []
    whole = Reading((segment, *words), rows, "guess")
    return join_readings(whole, read_particle(rest[1:])) if rest[1:] else whole
