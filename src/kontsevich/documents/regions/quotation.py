"""Where a paragraph quotes: «…» with nesting, „…“, “…”, "…", and the mistakes of typists.

Marks are resolved to openers and closers by what stands around them, then matched as nested
pairs. Where that leaves an opener over, the paragraph from there on is read flatly: an opener, or
several close together, goes with the closers that come next: «… «…» shares one.
An opener with no closer at all is direct speech to the end of the paragraph where speech may
begin (the paragraph's start, after a colon or a dash, before a capital); elsewhere it is a slip
and protects nothing, since it would hide the author's own prose behind it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from .citation_patterns import Markers, markers

# What may stand before the mark that opens a quotation again at the beginning of a paragraph.
_BEFORE_AGAIN = " \t\r\n\u00a0–—-"


class _Mark(NamedTuple):
    at: int
    character: str  # as it should be: an opener typed for a closer stands as the closer
    opens: bool


def find_quotations(text: str, skip: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """The outermost quotations of one paragraph: half-open ranges with their marks, in order.

    Marks inside the ranges of `skip`, which are in order, are not looked at.

    >>> text = 'Роман «Песнь «Арирана»» и "Чучхе"'
    >>> [text[start:end] for start, end in find_quotations(text)]
    ['«Песнь «Арирана»»', '"Чучхе"']
    """
    found = markers()
    if not skip and (plain := _plain(text, found)) is not None:
        return plain
    marks = _resolve(text, skip, found)
    match = _match(marks, found)
    if not match.open:
        return match.spans
    return match.spans + _flat(text, marks[match.outer :], found)


class Ends(NamedTuple):
    """What one paragraph leaves of the quotations that other paragraphs begin or end.

    `opens`: where a quotation begins that does not end in it, or -1; `closes`: where one ends that
    did not begin in it (behind its mark), or -1; `again`: where the mark stands with which it
    opens a quotation once more that is open already, or -1.
    """

    opens: int
    closes: int
    again: int
    speech: bool  # the opener stands where speech begins
    shared: bool  # another opener stands so close behind it that they may share a closing mark


def find_ends(text: str, start: int = 0) -> Ends:
    """What a paragraph, from `start` on, begins of a quotation without ending it, and ends
    without beginning it.

    >>> find_ends("Он сказал: «Да.").opens, find_ends("И нет».").closes
    (11, 6)
    """
    found = markers()
    text = text[start:]
    marks = _resolve(text, (), found)
    match = _match(marks, found)
    again = -1
    if marks and marks[0].opens and not text[: marks[0].at].strip(_BEFORE_AGAIN):
        again = marks[0].at + start
    opens, speech, shared = -1, False, False
    if match.open:
        at = match.open[0].at
        opens, speech = at + start, _begins_speech(text, at, found)
        after = match.outer + 1
        shared = (
            after < len(marks)
            and marks[after].opens
            and marks[after].at - at <= found.shared
            and not speech
        )
    closes = match.stray + 1 + start if match.stray >= 0 else -1
    return Ends(opens, closes, again, speech, shared)


class _Match(NamedTuple):
    spans: list[tuple[int, int]]
    open: list[_Mark]  # the openers that lack a closer
    outer: int  # the index of the mark that opened the last quotation
    stray: int  # the place of the first closer that lacks an opener, or -1


def _match(marks: Sequence[_Mark], found: Markers) -> _Match:
    """Openers with closers, as nested pairs."""
    ahead = Counter((mark.character, mark.opens) for mark in marks)
    open_now: Counter[str] = Counter()
    stack: list[_Mark] = []
    outer = 0
    stray = -1
    spans: list[tuple[int, int]] = []
    for index, mark in enumerate(marks):
        ahead[mark.character, mark.opens] -= 1
        if mark.opens:
            if not stack:
                outer = index
            stack.append(mark)
            open_now[mark.character] += 1
            continue
        if not stack:
            if stray < 0:
                stray = mark.at
            continue
        partners = [opener for opener in found.openers.get(mark.character, "") if open_now[opener]]
        if not partners and _awaited(stack[-1].character, ahead, found):
            continue  # an inch or a stray mark: the right closer is still to come
        while stack:
            last = stack.pop()
            open_now[last.character] -= 1
            if not partners or last.character in partners:
                break
        if not stack:
            spans.append((last.at, mark.at + 1))
    return _Match(spans, stack, outer, stray)


def _plain(text: str, found: Markers) -> list[tuple[int, int]] | None:
    """The quotations of a paragraph that has none but well-formed, unnested «…», quickly."""
    opening, closing = found.opening[0], found.closing
    for mark in found.others:
        if mark in text:
            return None
    spans: list[tuple[int, int]] = []
    end = 0
    start = text.find(opening)
    while start >= 0:
        closer = text.find(closing, end)
        after = text.find(opening, start + 1)
        if closer < start + 2 or 0 <= after < closer or text[start + 1].isspace():
            return None
        end = closer + 1
        spans.append((start, end))
        start = after
    return spans if text.find(closing, end) < 0 else None


def _resolve(text: str, skip: Sequence[tuple[int, int]], found: Markers) -> list[_Mark]:
    marks: list[_Mark] = []
    depth: Counter[str] = Counter()
    skipped = 0
    for match in found.marks.finditer(text):
        at = match.start()
        while skipped < len(skip) and skip[skipped][1] <= at:
            skipped += 1
        if skipped < len(skip) and skip[skipped][0] <= at:
            continue
        character = match[0]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        left = not before or before.isspace() or before in found.before
        right = not after or after.isspace() or after in found.after
        pending = [opener for opener in found.openers.get(character, "") if depth[opener] > 0]
        if character in found.turning:
            if pending and pending != [character]:
                opens = False  # it closes a mark of another shape
            elif left is not right:
                opens = left
            elif left or pending:
                opens = not pending
            else:
                continue  # inside a word: an inch, an apostrophe
        elif character in found.opening:
            opens = left or not right or not any(depth.values())
            if not opens:  # an opener typed for a closer
                character = found.closing
                pending = [found.opening[0]]
        else:
            opens = left and not right and not any(depth.values())
            if opens:
                character = found.opening[0]
        if opens:
            depth[character] += 1
        else:
            for opener in pending[:1]:
                depth[opener] = max(depth[opener] - 1, 0)
        marks.append(_Mark(at, character, opens))
    return marks


def _awaited(opener: str, ahead: Counter[tuple[str, bool]], found: Markers) -> bool:
    """Whether more marks that close the opener are to come than openers that need them."""
    closers = sum(ahead[closer, False] for closer in found.closers.get(opener, ""))
    return closers > ahead[opener, True]


def _flat(text: str, marks: Sequence[_Mark], found: Markers) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    index, count = 0, len(marks)
    while index < count:
        if not marks[index].opens:
            index += 1
            continue
        after = index + 1  # the openers that stand close together
        while (
            after < count
            and marks[after].opens
            and marks[after].at - marks[after - 1].at <= found.shared
        ):
            after += 1
        closer, most = after, 2 * after - index
        while closer < min(count, most) and not marks[closer].opens:
            closer += 1
        if closer > after:
            spans.append((marks[index].at, marks[closer - 1].at + 1))
        else:
            for mark in marks[index:after]:
                if _begins_speech(text, mark.at, found):
                    return [*spans, (mark.at, len(text))]
        index = closer
    return spans


def _begins_speech(text: str, at: int, found: Markers) -> bool:
    before = text[max(at - 8, 0) : at].rstrip()
    after = text[at + 1 : at + 9].lstrip(found.opening + found.turning + " ")
    starts = before[-1] in found.speech if before else at <= 8
    return starts and bool(after) and not after[0].islower()
