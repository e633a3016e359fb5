"""Titles: whether one begins a run, and so may stand behind a name, apart or written onto it."""

from __future__ import annotations

from functools import cache

from .name_surroundings import read_marks
from .people import follows, titles

LONGEST_TITLE = 8
APART, SOLID = ("after", "apart"), ("after", "solid")
NAME_SYLLABLES = 4  # of a surname and a given name, before a title written onto them


def starts_with_title(run: str) -> bool:
    """Whether a run begins with a title that may stand apart after a name.

    >>> starts_with_title("교수가"), starts_with_title("교수법")
    (True, False)
    """
    pairs, single = _starts(APART)
    if run[:2] not in pairs and run[:1] not in single:
        return False
    for width in range(min(len(run), LONGEST_TITLE), 0, -1):
        if titles().get(run[:width]) in APART and (
            width == len(run) or follows(run[width:], run[:width])
        ):
            return True
    return False


def find_title(rest: str) -> str:
    """The longest title that begins what is written onto a name, or nothing.

    >>> find_title("교수가"), find_title("가교수")
    ('교수', '')
    """
    pairs, single = _starts(SOLID)
    if rest[:2] not in pairs and rest[:1] not in single:
        return ""
    for width in range(min(len(rest), LONGEST_TITLE), 0, -1):
        if titles().get(rest[:width]) in SOLID:
            return rest[:width]
    return ""


def may_hold_title(run: str) -> bool:
    """Whether a title may stand in a run behind a name; a cheap test, and seldom wrong.

    >>> may_hold_title("박영호교수"), may_hold_title("학교에서")
    (True, False)
    """
    pairs, single = _starts(SOLID)
    if not single.isdisjoint(run[1 : NAME_SYLLABLES + 1]):
        return True
    return not pairs.isdisjoint((run[1:3], run[2:4], run[3:5], run[4:6]))


def may_title(surname: str, title: str) -> bool:
    """Whether a surname alone stands before a run that begins with this title.

    >>> may_title("김", "위원장은"), may_title("이", "위원장은")
    (True, False)
    """
    marks = read_marks()
    if title.startswith(marks.mister):
        return True
    known = find_title(title)
    long = len(known) > 1 or known in marks.after_surname
    return long and surname not in marks.ambiguous


@cache
def _starts(places: tuple[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    """The first two syllables of longer titles that stand so, and the titles of one."""
    found = [title for title, place in titles().items() if place in places]
    return (
        frozenset(title[:2] for title in found if len(title) > 1),
        frozenset(title for title in found if len(title) == 1),
    )
