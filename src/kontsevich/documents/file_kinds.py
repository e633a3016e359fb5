"""What a file is, told by its bytes: the ending of its name is only what somebody called it."""

from __future__ import annotations

import re
from typing import NamedTuple

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# What begins with these bytes is no text, and is called so.
_BEGINNINGS = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"AT&TFORM", "DjVu"),
    (b"ITSF", "CHM"),
)
# What a package holds, by a member that tells it; the first that is there.
_MEMBERS = (
    (re.compile(r"(?i)(?:^|/)word/document\d*\.xml$"), "docx", ""),
    (re.compile(r"^META-INF/container\.xml$"), "epub", ""),
    (re.compile(r"(?i)^ppt/presentation\.xml$"), "pptx", ""),
    (re.compile(r"(?i)^xl/workbook\.xml$"), "xlsx", ""),
    (re.compile(r"(?i)^xl/workbook\."), "", "Excel"),
    (re.compile(r"^designmap\.xml$"), "", "InDesign"),
    (re.compile(r"(?i)\.fb2$"), "fbz", ""),
)
_OPENDOCUMENT = b"application/vnd.oasis.opendocument."
_ROOT = re.compile(
    r"\A\s*(?:<\?xml[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>|<\?[^>]*\?>|\s)*"
    r"<(?P<prefix>[\w.-]+:)?(?P<name>[\w.-]+)(?P<inside>[^>]*)",
    re.S,
)
_ROOTS = {"FictionBook": "fb2", "xliff": "xliff", "tt": "ttml"}
_START = 4096


class Kind(NamedTuple):
    """What a file is: one of our formats, or what it is called that we don't read; both "" where
    its bytes say nothing, as those of a text do."""

    format: str = ""
    stranger: str = ""

    @property
    def is_markup(self) -> bool:
        """Whether what we don't know is a text with mark-up."""
        return self.stranger.startswith("XML")


# What a file of OLE holds, by the name of a stream that tells it.
_STREAMS = tuple(
    (name.encode("utf-16-le"), kind)
    for name, kind in (
        ("EncryptedPackage", Kind(stranger="encrypted")),
        ("WordDocument", Kind("doc")),
        ("Workbook", Kind(stranger="Excel")),
        ("PowerPoint Document", Kind(stranger="PowerPoint")),
    )
)


def find_kind(data: bytes) -> Kind:
    """What a file's bytes say that it is.

    >>> find_kind(b"%PDF-1.4"), find_kind("Сеул".encode())
    (Kind(format='pdf', stranger=''), Kind(format='', stranger=''))
    >>> find_kind(b"<?xml version='1.0'?><FictionBook/>")
    Kind(format='fb2', stranger='')
    """
    if data.startswith(_ZIP):
        return _look_inside(data)
    if data.startswith(_OLE):
        for name, kind in _STREAMS:
            if name in data:
                return kind
        return Kind(stranger="OLE")
    start = data[:_START]
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return Kind("rtf")
    if start.startswith(b"%PDF-"):
        return Kind("pdf")
    for beginning, called in _BEGINNINGS:
        if start.startswith(beginning) and not start.isascii():
            return Kind(stranger=called)
    return _find_root(start)


def _find_root(start: bytes) -> Kind:
    if b"<" not in start[:256]:
        return Kind()
    root = _ROOT.match(start.decode("utf-8", "replace").lstrip("\ufeff"))
    if not root:
        return Kind()
    name, inside = root["name"], root["inside"]
    if name == "document" and "opendocument" in inside:
        text = "opendocument.text" in inside
        return Kind("fodt") if text else Kind(stranger="OpenDocument")
    if name in _ROOTS:
        return Kind(_ROOTS[name])
    if name == "wordDocument" or (name == "package" and "xmlPackage" in inside):
        return Kind(stranger="Word XML")
    if name.lower() == "html":
        return Kind("html")
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        return Kind(stranger=f"XML ({name})")
    return Kind()


def _look_inside(data: bytes) -> Kind:
    from ..errors import DocumentError
    from .office.zip_package import Archive  # most manuscripts are text

    if _OPENDOCUMENT in data[:200]:
        told = data[:200].partition(_OPENDOCUMENT)[2]
        if told.startswith(b"text"):
            return Kind("odt")
        return Kind(stranger="OpenDocument")
    try:
        names = Archive(data).names
    except DocumentError:
        return Kind()
    for pattern, form, stranger in _MEMBERS:
        if any(pattern.search(name) for name in names):
            return Kind(form, stranger)
    if "content.xml" in names:
        return Kind("odt")
    return Kind(stranger="zip")
