"""Electronic books (EPUB): their chapters, which are XHTML, as one document.

The chapters come in the order in which the book is read. Its tables of contents are read too, that
of older readers (NCX) as well, since they repeat the headings; the catalogue data is not.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from ...errors import DocumentError
from ..markup.html import read_blocks
from ..text.encoding import decode
from .container import Block, Container
from .zip_package import Archive, Xml

_BOOK, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_ROOT = re.compile(r"<(?:[\w-]+:)?rootfile\b[^<>]*?\bfull-path\s*=\s*[\"']([^\"'<>]+)")
_ITEM = re.compile(r"<(?:[\w-]+:)?(item|itemref)\b([^<>]*)>")
_ATTRIBUTE = re.compile(r"\b(id|idref|href|media-type)\s*=\s*[\"']([^\"'<>]*)[\"']")
_CHAPTERS = ("application/xhtml+xml", "application/x-dtbncx+xml")


def read_epub(data: bytes) -> Container:
    """A book as a container. Raises `DocumentError` for whatever is no sound book."""
    archive = Archive(data)
    if _BOOK not in archive:
        raise DocumentError("the package has no {part}", part=_BOOK)
    parts: dict[str, Xml] = {}
    blocks: list[Block] = []
    locked = _text(archive, _ENCRYPTION) if _ENCRYPTION in archive else ""
    for name in _find_chapters(archive):
        if name in parts or name not in archive:
            continue
        if posixpath.basename(name) in locked:
            raise DocumentError("is encrypted; save it without a password")
        decoded = decode(archive.read(name))
        parts[name] = Xml(decoded.text, decoded.encoding, decoded.bom)
        blocks += [Block(name, flow, begin) for flow, begin in read_blocks(decoded.text)]
    if not parts:
        raise DocumentError("is no package: the file is damaged or of another format")
    return Container(parts, blocks, archive)


def _text(archive: Archive, name: str) -> str:
    return decode(archive.read(name)).text


def _find_chapters(archive: Archive) -> Iterator[str]:
    """The chapters as the book lists them: in reading order, then those outside it."""
    root = _ROOT.search(_text(archive, _BOOK))
    name = unquote(root[1]) if root else ""
    if name not in archive:
        raise DocumentError("the package has no {part}", part=name or _BOOK)
    folder = posixpath.dirname(name)
    chapters: dict[str, str] = {}
    order: list[str] = []
    for item in _ITEM.finditer(_text(archive, name)):
        attributes = {match[1]: match[2] for match in _ATTRIBUTE.finditer(item[2])}
        if item[1] == "itemref":
            order.append(attributes.get("idref", ""))
        elif attributes.get("media-type") in _CHAPTERS:
            place = posixpath.join(folder, unquote(attributes.get("href", "")))
            chapters[attributes.get("id", "")] = posixpath.normpath(place)
    yield from (chapters[one] for one in order if one in chapters)
    yield from chapters.values()
