"""Whose voice speaks where something was found: the author's, another's, or nobody knows.

Reading a document tells what is another's for sure, by marks of quotation, marks of cited works and
words that lead to them. There is no end of kinds beside those. So a fix is safe only where the
author talks: in a sentence that has what prose has (`prose`), ends as one, and stands in no record,
behind no colon, under no label. Everything else is doubtful; with a sign of a record or a source it
is another's. That is asked only of places where something was found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from ...law.tables import read_toml
from .citation_patterns import markers
from .lead_patterns import lead_patterns
from .prose import is_prose
from .reference_patterns import any_of
from .stretches import WEAK
from .tables_of_works import is_row
from .talk import cut_sentences, mask
from .unquoted_patterns import DASHES, patterns

OWN, DOUBTFUL, ANOTHERS = "own", "doubtful", "anothers"
_STOPS = ".!?…:;"
FILLER = "·"  # what is another's for sure; several blanks would part the cells of a table
# The mark of a note may stand behind a stop, a cited work behind a colon.
_CLOSING = f'»”")[]*0123456789 \u00a0{FILLER}'
_CELLS = re.compile(r";[^;\s][^;]*;\S")  # of a table in plain text
_BACK = 8  # lines in which a speech may have been begun
_HEADLINE = 110  # a line without a stop that talks may be one
_LEAD = 200  # nor the one that says that an interview follows
_MARK = 3  # characters, the mark with which a line ends and what may stand behind it
_SHORT = 120  # the line that says whose words stand above it is no longer


class Place(NamedTuple):
    """Where something was found: a line of its block, `at` a character of it.

    `above`, `below`: the lines before and behind it in order, those of its block and of its
    neighbours. What is another's for sure is blank in all of them. `role`: of its region; `cell`,
    `item`: its block is one of a table, of a list; `last`: so many lines of `below` are of the
    same block.
    """

    line: str
    at: int
    above: Sequence[str]
    below: Sequence[str]
    role: str = "prose"
    cell: bool = False
    item: bool = False
    last: int = 0

    @property
    def lead(self) -> str:
        """The line right above, or nothing."""
        return self.above[-1].rstrip() if self.above else ""


class _Signs:
    """Patterns of the table."""

    def __init__(self, table: dict[str, Any]) -> None:
        rows, upper = table["records"], read_toml("check/titles.toml")["letters"]["upper"]
        hour = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2,4})?"
        self.clock = re.compile(rf"\W{{0,3}}(?:{hour}[\s\])>]{{1,3}}){{1,2}}(?=[\w<«])")
        self.weak = re.compile(
            rf"(?<!\d)[12]\d{{3}}(?!\d)|(?<!\w)[{upper}]\.\s?[{upper}]|\d\s?[×x]\s?\d"
            rf"|(?<!\d)\d{{1,2}}:\d{{2}}(?!\d)|\d\s?{any_of(rows['measures'])}(?!\w)"
            rf"|(?<!\w){any_of(rows['credits'])}|\.{{4}}"
        )
        self.cue = re.compile(r"\d{2}:\d{2}:\d{2}[^\w\n]?[\W\d]*\Z")  # the time of subtitles
        self.moment = re.compile(rf"\s*(?:\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}})?\s*(?:{hour})?\s*")
        self.dateline = re.compile(rf"[(/][{upper}]{{3,}}[)/]\W")
        self.attribution = re.compile(rf"\W?{any_of(rows['attributions'])}(?!\w)")
        self.credited = re.compile(rf"(?<!\w){any_of(rows['credited'])}")
        self.genre = re.compile(rf"(?<!\w){any_of(rows['genres'])}(?!\w)")
        self.first_person = re.compile(rf"(?<!\w){any_of(rows['first_person'])}(?!\w)")
        self.address = re.compile(rf"(?i:\W*{any_of(rows['addressed'])})[^.?]*!\W*\Z")
        self.lived = re.compile(r"\W{0,2}[12]\d{3}")
        self.label = re.compile(r"\W{0,3}\w[^:.!?]{0,40}:\s")
        name, shout = rf"[{upper}][^\W\d_]*\.?", rf"[{upper}]{{2,}}"
        self.speaker = re.compile(
            rf"\W{{0,3}}(?!{any_of(rows['remarks'])}:)(?:{name}(?:\s{name}){{1,3}}|{shout})\s?(?:\([^()]*\))?:\s"
        )
        self.entry = re.compile(
            rf"(?:\W|\d){{0,5}}{name}(?:-[^\W\d_]+)?(?:\s{name}(?:-[^\W\d_]+)?){{0,3}}\s?"
            r"(?:\([^()\d]*\))?(?:\W|\d(?!\d{3}))*"
        )


@cache
def _signs() -> _Signs:
    return _Signs(read_toml("check/prose.toml"))


def find_voice(place: Place) -> str:
    """Whose voice it is: `OWN`, `DOUBTFUL` or `ANOTHERS`. A line alone, with which a text
    begins, is its author's unless it has a sign of a record.

    >>> find_voice(Place("Там пел Ким Гу.", 8, (), ()))
    'own'
    >>> find_voice(Place("Голос Ким Гу", 6, ("Он пел.",), ()))
    'doubtful'
    >>> find_voice(Place("Ким Гу (1876)", 0, ("Он пел.",), ()))
    'anothers'
    """
    signs, line = _signs(), mask(place.line)
    if place.role == "heading":
        return OWN
    if place.cell or is_row(place.line) or _CELLS.search(place.line):
        dated = is_prose(line) and place.above and signs.moment.fullmatch(place.above[-1])
        return DOUBTFUL if dated or _is_recorded(place.line) else OWN
    first = place.role != "footnote" and not place.above and not place.last
    ended = first or _is_ended(line) or _is_broken(place)
    if signs.clock.match(place.line):
        return DOUBTFUL if ended and place.line[0] not in "[(<" else ANOTHERS
    addresses = _count_addresses(place)
    if _is_under(place) or _is_answer(place) or addresses > 1:
        return ANOTHERS
    sentences = cut_sentences(place.line, 0)
    own = next(one for one in sentences if place.at < one.end)
    if not is_prose(line[own.start : own.end]):
        if not is_prose(line):
            voice = _weigh_record(place, ended)
            return OWN if first and not _is_recorded(place.line) else voice
        if _is_recorded(place.line[own.start : own.end]):
            return ANOTHERS
    if own is sentences[-1] and not ended and own.end - own.start <= _HEADLINE:
        return ANOTHERS if _is_in_list_of_works(place) else DOUBTFUL
    if (
        _is_led(place)
        or signs.speaker.match(place.line)
        or addresses
        or _is_credited(place)
        or _is_dispatch(place)
    ):
        return DOUBTFUL
    return OWN


def _is_ended(line: str) -> bool:
    """Whether a line ends with a stop."""
    return line.rstrip(_CLOSING)[-1:] in _STOPS


def _is_broken(place: Place) -> bool:
    """Whether a line ends within a sentence, which goes on in the paragraph up to a stop, or behind
    the end of a page or a column."""
    if not place.line.rstrip()[-1:].isalpha():
        return False
    if place.last:
        return _is_ended(place.below[place.last - 1])
    return not place.item and any(one[:1].islower() for one in place.below[:1])


def _weigh_record(place: Place, ended: bool) -> str:
    """Whose words a line is in which nobody talks."""
    signs = _signs()
    recorded = _is_recorded(place.line)
    if signs.label.match(place.line):
        return OWN if ended and not recorded else DOUBTFUL
    if recorded:
        return ANOTHERS
    if ended and len(place.line) > _HEADLINE:
        return DOUBTFUL
    if any(signs.lived.match(one) for one in place.below[: place.last][:1]):
        return ANOTHERS
    if _is_roster(place):
        return OWN
    return ANOTHERS if signs.weak.search(place.line) else DOUBTFUL


def _is_roster(place: Place) -> bool:
    """Whether a line is a name and little else, and so is the one above it or below."""
    near = (*place.above[-1:], *place.below[:1])
    entry = _signs().entry
    return entry.fullmatch(place.line) is not None and any(map(entry.fullmatch, near))


def _is_recorded(line: str) -> bool:
    """Whether a line has a mark of a cited work that shows one alone."""
    return any(mark.lastgroup not in WEAK for mark in markers().evidence.finditer(line))


def _is_under(place: Place) -> bool:
    """Whether what stands right above says that another's words follow, or what stands below them
    whose they are."""
    signs = _signs()
    if signs.cue.match(place.lead):
        return True
    if place.lead.endswith(":") and patterns().is_said_above(place.lead):
        return place.line[:1] not in DASHES  # what heroes say is their author's
    return any(
        len(one) <= _SHORT and signs.attribution.match(one) and not is_prose(mask(one))
        for one in place.below[: max(place.last, 1)]
    )


def _is_led(place: Place) -> bool:
    """Whether words that end with a colon stand above; one word alone is a heading."""
    return place.lead.endswith(":") and " " in place.lead


def _is_credited(place: Place) -> bool:
    """Whether the line above says whose words follow."""
    return _signs().credited.search(place.lead) is not None


def _is_dispatch(place: Place) -> bool:
    """Whether an agency and a date head the line or one above: «Пхеньян, 13 декабря. /ЦТАК/»."""
    return any(_signs().dateline.search(one[:_HEADLINE]) for one in (place.line, *place.above[-2:]))


def _is_answer(place: Place) -> bool:
    """Whether in an interview a question stands above, or who answers speaks."""
    near = [one.rstrip() for one in place.above[-_BACK:]]
    asked = [one.endswith("?") for one in near]
    if not any(asked):
        return False
    if not any(len(one) <= _LEAD and patterns().interview.search(one) for one in near):
        return False
    return asked[-1] or _signs().first_person.search(place.line) is not None


def _is_in_list_of_works(place: Place) -> bool:
    """Whether a line stands in a list without stops which a word for works begins."""
    found = lead_patterns()
    for one in reversed(place.above):
        text = one.rstrip()
        if text[-1:] in ".!?":
            return False
        if found.works.search(text) or found.contents.search(text) or _signs().genre.search(text):
            return True
    return False


def _count_addresses(place: Place) -> int:
    """How many lines near speak to an audience, but for those of a speech that has ended."""
    above = list(place.above[-_BACK:])
    thanks = [at for at, one in enumerate(above) if lead_patterns().speech.match(one)]
    near = (*above[thanks[-1] + 1 if thanks else 0 :], *place.below[:_BACK])
    return sum(1 for one in near if "!" in one[-_MARK:] and _signs().address.match(one))
