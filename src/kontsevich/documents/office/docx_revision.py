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
from .styles import AUTHOR, OURS
from .xml_tags import prefix_of

if TYPE_CHECKING:
    from .docx_model import Docx, Run, Zone

Change = tuple[int, int, str]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"
_COMMENTS = "comments.xml"
_SPACES = {W: "w", STRICT: "w"}
_KEPT = ' xml:space="preserve"'
# What of a run's properties is the history of its own format.
_HISTORY = re.compile(r"<((?:\w+:)?)rPrChange\b.*?</\1rPrChange>", re.S)


class _Seam(NamedTuple):
    """How a run is cut at one place: what is replaced, and the tags around what is put there."""

    start: int
    end: int
    before: str
    after: str


class _Part:
    """The runs and texts of one part, and how they are cut."""

    def __init__(self, document: Docx, name: str) -> None:
        self.document, self.name = document, name
        self.text = document.parts[name].text
        self.w = prefix_of(self.text, _SPACES, "w")
        self.story = document.stories[name]

    def zone(self, at: int) -> tuple[Zone, Run] | None:
        """The text and the run that a place lies in."""
        zone = self.document.find_zone(self.name, at)
        return (zone, self.story.runs[zone.run]) if zone else None

    def between(self, at: int) -> bool:
        """Whether a place lies before or behind a run."""
        return self.text.startswith((f"<{self.w}r>", f"<{self.w}r "), at) or self.text.endswith(
            f"</{self.w}r>", 0, at
        )

    def open_run(self, run: Run) -> str:
        """The tags that begin another run like this one."""
        tag = self.text[run.start : self.text.index(">", run.start) + 1]
        return tag + _HISTORY.sub("", run.properties)

    def cut(self, start: int, end: int) -> _Seam | None:
        """Cut a run so that its text [start, end) comes out; None if that is not within one."""
        found = self.zone(start)
        if not found or end > found[0].end:
            return None
        zone, run = found
        close, open_text = f"</{self.w}t></{self.w}r>", f"<{self.w}t{_KEPT}>"
        before, after = close, self.open_run(run) + open_text
        if start == zone.start and zone.tag == run.inner:  # nothing of the run stands before it
            start, before = run.start, ""
            if end < zone.end or not self.text.startswith(close, end):
                return _Seam(start, end, before, after)
        if end == zone.end and self.text.startswith(close, end):
            end, after = end + len(close), ""
        return _Seam(start, end, before, after)


def track(document: Docx, edits: Iterable[PartEdit], date: str) -> bytes:
    """The document with edits of its text as tracked changes."""
    number = max((story.largest for story in document.stories.values()), default=0)
    changed: dict[str, list[Change]] = {}
    parts: dict[str, _Part] = {}
    for edit in _spread(document, edits):
        part = parts.setdefault(edit.part, _Part(document, edit.part))
        number += 2
        marks = [
            f' {part.w}id="{number + step}" {part.w}author="{escape(AUTHOR)}" '
            f'{part.w}date="{escape(date)}"'
            for step in (-1, 0)
        ]
        changed.setdefault(edit.part, []).append(_track_one(part, edit, marks))
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


def _track_one(part: _Part, edit: PartEdit, marks: list[str]) -> Change:
    w, old, new = part.w, part.text[edit.start : edit.end], edit.text
    seam = part.cut(edit.start, edit.end)
    if seam is None:  # an element such as a break: it is taken out of its run as it is
        run = _run_around(part, edit.start)
        if run is None:
            return (edit.start, edit.end, "")
        seam = _Seam(edit.start, edit.end, f"</{w}r>", part.open_run(run))
        taken = old
    else:
        run = part.zone(edit.start)[1]  # type: ignore[index]
        taken = f"<{w}delText{_KEPT}>{old}</{w}delText>"
    begin, end = part.open_run(run), f"</{w}r>"
    pieces = [seam.before]
    if old:
        pieces.append(f"<{w}del{marks[0]}>{begin}{taken}{end}</{w}del>")
    if new:
        put = f"<{w}ins{marks[1]}>{begin}<{w}t{_KEPT}>{escape(new)}</{w}t>{end}</{w}ins>"
        if run.insertion:
            name = run.insertion[1:].split(None, 1)[0].rstrip(">")
            put = f"</{name}>{put}{run.insertion}"
        pieces.append(put)
    return (seam.start, seam.end, "".join([*pieces, seam.after]))


def _run_around(part: _Part, at: int) -> Run | None:
    """The run that an element lies in."""
    index = part.story.characters.get(at)
    return None if index is None else part.story.runs[index]


def annotate(document: Docx, notes: Iterable[tuple[int, int, str]], date: str) -> tuple[bytes, int]:
    """The document with comments about visible ranges, and how many; one that it has already
    is not written again."""
    main = document.main
    number = max((story.largest for story in document.stories.values()), default=0)
    folder = main.rpartition("/")[0]
    place = next((part for part in document.parts if part == document.comments), "")
    known = _known(document)
    changed: dict[str, list[Change]] = {}
    comments: list[str] = []
    w = prefix_of(document.parts[place or main].text, _SPACES, "w")
    for start, end, told in notes:
        anchored = _anchor(document, start, end)
        if anchored is None:
            continue
        if known.get(told, 0):
            known[told] -= 1
            continue
        name, first, last = anchored
        number += 1
        part = _Part(document, name)
        opening = f'<{part.w}commentRangeStart {part.w}id="{number}"/>'
        closing = (
            f'<{part.w}commentRangeEnd {part.w}id="{number}"/>'
            f'<{part.w}r><{part.w}commentReference {part.w}id="{number}"/></{part.w}r>'
        )
        changed.setdefault(name, []).extend(_mark(part, first, last, opening, closing))
        comments.append(
            f'<{w}comment {w}id="{number}" {w}author="{escape(AUTHOR)}" {w}date="{escape(date)}" '
            f'{w}initials="{escape(AUTHOR[:1])}"><{w}p><{w}r><{w}t{_KEPT}>{escape(told)}</{w}t>'
            f"</{w}r></{w}p></{w}comment>"
        )
    if not comments:
        return b"", 0
    added: dict[str, str] = {}
    if place:
        changed.setdefault(place, []).append(_inside_root(document.parts[place].text, comments))
    else:
        place = f"{folder}/{_COMMENTS}" if folder else _COMMENTS
        strict = STRICT in document.parts[main].text[:4096]
        added[place] = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<{w}comments xmlns:{w.rstrip(":") or "w"}="{STRICT if strict else W}">'
            f"{''.join(comments)}</{w}comments>"
        )
        relation = _STRICT_RELATION if strict else _RELATION
        for extra, edit in document.enlist(place, _COMMENTS_TYPE, relation).items():
            changed.setdefault(extra, []).append(edit)
    return document.assemble(changed, added), len(comments)


def _inside_root(text: str, new: list[str]) -> Change:
    """The edit that puts XML at the end of the root element."""
    end = text.rindex("<")
    if text.startswith("</", end):
        return (end, end, "".join(new))
    name = text[end + 1 :].split(None, 1)[0].rstrip("/>")
    close = text.rindex("/>")
    return (close, close + 2, f">{''.join(new)}</{name}>")


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
    return None


def _mark(part: _Part, first: int, last: int, opening: str, closing: str) -> list[Change]:
    """Put the marks of a comment between runs: before the first character and behind the last."""
    changes: list[Change] = []
    for at, mark in ((first, opening), (last, closing)):
        found = part.zone(at)
        if not found:
            run = None if part.between(at) else _run_around(part, at)
            cut = (f"</{part.w}r>", part.open_run(run)) if run else ("", "")
            changes.append((at, at, mark.join(cut)))
            continue
        zone, run = found
        close = f"</{part.w}t></{part.w}r>"
        if at == zone.start and zone.tag == run.inner and mark is opening:
            changes.append((run.start, run.start, mark))
        elif at == zone.end and part.text.startswith(close, at):
            changes.append((at + len(close), at + len(close), mark))
        else:
            again = f"{part.open_run(run)}<{part.w}t{_KEPT}>"
            changes.append((at, at, f"{close}{mark}{again}"))
    return changes
