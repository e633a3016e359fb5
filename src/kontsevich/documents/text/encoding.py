"""Bytes to text and back, in the encoding, with the byte order mark and the line ends they had.

UTF-8 is believed when it decodes; a byte order mark tells UTF-16; else Russian is told from its
letters: the one of cp1251 and koi8-r in which the text reads like Russian.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from ...errors import DocumentError
from ..input_streams import is_text_encoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_RUSSIAN = ("cp1251", "koi8-r")
# Less than this share of letters among the bytes above ASCII is no Russian text.
_LETTERS = 0.7
# A capital behind a small letter weighs against an encoding as much as so many common letters for.
_TURNED = 8
# So many bytes from the first that is not ASCII are enough to tell.
_SAMPLE = 65536
_DECLARED = re.compile(
    rb"(?i)<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]+)|<meta\b[^>]{0,300}?\bcharset\s*=\s*"
    rb"[\"']?([\w.:-]+)"
)
_START = 4096  # bytes in which a page says its encoding


class Decoded(NamedTuple):
    """A text, and what it takes to write it back as it was.

    `encoding` is a codec's name, `bom` whether a byte order mark stood before the text, which
    has none, `newline` the line end that comes first ("" if there is none); the text keeps its
    line ends as they are, mixed ones too.
    """

    text: str
    encoding: str
    bom: bool
    newline: str


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file's bytes, in `encoding` if one is given, else in the one it shows.

    Raises `DocumentError`, with the offset of the first byte that can't be read.

    >>> decode("Пхеньян".encode("koi8-r"))
    Decoded(text='Пхеньян', encoding='koi8-r', bom=False, newline='')
    """
    mark, marked = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))
    if encoding is None and not marked:
        try:
            text = data.decode("utf-8")
            return Decoded(text, "utf-8", False, _newline(text))
        except UnicodeDecodeError as error:
            name = _guess(data, error.start)
    else:
        name = _lookup(encoding) if encoding else marked
        if name == "utf-16":
            name = marked or "utf-16-le"
        elif name == "utf-8-sig":
            name = "utf-8"
        if name != marked:
            mark = b""
    try:
        text = data[len(mark) :].decode(name)
    except UnicodeError as error:
        offset = len(mark) + getattr(error, "start", 0)
        raise DocumentError("byte {offset}: not {encoding}", offset=offset, encoding=name) from None
    return Decoded(text, name, bool(mark), _newline(text))


def encode(decoded: Decoded, text: str | None = None) -> bytes:
    """The bytes of `text` (default: unchanged) in the encoding of what was decoded.

    Raises `DocumentError` where the encoding has no such character.

    >>> encode(decode(b"\\xef\\xbb\\xbfKim"), "Lee")
    b'\\xef\\xbb\\xbfLee'
    """
    text = decoded.text if text is None else text
    try:
        data = text.encode(decoded.encoding)
    except UnicodeEncodeError as error:
        found = text[error.start]
        raise DocumentError(
            "character {offset}: {encoding} has no {found}",
            offset=error.start,
            encoding=decoded.encoding,
            found=f"U+{ord(found):04X}",
        ) from None
    mark = next((mark for mark, name in _MARKS if name == decoded.encoding), b"")
    return mark + data if decoded.bom else data


def find_declared_encoding(data: bytes) -> str | None:
    """The encoding that a page of HTML or a file of XML says it has.

    >>> find_declared_encoding(b'<meta charset="iso-8859-5">')
    'iso-8859-5'
    """
    found = _DECLARED.search(data[:_START])
    return (found[1] or found[2]).decode("ascii") if found else None


def _lookup(encoding: str) -> str:
    if not is_text_encoding(encoding):
        raise DocumentError("unknown encoding {encoding!r}", encoding=encoding)
    return codecs.lookup(encoding).name


def _guess(data: bytes, failed: int) -> str:
    """The encoding of what is not UTF-8 from this byte on."""
    if b"\0" in data:
        offset = data.index(b"\0")
        raise DocumentError("byte {offset}: neither UTF-8 nor a byte a letter", offset=offset)
    sample = data[max(failed - _SAMPLE // 2, 0) :][:_SAMPLE]
    sound = sum(not letter.isascii() for letter in sample.decode("utf-8", "ignore"))
    if 4 * sound > sum(byte > 0x7F for byte in sample):
        raise DocumentError("byte {offset}: damaged UTF-8", offset=failed)
    best = max(_RUSSIAN, key=lambda name: _score(sample.decode(name, "replace")))
    high = [letter for letter in sample.decode(best, "replace") if not letter.isascii()]
    if sum(map(str.isalpha, high)) < _LETTERS * len(high):
        raise DocumentError(
            "byte {offset}: not UTF-8, and not Russian in {encodings}; say which encoding it is",
            offset=failed,
            encodings=", ".join(_RUSSIAN),
        )
    return best


def _score(text: str) -> float:
    """How much a text reads like Russian: common letters, and no capital behind a small one.

    The two have the cases the other way round, so in the wrong one words begin small.
    """
    from collections import Counter  # most files are in UTF-8
    from itertools import pairwise

    from ..regions.citation_patterns import frequencies

    weights = frequencies()
    counts = Counter(text)
    common = sum(count * weights.get(letter.lower(), 0) for letter, count in counts.items())
    turned = sum(
        first.islower() and second.isupper() for first, second in pairwise(text) if first > "\x7f"
    )
    return common - turned * _TURNED * max(weights.values())


def _newline(text: str) -> str:
    at = text.find("\n")
    if at < 0:
        return "\r" if "\r" in text else ""
    return "\r\n" if text[at - 1 : at] == "\r" else "\n"
