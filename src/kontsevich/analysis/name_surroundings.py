"""What stands around a run that may be a name, in points: titles, brackets, lists, authors' marks.

Only some syllables on either side are looked at, in one line, and neighbours are weighed by
themselves alone: so a result depends neither on the length of a text nor on what came before it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ..hangul.syllables import RUN
from .name_scores import REMEMBERED, Candidate, find_candidate
from .people import follows, titles
from .word_costs import scores

REACH = 24  # code points on either side
AGE = re.compile(r"\(\d{1,3}(?:[)·,.;~-]|\D{0,2}\))")
HANJA = re.compile(r"\s?[(\[][\u3400-\u9fff\uf900-\ufaff]{2,4}[)\]]")
SHORTEST_ROLE = 2
POST_WITHIN = 3  # words behind a name, in which its bearer's post may be told
LINE = "\n"  # a token that is the end of a line


class Surroundings(NamedTuple):
    """The text before and after a run, in its line."""

    left: str = ""
    right: str = ""


class Marks(NamedTuple):
    """The words and signs of ``names/scores.toml`` that cues look for."""

    personal: frozenset[str]
    impersonal: frozenset[str]
    works: frozenset[str]
    bodies: frozenset[str]
    conjunctions: frozenset[str]
    possessive: str
    units: str
    separators: frozenset[str]
    quotes: str
    speech: str
    topics: frozenset[str]
    roles: frozenset[str]
    things: frozenset[str]
    owned: frozenset[str]
    apart: frozenset[str]
    between: frozenset[str]
    called: str
    behind_called: frozenset[str]
    uncalled: frozenset[str]
    unnamed: str
    mister: str
    after_surname: frozenset[str]
    ambiguous: frozenset[str]


@cache
def read_marks() -> Marks:
    """What cues look for."""
    marks = scores()["marks"]
    values: dict[str, Any] = {
        name: mark if isinstance(mark, str) else frozenset(mark) for name, mark in marks.items()
    }
    return Marks(**{name: values[name] for name in Marks._fields})


def weigh_surroundings(
    candidate: Candidate, around: Surroundings, known: frozenset[str] = frozenset()
) -> dict[str, float]:
    """The cues that stand around a candidate, with their points.

    `known`: names that the same text makes certain elsewhere.

    >>> from kontsevich.analysis.name_scores import weigh_run
    >>> weigh_surroundings(weigh_run("송중기"), Surroundings("대위(", ")의"))
    {'role': 2.5, 'enclosed': 1.0}
    """
    found = [
        *_weigh_rest(candidate),
        *_look_left(candidate, around),
        *_look_right(candidate, around),
    ]
    points = scores()["cues"]
    cues = {cue: points[cue] for cue in found}
    if candidate.name in known and candidate.points + sum(cues.values()) < 0:
        cues["known"] = points["known"]
    return cues


def _weigh_rest(candidate: Candidate) -> list[str]:
    marks = read_marks()
    if candidate.rest in marks.personal:
        return ["personal"]
    return ["impersonal"] if candidate.rest in marks.impersonal else []


def _look_left(candidate: Candidate, around: Surroundings) -> list[str]:
    marks = read_marks()
    runs = list(RUN.finditer(around.left))
    before = runs[-1][0] if runs else ""
    between = around.left[runs[-1].end() :] if runs else around.left
    found = []
    if between.strip(" ") in ("", "(", ":") and between and _is_role(before):
        found.append("role")
    linked = between == " " and before[-1:] in marks.conjunctions
    listed = (linked or between in marks.separators) and _may_list(before)
    if listed or (between == " " and _stands_bare(before)):
        found.append("listing")
    elif between == " " and before.endswith(marks.possessive):
        found.append("possessed")
    return found


def _look_right(candidate: Candidate, around: Surroundings) -> list[str]:
    marks = read_marks()
    run = RUN.search(around.right)
    after, between = (run[0], around.right[: run.start()]) if run else ("", around.right)
    if candidate.rest:
        return _look_behind_particle(candidate.rest, around.right, between, after)
    if AGE.match(around.right):
        return ["age"]
    hanja = HANJA.match(around.right)
    if hanja:
        return [] if around.right[hanja.end() :][:1] in tuple(marks.units) else ["hanja"]
    if between in marks.separators and _may_list(after):
        return ["listing"]
    if between == " " and after in marks.works:
        return ["work"]
    if run and between == "(" and around.right[run.end() :][:1] == ")" and _is_body(after):
        return ["team"]
    before = around.left.rstrip(" ")
    if not before and around.right[:2] in (", ", ". ", "; "):
        return ["heading"]
    if before.endswith("(") and around.right.startswith(")"):
        return ["enclosed"]
    if before[-1:] in marks.quotes and around.right[:1] in marks.quotes and before and around.right:
        return ["quoted"]
    if between != " " or not run:
        return []
    if _stands_bare(after):
        return ["listing"]
    if after in marks.apart:
        return ["personal"]
    behind = around.right[run.end() :]
    if after in marks.between and _holds_post(behind, 1):
        return ["former"]
    if _is_body(after) and _holds_post(behind):
        return ["office"]
    if _is_thing(after):
        return ["thing"]
    return ["post"] if candidate.points >= 0 and _holds_post(around.right) else ["word"]


def _look_behind_particle(rest: str, right: str, between: str, after: str) -> list[str]:
    """What stands behind a candidate's particle: another name, words it says, what it owns."""
    marks = read_marks()
    if between == " " and rest in marks.conjunctions and _may_list(after):
        return ["listing"]
    if rest in marks.topics and right[:1] == " " and right[1:2] in tuple(marks.speech):
        return ["speech"]
    owns = between == " " and rest == marks.possessive
    return ["thing"] if owns and (_is_thing(after) or _is_one_of(after, marks.owned)) else []


def _holds_post(right: str, within: int = POST_WITHIN) -> bool:
    """Whether one of the next words ends in a title: 신병주 건국대 사학과 교수."""
    runs = [run[0] for run in RUN.finditer(right.partition(",")[0])][:within]
    return any(map(_is_post, runs))


def _is_body(run: str) -> bool:
    """Whether a word ends as the names of bodies do: 양주시청, 서강대."""
    return any(run.endswith(end) and run != end for end in read_marks().bodies)


def _is_post(run: str) -> bool:
    return any(
        _is_role(run[:width]) and (width == len(run) or follows(run[width:], run[:width]))
        for width in range(len(run), SHORTEST_ROLE - 1, -1)
    )


def _may_list(run: str) -> bool:
    """Whether a neighbour is a name by itself, as in a list of names."""
    candidate = find_candidate(run)
    return candidate is not None and candidate.points > 0


def _stands_bare(run: str) -> bool:
    """Whether a neighbour is clearly a name, with nothing behind it, as in a list without signs."""
    candidate = find_candidate(run)
    return candidate is not None and not candidate.rest and candidate.points > scores()["clear"]


def _is_role(run: str) -> bool:
    """Whether a word ends in a title or a role: 대위, 주연배우, 우승자."""
    ends = [run[start:] for start in range(len(run) - SHORTEST_ROLE + 1)]
    return not titles().keys().isdisjoint(ends) or not read_marks().roles.isdisjoint(ends)


def _is_thing(run: str) -> bool:
    """Whether a word is what people have: 목소리가."""
    return _is_one_of(run, read_marks().things)


def _is_one_of(run: str, words: frozenset[str]) -> bool:
    """Whether a run is one of these words, with a particle or nothing behind it."""
    return any(
        run[:width] in words and (width == len(run) or follows(run[width:], run[:width]))
        for width in range(len(run), 0, -1)
    )


def lacks_cues(candidate: Candidate) -> bool:
    """Whether a candidate is no name unless a word or a sign beside it speaks for it.

    >>> from kontsevich.analysis.name_scores import weigh_run
    >>> lacks_cues(weigh_run("이용자")), lacks_cues(weigh_run("김철수"))
    (True, False)
    """
    marks = read_marks()
    links = candidate.rest in marks.conjunctions or candidate.rest in marks.personal
    return candidate.points < 0 and not links


@lru_cache(maxsize=REMEMBERED)
def speaks_before(token: str) -> bool:
    """Whether a token may speak for the name behind it: a role, one of a list, a sign.

    >>> speaks_before("대위"), speaks_before("그리고"), speaks_before("김철수,")
    (True, False, True)
    """
    if token == LINE:
        return False
    runs = RUN.findall(token)
    if not runs or not token.endswith(runs[-1]):
        return True
    last = runs[-1]
    return last[-1] in read_marks().conjunctions or _is_role(last) or _stands_bare(last)


@lru_cache(maxsize=REMEMBERED)
def speaks_after(token: str) -> bool:
    """Whether a token may speak for the name before it: what its author did, a sign.

    >>> speaks_after("지음"), speaks_after("그리고"), speaks_after("(33)")
    (True, False, True)
    """
    if token == LINE:
        return False
    run = RUN.match(token)
    if run is None:
        return True
    marks, word = read_marks(), run[0]
    listed = word in marks.works or word in marks.apart or word in marks.between
    owned = _is_one_of(word, marks.things | marks.owned)
    return listed or owned or _stands_bare(word) or _is_body(word)
