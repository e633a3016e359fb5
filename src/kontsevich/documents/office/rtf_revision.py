"""Tracked changes and comments in RTF: groups around letters and between them.

A change stands as a group of what is deleted and one of what is inserted, in the format of the
letters around; a comment as marks at both ends of what it is about and a group behind them.
"""

from __future__ import annotations

import re
from calendar import timegm
from collections import Counter
from collections.abc import Iterable
from time import gmtime, strptime
from typing import TYPE_CHECKING

from .container import PartEdit
from .rtf_header import DEFAULT, read_plain
from .rtf_text import Chunk, spell
from .styles import AUTHOR, OURS

if TYPE_CHECKING:
    from .rtf import Rtf

Change = tuple[int, int, str]
_NAMES = re.compile(r"\{((?:[^{}\\]++|\\[^\r\n])*+)\}")
_NOBODY = "{Unknown;}"  # the first of those who have revised, by the specification
_NUMBERS = re.compile(r"\\(?:atrfstart|atrfend|atnref) ?(\d{1,9})")
# A comment stands in a font of its own group: its letters are codes with one for older programs.
_COMMENT = Chunk(0, 0, 0, 1, DEFAULT)
_CODE = r"\u1?"


def track(document: Rtf, edits: Iterable[PartEdit], date: str) -> bytes:
    """The document with edits of its text as tracked changes."""
    number, changes = _enlist(document)
    when = write_date(date)
    for _, start, end, new in edits:
        at, written = document.spell(start, end, new)
        if document.chunk(start).inserted:  # as in OpenDocument: changed, and not tracked
            changes += document.replace(start, end, new)
            continue
        for left, right in document.spans(start, end):
            old = document.source[left:right]
            changes.append((left, right, _mark("deleted", "del", number, when, old)))
            at = right
        if new:
            changes.append((at, at, _mark("revised", "", number, when, written)))
    return document.put(changes)


def _mark(word: str, kind: str, author: int, when: int, text: str) -> str:
    return f"{{\\{word}\\revauth{kind}{author}\\revdttm{kind}{when} {text}}}"


def _enlist(document: Rtf) -> tuple[int, list[Change]]:
    """Our number among those who have revised, and what makes it known."""
    start, end = document.revisers
    if start < 0:
        where = document.header_end
        table = f"{{\\*\\revtbl {_NOBODY}{{{AUTHOR};}}}}"
        return 1, [(where, where, table)]
    names = [
        read_plain(match[1], DEFAULT).rstrip(" ;")
        for match in _NAMES.finditer(document.source, start, end)
    ]
    if AUTHOR in names[1:]:
        return names.index(AUTHOR, 1), []
    return len(names), [(end, end, f"{{{AUTHOR};}}")]


def write_date(date: str) -> int:
    """A date as RTF has it: minutes, hours, days, months and years in the bits of one number.

    >>> write_date("2020-02-03T04:05:00Z")
    662837509
    """
    try:
        moment = gmtime(timegm(strptime(date[:19], "%Y-%m-%dT%H:%M:%S")))
    except ValueError:
        return 0
    weekday = (moment.tm_wday + 1) % 7
    bits = (
        moment.tm_min
        | moment.tm_hour << 6
        | moment.tm_mday << 11
        | moment.tm_mon << 16
        | max(moment.tm_year - 1900, 0) << 20
        | weekday << 29
    )
    return bits - (1 << 32) if bits >= 1 << 31 else bits


def annotate(document: Rtf, notes: Iterable[tuple[int, int, str]], date: str) -> tuple[bytes, int]:
    """The document with comments about visible ranges, and how many; one that it has already
    is not written again."""
    known = Counter(block.flow.text for block in document.blocks if block.flow.label == OURS)
    number = max(map(int, _NUMBERS.findall(document.source)), default=0)
    when, count = write_date(date), 0
    changes: list[Change] = []
    for start, end, told in notes:
        anchored = _anchor(document, start, end)
        if anchored is None:
            continue
        if known[told]:
            known[told] -= 1
            continue
        number, count = number + 1, count + 1
        changes += _comment(*anchored, number, when, told)
    return document.put(changes) if count else b"", count


def write_comment_text(told: str) -> str:
    """A text as a comment of ours has it in RTF."""
    return spell(told, _COMMENT, _CODE)


def _comment(first: int, last: int, number: int, when: int, told: str) -> list[Change]:
    text = write_comment_text(told)
    begin = f"{{\\*\\atrfstart {number}}}"
    end = (
        f"{{\\*\\atrfend {number}}}{{\\*\\atnid {AUTHOR[:1]}}}{{\\*\\atnauthor {AUTHOR}}}\\chatn "
        f"{{\\*\\annotation{{\\*\\atndate {when}}}{{\\*\\atnref {number}}}"
        f"\\pard\\plain \\uc1 {text}}}"
    )
    return [(first, first, begin), (last, last, end)]


def _anchor(document: Rtf, start: int, end: int) -> tuple[int, int] | None:
    """Where in the file a comment about visible [start, end) begins and ends: of a note it stands
    at its mark, of a box at the paragraph it hangs on, of a margin at the first paragraph."""
    found = document.find(start, end)
    if found is None:
        return None
    block, first, last = found
    if block.anchor < 0:
        return _span(document, block.flow.source(first, last))
    mark = document.marks.get(block.flow.label)
    if mark is not None:
        return mark, mark
    body = [other for other in document.blocks if other.anchor < 0 and other.flow.pieces]
    boxed = block.flow.label.startswith("textbox")
    later = (one for one in body if boxed and one.flow.pieces[0].start >= block.anchor)
    other = next(later, body[0] if body else None)
    return _span(document, other.flow.source(0, len(other.flow.text))) if other else None


def _span(document: Rtf, span: tuple[int, int] | None) -> tuple[int, int] | None:
    if span is None:
        return None
    return document.locate(span[0])[0], document.locate(span[1] - 1)[1]
