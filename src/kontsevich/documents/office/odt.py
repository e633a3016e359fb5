"""OpenDocument: odt and fodt become containers of regions: body, notes, headers, comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ...errors import DocumentError
from ..text.prose_in_code import has_cyrillic
from .container import Block
from .odt_model import CONTENT, SPACES, Odt, OdtStory
from .odt_reader import PartReader
from .side_texts import find_side_texts
from .styles import (
    assign_roles,
    attach_comments,
    inherit_styles,
)
from .xml_tags import CLOSE, attributes, scan
from .zip_package import Archive, Xml, read_xml

_STYLES = "styles.xml"
_MANIFEST, _SIGNATURES = "META-INF/manifest.xml", "META-INF/documentsignatures.xml"
_FLAT = "document.xml"
# Pictures' texts, and entries of an index.
_SIDE_TEXTS = {
    "alttext": re.compile(r"<svg:(?:desc|title)\b[^<>]*>([^<>]+)<"),
    "index": re.compile(r"index-mark(?:-start)?\b[^<>]*?:string-value\s*=\s*[\"']([^\"'<>]+)"),
}


def read_odt(data: bytes) -> Odt:
    """An odt as a container: the body, the notes, headers, footers, and comments.

    Raises `DocumentError` for whatever is no sound odt.
    """
    archive = Archive(data)
    if CONTENT not in archive:
        raise DocumentError("is no OpenDocument: the package has no {part}", part=CONTENT)
    if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
        raise DocumentError("is encrypted; save it without a password")
    names = [name for name in (CONTENT, _STYLES) if name in archive]
    parts = {name: read_xml(archive.read(name), name) for name in names}
    return _build(parts, archive, _SIGNATURES in archive)


def read_fodt(data: bytes) -> Odt:
    """A flat OpenDocument text, which is one file of XML."""
    return _build({_FLAT: read_xml(data, _FLAT)}, None, b"<dsig:document-signatures" in data)


def _build(parts: dict[str, Xml], archive: Archive | None, signed: bool) -> Odt:
    styles = _read_styles(parts.values())
    counts: dict[str, int] = {}
    stories: dict[str, OdtStory] = {}
    for name, part in parts.items():
        stories[name] = PartReader(name, part.text, styles, counts).read()
    blocks: list[Block] = []
    for story in stories.values():
        blocks += assign_roles(story.drafts)
    for story in stories.values():
        for kind in ("footnote", "endnote"):
            blocks += assign_roles(
                (draft for draft in story.notes if draft.label.startswith(kind)), "footnote"
            )
    for story in stories.values():
        blocks += assign_roles(story.margins)
    for name, story in stories.items():
        found = assign_roles(story.comments)
        blocks = attach_comments(blocks, [(one, one.anchor) for one in found], name)
    for name, story in stories.items():
        drafts = find_side_texts(name, parts[name].text, _SIDE_TEXTS, story.heads, counts)
        spans = [(piece.start, piece.end) for draft in drafts for piece in draft.pieces()]
        story.beside.update(at for start, end in spans for at in range(start, end + 1))
        blocks += assign_roles(drafts)
    unread: dict[str, int] = {}
    if archive:
        objects = [name for name in archive.names if name.endswith("/content.xml")]
        charts = sum(has_cyrillic(archive.read(name).decode(errors="replace")) for name in objects)
        if charts:
            unread["chart"] = charts
    return Odt(parts, blocks, archive, signed, unread, main=next(iter(parts)), stories=stories)


def _read_styles(parts: Iterable[Xml]) -> Callable[[str], tuple[str, int]]:
    """From a style's name to its role and level."""
    parents: dict[str, str] = {}
    shown: dict[str, str] = {}
    for part in parts:
        for tag in scan(part.text, SPACES):
            if tag.name == "style:style" and tag.kind != CLOSE:
                found = attributes(tag.inside)
                name = found.get("name", "")
                if "parent-style-name" in found:
                    parents[name] = found["parent-style-name"]
                if "display-name" in found:
                    shown[name] = found["display-name"]
            elif tag.name == "office:body":
                break
    return inherit_styles(parents, shown)
