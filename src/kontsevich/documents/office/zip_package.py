"""Zip packages (docx, odt, epub), read with care and rewritten in place.

Nothing is unpacked before the directory at the end of the file has been read whole and believed:
limits on the members, on each part, on all of them and on the ratio; no encrypted member, no
duplicate, no member that overlaps another or whose own header says something else. A part is
then inflated no further than it declares.

A package is rewritten by copying: members without a change keep their bytes, their order, their
dates and flags.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from typing import NamedTuple
from xml.parsers import expat

from ...errors import DocumentError

MEMBERS = 10_000
# Bytes of one part that is read, of all members together, and how many times a package may grow.
PART = 40 << 20
WHOLE = 1 << 30
RATIO = 200
ELEMENTS = 2_000_000  # tags of one part: a book of 3,000 pages has fewer
_SMALL = 4 << 20  # bytes below which a ratio is no matter

_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_END_MARK, _CENTRAL_MARK, _LOCAL_MARK = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"
_COMMENT = 0xFFFF  # the longest comment behind the end
_ENCRYPTED, _STREAMED, _UTF8 = 0x2041, 0x8, 0x800
_STORED, _DEFLATED = 0, 8
_ZIP64, _LARGE = 1, 0xFFFFFFFF
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DATE = 0x21  # of a new member: the first that a zip can tell


class Member(NamedTuple):
    """A file of a package: its row in the directory, and where its bytes lie.

    [`start`, `end`): its header, its data and whatever stands behind them up to the next member;
    [`first`, `last`): the compressed data.
    """

    name: str
    row: bytes
    method: int
    size: int
    checksum: int
    start: int
    end: int
    first: int
    last: int


class Archive:
    """A package that has been looked over; `names` in the order of its directory.

    Raises `DocumentError` for whatever is no sound package. `read` and `rewrite` need no file.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        try:
            self._tail, self.members = _survey(data)
        except struct.error:
            raise DocumentError("the package is cut short") from None

    @property
    def names(self) -> list[str]:
        """The names of the members."""
        return list(self.members)

    def find(self, name: str) -> str:
        """A member's name as the package writes it, for one that differs in its case."""
        if name not in self.members:
            folded = name.casefold()
            return next((one for one in self.members if one.casefold() == folded), name)
        return name

    def __contains__(self, name: str) -> bool:
        return name in self.members

    def read(self, name: str, limit: int = PART) -> bytes:
        """One part, unpacked and compared with its checksum."""
        member = self.members.get(name)
        if member is None:
            raise DocumentError("the package has no {part}", part=name)
        if member.size > limit:
            raise DocumentError("{part}: more than {limit} bytes", part=name, limit=limit)
        raw = self.data[member.first : member.last]
        if member.method == _DEFLATED:
            engine = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                raw = engine.decompress(raw, member.size + 1)
            except zlib.error:
                raise DocumentError("{part}: damaged data", part=name) from None
            if not engine.eof and len(raw) <= member.size:
                raise DocumentError("{part}: damaged data", part=name)
        if len(raw) != member.size or zlib.crc32(raw) != member.checksum:
            raise DocumentError("{part}: is not what its header says", part=name)
        return raw

    def rewrite(
        self, changed: Mapping[str, bytes], added: Mapping[str, bytes] | None = None
    ) -> bytes:
        """The package with other contents of some members, and new ones behind the last.

        >>> import io, zipfile
        >>> with zipfile.ZipFile(stream := io.BytesIO(), "w") as package:
        ...     package.writestr("a", "one"); package.writestr("b", "two")
        >>> again = Archive(Archive(stream.getvalue()).rewrite({"b": b"three"}))
        >>> again.read("a"), again.read("b")
        (b'one', b'three')
        """
        pieces: list[bytes] = []
        length = 0
        places: dict[str, tuple[int, bytes]] = {}  # where each stands now, and its row
        ordered = sorted(self.members.values(), key=lambda member: member.start)
        if ordered and ordered[0].start:
            pieces.append(self.data[: ordered[0].start])
            length = ordered[0].start
        for member in ordered:
            if member.name in changed:
                block, row = self._replace(member, changed[member.name])
            else:
                block, row = self.data[member.start : member.end], member.row
            places[member.name] = length, row
            pieces.append(block)
            length += len(block)
        for name, content in (added or {}).items():
            block, row = _make(name, content)
            places[name] = length, row
            pieces.append(block)
            length += len(block)
        rows = []
        for name in (*self.members, *(added or ())):
            place, row = places[name]
            rows.append(row[:42] + struct.pack("<L", place) + row[46:])
        directory = b"".join(rows)
        count = len(rows)
        comment, behind = self._tail
        end = _END.pack(_END_MARK, 0, 0, count, count, len(directory), length, len(comment))
        return b"".join([*pieces, directory, end, comment, behind])

    def _replace(self, member: Member, content: bytes) -> tuple[bytes, bytes]:
        """The bytes and the row of a member with another content, all else as it was."""
        packed = _pack(content) if member.method == _DEFLATED else content
        head = self.data[member.start : member.first]
        numbers = struct.pack("<3L", zlib.crc32(content), len(packed), len(content))
        flags = struct.unpack_from("<H", head, 6)[0] & ~_STREAMED
        name_end = _LOCAL.size + struct.unpack_from("<H", head, 26)[0]
        extra = _drop_zip64(head[name_end:])
        lengths = head[26:28] + struct.pack("<H", len(extra)) + head[30:name_end]
        header = head[:6] + struct.pack("<H", flags) + head[8:14] + numbers + lengths + extra
        row = member.row
        row = row[:8] + struct.pack("<H", flags) + row[10:16] + numbers + row[28:]
        return header + packed, row


def _drop_zip64(extra: bytes) -> bytes:
    """The extra fields of a header without the one for large sizes, which no longer holds."""
    kept, at = b"", 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind != _ZIP64:
            kept += extra[at : at + 4 + length]
        at += 4 + length
    return kept + extra[at:]


def _survey(data: bytes) -> tuple[tuple[bytes, bytes], dict[str, Member]]:
    """The comment behind the directory and what stands behind it, and the members by name."""
    if data.startswith(_OLE):
        raise DocumentError(
            "is an old or encrypted Office file; save it as docx without a password"
        )
    at = data.rfind(_END_MARK, max(len(data) - _END.size - _COMMENT, 0))
    if at < 0:
        raise DocumentError("is no package: the file is damaged or of another format")
    _, disk, first_disk, here, count, size, start, comment = _END.unpack_from(data, at)
    if disk or first_disk or here != count or at + _END.size + comment > len(data):
        raise DocumentError("the directory of the package is damaged")
    if count == 0xFFFF or 0xFFFFFFFF in (size, start):
        raise DocumentError("the package is a zip64, which no document needs to be")
    if count > MEMBERS:
        raise DocumentError("more than {limit} members", limit=MEMBERS)
    before = at - start - size  # bytes that stand before the package
    if before < 0:
        raise DocumentError("the directory of the package is damaged")
    start += before
    rows = []
    place = start
    for _ in range(count):
        fields = _CENTRAL.unpack_from(data, place)
        if fields[0] != _CENTRAL_MARK:
            raise DocumentError("the directory of the package is damaged")
        end = place + _CENTRAL.size + fields[10] + fields[11] + fields[12]
        moved = (*fields[:16], int(fields[16]) + before)
        rows.append((moved, data[place:end]))
        place = end
    if place != at:
        raise DocumentError("the directory of the package is damaged")
    members: dict[str, Member] = {}
    folded: set[str] = set()
    whole = 0
    ordered = sorted(range(count), key=lambda index: int(rows[index][0][16]))
    starts = [int(rows[index][0][16]) for index in ordered]
    ends = dict(zip(ordered, [*starts[1:], start], strict=bool(ordered)))  # it may be empty
    for index, (fields, row) in enumerate(rows):
        member = _read_member(data, fields, row, ends[index])
        if member.name.casefold() in folded:
            raise DocumentError("{part} stands in the package twice", part=member.name)
        folded.add(member.name.casefold())
        members[member.name] = member
        whole += member.size
    if whole > WHOLE:
        raise DocumentError("more than {limit} bytes in all", limit=WHOLE)
    if whole > _SMALL and whole > RATIO * len(data):
        raise DocumentError("more than {limit} times as large unpacked", limit=RATIO)
    behind = at + _END.size + comment
    return (data[at + _END.size : behind], data[behind:]), members


def _read_member(data: bytes, fields: tuple[int, ...], row: bytes, end: int) -> Member:
    flags, method, checksum, packed, size = (fields[index] for index in (3, 4, 7, 8, 9))
    start = fields[16]
    raw = row[_CENTRAL.size : _CENTRAL.size + fields[10]]
    try:
        name = raw.decode("utf-8" if flags & _UTF8 else "cp437")
    except UnicodeDecodeError:
        raise DocumentError("the directory of the package is damaged") from None
    if flags & _ENCRYPTED:
        raise DocumentError("{part}: is encrypted", part=name)
    if 0xFFFFFFFF in (packed, size, start):
        raise DocumentError("the package is a zip64, which no document needs to be")
    if method not in (_STORED, _DEFLATED):
        raise DocumentError("{part}: packed in an unknown way", part=name)
    local = _LOCAL.unpack_from(data, start)
    first = start + _LOCAL.size + local[9] + local[10]
    if (
        local[0] != _LOCAL_MARK
        or data[start + _LOCAL.size : start + _LOCAL.size + local[9]] != raw
        or local[3] != method
        or local[2] & _ENCRYPTED
        or first + packed > end
        or (method == _STORED and packed != size)
        or not (
            local[2] & _STREAMED
            or (local[6] == checksum and local[7:9] in ((packed, size), (_LARGE, _LARGE)))
        )
    ):
        raise DocumentError("{part}: is not what its header says", part=name)
    if size > _SMALL and size > RATIO * max(packed, 1):
        raise DocumentError(
            "{part}: more than {limit} times as large unpacked", part=name, limit=RATIO
        )
    return Member(name, row, method, size, checksum, start, end, first, first + packed)


def _pack(content: bytes) -> bytes:
    engine = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return engine.compress(content) + engine.flush()


def _make(name: str, content: bytes) -> tuple[bytes, bytes]:
    """A new member: its header with its data, and its row."""
    raw, packed = name.encode(), _pack(content)
    flags = 0 if name.isascii() else _UTF8
    sizes = (zlib.crc32(content), len(packed), len(content))
    head = _LOCAL.pack(_LOCAL_MARK, 20, flags, _DEFLATED, 0, _DATE, *sizes, len(raw), 0)
    row = _CENTRAL.pack(
        *(_CENTRAL_MARK, 20, 20, flags, _DEFLATED, 0, _DATE, *sizes, len(raw)),
        *(0, 0, 0, 0, 0, 0),
    )
    return head + raw + packed, row + raw


class Xml(NamedTuple):
    """The text of a part of XML, and what it takes to write it back."""

    text: str
    encoding: str
    bom: bool

    def encode(self, text: str) -> bytes:
        """The bytes of another text of the same part."""
        mark = "\ufeff" if self.bom else ""
        return (mark + text).encode(self.encoding)


def read_xml(data: bytes, name: str) -> Xml:
    """A part of XML as text, after the parser has found it well formed.

    Raises `DocumentError` for XML that is not, for a DOCTYPE, and for encodings but UTF-8 and
    UTF-16, which are all that packages may have.

    >>> read_xml(b"<a>&amp;</a>", "a.xml").text
    '<a>&amp;</a>'
    """
    encoding, mark = "utf-8", b""
    for bom, codec in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(bom):
            encoding, mark = codec, bom
    declared = ""

    def refuse(*_: object) -> None:
        raise DocumentError("{part}: has a DOCTYPE", part=name)

    def declare(_version: str, given: str | None, _standalone: int) -> None:
        nonlocal declared
        declared = (given or "").lower()

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.XmlDeclHandler = declare
    try:
        parser.Parse(data, True)
        text = data[len(mark) :].decode(encoding)
    except expat.ExpatError as error:
        raise DocumentError(
            "{part}: line {line}, column {column}: {reason}",
            part=name,
            line=error.lineno,
            column=error.offset + 1,
            reason=expat.ErrorString(error.code),
        ) from None
    except (ValueError, LookupError):  # of letters, or of the name of an encoding that is none
        raise DocumentError("{part}: not UTF-8", part=name) from None
    if text.count("<") > ELEMENTS:
        raise DocumentError("{part}: more than {limit} elements", part=name, limit=ELEMENTS)
    if declared not in ("", "utf-8", "us-ascii") and not declared.startswith("utf-16"):
        raise DocumentError("{part}: not UTF-8", part=name)
    return Xml(text, encoding, bool(mark))
