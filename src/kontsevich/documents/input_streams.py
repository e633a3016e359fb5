"""Where text comes from: arguments, files, standard input; whole lines, decoded and checked.

A file is decoded once to be sure that all of it can be, and only then read for conversion, so
that nothing is written for an input that turns out to be broken. Neither pass holds it whole.
"""

from __future__ import annotations

import codecs
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO

from ..errors import InputError, describe

BLOCK = 1 << 16  # bytes
_HOLE = bytes(BLOCK)
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
STDIN = "-"
LARGEST = 1 << 30  # bytes of a manuscript
SPOOL = 1 << 24  # bytes of standard input kept in memory; more goes to a temporary file


def open_source(name: str, *, pipes: bool = True) -> BinaryIO:
    """Open a file, or standard input for `-`, for reading bytes, able to seek; `pipes`: whether a
    named pipe is waited for.

    Raises `InputError` for what is missing, a directory, a device or may not be read.
    """
    if name == STDIN:
        if sys.stdin is None:
            raise InputError("standard input is closed")
        return _spool(sys.stdin.buffer)
    try:
        mode = Path(name).stat().st_mode
        if stat.S_ISDIR(mode):
            os.scandir(name).close()  # one that may not be read says so
            raise InputError("{name}: is a directory, not a file", name=name)
        if stat.S_ISFIFO(mode) and pipes:
            with Path(name).open("rb") as pipe:
                return _spool(pipe)
        if not stat.S_ISREG(mode):
            raise InputError("{name}: is no ordinary file", name=name)
        return Path(name).open("rb")
    except OSError as error:
        raise InputError("{name}: {reason}", name=name, reason=describe(error)) from None
    except ValueError as error:  # a NUL in the name
        raise InputError("{name!r}: {reason}", name=name, reason=str(error)) from None


def read_whole(source: BinaryIO, name: str) -> bytes:
    """All bytes of a source. Raises `InputError` for more than a manuscript can have."""
    size = source.seek(0, os.SEEK_END)
    source.seek(0)
    if size > LARGEST:
        raise InputError("{name}: more than {limit} bytes", name=name, limit=LARGEST)
    return source.read()


def _spool(stream: IO[bytes]) -> BinaryIO:
    import tempfile  # slow to load, and an argument needs none

    spool: BinaryIO = tempfile.SpooledTemporaryFile(SPOOL)  # type: ignore[assignment]  # noqa: SIM115
    while block := stream.read(BLOCK):
        spool.write(block)
    spool.seek(0)
    return spool


def find_encoding(source: BinaryIO, name: str, wanted: str | None) -> str:
    """The encoding to read a source with: its byte order mark's, the one wanted, or UTF-8."""
    start = source.read(4)
    source.seek(0)
    for bom, encoding in BOMS:
        if start.startswith(bom):
            return encoding
    if wanted and not is_text_encoding(wanted):
        raise InputError(
            "{name}: unknown encoding {wanted!r}; known: utf-8, utf-16, cp949",
            name=name,
            wanted=wanted,
        )
    return codecs.lookup(wanted).name if wanted else "utf-8"


def is_text_encoding(encoding: str) -> bool:
    """Whether a codec of this name makes text of bytes.

    >>> is_text_encoding("koi8-u"), is_text_encoding("zip"), is_text_encoding("?")
    (True, False, False)
    """
    try:
        return bytes(4).decode(encoding) is not None
    except UnicodeDecodeError:
        return True
    except (LookupError, UnicodeError, ValueError):
        return False


def read_blocks(source: BinaryIO, name: str, encoding: str) -> Iterator[str]:
    """The text of a source in blocks that end after white space where there is any.

    Raises `InputError` with the offset in bytes of the first one that can't be decoded, and for a
    block of zeros, as a file with a hole in it has: nobody should wait for 10 GB of them.
    """
    source.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    kept, done = "", 0
    while True:
        block = source.read(BLOCK)
        if block == _HOLE:
            raise InputError("{name}: byte {offset}: no text, but zeros", name=name, offset=done)
        try:
            pending = len(decoder.getstate()[0])
            text = decoder.decode(block, not block)
        except UnicodeDecodeError as error:
            raise InputError(
                "{name}: byte {offset} is not {encoding}; name the right one with --encoding",
                name=name,
                offset=done - pending + error.start,
                encoding=encoding,
            ) from None
        done += len(block)
        kept += text
        if not block:
            break
        cut = max(kept.rfind("\n"), kept.rfind(" ") if len(kept) > BLOCK else -1) + 1
        if cut or len(kept) > 16 * BLOCK:
            yield kept[: cut or len(kept)]
            kept = kept[cut or len(kept) :]
    if kept:
        yield kept


def check_source(source: BinaryIO, name: str, encoding: str) -> int:
    """Decode a source to its end, or raise `InputError`; its size in bytes."""
    for _ in read_blocks(source, name, encoding):
        pass
    return source.seek(0, os.SEEK_END)
