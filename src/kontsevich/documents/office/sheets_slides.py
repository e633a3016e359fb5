"""Workbooks and presentations (xlsx, pptx): their texts become a container of regions.

Both keep a text as runs: a string of a workbook (``si``, ``is``) of ``t``, a paragraph of a slide
(``a:p``) of ``a:t``. A string that several cells show stands once in the file, and is told at the
first cell and fixed once. Numbers, formulas and fields are not read.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from ...errors import DocumentError
from ..text.prose_in_code import has_cyrillic
from .container import Block, Container
from .docx_model import rels_of
from .drawing_texts import SPACES, read_graphics, read_texts
from .styles import Draft, assign_roles
from .xml_tags import CLOSE, OPEN, attributes, scan, unescape
from .zip_package import Archive, Xml, read_xml

_RELATION = re.compile(r"<(?:[\w-]+:)?Relationship\b([^<>]*)>")
_LISTED = re.compile(r"<(?:[\w-]+:)?(?:sheet|sldId)\b[^<>]*?\br:id\s*=\s*[\"']([^\"'<>]+)")
_UNREAD = (
    (re.compile(r"(?i)/charts/chart[^/]*\.xml$"), "chart"),
    (re.compile(r"(?i)/diagrams/data[^/]*\.xml$"), "diagram"),
)
_WORKBOOK, _SLIDES = "xl/workbook.xml", "ppt/presentation.xml"


def read_xlsx(data: bytes) -> Container:
    """A workbook as a container: sheet by sheet its texts and comments. Raises `DocumentError`."""
    archive = Archive(data)
    parts: dict[str, Xml] = {}
    strings: list[Draft] = []
    shared = archive.find("xl/sharedStrings.xml")
    if shared in archive:
        strings = [text.draft for text in read_texts(archive, shared, parts)]
    drafts: list[Draft] = []
    told: set[int] = set()
    for number, sheet in enumerate(_find_listed(archive, _WORKBOOK), 1):
        texts = list(read_texts(archive, sheet, parts))
        for text in texts:
            text.draft.label = f"sheet {number}, cell {text.cell}"
            drafts.append(text.draft)
        for cell, index in _find_strings(parts[sheet].text):
            if index < len(strings) and index not in told:
                told.add(index)
                strings[index].label = f"sheet {number}, cell {cell}"
                drafts.append(strings[index])
        for drawing in _find_related(archive, sheet, "drawing"):
            for text in read_texts(archive, drawing, parts):
                text.draft.label = f"sheet {number}"
                drafts.append(text.draft)
            found = read_graphics(
                archive, _list_related(archive, drawing), parts, f"sheet {number}"
            )
            drafts += (draft for draft in found if not draft.locks)  # its cells are told already
        for comments in _find_related(archive, sheet, "comments"):
            for text in read_texts(archive, comments, parts):
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
                for text in read_texts(archive, name, parts):
                    text.draft.label = f"{kind} {number}"
                    drafts.append(text.draft)
                related = _list_related(archive, name)
                drafts += read_graphics(archive, related, parts, f"{kind} {number}")
    return _assemble(archive, parts, drafts)


def _assemble(archive: Archive, parts: dict[str, Xml], drafts: list[Draft]) -> Container:
    blocks: list[Block] = []
    for draft in drafts:  # each says all by itself: no heading goes on behind it
        blocks += assign_roles([draft])
    unread: dict[str, int] = {}
    for name in archive.names:
        kind = next((kind for pattern, kind in _UNREAD if pattern.search(name)), "")
        if (
            kind
            and name not in parts
            and has_cyrillic(unescape(archive.read(name).decode("utf-8", "replace")))
        ):
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


def _list_related(archive: Archive, part: str) -> Iterator[tuple[str, str]]:
    """The kinds and the places of all that a part is related to."""
    return (relation for _, relation in _relations(archive, part))


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
    for tag in scan(text, SPACES, frozenset(("x:c", "x:v"))):
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
