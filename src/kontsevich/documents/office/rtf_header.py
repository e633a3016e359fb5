"""What stands before the text of RTF: code pages, fonts, styles, and who has revised."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from ...errors import DocumentError
from ..text.encoding import decode as decode_bytes
from .rtf_text import chunk_pattern, decode
from .styles import inherit_styles

# Windows' numbers of character sets, as code pages; 0 and 1 are what the document says.
_CHARSETS = {
    77: 10000,
    128: 932,
    129: 949,
    130: 1361,
    134: 936,
    136: 950,
    161: 1253,
    162: 1254,
    163: 1258,
    177: 1255,
    178: 1256,
    186: 1257,
    204: 1251,
    222: 874,
    238: 1250,
    254: 437,
}
_CODECS = {
    1361: "johab",
    10000: "mac_roman",
    10007: "mac_cyrillic",
    65001: "utf-8",
    20866: "koi8-r",
    21866: "koi8-u",
    28595: "iso8859-5",
}
DEFAULT = "cp1252"
CODE_PAGES = {"ansi": DEFAULT, "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_FONT = re.compile(r"\\f(\d{1,9})(?!\d)|\\fcharset(\d{1,9})|\\cpg(\d{1,9})")
_STYLE = re.compile(r"\{((?:[^{}\\]++|\\[^\r\n]|\{[^{}]*+\})*+)\}", re.S)
_NUMBER = re.compile(r"^\s*(?:\\\*\s*)?\\(cs|ds|ts|s)(\d{1,9})(?!\d)")
_BASED = re.compile(r"\\sbasedon(\d{1,9})(?!\d)")
_CONTROL = re.compile(r"\\(?!u-?\d|')(?:[A-Za-z]+(?:-?\d+)? ?|\*)|[{}]")
_WORDS = re.compile(r"(?:\\'[c-fC-F][0-9A-Fa-f]){3,}")
_START, _MOST = 4096, 2000  # characters of a head; words that are looked at
_INNER = re.compile(r"\{[^{}]*\}")


def find_encoding(code_page: int, otherwise: str = DEFAULT) -> str:
    """The codec of a code page, another one where Python has none.

    >>> find_encoding(1251), find_encoding(10007), find_encoding(42)
    ('cp1251', 'mac-cyrillic', 'cp1252')
    """
    name = _CODECS.get(code_page, f"cp{code_page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return otherwise


def guess_encoding(source: str) -> str:
    """The encoding of a file that names no code page: Russian where whole words are of letters
    that would be Russian.

    >>> guess_encoding(r"{\\rtf1 \\'d1\\'e5\\'f3\\'eb}"), guess_encoding(r"{\\rtf1 caf\\'e9}")
    ('cp1251', 'cp1252')
    """
    words = [] if "\\ansicpg" in source[:_START] else _WORDS.findall(source)
    if not words:
        return DEFAULT
    letters = bytes.fromhex("".join(words[:_MOST]).replace("\\'", ""))
    try:
        return decode_bytes(letters).encoding
    except DocumentError:
        return DEFAULT


def read_fonts(table: str, encoding: str) -> dict[int, str]:
    """The encoding of each font by its number, from the table of fonts.

    >>> read_fonts(r"{\\f0 Arial;}{\\f1\\fcharset204 Arial;}", "cp1252")
    {0: 'cp1252', 1: 'cp1251'}
    """
    fonts: dict[int, str] = {}
    current = -1
    for font, charset, page in _FONT.findall(table):
        if font:
            current = int(font)
            fonts.setdefault(current, encoding)
        elif charset and int(charset) in _CHARSETS:
            fonts[current] = find_encoding(_CHARSETS[int(charset)], encoding)
        elif page and int(page):
            fonts[current] = find_encoding(int(page), encoding)
    return fonts


def read_styles(table: str, encoding: str) -> Callable[[str], tuple[str, int]]:
    """From a style's kind and number ("s1", "cs10") to its role and level."""
    parents: dict[str, str] = {}
    shown: dict[str, str] = {}
    for match in _STYLE.finditer(table):
        inside = match[1]
        number = _NUMBER.search(inside)
        kind, name = (number[1], number[1] + number[2]) if number else ("s", "s0")
        based = _BASED.search(inside)
        if based:
            parents[name] = f"{kind}{based[1]}"
        shown[name] = read_plain(_INNER.sub("", inside), encoding).strip(" ;")
    return inherit_styles(parents, shown)


def read_plain(group: str, encoding: str, skip: int = 1) -> str:
    """The letters of a group without its mark-up: a name, an instruction.

    >>> read_plain(r"{\\*\\atnauthor \\'c0}", "cp1251")
    '\u0410'
    """
    bare = _CONTROL.sub("", group)
    return "".join(
        decode(match[0], skip, encoding) for match in chunk_pattern(skip).finditer(bare)
    ).strip()
