"""What the line before announces: a heading or a colon before a list of works, headlines, the days
of a diary, what is written on a stone; and what a colon alone makes doubtful."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .citation_patterns import markers
from .lead_patterns import LeadPatterns, begins_with
from .led_lines import (
    BIBLIOGRAPHY,
    DOUBT,
    TITLE,
    Taken,
    behind_all,
    behind_block,
    behind_marked,
    is_attested,
    is_date,
    is_marked,
)
from .lines import Line
from .tables_of_works import is_row
from .talk import is_talk
from .unquoted_patterns import patterns
from .work_lines import is_work

# A heading or a line that announces a list is no longer; how far such a list reaches; letters
# before a colon in which it is announced; lines that may sign an inscription.
_LONGEST, _REACH, _BEFORE, _FEW = 90, 60, 110, 3
_EPIGRAPH = 200  # letters of an epigraph
_STOPS = ".!?…,;"


class Announced(NamedTuple):
    """What a line announces; `whole`: no more is to be looked for where it begins."""

    taken: list[Taken]
    whole: bool


def find_announced_at(lines: Sequence[Line], at: int, found: LeadPatterns) -> Announced | None:
    """What the line before one announces; None if it announces nothing."""
    lead = _find_lead(lines, at, found)
    if not lead:
        return None
    may = found.may_announce(lead) or begins_with(lead, found.document_heads)
    taken = _take_announced(lines, at, lead, found) if may else None
    if taken is not None:
        return Announced(taken, True)
    if lines[at - 1].heading and _is_epigraph(lines, at):
        return Announced([Taken(at, at + 2, DOUBT)], False)
    if not lines[at - 1].heading and (lead.endswith(":") or found.leads_on(lead)):
        return Announced([Taken(at, behind_marked(lines, at, found), DOUBT)], False)
    return None


def _is_epigraph(lines: Sequence[Line], at: int) -> bool:
    """Whether a sentence and a name, each in a line alone, stand behind a heading."""
    text = lines[at].text.rstrip()
    if not text or len(text) > _EPIGRAPH or text[-1] not in ".!?…" or at + 1 == len(lines):
        return False
    return patterns().headed.fullmatch(lines[at + 1].text.strip()) is not None


def _find_lead(lines: Sequence[Line], at: int, found: LeadPatterns) -> str:
    """The words before a line that may announce it: of a heading, of a short line without a stop,
    the last ones before a colon; or ""."""
    if not at:
        return ""
    before = lines[at - 1]
    if before.heading:
        return before.heading if len(before.heading) <= _LONGEST else ""
    text = before.text.rstrip()
    if is_row(text[-_BEFORE:]):
        return ""  # cells of a table without its lines
    if text.endswith(":") or (text.endswith(".") and found.leads_on(text[-_BEFORE:])):
        return text[-_BEFORE:]
    short = 0 < len(text) <= _LONGEST and text[-1] not in _STOPS and not is_marked(before, found)
    return text if short and found.may_announce(text) and not is_talk(text) else ""


def _take_announced(
    lines: Sequence[Line], at: int, lead: str, found: LeadPatterns
) -> list[Taken] | None:
    """What the words of a lead announce."""
    if found.headlines.search(lead):
        return [Taken(at, behind_marked(lines, at, found), TITLE)]
    works = list(_list_works(lines, at, lead, found)) if found.works.search(lead) else []
    if works:
        return works
    announces = lead.endswith(":")
    diary = announces or lines[at - 1].heading
    if diary and found.diaries.search(lead) and found.day.match(lines[at].text):
        return [Taken(at, behind_all(lines, at, found.day.match))]
    if not announces:
        return None
    written = found.inscriptions.search(lead) or found.excerpt.match(lead)
    return list(_take_inscription(lines, at, found)) if written else None


def _list_works(lines: Sequence[Line], at: int, lead: str, found: LeadPatterns) -> Iterator[Taken]:
    """The works of a list, and what may be one."""
    marked = is_marked(lines[at], found)
    contents = found.contents.search(lead) is not None
    for index in range(at, min(at + _REACH, len(lines))):
        line = lines[index]
        if not line.text or (marked and not is_marked(line, found)):
            return
        talks = is_talk(line.text)
        sure = is_work(line.text, markers(), note=True) or (
            (marked or contents) and not talks and not found.quotation.search(line.text)
        )
        if not (sure or marked) and talks:
            return
        yield Taken(index, index + 1, BIBLIOGRAPHY if sure else DOUBT)


def _take_inscription(lines: Sequence[Line], at: int, found: LeadPatterns) -> Iterator[Taken]:
    """A paragraph that is written somewhere, up to whoever signed it; what follows may be, too."""
    behind = behind_block(lines, at)
    for index in range(behind, min(behind + _FEW, len(lines))):
        if is_attested(lines[index], found) or is_date(lines[index]):
            behind = index + 1
    yield Taken(at, behind)
    yield Taken(behind, min(behind + 1, len(lines)), DOUBT)
