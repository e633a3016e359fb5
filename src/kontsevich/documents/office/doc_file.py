"""The inside of a Word 97–2003 file: its streams, the characters by its table of pieces, and where
its stories and lists of formats stand.

By the specification [MS-DOC]: the stream WordDocument begins with a block of numbers (FIB), which
says where in it and in the stream of tables all else lies.
"""

from __future__ import annotations

import io
import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ...errors import DocumentError
from .zip_package import PART

_MAGIC, _WORD_97 = 0xA5EC, 101
_ENCRYPTED, _SECOND_TABLE = 0x100, 0x200
_LISTS, _COUNTS = 0x9A, 0x4C  # in the FIB: places of the lists, counts of characters
_FORMATS, _PIECES = 1, 2  # what a part of the table of pieces is
_COMPRESSED = 1 << 30
UNSOUND = (struct.error, OSError, ValueError, IndexError, KeyError, TypeError, RecursionError)
# The order in which the stories stand, and the lists that the FIB has a place of, by their numbers.
STORIES = ("body", "footnote", "header", "macro", "comment", "endnote", "textbox", "header box")
STYLES, NOTES, COMMENT_MARKS, COMMENTS, MARGINS = 1, 3, 4, 5, 11
LETTERS, PARAGRAPHS, _TABLE, ENDNOTES, BOXES = 12, 13, 33, 47, 56


class _Piece(NamedTuple):
    """Characters [`start`, `end`) stand at offset `place`, `width` bytes each, in this format."""

    start: int
    end: int
    place: int
    width: int
    format: bytes


class WordFile:
    """A file that has been looked over: `text` has a character for each place of a character.

    Raises `DocumentError` for what is encrypted, older than Word 97 or not sound.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self.main, self.tables = _read_streams(data)
            self.counts = struct.unpack_from("<8i", self.main, _COUNTS)
            if min(self.counts) < 0:
                raise ValueError
            self.pieces = list(self._read_pieces())
            self.text = "".join(map(self._read_piece, self.pieces))
        except UNSOUND:
            raise damaged() from None

    def rows(self, number: int) -> bytes:
        """One of the lists, b"" if the file has none."""
        place, size = struct.unpack_from("<2I", self.main, _LISTS + 8 * number)
        return self.tables[place : place + size] if size else b""

    def starts(self, number: int, width: int = 0) -> list[int]:
        """The places of characters of a list, whose rows have `width` bytes more."""
        listed = self.rows(number)
        count = max((len(listed) - 4) // (4 + width) + 1, 0) if listed else 0
        return list(struct.unpack_from(f"<{count}I", listed))

    def story(self, kind: str) -> tuple[int, int]:
        """Where a story begins and ends."""
        index = STORIES.index(kind)
        start = sum(self.counts[:index])
        return start, min(start + self.counts[index], len(self.text))

    def place(self, at: int) -> int:
        """The offset in the main stream of a character."""
        piece = self.pieces[bisect_right(self.pieces, at, key=lambda piece: piece.start) - 1]
        return piece.place + (at - piece.start) * piece.width

    def _read_pieces(self) -> Iterator[_Piece]:
        table, at = self.rows(_TABLE), 0
        formats: list[bytes] = []
        while table[at] != _PIECES:
            (size,) = struct.unpack_from("<H", table, at + 1)
            formats.append(table[at + 3 : at + 3 + size])
            at += 3 + size
        (size,) = struct.unpack_from("<I", table, at + 1)
        count = (size - 4) // 12
        places = struct.unpack_from(f"<{count + 1}I", table, at + 5)
        if places[-1] > PART:
            raise DocumentError("{part}: more than {limit} elements", part="text", limit=PART)
        for index in range(count):
            _, place, format = struct.unpack_from(
                "<HIH", table, at + 5 + 4 * (count + 1) + 8 * index
            )
            start, end = places[index : index + 2]
            if start >= end:
                continue
            own = struct.pack("<H", format)
            if format & 1 and format >> 1 < len(formats):
                own = formats[format >> 1]
            if place & _COMPRESSED:
                yield _Piece(start, end, (place & ~_COMPRESSED) // 2, 1, own)
            else:
                yield _Piece(start, end, place, 2, own)

    def _read_piece(self, piece: _Piece) -> str:
        size = (piece.end - piece.start) * piece.width
        data = self.main[piece.place : piece.place + size]
        if len(data) != size:
            raise ValueError
        if piece.width == 1:
            return data.decode("cp1252", "replace")
        units = array("H", data)
        if any(0xD800 <= unit < 0xE000 for unit in units):  # one character for each place
            units = array("H", (0xFFFD if 0xD800 <= unit < 0xE000 else unit for unit in units))
        return units.tobytes().decode("utf-16-le")


def damaged() -> DocumentError:
    """The error of a file that is not sound."""
    return DocumentError("is no package: the file is damaged or of another format")


def _read_streams(data: bytes) -> tuple[bytes, bytes]:
    try:
        import olefile  # an extra: few manuscripts are so old
    except ImportError:
        raise DocumentError("needs a parser: pip install 'kontsevich[doc]'") from None
    with olefile.OleFileIO(io.BytesIO(data)) as package:
        main: bytes = package.openstream("WordDocument").read()
        magic, version, flags = struct.unpack_from("<HH6xH", main)
        if magic != _MAGIC or version < _WORD_97:
            raise DocumentError("is older than Word 97; save it as docx")
        if flags & _ENCRYPTED:
            raise DocumentError("is encrypted; save it without a password")
        name = "1Table" if flags & _SECOND_TABLE else "0Table"
        return main, package.openstream(name).read()
