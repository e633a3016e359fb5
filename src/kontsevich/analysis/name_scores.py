"""Whether a run of running text is a name that no table lists: one score, its parts told apart.

A run is weighed by itself here, and with what stands around it by `name_surroundings`. The numbers,
and how they were found, stand in ``names/scores.toml``; from 0 points on a run is a name.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from .lexicon import read_lexicon
from .name_points import (
    GIVEN_SYLLABLES,
    SCALE,
    SHORTEST,
    long_surnames,
    may_be_name,
    read_points,
    surname_heads,
    weigh_given,
)
from .people import follows, not_persons, titles
from .segments import Row
from .word_costs import NEVER, also_given, scores, syllable_weights, weigh_word

REMEMBERED = 1 << 14  # runs whose points are kept
RULE, ITSELF = "name-score", "itself"


class Candidate(NamedTuple):
    """A run that may be a name: surname, given name, what stands behind them, points by itself.

    `word`: the word of a table that it may be instead, if any.
    """

    surname: str
    given: str
    rest: str
    points: float
    word: str

    @property
    def name(self) -> str:
        """The name in Hangul, solid."""
        return self.surname + self.given


@lru_cache(maxsize=REMEMBERED)
def find_candidate(run: str) -> Candidate | None:
    """The name that a run may be, with its points, if it is worth weighing.

    >>> find_candidate("김철수는").name, find_candidate("김철수는").points > 0
    ('김철수', True)
    >>> find_candidate("정수리").points < 0
    True
    """
    return weigh_run(run) if may_be_name(run) and not _is_lexical(run) else None


def weigh_run(run: str, titled: bool = False) -> Candidate | None:
    """Surname, given name of two syllables, and a particle or nothing, with their points.

    `titled`: a title stands behind them in the same run.
    """
    width = 2 if run[:2] in long_surnames() else 1
    surname, given, rest = run[:width], run[width : width + GIVEN_SYLLABLES], run[width + 2 :]
    if len(given) < GIVEN_SYLLABLES or (rest and not titled and not follows(rest, given)):
        return None
    table = read_points()
    family = table.surname.get(surname, table.rare.get(surname))
    first = table.first.get(given[0])
    last = (table.inner if rest else table.last).get(given[1])
    if family is None or first is None or last is None:
        return None
    if given in titles() and given not in also_given():  # a surname and a title: 박병장
        return None
    points = (family + first + last + weigh_given(given)) / SCALE
    as_word, word = weigh_word(run)
    if as_word > NEVER:
        as_syllables = (
            syllable_weights().weigh_head(run[:SHORTEST], not rest)
            if width == 1
            else scores()["syllables"]["long"]
        )
        points -= math.log1p(math.exp(as_word - as_syllables))
    return Candidate(surname, given, rest, points, word)


def _is_lexical(run: str) -> bool:
    """Whether a run is a word that a table knows, with a particle or nothing behind it."""
    words, no_names = read_lexicon().entries, not_persons()
    return any(
        (run[:width] in words or run[:width] in no_names)
        and (width == len(run) or follows(run[width:], run[:width]))
        for width in range(SHORTEST, len(run) + 1)
    )


def may_hold_name(run: str) -> bool:
    """Whether a run may hold a name that no table lists: it begins as a surname does.

    >>> may_hold_name("박영호교수가"), may_hold_name("꽃이")
    (True, False)
    """
    return run[0] in surname_heads()


def is_certain(rule: str) -> bool:
    """Whether the score in a row's rule makes its name certain in all of its text.

    >>> is_certain("name-score:itself+1.2,title+4.0"), is_certain("name-score:itself+1.2")
    (True, False)
    """
    kind, _, told = rule.partition(":")
    if kind != RULE:
        return False
    first, *cues = told.split(",")
    certain = scores()["marks"]["certain"]
    return float(first.removeprefix(ITSELF)) >= scores()["sure"] or any(
        cue.rstrip("+-.0123456789") in certain for cue in cues
    )


def tell_score(candidate: Candidate, cues: dict[str, float]) -> Row:
    """The row that tells the parts of a score: the name by itself, then what stands around.

    >>> tell_score(Candidate("김", "철수", "", 3.21, ""), {"title": 4.0}).rule
    'name-score:itself+3.2,title+4.0'
    """
    parts = {ITSELF: candidate.points, **cues}
    told = ",".join(f"{part}{points:+.1f}" for part, points in parts.items())
    return Row(f"{RULE}:{told}", 0, candidate.name, candidate.name)
