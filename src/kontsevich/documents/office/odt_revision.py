"""Tracked changes and comments in the XML of OpenDocument."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from .container import PartEdit, escape
from .styles import AUTHOR, OURS
from .xml_tags import prefix_of

if TYPE_CHECKING:
    from .odt_model import Odt

from .odt_model import SPACES

Change = tuple[int, int, str]
_DC = "http://purl.org/dc/elements/1.1/"
_NUMBER = re.compile(r"\bkontsevich-(\d{1,9})\b")


class _Names:
    """The prefixes of a part."""

    def __init__(self, text: str) -> None:
        self.text, self.office = (prefix_of(text, SPACES, name) for name in ("text", "office"))
        dc = prefix_of(text, SPACES, "dc")
        known = re.compile(rf"xmlns:{dc[:-1]}\s*=").search(text, 0, 16384)
        self.creator = f"{dc}creator" + ("" if known else f' xmlns:dc="{_DC}"')
        self.date = f"{dc}date" + ("" if known else f' xmlns:dc="{_DC}"')
        self.dc = dc
        numbers = (int(match[1]) for match in _NUMBER.finditer(text))
        self.last = max(numbers, default=0)

    def author(self, date: str) -> str:
        """Who, and when."""
        return (
            f"<{self.creator}>{escape(AUTHOR)}</{self.dc}creator>"
            f"<{self.date}>{escape(date.rstrip('Z'))}</{self.dc}date>"
        )

    def number(self) -> str:
        """A name that the part does not have."""
        self.last += 1
        return f"kontsevich-{self.last}"


def track(document: Odt, edits: Iterable[PartEdit], date: str) -> bytes:
    """The document with edits of its text as tracked changes.

    Inside another's tracked insertion the text itself is changed: no deletion can stand in one.
    """
    main = document.main
    text, story = document.parts[main].text, document.stories[main]
    names = _Names(text)
    t, info = names.text, names.author(date)
    info = f"<{names.office}change-info>{info}</{names.office}change-info>"
    spans = [place for place, _, _ in story.spans]
    regions: list[str] = []
    changes: list[Change] = []
    for _, start, end, new in edits:
        if any(first <= start and end <= last for first, last in story.inserted):
            changes.append((start, end, escape(new)))
            continue
        put = ""
        if start < end:
            name = names.number()
            _, style, outer = story.spans[max(bisect_right(spans, start) - 1, 0)]
            old = _keep_edges(text[start:end], t)
            if style:
                old = f'<{t}span {t}style-name="{escape(style)}">{old}</{t}span>'
            outer = f' {t}style-name="{escape(outer)}"' if outer else ""
            regions.append(
                f'<{t}changed-region xml:id="{name}" {t}id="{name}"><{t}deletion>{info}'
                f"<{t}p{outer}>{old}</{t}p></{t}deletion></{t}changed-region>"
            )
            put = f'<{t}change {t}change-id="{name}"/>'
        if new:
            name = names.number()
            regions.append(
                f'<{t}changed-region xml:id="{name}" {t}id="{name}"><{t}insertion>{info}'
                f"</{t}insertion></{t}changed-region>"
            )
            put += (
                f'<{t}change-start {t}change-id="{name}"/>{escape(new)}'
                f'<{t}change-end {t}change-id="{name}"/>'
            )
        changes.append((start, end, put))
    first, last = story.changes
    if not regions:
        return document.assemble({main: changes})
    if first >= 0 and text[last - 2] != "/":
        place = text.rindex("</", first, last)
        changes.append((place, place, "".join(regions)))
    else:
        place = first if first >= 0 else _behind_forms(text, story.body, names.office)
        whole = f"<{t}tracked-changes>{''.join(regions)}</{t}tracked-changes>"
        changes.append((place, last if first >= 0 else place, whole))
    return document.assemble({main: changes})


def _keep_edges(old: str, t: str) -> str:
    """Text as a paragraph of its own, at whose edges a bare space would be lost."""
    space = f"<{t}s/>"
    if old[:1].isspace():
        old = space + old.lstrip()
    return old.rstrip() + space if old[-1:].isspace() else old


def _behind_forms(text: str, body: int, office: str) -> int:
    """Where tracked changes may begin: the forms, if there are any, stand before them."""
    forms = re.compile(
        rf"\s*<{re.escape(office)}forms\b(?:[^>]*/>|.*?</{re.escape(office)}forms>)", re.S
    ).match(text, body)
    return forms.end() if forms else body


def annotate(document: Odt, notes: Iterable[tuple[int, int, str]], date: str) -> tuple[bytes, int]:
    """The document with comments about visible ranges, and how many; one that it has already is
    not written again."""
    main = document.main
    names = _Names(document.parts[main].text)
    o, t, info = names.office, names.text, names.author(date)
    known = Counter(block.flow.text for block in document.blocks if block.flow.label == OURS)
    changes: list[Change] = []
    body = {id(one) for one in document.blocks if one.part == main and _in_body(one.flow.label)}
    count = 0
    for start, end, told in notes:
        place = _anchor(document, start, end, body)
        if place is None:
            continue
        if known[told] > 0:
            known[told] -= 1
            continue
        name = names.number()
        count += 1
        first, last = place
        comment = f"{info}<{t}p>{escape(told)}</{t}p>"
        comment = f'<{o}annotation {o}name="{name}">{comment}</{o}annotation>'
        changes.append((first, first, comment))
        if last > first:
            changes.append((last, last, f'<{o}annotation-end {o}name="{name}"/>'))
    if not count:
        return b"", 0
    return document.assemble({main: changes}), count


def _anchor(document: Odt, start: int, end: int, body: set[int]) -> tuple[int, int] | None:
    """Where in the body a comment about visible [start, end) begins and ends: as in Word.

    `body`: the blocks of the body itself.
    """
    found = document.find(start, end)
    if found is None:
        return None
    block, first, last = found
    mark = document.stories[document.main].marks.get(block.flow.label)
    if mark:
        return mark[0], mark[0]
    if id(block) in body and block.anchor < 0:
        return block.flow.source(first, last)
    for other in document.blocks:
        piece = next((one for one in other.flow.pieces if one.end > one.start), None)
        if id(other) in body and other.anchor < 0 and piece and piece.start >= block.anchor:
            return piece.start, piece.start
    return None


def _in_body(label: str) -> bool:
    return label.startswith(("paragraph ", "table "))
