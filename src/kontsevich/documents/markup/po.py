"""Catalogues of translations (gettext): the translated text, ``msgstr``, and nothing else of it.

A string that goes on over several lines is one text. The header, what is obsolete, and the
originals are not read; comments are comments.
"""

from __future__ import annotations

import re

from ..regions.division import begins_at, divide_all
from ..regions.region import SOFT, Piece, Region
from ..regions.weaving import Weaver, mend

_LINE = re.compile(r"[^\n]+")
_KEYWORD = re.compile(r"\s*(msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,3}\])?)\s*(?=\")")
_STRING = re.compile(r"\s*\"((?:[^\"\\\n]|\\[^\n])*+)\"?")
_ESCAPE = re.compile(r"\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2}|[^\n])")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


def read_po(text: str) -> list[Region]:
    """The regions of a catalogue, in the order in which they begin. Never fails.

    >>> source = 'msgid "Kim"\\nmsgstr ""\\n"Ким Чен "\\n"Ын"\\n'
    >>> [(region.role, region.text) for region in read_po(source)]
    [('prose', 'Ким Чен Ын')]
    """
    regions: list[Region] = []
    messages: list[Region] = []
    flow = Weaver(text)
    keyword, header, count = "", False, 0

    def close() -> None:
        if flow and keyword.startswith("msgstr") and not header:
            messages.append(mend(flow.region("prose", f"message {count}")))
        flow.clear()

    for line in _LINE.finditer(text, int(text.startswith("\ufeff"))):
        start, end = line.span()
        if text[start] == "#":
            close()
            keyword = ""
            regions.append(Region("comment", line[0], (Piece(0, start, end),)))
            continue
        match = _KEYWORD.match(text, start, end)
        if match:
            close()
            keyword = match[1]
            if keyword == "msgid":
                header, count = True, count + 1
            start = match.end()
        string = _STRING.match(text, start, end)
        if not string:
            continue
        if keyword == "msgid":
            header = header and not string[1]
        elif keyword.startswith("msgstr"):
            _read_string(flow, text, *string.span(1))
    close()
    for divided in divide_all((message, 0) for message in messages):
        regions += divided
    return sorted((region for region in regions if region.text.strip()), key=begins_at)


def _read_string(flow: Weaver, text: str, start: int, end: int) -> None:
    for match in _ESCAPE.finditer(text, start, end):
        flow.add(start, match.start())
        start = match.end()
        flow.put(unescape(match[0]), *match.span())
    flow.add(start, end)


def unescape(sequence: str) -> str:
    r"""What an escape of C stands for.

    >>> unescape(r"\n"), unescape(r"\""), unescape(r"\x41"), unescape(r"\101")
    ('\n', '"', 'A', 'A')
    """
    body = sequence[1:]
    if body[0] == "x" and len(body) > 1:
        visible = chr(int(body[1:], 16))
    elif body[0] in "01234567":
        visible = chr(int(body, 8))
    else:
        visible = _ESCAPES.get(body, body)
    return visible.replace(SOFT, "")
