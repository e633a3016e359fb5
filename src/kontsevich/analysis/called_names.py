"""Given names as people call one another: 화숙이는, a given name that a coda ends and 이 behind it.

No surname stands before such a name, so its syllables must be those of a given name by far, and a
particle that needs the ending 이 must stand behind it (순환이라는 has none).
"""

from __future__ import annotations

from ..hangul.syllables import decompose
from ..law.rules import NOTHING
from .name_points import SCALE, SHORTEST, read_points, weigh_given
from .name_scores import Candidate, tell_score
from .name_surroundings import read_marks
from .people import mark_given
from .segments import Reading, Segment, join_readings, read_particle
from .word_costs import scores


def may_be_called(run: str) -> bool:
    """Whether a run may be a given name with its ending and a particle; a cheap test.

    >>> may_be_called("화숙이는"), may_be_called("순환이라는")
    (True, False)
    """
    if len(run) <= SHORTEST:
        return False
    marks = read_marks()
    return run[SHORTEST - 1] == marks.called and run[SHORTEST:] in marks.behind_called


def read_called(run: str) -> Reading | None:
    """A given name with its ending and a particle, if it is likely enough.

    >>> [segment.marked for segment in read_called("화숙이는").segments]
    ['화~숙이', '는']
    >>> read_called("호랑이는"), read_called("애송이를")
    (None, None)
    """
    given, name, rest = run[:2], run[:SHORTEST], run[SHORTEST:]
    table = read_points()
    first, last = table.first.get(given[0]), table.last.get(given[1])
    if first is None or last is None or decompose(given[1]).coda == NOTHING:
        return None
    points = (first + last + weigh_given(given)) / SCALE
    if points < scores()["called"] or name in read_marks().uncalled:
        return None
    row = tell_score(Candidate("", name, rest, points, ""), {})
    segment = Segment(mark_given(given) + name[-1], "given", capital=True)
    return join_readings(Reading((segment,), (row,), "guess"), read_particle(rest))
