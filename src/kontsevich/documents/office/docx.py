"""Word: a docx becomes a container of regions: body, notes, headers, text boxes, comments."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote

from ...errors import DocumentError
from ..text.prose_in_code import has_cyrillic
from .container import Block, Lock
from .docx_model import MAIN, RELATIONS, SPACES, Docx, Story, rels_of
from .docx_reader import PartReader
from .drawing_texts import read_graphics
from .side_texts import find_side_texts
from .styles import (
    OURS,
    Draft,
    assign_roles,
    attach_comments,
    inherit_styles,
)
from .xml_tags import (
    CLOSE,
    attributes,
    scan,
    unescape,
)
from .zip_package import Archive, Xml, read_xml

_ROOT = "_rels/.rels"
# Attributes and fields that hold a text, and parts by their relations, which are not read.
_SIDE_TEXTS = {
    "alttext": re.compile(r"\b(?:descr|alt)\s*=\s*[\"']([^\"'<>]+)"),
    "wordart": re.compile(r"\bstring\s*=\s*[\"']([^\"'<>]+)"),
    "index": re.compile(r"instrText[^<>]*>\s*XE\s+(?:\"|&quot;)((?:(?!&quot;)[^<>\"])+)"),
}
_UNREAD_PARTS = {
    "chart": "chart",
    "diagramData": "diagram",
    "aFChunk": "altchunk",
    "glossaryDocument": "glossary",
}
_STORIES = ("footnotes", "endnotes", "header", "footer", "comments")
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}


def read_docx(data: bytes) -> Docx:
    """A docx as a container: the body, then the notes, headers, footers and comments.

    Raises `DocumentError` for whatever is no sound docx.
    """
    archive = Archive(data)
    main = next(iter(_targets(archive, _ROOT, "officeDocument").values()), archive.find(MAIN))
    if main not in archive:
        raise DocumentError("is no Word document: the package has no {part}", part=main)
    related = _targets(archive, rels_of(main))
    styles = _read_styles(archive, related.get("styles", ""))
    parts: dict[str, Xml] = {}
    stories: dict[str, Story] = {}
    blocks: list[Block] = []

    def take(part: str, label: str = "", wanted: dict[str, str] | None = None) -> Story:
        parts[part] = read_xml(archive.read(part), part)
        reader = PartReader(part, parts[part].text, styles, label)
        reader.notes_wanted = wanted or {}
        stories[part] = reader.read()
        return stories[part]

    body = take(main)
    blocks += assign_roles(body.drafts)
    counts: dict[str, int] = {}
    for story in _STORIES:
        names = [part for key, part in related.items() if key.rstrip("0123456789") == story]
        for index, part in enumerate(sorted(set(names)), 1):
            if part not in archive or part in parts:
                continue
            kind = _NOTES.get(story, "")
            order = body.notes.get(kind, [])
            wanted = {number: str(place) for place, number in enumerate(order, 1)}
            drafts = take(part, f"{story} {index}", wanted).drafts
            if story == "comments":
                for draft in drafts:
                    draft.role = "field" if draft.label == OURS else "comment"
                    draft.locks = [Lock(0, len(draft.flow.text), "comment")]
            elif kind and wanted:
                drafts.sort(key=lambda draft: _number(draft.label))
            found = assign_roles(drafts, "footnote" if kind else "prose")
            if story == "comments":
                anchored = (body.comments.get(one.flow.label.split()[-1], -1) for one in found)
                blocks = attach_comments(blocks, zip(found, anchored, strict=True), main)
            else:
                blocks += found
    for part, xml in parts.items():
        beside = find_side_texts(part, xml.text, _SIDE_TEXTS, stories[part].heads, counts)
        stories[part].put_beside(piece for draft in beside for piece in draft.pieces())
        blocks += assign_roles(beside)
    for draft in _read_graphics(archive, list(parts), parts):
        for part, flow in ((draft.part, draft.flow), *draft.mirrors):
            stories.setdefault(part, Story()).put_beside(flow.pieces)
        blocks += assign_roles([draft])
    unread = _find_unread(archive, parts)
    signed = any(name.startswith("_xmlsignatures/") for name in archive.names)
    return Docx(
        parts,
        blocks,
        archive,
        signed,
        unread,
        main=main,
        comments=related.get("comments", ""),
        stories=stories,
    )


def _read_graphics(archive: Archive, of: list[str], parts: dict[str, Xml]) -> list[Draft]:
    """The texts of the charts and diagrams of these parts."""
    related = {
        (relation.rstrip("0123456789"), name): None
        for part in of
        for relation, name in _targets(archive, rels_of(part)).items()
    }
    return read_graphics(archive, related, parts)


def _number(label: str) -> int:
    number = label.rpartition(" ")[2]
    return int(number) if number.isdecimal() else 0


def _targets(archive: Archive, rels: str, only: str = "") -> dict[str, str]:
    """The parts that a part is related to, by the kind of the relation; of several of one kind,
    the later have a number behind it."""
    rels = archive.find(rels)
    if rels not in archive:
        return {}
    text = read_xml(archive.read(rels), rels).text
    base = posixpath.dirname(posixpath.dirname(rels))
    found: dict[str, str] = {}
    for tag in scan(text, RELATIONS):
        if tag.name != "r:Relationship" or tag.kind == CLOSE:
            continue
        relation = attributes(tag.inside)
        kind = relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode") == "External" or (only and kind != only):
            continue
        target = unquote(relation.get("Target", "")).replace("\\", "/")
        place = target.lstrip("/") if target.startswith("/") else posixpath.join(base, target)
        key, count = kind, 1
        while key in found:
            count += 1
            key = f"{kind}{count}"
        found[key] = archive.find(posixpath.normpath(place))
    return found


def _read_styles(archive: Archive, part: str) -> Callable[[str], tuple[str, int]]:
    """From a style's id to its role and level."""
    parents: dict[str, str] = {}
    shown: dict[str, str] = {}
    if part in archive:
        current = ""
        for tag in scan(read_xml(archive.read(part), part).text, SPACES):
            if tag.kind == CLOSE:
                continue
            if tag.name == "w:style":
                current = attributes(tag.inside).get("styleId", "")
            elif tag.name == "w:name" and current:
                shown[current] = attributes(tag.inside).get("val", "")
            elif tag.name == "w:basedOn" and current:
                parents[current] = attributes(tag.inside).get("val", "")
    return inherit_styles(parents, shown)


def _find_unread(archive: Archive, parts: dict[str, Xml]) -> dict[str, int]:
    """What of a document is not read though it is in Russian, by its kind."""
    found: dict[str, int] = {}
    for part in parts:
        for relation, name in _targets(archive, rels_of(part)).items():
            kind = _UNREAD_PARTS.get(relation.rstrip("0123456789"), "")
            if kind and name in archive and name not in parts and _is_russian(archive, name):
                found[kind] = found.get(kind, 0) + 1
    return found


def _is_russian(archive: Archive, name: str) -> bool:
    """Whether a part may have Russian in it: for what is packed itself, nobody knows."""
    try:
        text = archive.read(name).decode("utf-8")
    except (DocumentError, UnicodeDecodeError):
        return True
    return has_cyrillic(unescape(text))
