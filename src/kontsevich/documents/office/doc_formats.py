"""The formats of a Word 97–2003 file: of each paragraph its style, heading's level and whether it
stands in a table; which characters are deleted, or in a style for code.

Formats stand in pages of 512 bytes: offsets of characters, and for each stretch between two of them
a list of changes (sprm), each a number, whose upper bits tell how long its operand is.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from .doc_file import LETTERS, PARAGRAPHS, STYLES, WordFile
from .styles import CODE, inherit_styles

_PAGE = 512
_LENGTHS = (1, 1, 2, 4, 2, 2, 0, 3)  # of an operand, by the upper bits of its number; 0: it says so
_LONG = 0xD608  # the definition of a table, whose length takes two bytes
_OUTLINE, _IN_TABLE, _ROW_END = 0x2640, 0x2416, 0x2417
_DELETED, _LETTER_STYLE = 0x0800, 0x4A30
_DELETED_SHORT = 0x41  # the same in the short form that a piece may have
_HEADINGS = range(1, 10)  # of the styles that every document has
_BODY_LEVEL = 9


class ParagraphFormat(NamedTuple):
    """What the format of a paragraph says: its role and heading's level, whether it stands in a
    table, and whether it only ends a row."""

    role: str = ""
    level: int = 0
    in_table: bool = False
    row_end: bool = False


class Formats:
    """The formats of a file's characters and paragraphs."""

    def __init__(self, file: WordFile) -> None:
        self.file = file
        self.styles = _read_styles(file)
        stretches = sorted(_read_pages(file, PARAGRAPHS))
        self.starts = [start for start, _, _ in stretches]
        self.paragraphs = [(end, changes) for _, end, changes in stretches]

    def paragraph(self, at: int) -> ParagraphFormat:
        """The format of the paragraph that ends with a character."""
        place = self.file.place(at)
        index = bisect_right(self.starts, place) - 1
        if index < 0 or place >= self.paragraphs[index][0]:
            return ParagraphFormat()
        data = self.paragraphs[index][1]
        changes = dict(_read_changes(data[2:]))
        role, level = self.styles(str(int.from_bytes(data[:2], "little")))
        outline = changes.get(_OUTLINE, b"\x09")[0]
        if outline < _BODY_LEVEL:
            role, level = role or "heading", level or outline + 1
        in_table = any(changes.get(_IN_TABLE, b""))
        return ParagraphFormat(role, level, in_table, any(changes.get(_ROW_END, b"")))

    def hidden(self) -> bytearray:
        """For each character, whether it is deleted with tracking or code."""
        marks = bytearray(len(self.file.text))
        stretches = sorted(
            (start, end)
            for start, end, changes in _read_pages(self.file, LETTERS)
            if self._hides(dict(_read_changes(changes)))
        )
        starts = [start for start, _ in stretches]
        for piece in self.file.pieces:
            last = piece.place + (piece.end - piece.start) * piece.width
            if self._hides(_read_piece_format(piece.format)):
                marks[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
            index = max(bisect_right(starts, piece.place) - 1, 0)
            while index < len(stretches) and starts[index] < last:
                left, right = (
                    (min(max(edge, piece.place), last) - piece.place) // piece.width + piece.start
                    for edge in stretches[index]
                )
                marks[left:right] = b"\1" * (right - left)
                index += 1
        return marks

    def _hides(self, changes: dict[int, bytes]) -> bool:
        if changes.get(_DELETED, b"\0")[0] & 1:
            return True
        style = changes.get(_LETTER_STYLE)
        return bool(style) and self.styles(str(int.from_bytes(style or b"", "little")))[0] == CODE


def _read_piece_format(data: bytes) -> dict[int, bytes]:
    if len(data) != 2:
        return dict(_read_changes(data))
    number = (data[0] >> 1) & 0x7F
    return {_DELETED: data[1:]} if number == _DELETED_SHORT else {}


def _read_pages(file: WordFile, number: int) -> Iterator[tuple[int, int, bytes]]:
    """The stretches of a list of formats: offsets in the main stream, and the changes."""
    listed = file.rows(number)
    count = max((len(listed) - 4) // 8, 0)
    width = 13 if number == PARAGRAPHS else 1
    for page in dict.fromkeys(struct.unpack_from(f"<{count}I", listed, 4 * (count + 1))):
        data = file.main[(page & 0x3FFFFF) * _PAGE :][:_PAGE]
        if len(data) < _PAGE:
            continue
        runs = min(data[-1], (_PAGE - 5) // (4 + width))
        edges = struct.unpack_from(f"<{runs + 1}I", data)
        for index in range(runs):
            at = 2 * data[4 * (runs + 1) + width * index]
            if number == PARAGRAPHS:
                yield edges[index], edges[index + 1], _read_counted(data, at, 2)
            elif at:
                yield edges[index], edges[index + 1], _read_counted(data, at, 1)


def _read_counted(data: bytes, at: int, unit: int) -> bytes:
    """A list of changes in a page, behind its length: in bytes, or in pairs of them."""
    size = data[at]
    if unit == 1:
        return data[at + 1 : at + 1 + size]
    if size:
        return data[at + 1 : at + 2 * size]
    return data[at + 2 : at + 2 + 2 * data[min(at + 1, _PAGE - 1)]]


def _read_changes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The changes of a format: number and operand."""
    at = 0
    while at + 2 < len(data):
        number = data[at] | data[at + 1] << 8
        at += 2
        length = _LENGTHS[number >> 13]
        if not length:
            length, at = data[at], at + 1
            if number == _LONG and at < len(data):
                length = (length | data[at] << 8) - 1
                at += 1
        yield number, data[at : at + length]
        at += max(length, 0)


def _read_styles(file: WordFile) -> Callable[[str], tuple[str, int]]:
    """From a style's number to its role and level."""
    data = file.rows(STYLES)
    parents: dict[str, str] = {}
    shown: dict[str, str] = {}
    if len(data) < 6:
        return inherit_styles(parents, shown)
    size, count, base = struct.unpack_from("<3H", data)
    at = 2 + size
    for index in range(count):
        if at + 2 > len(data):
            break
        (length,) = struct.unpack_from("<H", data, at)
        style = data[at + 2 : at + 2 + length]
        at += 2 + length + length % 2
        if len(style) < base + 2 or base < 6:
            continue
        number, based, letters = (
            struct.unpack_from("<H", style, place)[0] for place in (0, 2, base)
        )
        name = style[base + 2 : base + 2 + 2 * letters].decode("utf-16-le", "replace")
        known = number & 0xFFF
        shown[str(index)] = f"heading {known}" if known in _HEADINGS else name
        if based >> 4 != 0xFFF:
            parents[str(index)] = str(based >> 4)
    return inherit_styles(parents, shown)
