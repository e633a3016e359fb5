"""Tracked changes and comments in the XML of OpenDocument."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from .container import PartEdit, escape
from .styles import AUTHOR, OURS
from .xml_tags import Scopes

if TYPE_CHECKING:
    from .odt_model import Odt

from .odt_model import SPACES

Change = tuple[int, int, str]
_NUMBER = re.compile(r"\bkontsevich-(\d{1,9})\b")


class _Names:
    """What elements are called at a place of a part, and the names that are free in it."""

    def __init__(self, text: str) -> None:
        self.scopes = Scopes(text, SPACES)
        numbers = (int(match[1]) for match in _NUMBER.finditer(text))
        self.last = max(numbers, default=0)

    def at(self, place: int) -> _Words:
        """The prefixes at a place."""
        found = [self.scopes.name(place, kind) for kind in ("office", "text", "dc")]
        (office, _), (text, _), (dc, _) = found
        return _Words(office, text, dc, "".join(declared for _, declared in found))

    def number(self) -> str:
        """A name that the part does not have."""
        self.last += 1
        return f"kontsevich-{self.last}"


class _Words(NamedTuple):
    """The prefixes of what is written at a place, and what the outermost element declares."""

    office: str
    text: str
    dc: str
    declared: str

    def author(self, date: str) -> str:
        """Who, and when."""
        return (
            f"<{self.dc}creator>{escape(AUTHOR)}</{self.dc}creator>"
            f"<{self.dc}date>{escape(date.rstrip('Z'))}</{self.dc}date>"
        )


def track(document: Odt, edits: Iterable[PartEdit], date: str) -> bytes:
    """The document with edits of its text as tracked changes.

    Inside another's tracked insertion the text itself is changed: no deletion can stand in one.
    """
    main = document.main
    text, story = document.parts[main].text, document.stories[main]
    names = _Names(text)
    first, last = story.changes
    place = first if first >= 0 else _behind_forms(text, story.body)
    words = names.at(place)
    t, apart = words.text, words.declared
    info = f"<{words.office}change-info>{words.author(date)}</{words.office}change-info>"
    spans = [place for place, _, _ in story.spans]
    regions: list[str] = []
    changes: list[Change] = []
    for _, start, end, new in edits:
        if any(left <= start and end <= right for left, right in story.inserted):
            changes.append((start, end, escape(new)))
            continue
        put = ""
        here = names.at(start)
        h, more = here.text, here.declared
        if start < end:
            name = names.number()
            _, style, outer = story.spans[max(bisect_right(spans, start) - 1, 0)]
            old = _keep_edges(text[start:end], t)
            if style:
                old = f'<{t}span {t}style-name="{escape(style)}">{old}</{t}span>'
            outer = f' {t}style-name="{escape(outer)}"' if outer else ""
            regions.append(
                f'<{t}changed-region{apart} xml:id="{name}" {t}id="{name}"><{t}deletion>{info}'
                f"<{t}p{outer}>{old}</{t}p></{t}deletion></{t}changed-region>"
            )
            put = f'<{h}change{more} {h}change-id="{name}"/>'
        if new:
            name = names.number()
            regions.append(
                f'<{t}changed-region{apart} xml:id="{name}" {t}id="{name}"><{t}insertion>{info}'
                f"</{t}insertion></{t}changed-region>"
            )
            put += (
                f'<{h}change-start{more} {h}change-id="{name}"/>{escape(new)}'
                f'<{h}change-end{more} {h}change-id="{name}"/>'
            )
        changes.append((start, end, put))
    if not regions:
        return document.assemble({main: changes})
    if first >= 0 and text[last - 2] != "/":
        place = text.rindex("</", first, last)
        changes.append((place, place, "".join(regions)))
    else:
        whole = f"<{t}tracked-changes{apart}>{''.join(regions)}</{t}tracked-changes>"
        changes.append((place, last if first >= 0 else place, whole))
    return document.assemble({main: changes})


def _keep_edges(old: str, t: str) -> str:
    """Text as a paragraph of its own, at whose edges a bare space would be lost."""
    space = f"<{t}s/>"
    if old[:1].isspace():
        old = space + old.lstrip()
    return old.rstrip() + space if old[-1:].isspace() else old


def _behind_forms(text: str, body: int) -> int:
    """Where tracked changes may begin: the forms, if there are any, stand before them."""
    forms = re.compile(r"\s*<((?:[^\s<>/:]+:)?forms)\b(?:[^>]*/>|.*?</\1\s*>)", re.S).match(
        text, body
    )
    return forms.end() if forms else body


def annotate(document: Odt, notes: Iterable[tuple[int, int, str]], date: str) -> tuple[bytes, int]:
    """The document with comments about visible ranges, and how many; one that it has already is
    not written again."""
    main = document.main
    names = _Names(document.parts[main].text)
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
        words = names.at(first)
        o, t = words.office, words.text
        info, more = words.author(date), words.declared
        comment = f"{info}<{t}p>{escape(told)}</{t}p>"
        comment = f'<{o}annotation{more} {o}name="{name}">{comment}</{o}annotation>'
        changes.append((first, first, comment))
        if last > first:
            words = names.at(last)
            o, more = words.office, words.declared
            changes.append((last, last, f'<{o}annotation-end{more} {o}name="{name}"/>'))
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
    heads = document.stories[document.main].heads
    anchor = block.anchor if block.part == document.main else -1
    head = heads.get(anchor, min(heads.values(), default=-1))
    return (head, head) if head >= 0 else None


def _in_body(label: str) -> bool:
    return label.startswith(("paragraph ", "table "))
