"""A zipped FictionBook (fb2.zip, fbz): its book or books as one document, written back in place."""

from __future__ import annotations

from ...errors import DocumentError
from ..input_streams import is_text_encoding
from ..markup.fictionbook import read_blocks
from ..text.encoding import decode, find_declared_encoding
from .container import Block, Container
from .zip_package import Archive, Xml

_ENDING = ".fb2"


def read_fbz(data: bytes) -> Container:
    """The books of a package as a container. Raises `DocumentError` for what is no such package."""
    archive = Archive(data)
    parts: dict[str, Xml] = {}
    blocks: list[Block] = []
    for name in archive.names:
        if not name.lower().endswith(_ENDING):
            continue
        book = archive.read(name)
        declared = find_declared_encoding(book)
        known = declared if declared and is_text_encoding(declared) else None
        decoded = decode(book, known)
        parts[name] = Xml(decoded.text, decoded.encoding, decoded.bom)
        blocks += [Block(name, flow, begin) for flow, begin in read_blocks(decoded.text)]
    if not parts:
        raise DocumentError("the package has no {part}", part=_ENDING)
    return Container(parts, blocks, archive)
