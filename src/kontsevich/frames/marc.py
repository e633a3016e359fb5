"""Files of libraries' records, read and written by pymarc: fields in Hangul get their partners.

MARC 21 and UNIMARC (RUSMARC among it), in ISO 2709 or MARCXML. What stands in a record stays, and a
record that gets no field stays byte for byte; a second run adds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, suppress
from importlib.util import find_spec
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from ..errors import DocumentError
from .marc_partners import TITLE, TITLE21, Converters, add_partners, is_unimarc

if TYPE_CHECKING:
    from pymarc import Record

_END, _ESCAPE = b"\x1d", b"\x1b"
_LEADER, _ENTRY, _CODING = 24, 12, 9
_XML = (b"<", b"\xef")  # how a file of MARCXML begins, with a byte order mark or without
_LONGEST = 99_999  # bytes of a record in ISO 2709


Convert = Callable[["Record"], tuple[int, int]]


class Tally(NamedTuple):
    """How many records there were, how many fields were added, how many in hanja were left, and
    how many records could not be read or written."""

    records: int
    added: int
    left: int
    damaged: int


def rewrite_marc(
    source: Path,
    target: Path,
    tags: Sequence[str],
    converters: Converters,
    tell: Callable[[float], None],
    complain: Callable[[DocumentError], None],
) -> Tally:
    """Write a file of records again, fields in Hangul with their partners.

    `tags`: the fields to convert; none: names, titles and imprints. `tell` is given the share that
    is done, `complain` what is wrong with a record, which goes on as it stands. A name in hanja is
    what its romanization is read as, if that is sure.
    Raises `DocumentError` for a file of which nothing is MARC, or can be written, and where pymarc
    is missing.
    """
    if find_spec("pymarc") is None:
        raise DocumentError("needs {package}", package="pip install 'kontsevich[marc]'")
    size = max(source.stat().st_size, 1)

    def convert(record: Record) -> tuple[int, int]:
        return add_partners(record, tags, converters)

    with source.open("rb") as stream, target.open("wb") as out:
        start = stream.read(1)
        stream.seek(0)
        if start in _XML:
            return _rewrite_xml(stream.read(), source.name, out, convert)
        tally = Tally(0, 0, 0, 0)
        damaged: list[DocumentError] = []
        for tally, error in _rewrite_iso(stream, source.name, out, convert):
            tell(stream.tell() / size)
            damaged += [error] if error else []
            if tally.damaged < tally.records:  # a file of which nothing is MARC is told once
                for error in damaged:
                    complain(error)
                damaged.clear()
    if damaged:
        raise damaged[0]
    return tally


def _rewrite_xml(data: bytes, name: str, out: BinaryIO, convert: Convert) -> Tally:
    import pymarc

    writer = pymarc.XMLWriter(out)
    records = added = left = 0
    for record in _read_xml(data, name):
        found = convert(record)
        records, added, left = records + 1, added + found[0], left + found[1]
        writer.write(record)
    writer.close(close_fh=False)
    return Tally(records, added, left, 0)


def _rewrite_iso(
    stream: BinaryIO, name: str, out: BinaryIO, convert: Convert
) -> Iterator[tuple[Tally, DocumentError | None]]:
    """Write record after record: the tally so far, and what is wrong with the last."""
    added = left = damaged = 0
    for number, raw in enumerate(_split(stream), 1):
        trouble = None
        try:
            data, more, unread = _convert(raw, name, number, convert)
            added, left = added + more, left + unread
        except DocumentError as error:
            data, trouble, damaged = raw, error, damaged + 1
        out.write(data)
        yield Tally(number, added, left, damaged), trouble


def _convert(raw: bytes, name: str, number: int, convert: Convert) -> tuple[bytes, int, int]:
    """One record of ISO 2709 with its partners: how many were added, and how many are missing.

    Raises `DocumentError` for one that can't be read, or not be written any more.
    """
    told = StringIO()
    with redirect_stderr(told):  # where pymarc says what it puts a space for
        record = _read(raw)
    if record is None:
        raise DocumentError("{name}: record {number}: no MARC", name=name, number=number)
    if told.getvalue():
        raise DocumentError(
            "{name}: record {number}: neither UTF-8 nor MARC-8", name=name, number=number
        )
    added, left = convert(record)
    return _write(record, raw, name, number) if added else raw, added, left


def _read_xml(data: bytes, name: str) -> list[Record]:
    from xml.sax import SAXParseException

    import pymarc
    from pymarc.exceptions import PymarcException

    parse: Callable[[BinaryIO], list[Record | None]] = pymarc.parse_xml_to_array
    try:
        return [record for record in parse(BytesIO(data)) if record]
    except SAXParseException as error:
        line, column, reason = error.getLineNumber(), error.getColumnNumber(), error.getMessage()
        raise DocumentError(
            "{part}: line {line}, column {column}: {reason}",
            part=name,
            line=line,
            column=column,
            reason=reason,
        ) from None
    except (PymarcException, LookupError, ValueError):  # a field without a tag, a short leader
        raise DocumentError("{name}: no MARC", name=name) from None


def _write(record: Record, raw: bytes, name: str, number: int) -> bytes:
    """The record in ISO 2709, which has five digits for its length and four for a field's.

    In UNIMARC the ninth character of the leader does not say that it is in UTF-8.
    """
    data: bytes = record.as_marc()
    if is_unimarc(record):
        data = data[:_CODING] + raw[_CODING : _CODING + 1] + data[_CODING + 1 :]
    directory = int(data[12:17]) - 1 - _LEADER
    if len(data) > _LONGEST or directory != _ENTRY * len(record.fields):
        raise DocumentError(
            "{name}: record {number}: too long for ISO 2709", name=name, number=number
        )
    return data


def _split(stream: BinaryIO) -> Iterator[bytes]:
    """The records of ISO 2709 as bytes, up to the sign that ends each."""
    kept = b""
    for block in iter(lambda: stream.read(1 << 16), b""):
        *whole, kept = (kept + block).split(_END)
        yield from (part.lstrip(b"\r\n") + _END for part in whole)
    if kept.strip():
        yield kept


def _read(raw: bytes) -> Record | None:
    """A record in its encoding: UTF-8 where it is that, whether it says so or not; else cp1251 in
    RUSMARC and MARC-8, which changes its sets of characters by escapes, in MARC 21."""
    import pymarc
    from pymarc.exceptions import PymarcException

    base = raw[12:17]
    if not (raw.endswith(_END) and base.isdigit() and raw[:5].isdigit()):
        return None
    entries = raw[_LEADER : max(int(base) - 1, _LEADER)]
    tags = {entries[at : at + 3] for at in range(0, len(entries), _ENTRY)}
    unimarc = TITLE.encode() in tags and TITLE21.encode() not in tags and b"008" not in tags
    encoding = "cp1251" if unimarc else "iso8859-1"
    if _ESCAPE not in raw:
        with suppress(UnicodeDecodeError):
            raw.decode("utf-8")
            encoding = "utf-8"
    try:
        return pymarc.Record(
            data=raw,
            to_unicode=True,
            force_utf8=encoding == "utf-8",
            file_encoding=encoding,
        )
    except (PymarcException, ValueError, IndexError, UnicodeError):
        return None
