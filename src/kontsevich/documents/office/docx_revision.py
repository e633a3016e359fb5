"""Tracked changes and comments in the XML of Word, written between the runs that are there.

A change cuts its run in three: what stands before it, the deletion and the insertion with the
run's own properties, what stands behind it. Where nothing stands before or behind, no empty run is
left. Inside another's tracked insertion a deletion stands in it, and our insertion beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from .container import PartEdit, escape
from .docx_model import STRICT
from .styles import AUTHOR, OURS
from .xml_tags import put_inside

if TYPE_CHECKING:
    from .docx_model import Docx, Run, Zone

Change = tuple[int, int, str]

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMMENTS = "comments{}.xml"
_KEPT = ' xml:space="preserve"'
# What of a run's properties is the history of its own format.
_HISTORY = re.compile(r"<((?:\w+:)?)rPrChange\b.*?</\1rPrChange>", re.S)
_OPENING = re.compile(r"<(?:[^\s<>/:]+:)?r[\s>]")
_CLOSING = re.compile(r"</(?:[^\s<>/:]+:)?r\s*>$")
_DECLARED = re.compile(r"\sxmlns(?::[^\s=]+)?\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_NUMBER = re.compile(r"\bid\s*=\s*[\"'](\d{1,9})[\"']")
_ID = re.compile(r"(?<=\s)((?:[^\s=:]+:)?id\s*=\s*)(?:\"\d*\"|'\d*')")


class _Seam(NamedTuple):
    """How a run is cut at one place: what is replaced, and the tags around what is put there."""

    start: int
    end: int
    before: str
    after: str


class _Numbers:
    """Numbers for what is tracked or marked, that the document does not have."""

    def __init__(self, document: Docx) -> None:
        parts = (document.parts[name].text for name in document.stories)
        found = (match[1] for part in parts for match in _NUMBER.finditer(part))
        self.last = max(map(int, found), default=0)

    def take(self) -> int:
        """One more."""
        self.last += 1
        return self.last

    def renew(self, tag: str) -> str:
        """A tag of something tracked, for a second part of it: with a number of its own."""
        return _ID.sub(lambda match: f'{match[1]}"{self.take()}"', tag, count=1)


class _Part:
    """The runs and texts of one part, and how they are cut."""

    def __init__(self, document: Docx, name: str, numbers: _Numbers) -> None:
        self.document, self.name, self.numbers = document, name, numbers
        self.text = document.parts[name].text
        self.story = document.stories[name]

    def zone(self, at: int) -> tuple[Zone, Run] | None:
        """The text and the run that a place lies in."""
        zone = self.document.find_zone(self.name, at)
        return (zone, self.story.runs[zone.run]) if zone else None

    def space(self, at: int) -> tuple[str, str]:
        """The prefix of Word's elements and attributes at a place, and what declares it."""
        return self.document.scopes(self.name).name(at, "w", self.document.space)

    def called(self, start: int) -> str:
        """The name of the element that begins at a place, as it is written."""
        return re.split(r"[\s/>]", self.text[start + 1 : start + 200], maxsplit=1)[0]

    def between(self, at: int) -> bool:
        """Whether a place lies before or behind a run."""
        before = self.text[max(at - 200, 0) : at]
        return bool(_OPENING.match(self.text, at) or _CLOSING.search(before))

    def open_run(self, run: Run, new: bool = False) -> str:
        """The tags that begin another run like this one, `new`: without the history of its
        format."""
        properties = _HISTORY.sub(
            lambda match: "" if new else self.numbers.renew(match[0]), run.properties
        )
        return self.text[run.start : run.opened] + properties

    def close_run(self, run: Run) -> str:
        """The tag that ends a run."""
        return f"</{self.called(run.start)}>"

    def tag_text(self, run: Run, kind: str = "t") -> tuple[str, str]:
        """The tags around a text in a run like this one."""
        prefix = self.called(run.start).rpartition(":")[0]
        name = f"{prefix}:{kind}" if prefix else kind
        return f"<{name}{_KEPT}>", f"</{name}>"

    def cut(self, start: int, end: int) -> _Seam | None:
        """Cut a run so that its text [start, end) comes out; None if that is not within one."""
        found = self.zone(start)
        if not found or end > found[0].end:
            return None
        zone, run = found
        name = self.called(zone.tag)
        close = f"</{name}>{self.close_run(run)}"
        before, after = close, ""
        if start == zone.start and zone.tag == run.inner:  # nothing of the run stands before it
            start, before = run.start, ""
            if not (end == zone.end and self.text.startswith(close, end)):
                return _Seam(start, end, before, self.reopen(run, zone))
        if end == zone.end and self.text.startswith(close, end):
            return _Seam(start, end + len(close), before, after)
        return _Seam(start, end, before, self.reopen(run, zone))

    def reopen(self, run: Run, zone: Zone) -> str:
        """The tags that begin the rest of a text that was cut in two."""
        declared = "".join(_DECLARED.findall(self.text[zone.tag : zone.start]))
        return f"{self.open_run(run)}<{self.called(zone.tag)}{declared}{_KEPT}>"


def track(document: Docx, edits: Iterable[PartEdit], date: str) -> bytes:
    """The document with edits of its text as tracked changes."""
    numbers = _Numbers(document)
    changed: dict[str, list[Change]] = {}
    parts: dict[str, _Part] = {}
    for edit in _spread(document, edits):
        part = parts.setdefault(edit.part, _Part(document, edit.part, numbers))
        changed.setdefault(edit.part, []).append(_track_one(part, edit, date))
    return document.assemble(changed)


def _spread(document: Docx, edits: Iterable[PartEdit]) -> Iterable[PartEdit]:
    """Edits that lie in one text or one element each."""
    for edit in edits:
        zone = document.find_zone(edit.part, edit.start)
        if zone and edit.end > zone.end:
            yield edit._replace(end=zone.end)
            yield edit._replace(start=zone.end, text="")
        else:
            yield edit


def _track_one(part: _Part, edit: PartEdit, date: str) -> Change:
    old, new = part.text[edit.start : edit.end], edit.text
    seam = part.cut(edit.start, edit.end)
    if seam is None:  # an element such as a break: it is taken out of its run as it is
        run = _run_around(part, edit.start)
        if run is None:
            return (edit.start, edit.end, "")
        seam = _Seam(edit.start, edit.end, part.close_run(run), part.open_run(run))
        taken = old
    else:
        run = part.zone(edit.start)[1]  # type: ignore[index]
        taken = old.join(part.tag_text(run, "delText"))
    w, declared = part.space(run.start)

    def mark(kind: str, inside: str) -> str:
        named = f'{w}id="{part.numbers.take()}" {w}author="{escape(AUTHOR)}"'
        when = f'{w}date="{escape(date)}"'
        return f"<{w}{kind}{declared} {named} {when}>{inside}</{w}{kind}>"

    start, end, before, after = seam
    close = part.close_run(run)
    pieces = [before]
    if old:
        pieces.append(mark("del", f"{part.open_run(run)}{taken}{close}"))
    if new:
        text = escape(new).join(part.tag_text(run))
        put = mark("ins", f"{part.open_run(run, new=True)}{text}{close}")
        if run.insertion:
            closing = f"</{run.insertion[1:].split(None, 1)[0].rstrip('>')}>"
            if not (old or before) and part.text.endswith(run.insertion, 0, start):
                start -= len(run.insertion)  # nothing of it stands before what we put
                put += run.insertion
            elif not after and part.text.startswith(closing, end):
                put, end = closing + put, end + len(closing)
            else:
                put = f"{closing}{put}{part.numbers.renew(run.insertion)}"
        pieces.append(put)
    return (start, end, "".join([*pieces, after]))


def _run_around(part: _Part, at: int) -> Run | None:
    """The run that an element lies in."""
    index = part.story.characters.get(at)
    return None if index is None else part.story.runs[index]


def annotate(document: Docx, notes: Iterable[tuple[int, int, str]], date: str) -> tuple[bytes, int]:
    """The document with comments about visible ranges, and how many; one that it has already
    is not written again."""
    numbers = _Numbers(document)
    place = document.comments if document.comments in document.parts else ""
    known = _known(document)
    changed: dict[str, list[Change]] = {}
    comments: list[str] = []
    w, declared = document.scopes(place).name(0, "w", document.space) if place else ("w:", "")
    parts: dict[str, _Part] = {}
    for start, end, told in notes:
        anchored = _anchor(document, start, end)
        if anchored is None:
            continue
        if known.get(told, 0):
            known[told] -= 1
            continue
        name, first, last = anchored
        number = numbers.take()
        part = parts.setdefault(name, _Part(document, name, numbers))
        changed.setdefault(name, []).extend(_mark(part, first, last, number))
        comments.append(
            f'<{w}comment{declared} {w}id="{number}" {w}author="{escape(AUTHOR)}" '
            f'{w}date="{escape(date)}" {w}initials="{escape(AUTHOR[:1])}">'
            f"<{w}p><{w}r><{w}t{_KEPT}>{escape(told)}</{w}t></{w}r></{w}p></{w}comment>"
        )
    if not comments:
        return b"", 0
    added: dict[str, str] = {}
    if place:
        whole = "".join(comments)
        changed.setdefault(place, []).append(put_inside(document.parts[place].text, whole))
    else:
        place = _free_name(document)
        added[place] = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<w:comments xmlns:w="{document.space}">{"".join(comments)}</w:comments>'
        )
        relation = _STRICT_RELATION if document.space == STRICT else _RELATION
        edits, more = document.enlist(place, _COMMENTS_TYPE, relation)
        added.update(more)
        for extra, edit in edits.items():
            changed.setdefault(extra, []).append(edit)
    return document.assemble(changed, added), len(comments)


def _free_name(document: Docx) -> str:
    """A name for a part with comments that no part of the package has."""
    folder = document.main.rpartition("/")[0]
    taken = {name.casefold() for name in document.archive.names} if document.archive else set()
    for number in ("", *range(2, len(taken) + 3)):
        name = _COMMENTS.format(number)
        place = f"{folder}/{name}" if folder else name
        if place.casefold() not in taken:
            break
    return place


def _known(document: Docx) -> dict[str, int]:
    """The texts of the comments that we have written, and how often each stands."""
    texts = (block.flow.text for block in document.blocks if block.flow.label == OURS)
    return dict(Counter(texts))


def _anchor(document: Docx, start: int, end: int) -> tuple[str, int, int] | None:
    """Where in which part a comment about visible [start, end) begins and ends.

    Only the body can hold one: of a note it stands at the note's mark, of a text box at the
    paragraph that it hangs on, of anything else at the first paragraph.
    """
    found = document.find(start, end)
    if found is None:
        return None
    block, first, last = found
    main = document.main
    if block.part == main and block.anchor < 0:
        span = block.flow.source(first, last)
        return (main, *span) if span else None
    mark = document.stories[main].marks.get(block.flow.label)
    if mark:
        return (main, *mark)
    anchor = block.anchor if block.part == main else -1
    for other in document.blocks:
        piece = next(iter(other.flow.pieces), None)
        if other.part == main and other.anchor < 0 and piece and piece.start >= anchor:
            span = other.flow.source(0, len(other.flow.text))
            return (main, *span) if span else None
    heads = document.stories[main].heads
    head = heads.get(anchor, min(heads.values(), default=-1))
    return (main, head, head) if head >= 0 else None


def _mark(part: _Part, first: int, last: int, number: int) -> list[Change]:
    """Put the marks of a comment between runs: before the first character and behind the last."""
    changes: list[Change] = []
    for at, begins in ((first, True), (last, False)):
        found = part.zone(at)
        around = found[1] if found else None if part.between(at) else _run_around(part, at)
        w, declared = part.space(around.start if around else at)
        named = f'{declared} {w}id="{number}"'
        if begins:
            mark = f"<{w}commentRangeStart{named}/>"
        else:
            reference = f'<{w}commentReference {w}id="{number}"/>'
            mark = f"<{w}commentRangeEnd{named}/><{w}r{declared}>{reference}</{w}r>"
        if not found:
            cut = (part.close_run(around), part.open_run(around)) if around else ("", "")
            changes.append((at, at, mark.join(cut)))
            continue
        zone, run = found
        close = f"</{part.called(zone.tag)}>{part.close_run(run)}"
        if at == zone.start and zone.tag == run.inner and begins:
            changes.append((run.start, run.start, mark))
        elif at == zone.end and part.text.startswith(close, at):
            changes.append((at + len(close), at + len(close), mark))
        else:
            changes.append((at, at, f"{close}{mark}{part.reopen(run, zone)}"))
    return changes
