"""Workbooks and presentations (xlsx, pptx): their texts become a container of regions.

Both keep a text as runs: a string of a workbook (``si``, ``is``) of ``t``, a paragraph of a slide
(``a:p``) of ``a:t``. A string that several cells show stands once in the file, and is told at the
first cell and fixed once. Numbers, formulas and fields are not read.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from ...errors import DocumentError
from ..regions.weaving import Weaver
from ..text.prose_in_code import has_cyrillic
from .container import Block, Container
from .docx_model import rels_of
from .styles import Draft, assign_roles
from .xml_tags import CLOSE, OPEN, attributes, references, scan, unescape
from .zip_package import Archive, Xml, read_xml

_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT_SHEETS = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_DRAWINGS = "http://schemas.openxmlformats.org/drawingml/2006/main"
_STRICT_DRAWINGS = "http://purl.oclc.org/ooxml/drawingml/main"
_SPACES = {
    **dict.fromkeys((_SHEETS, _STRICT_SHEETS), "x"),
    **dict.fromkeys((_DRAWINGS, _STRICT_DRAWINGS), "a"),
}
_PARAGRAPHS = frozenset(("x:si", "x:is", "x:text", "a:p"))
_TEXTS, _BREAK = ("x:t", "a:t"), "a:br"
# How cells are read in another script, what a formula is, what the program fills in.
_SKIPPED = frozenset(("x:rPh", "x:f", "a:fld"))
_RELATION = re.compile(r"<(?:[\w-]+:)?Relationship\b([^<>]*)>")
_LISTED = re.compile(r"<(?:[\w-]+:)?(?:sheet|sldId)\b[^<>]*?\br:id\s*=\s*[\"']([^\"'<>]+)")
_UNREAD = (
    (re.compile(r"(?i)/charts/chart[^/]*\.xml$"), "chart"),
    (re.compile(r"(?i)/diagrams/data[^/]*\.xml$"), "diagram"),
)
_WORKBOOK, _SLIDES = "xl/workbook.xml", "ppt/presentation.xml"


class _Text(NamedTuple):
    """A paragraph: its draft, and the cell that it stands in, if it stands in one."""

    draft: Draft
    cell: str


def read_xlsx(data: bytes) -> Container:
    """A workbook as a container: sheet by sheet its texts and comments. Raises `DocumentError`."""
    archive = Archive(data)
    parts: dict[str, Xml] = {}
    strings: list[Draft] = []
    shared = archive.find("xl/sharedStrings.xml")
    if shared in archive:
        strings = [text.draft for text in _read(archive, shared, parts)]
    drafts: list[Draft] = []
    told: set[int] = set()
    for number, sheet in enumerate(_find_listed(archive, _WORKBOOK), 1):
        texts = list(_read(archive, sheet, parts))
        for text in texts:
            text.draft.label = f"sheet {number}, cell {text.cell}"
            drafts.append(text.draft)
        for cell, index in _find_strings(parts[sheet].text):
            if index < len(strings) and index not in told:
                told.add(index)
                strings[index].label = f"sheet {number}, cell {cell}"
                drafts.append(strings[index])
        for drawing in _find_related(archive, sheet, "drawing"):
            for text in _read(archive, drawing, parts):
                text.draft.label = f"sheet {number}"
                drafts.append(text.draft)
        for comments in _find_related(archive, sheet, "comments"):
            for text in _read(archive, comments, parts):
                text.draft.label = f"sheet {number}, comment {text.cell}"
                drafts.append(text.draft)
    return _assemble(archive, parts, drafts)


def read_pptx(data: bytes) -> Container:
    """A presentation as a container: its slides in order, each with its notes. Raises
    `DocumentError`."""
    archive = Archive(data)
    parts: dict[str, Xml] = {}
    drafts: list[Draft] = []
    for number, slide in enumerate(_find_listed(archive, _SLIDES), 1):
        for kind, names in (
            ("slide", [slide]),
            ("notes", list(_find_related(archive, slide, "notesSlide"))),
        ):
            for name in names:
                for text in _read(archive, name, parts):
                    text.draft.label = f"{kind} {number}"
                    drafts.append(text.draft)
    return _assemble(archive, parts, drafts)


def _assemble(archive: Archive, parts: dict[str, Xml], drafts: list[Draft]) -> Container:
    blocks: list[Block] = []
    for draft in drafts:  # each says all by itself: no heading goes on behind it
        blocks += assign_roles([draft])
    unread: dict[str, int] = {}
    for name in archive.names:
        kind = next((kind for pattern, kind in _UNREAD if pattern.search(name)), "")
        if kind and has_cyrillic(unescape(archive.read(name).decode("utf-8", "replace"))):
            unread[kind] = unread.get(kind, 0) + 1
    return Container(parts, blocks, archive, unread=unread)


def _find_listed(archive: Archive, main: str) -> Iterator[str]:
    """The sheets or slides in the order in which they are shown."""
    main = archive.find(main)
    if main not in archive:
        raise DocumentError("the package has no {part}", part=main)
    related = dict(_relations(archive, main))
    for name in _LISTED.findall(read_xml(archive.read(main), main).text):
        place = related.get(name, ("", ""))[1]
        if place in archive:
            yield place


def _find_related(archive: Archive, part: str, kind: str) -> Iterator[str]:
    for _, (other, place) in _relations(archive, part):
        if other == kind and place in archive:
            yield place


def _relations(archive: Archive, part: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """The relations of a part: their names, kinds and targets."""
    rels = archive.find(rels_of(part))
    if rels not in archive:
        return
    for match in _RELATION.finditer(read_xml(archive.read(rels), rels).text):
        found = attributes(match[1])
        target = found.get("Target", "")
        place = posixpath.normpath(posixpath.join(posixpath.dirname(part), target)).lstrip("/")
        kind = found.get("Type", "").rpartition("/")[2]
        yield found.get("Id", ""), (kind, archive.find(place))


def _find_strings(text: str) -> Iterator[tuple[str, int]]:
    """The cells of a sheet that show a shared string, and its number."""
    cell = ""
    value = -1
    for tag in scan(text, _SPACES, frozenset(("x:c", "x:v"))):
        if tag.name == "x:c" and tag.kind == OPEN:
            found = attributes(tag.inside)
            cell = found.get("r", "?") if found.get("t") == "s" else ""
        elif tag.name == "x:v" and tag.kind == OPEN:
            value = tag.end
        elif tag.name == "x:v" and tag.kind == CLOSE and cell and value >= 0:
            number = text[value : tag.start].strip()
            if number.isdecimal() and len(number) < 9:
                yield cell, int(number)
            value = -1


def _read(archive: Archive, part: str, parts: dict[str, Xml]) -> Iterator[_Text]:
    """The paragraphs of a part, each with the cell that it stands in; empty ones too."""
    if part in parts:
        return
    parts[part] = read_xml(archive.read(part), part)
    text = parts[part].text
    weaver, start, cell, skipping, at = Weaver(text), -1, "", "", -1
    for tag in scan(text, _SPACES):
        if skipping:
            if tag.name == skipping and tag.kind == CLOSE:
                skipping = ""
        elif tag.name in ("x:c", "x:comment") and tag.kind != CLOSE:
            found = attributes(tag.inside)
            cell = found.get("r") or found.get("ref", "?")
        elif tag.name in _SKIPPED:
            skipping = tag.name if tag.kind == OPEN else ""
            if start >= 0:
                weaver.bar()
        elif tag.name in _PARAGRAPHS:
            if tag.kind == OPEN:
                start = tag.start
            elif start >= 0 or tag.kind != CLOSE:
                yield _Text(Draft(part, max(start, 0), weaver.region("prose")), cell)
                start = -1
        elif tag.name == _BREAK and tag.kind != CLOSE and start >= 0:
            weaver.put("\n", tag.start, tag.end)
        elif tag.name in _TEXTS and start >= 0:
            if tag.kind == CLOSE and at >= 0:
                _weave(weaver, text, at, tag.start)
            at = tag.end if tag.kind == OPEN else -1


def _weave(weaver: Weaver, text: str, start: int, end: int) -> None:
    for left, right in references(text, start, end):
        weaver.add(start, left)
        weaver.put(unescape(text[left:right]), left, right)
        start = right
    weaver.add(start, end)
