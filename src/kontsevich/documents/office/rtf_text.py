"""The text of RTF: which letters stand at which bytes, and how letters are written there.

A letter is a byte in the code page of its font (``\\'ca``, or as it is), a code with something for
older programs behind it (``\\u1050?``, as many letters as ``\\uc`` says), or a word (``\\tab``).
A *chunk* is a run of such letters with no other mark-up between them. A file of RTF is handled as a
string of its bytes (latin-1), so that places are offsets in bytes.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

WORDS = {
    "bullet": "\u2022",
    "column": "\n",
    "emdash": "\u2014",
    "emspace": "\u2003",
    "endash": "\u2013",
    "enspace": "\u2002",
    "ldblquote": "\u201c",
    "line": "\n",
    "lquote": "\u2018",
    "page": "\n",
    "qmspace": "\u2005",
    "rdblquote": "\u201d",
    "rquote": "\u2019",
    "tab": "\t",
}
_SIGNS = {"~": "\u00a0", "-": "\u00ad", "_": "\u2011", "{": "{", "}": "}", "\\": "\\"}
_AS_WORDS = {"\n": "\\line ", "\t": "\\tab "}
_AS_SIGNS = {sign: f"\\{mark}" for mark, sign in _SIGNS.items()}
# Code pages of more than a byte a letter.
_WIDE = frozenset(("cp932", "cp936", "cp949", "cp950", "johab", "utf-8"))
_HEX = r"\\'[0-9A-Fa-f]{2}"
# The halves of a letter beyond the first plane: two codes, with or without a sign.
_HIGH = (
    r"(?:-(?:10[01]\d\d|102[0-3]\d|10240|92(?:1[7-9]|[2-9]\d)|9[3-9]\d\d)"
    r"|55(?:29[6-9]|[3-9]\d\d)|56(?:[0-2]\d\d|3[01]\d))"
)
_LOW = (
    r"(?:-(?:8(?:19[3-9]|[2-9]\d\d)|9(?:[01]\d\d|20\d|21[0-6]))"
    r"|56(?:3[2-9]\d|[4-9]\d\d)|57(?:[0-2]\d\d|3[0-3]\d|34[0-3]))"
)
_PLAIN = r"[^\\{}\r\n]"
_CODE = re.compile(r"\\u(-?\d{1,7}) ?(.*)", re.S)
_SECOND = re.compile(r"\\u(-?\d{1,7})")
_UNFINISHED = re.compile(r"(?<!\\)(?:\\\\)*\\[A-Za-z]+(?:-?\d+)?\Z")
_GOES_ON = re.compile(r"[A-Za-z0-9 -]")
_REPLACEMENT = "\ufffd"
_PLANE = 0xFFFF  # the last letter that is one code
MOST_SKIPPED = 9  # letters for older programs behind a code; more is nonsense
_LONG, _MOST = 40, 1 << 14  # tokens that are remembered: how long, how many


class Chunk(NamedTuple):
    """Letters without other mark-up between them: `at`: where they begin in what is visible; source
    [`start`, `end`); `skip`: how many letters behind a code are for older programs; `inserted`:
    another has inserted it with tracking."""

    at: int
    start: int
    end: int
    skip: int
    encoding: str
    inserted: bool = False


@cache
def chunk_pattern(skip: int) -> re.Pattern[str]:
    """What finds a chunk.

    >>> chunk_pattern(1).match(r"\\u1050?\\'e8\\b ")[0]
    "\\\\u1050?\\\\'e8"
    """
    one = "|".join(_letters(skip))
    return re.compile(rf"(?:{one}|{_PLAIN}++|[\r\n]++)++")


@cache
def _token_pattern(skip: int, wide: bool) -> re.Pattern[str]:
    one = "|".join(_letters(skip))
    # Where a letter may be two bytes, all that stand together are read together.
    return re.compile(rf"(?:{_HEX}|{_PLAIN})++|{one}" if wide else rf"{one}|{_PLAIN}++")


def _letters(skip: int) -> tuple[str, ...]:
    words = "|".join(sorted(WORDS))
    older = rf" ?(?:[\r\n]*(?:{_HEX}|{_PLAIN})){{0,{skip}}}"
    return (
        rf"\\u{_HIGH}(?!\d){older}[\r\n]*\\u{_LOW}(?!\d){older}",
        rf"\\u-?\d{{1,7}}{older}",
        _HEX,
        r"\\[~_\-{}\\]",
        rf"\\(?:{words})(?![A-Za-z])(?:-?\d+)? ?",
    )


class _Known(dict[str, str]):
    """The letters of each token that was met, in one code page."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self.encoding = encoding

    def __missing__(self, token: str) -> str:
        read = "".join(letter for letter, _, _ in _read(token, self.encoding))
        if len(token) < _LONG and len(self) < _MOST:
            self[token] = read
        return read


_known = cache(_Known)


def decode(text: str, skip: int, encoding: str) -> str:
    """The letters of a chunk.

    >>> decode(r"\\'ca\\'e8\\'ec \\u1063?", 1, "cp1251")
    '\u041a\u0438\u043c \u0427'
    """
    tokens = _token_pattern(skip, encoding in _WIDE).findall(text)
    return "".join(map(_known(encoding).__getitem__, tokens))


def place(source: str, chunk: Chunk) -> list[tuple[int, int]]:
    """Where each letter of a chunk stands in the source."""
    pattern = _token_pattern(chunk.skip, chunk.encoding in _WIDE)
    return [
        (match.start() + start, match.start() + end)
        for match in pattern.finditer(source, chunk.start, chunk.end)
        for _, start, end in _read(match[0], chunk.encoding)
    ]


def _read(token: str, encoding: str) -> Iterator[tuple[str, int, int]]:
    """The letters of a token and where each stands in it."""
    code = _CODE.match(token)
    if code:
        number = int(code[1]) % 0x10000
        low = _SECOND.search(code[2])
        if low:
            number = 0x10000 + (number - 0xD800 << 10) + int(low[1]) % 0x10000 - 0xDC00
        sound = number and not 0xD800 <= number < 0xE000
        yield (chr(number) if sound else _REPLACEMENT), 0, len(token)
    elif token[0] == "\\" and token[1] in _SIGNS:
        yield _SIGNS[token[1]], 0, len(token)
    elif token[0] == "\\" and token[1] != "'":
        yield WORDS[re.sub(r"[^a-z]", "", token)], 0, len(token)
    else:
        yield from _read_bytes(token, encoding)


def _read_bytes(token: str, encoding: str) -> Iterator[tuple[str, int, int]]:
    decoder = getincrementaldecoder(encoding)("replace")
    at, begin, end = 0, 0, len(token)
    while at < end:
        if token[at] == "\\":
            byte, at = int(token[at + 2 : at + 4], 16), at + 4
        else:
            byte, at = ord(token[at]) & 0xFF, at + 1
        letters = decoder.decode(bytes((byte,)), at == end)
        for letter in letters[:-1]:  # a byte that went with none, before this one
            yield letter, begin, begin
        if letters:
            yield letters[-1].replace("\0", _REPLACEMENT), begin, at
            begin = at


def spell(text: str, chunk: Chunk, like: str) -> str:
    """Letters as a chunk has them: `like`: how one is written that stands there.

    >>> spell("\u0436", Chunk(0, 0, 0, 1, "cp1251"), "\\\\'ca")
    "\\\\'e6"
    >>> spell("\u0436", Chunk(0, 0, 0, 1, "cp1251"), r"\\u1050?")
    '\\\\u1078?'
    >>> decode(spell("\U0001f600", Chunk(0, 0, 0, 1, "cp1251"), r"\\u1050?"), 1, "cp1251")
    '\U0001f600'
    """
    code = _CODE.match(like)
    return "".join(_spell_letter(letter, chunk, code) for letter in text)


def _spell_letter(letter: str, chunk: Chunk, code: re.Match[str] | None) -> str:
    if letter in _AS_SIGNS or letter in _AS_WORDS:
        return _AS_SIGNS.get(letter) or _AS_WORDS[letter]
    if letter.isascii():
        return letter
    if not code:
        written = letter.encode(chunk.encoding, "ignore")
        if written:
            return "".join(f"\\'{byte:02x}" for byte in written)
    number = ord(letter)
    if number > _PLANE:
        high, low = divmod(number - _PLANE - 1, 0x400)
        halves = chr(0xD800 + high), chr(0xDC00 + low)
        return "".join(_spell_letter(half, chunk, code) for half in halves)
    shown = f"\\u{number - _PLANE - 1 if number > _PLANE >> 1 else number}"
    if not chunk.skip:
        return f"{shown} "
    if code and code[2] in ("?", "\\'3f"):
        return f"{code[0][: len(code[0]) - len(code[2])].replace(code[1], shown[2:])}{code[2]}"
    return shown + "\\'3f" * chunk.skip


def is_unfinished(source: str, at: int, after: str) -> bool:
    """Whether what stands behind a place would go on with a control word that ends there.

    >>> is_unfinished(r"{\\b", 3, "a"), is_unfinished(r"{\\b ", 4, "a")
    (True, False)
    """
    if not _GOES_ON.match(after):
        return False
    return bool(_UNFINISHED.search(source, max(at - 80, 0), at))
