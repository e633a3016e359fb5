"""Take our own comments out of a document again, where what they say has been mended.

A comment goes with its marks; the runs that it has cut stay cut, which nobody sees. One that
somebody has answered stays.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from .rtf_revision import write_comment_text
from .styles import AUTHOR
from .xml_tags import unescape
from .zip_package import Archive

if TYPE_CHECKING:
    from .docx_model import Docx
    from .odt_model import Odt
    from .rtf import Rtf

Change = tuple[int, int, str]
_AUTHOR = re.compile(rf"\bauthor\s*=\s*[\"']{AUTHOR}[\"']")
_COMMENT = re.compile(
    r"<(?P<space>(?:[^\s<>/:]+:)?)comment\b(?P<said>[^<>]*)>(?P<inside>.*?)</(?P=space)comment\s*>",
    re.S,
)
_TEXT = re.compile(r"<((?:[^\s<>/:]+:)?)t\b[^<>]*>([^<]*)</\1t\s*>")
_ID = re.compile(r"\bid\s*=\s*[\"'](\d+)[\"']")
_PARAGRAPH = re.compile(r"\bparaId\s*=\s*[\"'](\w+)[\"']")
_PROPERTIES = r"(?:<(?P<inner>(?:[^\s<>/:]+:)?)rPr>(?:<[^<>]*/>)*</(?P=inner)rPr>)?"
_MARK = re.compile(
    rf"<(?P<run>(?:[^\s<>/:]+:)?)r\b[^<>]*>{_PROPERTIES}"
    r"<(?:[^\s<>/:]+:)?commentReference\b(?P<first>[^<>]*)/></(?P=run)r>"
    r"|<(?:[^\s<>/:]+:)?comment(?:RangeStart|RangeEnd|Reference)\b(?P<second>[^<>]*)/>"
)
_SIDE = ("commentsextended.xml", "commentsids.xml")
_ANNOTATION = re.compile(
    r"<(?P<space>(?:[^\s<>/:]+:)?)annotation\b(?P<said>[^<>]*)>(?P<inside>.*?)"
    r"</(?P=space)annotation\s*>",
    re.S,
)
_CREATOR = re.compile(rf"<(?:[^\s<>/:]+:)?creator>\s*{AUTHOR}\s*</")
_NAME = re.compile(r"\bname\s*=\s*[\"']([^\"'<>]+)[\"']")
_PARAGRAPHS = re.compile(r"<((?:[^\s<>/:]+:)?)p\b[^<>]*>(.*?)</\1p\s*>", re.S)
_TAG = re.compile(r"<[^<>]*>")


def forget_docx(document: Docx, told: Collection[str]) -> tuple[bytes, int]:
    """The document without our comments that say one of these, and how many those were."""
    place = document.comments
    if place not in document.parts or document.archive is None:
        return b"", 0
    beside = {
        name: document.archive.read(name)
        for name in document.archive.names
        if name.lower().endswith(_SIDE)
    }
    numbers: set[str] = set()
    paragraphs: list[str] = []
    changes: list[Change] = []
    for comment in _COMMENT.finditer(document.parts[place].text):
        text = "".join(unescape(one[2]) for one in _TEXT.finditer(comment["inside"]))
        number = _ID.search(comment["said"])
        if not (number and _AUTHOR.search(comment["said"]) and text in told):
            continue
        here = _PARAGRAPH.findall(comment["inside"])
        if any(
            f'paraIdParent="{one}"'.encode() in data for one in here for data in beside.values()
        ):
            continue
        numbers.add(number[1])
        paragraphs += here
        changes.append((*comment.span(), ""))
    marks: list[Change] = []
    for mark in _MARK.finditer(document.parts[document.main].text):
        number = _ID.search(mark["first"] or mark["second"] or "")
        if number and number[1] in numbers:
            marks.append((*mark.span(), ""))
    if not changes:
        return b"", 0
    written = document.assemble({place: changes, document.main: marks})
    lines = "|".join(paragraphs)
    line = re.compile(rf'<[\w.-]+:comment(?:Ex|Id)\b[^<>]*paraId="(?:{lines})"[^<>]*/>'.encode())
    fresh = {name: line.sub(b"", data) for name, data in beside.items()} if paragraphs else {}
    changed = {name: data for name, data in fresh.items() if data != beside[name]}
    return Archive(written).rewrite(changed) if changed else written, len(changes)


def forget_odt(document: Odt, told: Collection[str]) -> tuple[bytes, int]:
    """The document without our comments that say one of these, and how many those were."""
    text = document.parts[document.main].text
    names: set[str] = set()
    changes: list[Change] = []
    for comment in _ANNOTATION.finditer(text):
        lines = (unescape(_TAG.sub("", one[2])) for one in _PARAGRAPHS.finditer(comment["inside"]))
        if _CREATOR.search(comment["inside"]) and "\n".join(lines) in told:
            names.update(_NAME.findall(comment["said"]))
            changes.append((*comment.span(), ""))
    count = len(changes)
    for end in re.finditer(r"<(?:[^\s<>/:]+:)?annotation-end\b([^<>]*)/>", text):
        if names.intersection(_NAME.findall(end[1])):
            changes.append((*end.span(), ""))
    return document.assemble({document.main: changes}) if count else b"", count


def forget_rtf(document: Rtf, told: Collection[str]) -> tuple[bytes, int]:
    """The document without our comments that say one of these, and how many those were: those
    that stand as we wrote them."""
    changes: list[Change] = []
    count = 0
    for one in told:
        text = re.escape(write_comment_text(one))
        behind = re.compile(
            r"\{\\\*\\atrfend (?P<number>\d+)\}\{\\\*\\atnid \w\}\{\\\*\\atnauthor "
            rf"{AUTHOR}\}}\\chatn \{{\\\*\\annotation\{{\\\*\\atndate -?\d+\}}"
            rf"\{{\\\*\\atnref (?P=number)\}}\\pard\\plain \\uc1 {text}\}}"
        )
        for comment in behind.finditer(document.source):
            begins = document.source.find(f"{{\\*\\atrfstart {comment['number']}}}")
            if begins >= 0:
                end = document.source.index("}", begins) + 1
                changes += [(begins, end, ""), (*comment.span(), "")]
                count += 1
    return document.put(changes) if count else b"", count


FORGET = {"docx": forget_docx, "odt": forget_odt, "fodt": forget_odt, "rtf": forget_rtf}
