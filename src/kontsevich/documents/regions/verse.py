"""Epigraphs and poems of others: short paragraphs with the name of whose they are, or who
translated them, behind."""

from __future__ import annotations

from collections.abc import Sequence

from .lines import Line
from .quotation import find_quotations
from .unquoted_patterns import DASHES, Patterns, patterns

_VERSE = 60  # a line of verse is no longer
_LINES = 3  # of a poem
_CREDIT = 120  # letters of a line that names a translator
_EPIGRAPH = 16  # letters of a quotation that is no name
# An epigraph whose marks are missing has so many lines, and so many letters in each.
_FEW, _LONGEST = 5, 240
_RIGHT = 16  # columns that are left free before one
_STOPS = ".!?…"
_STARS = "* "


def find_epigraph(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """Behind the line that says whose a quotation is which is a paragraph by itself, in brackets or
    in the next line; 0 if none does."""
    text = lines[at].text.strip()
    if len(text) < _EPIGRAPH:
        return 0
    if text[0] not in found.openers and not found.epigraph.match(text):
        return 0
    start, end = next(iter(find_quotations(text)), (0, 0))
    if end - start < _EPIGRAPH or (start and not found.epigraph.fullmatch(text[:start])):
        return 0
    if found.credited.fullmatch(text, end):
        return at + 1
    signed = at + 1 < len(lines) and found.name.fullmatch(lines[at + 1].text.strip())
    return at + 2 if signed and not text[end:].strip(_STOPS) else 0


def find_signed_lines(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """Behind the signature of an epigraph without marks of quotation: a name and a work («Ко Ын.
    „Десять тысяч жизней“»), or a dash and a name; 0 if the lines have none."""
    if lines[at].start:
        return 0
    for index in range(at, min(at + _FEW, len(lines))):
        text = lines[index].text.strip()
        if not text or len(text) > _LONGEST or text.endswith(":"):
            return 0
        if index > at and found.signed.fullmatch(text):
            before = lines[index - 1].text.strip()
            bare = text[0] in DASHES and before[0] in DASHES
            return index + 1 if before[-1] in _STOPS and not bare else 0
    return 0


def is_set_apart(text: str, start: int, block: str) -> bool:
    """Whether a block of a plain text, which begins at `start` of it, is an epigraph far to the
    right: a few lines, of which the last is a name, with a work or without."""
    rows = [text[text.rfind("\n", 0, start) + 1 : start], *block.split("\n")[1:]]
    if not 1 < len(rows) <= _FEW or any(row[:_RIGHT].strip() for row in rows):
        return False
    if len(rows[0]) < _RIGHT:
        return False
    *_, before, last = block.split("\n")
    found = patterns()
    named = found.signed.fullmatch(last.strip()) or found.name.fullmatch(last.strip())
    return named is not None and before.rstrip()[-1:] in _STOPS


def find_poem(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """Behind a paragraph of verse: one that names its translator or has that behind it, that stands
    behind «такие стихи:», or behind asterisks; 0 if it is none."""
    rows, behind = _cut_rows(lines, at)
    starred = len(rows) > 0 and not rows[0].strip(_STARS)
    rows = [row for row in rows if row.strip(_STARS)]
    if len(rows) < _LINES:
        return 0
    for index, row in enumerate(rows):
        if index >= _LINES and found.translator.search(row):
            return behind
    following = lines[behind].text if behind < len(lines) else ""
    if 0 < len(following) <= _CREDIT and found.translated_by.fullmatch(following.strip()):
        return behind + 1
    lead = lines[at - 1].text.rstrip() if at else ""
    if lead.endswith(":") and found.poem.search(lead):
        return behind
    unfinished = sum(row[-1] not in _STOPS for row in rows)
    named = any(found.name.fullmatch(row) for row in rows)
    return behind if starred and 2 * unfinished > len(rows) and not named else 0


def _cut_rows(lines: Sequence[Line], at: int) -> tuple[list[str], int]:
    """The rows of the paragraph that a line begins, and the line behind it; none if it begins no
    paragraph, or if one row is too long for verse."""
    rows: list[str] = []
    while lines[at].start == 0 or rows:
        for row in lines[at].text.split("\n"):
            if len(row) > _VERSE:
                return [], at
            rows.append(row.strip())
        at += 1
        if at == len(lines) or lines[at].start == 0:
            break
    return rows, at
