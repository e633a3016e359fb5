r"""Typst: paragraphs, notes, quotations, headings, code, mathematics, comments.

A scanner of its own, since no parser for Python gives places. Of the code after ``#`` only its
content blocks are read; what `quote`, `footnote` and `heading` mean is known, every other function
shows its content.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..regions.region import SOFT, Region
from .block_builder import Blocks

_TOKEN = re.compile(
    r"(?P<line>//[^\n]*)|(?P<comment>/\*)"
    r"|(?P<url>https?://[^\s<>\[\]\"`«»]+)"
    r"|(?P<raw>`+)"
    r"|(?P<math>\$)"
    r"|(?P<escape>\\(?:u\{[0-9A-Fa-f]{1,6}\}|.|\Z))"
    r"|(?P<typed>~|-\?|---?|\.\.\.)"
    r"|(?P<hash>\#)"
    r"|(?P<reference>@[\w:.-]*\w(?:\[[^\[\]\n]{0,200}\])?)"
    r"|(?P<label><[A-Za-z_][\w:.-]{0,100}>)"
    r"|(?P<open>\[)|(?P<close>\])"
    r"|(?P<break>\n[^\S\n]*\n(?:[^\S\n]*\n)*)"
    r"|(?P<item>(?:^|(?<=\n))[^\S\n]*(?:[-+/]|\d{1,4}\.)[^\S\n]+)"
    r"|(?P<heading>(?:^|(?<=\n))[^\S\n]*={1,6}[^\S\n]+)"
    r"|(?P<strong>(?<![^\W_])\*|\*(?![^\W_]))|(?P<emph>(?<![^\W_])_|_(?![^\W_]))",
    re.S,
)
_TYPED = {"~": "\u00a0", "-?": "", "--": "–", "---": "—", "...": "…"}
_IDENTIFIER = re.compile(r"[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*")
_KEYWORD = re.compile(r"(?:let|set|show|import|include|if|for|while|return|context)(?![\w-])")
# What of code must be told apart to find its end, and the content in it.
_CODE = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|//[^\n]*|/\*|[()\[\]{};]|\n", re.S)
_NOTE = re.compile(r"footnote\Z")
_BLOCK = re.compile(r"block\s*:\s*true")
_PAIRS = {"(": ")", "{": "}"}
# Functions whose content stands apart from the paragraph.
_SEPARATE = frozenset(("figure", "block", "align", "list", "enum", "table", "grid", "pad"))
# Frames: content is text; the others hold code, a line of it up to its end.
_CONTENT, _PLAIN, _CALL, _NESTED, _LINE = "content", "plain", "call", "nested", "line"
_TEXT = frozenset((_CONTENT, _PLAIN))


class _Frame(NamedTuple):
    """A bracket or a line of code that is open, and what its end means."""

    kind: str
    then: str = ""
    start: int = 0


def read_typst(text: str) -> list[Region]:
    r"""The regions of a Typst source, in the order in which they begin. Never fails.

    >>> source = "Ким~_Чен_#footnote[См. там же.] Ын"
    >>> [(region.role, region.text) for region in read_typst(source)]
    [('prose', 'Ким\xa0Чен Ын'), ('footnote', 'См. там же.')]
    """
    return _Reader(text).read()


class _Reader:
    """One reading of one source."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks = Blocks(text)
        self.frames: list[_Frame] = []
        self.contents = 0  # how many of the frames hold text
        self.missing: set[str] = set()
        self.heading = -1  # how many frames were open where the open heading began
        self.notes = 0

    def read(self) -> list[Region]:
        at = int(self.text.startswith("\ufeff"))
        while at < len(self.text):
            if self.frames and self.frames[-1].kind not in _TEXT:
                at = self._step(at)
                continue
            match = _TOKEN.search(self.text, at)
            if not match:
                self._add(at, len(self.text))
                break
            self._add(at, match.start())
            at = self._take(match, *match.span())
        while self.frames:
            self._pop()
        return self.blocks.finish()

    def _add(self, start: int, end: int) -> None:
        if start >= end:
            return
        line = self.text.find("\n", start, end) if self.heading == len(self.frames) else -1
        if line >= 0:
            self.blocks.flow.add(start, line)
            self._end_heading()
            start = line
        self.blocks.flow.add(start, end)

    def _end_heading(self) -> None:
        if self.heading == len(self.frames):
            self.heading = -1
            self.blocks.exit()

    # Text

    def _take(self, match: re.Match[str], start: int, end: int) -> int:
        """One token of text; where to go on."""
        kind = match.lastgroup
        blocks = self.blocks
        if kind == "line":
            blocks.leave("comment", start, start + len(match[0].rstrip()))
        elif kind == "comment":
            return self._take_comment(start, end)
        elif kind == "url":
            end = start + len(match[0].rstrip(".,;:!?)"))
            blocks.leave("url", start, end)
        elif kind == "raw":
            return self._take_raw(match[0], start, end)
        elif kind == "math":
            stop = self._find("$", end)
            if stop < 0:
                blocks.flow.add(start, end)
                return end
            blocks.leave("code", start, stop + 1)
            return stop + 1
        elif kind == "escape":
            self._take_escape(match[0], start, end)
        elif kind == "typed":
            blocks.flow.put(_TYPED[match[0]], start, end)
        elif kind == "hash":
            return self._take_code(start, end)
        elif kind in ("reference", "label"):
            blocks.flow.bar()
        elif kind == "open":
            blocks.flow.add(start, end)
            self._push(_Frame(_PLAIN))
        elif kind == "close":
            return self._close(start, end)
        elif kind in ("break", "item"):
            self._end_heading()
            blocks.close()
        elif kind == "heading":
            self._end_heading()
            if self.heading < 0:
                blocks.enter("heading", level=match[0].count("="))
                self.heading = len(self.frames)
        return end

    def _take_comment(self, start: int, end: int) -> int:
        stop = self._find("*/", end)
        end = stop + 2 if stop >= 0 else len(self.text)
        self.blocks.leave("comment", start, end)
        return end

    def _take_raw(self, ticks: str, start: int, end: int) -> int:
        if len(ticks) == 2:
            return end
        stop = self._find(ticks, end)
        end = stop + len(ticks) if stop >= 0 else len(self.text)
        if len(ticks) > 2:
            self.blocks.close()
            self.blocks.take("code", start, end)
        else:
            self.blocks.leave("code", start, end)
        return end

    def _take_escape(self, escape: str, start: int, end: int) -> None:
        body = escape[1:]
        if body.startswith("u{"):
            code = int(body[2:-1], 16)
            sound = code < 0x110000 and not 0xD800 <= code < 0xE000
            body = chr(code).replace(SOFT, "") if sound else "\ufffd"
        elif not body or body.isspace():
            body = "\n"
        self.blocks.flow.put(body, start, end)

    def _find(self, needle: str, at: int) -> int:
        """Where a string stands next; looked for in vain only once."""
        if needle in self.missing:
            return -1
        place = self.text.find(needle, at)
        while needle == "$" and place > 0 and self.text[place - 1] == "\\":
            place = self.text.find(needle, place + 1)
        if place < 0:
            self.missing.add(needle)
        return place

    # Frames

    def _push(self, frame: _Frame) -> None:
        self.frames.append(frame)
        self.contents += frame.kind in _TEXT

    def _pop(self) -> _Frame:
        self._end_heading()
        frame = self.frames.pop()
        self.contents -= frame.kind in _TEXT
        if frame.then == "note":
            self.blocks.close_note()
        elif frame.then == "block":
            self.blocks.exit()
        return frame

    def _close(self, start: int, end: int) -> int:
        """A square bracket closes in text."""
        if not self.frames:
            self.blocks.flow.add(start, end)
            return end
        frame = self._pop()
        if frame.kind == _PLAIN:
            self.blocks.flow.add(start, end)
        elif frame.then == "quoted":
            self.blocks.flow.put(self.blocks.markers.closing, start, end)
        in_code = bool(self.frames) and self.frames[-1].kind not in _TEXT
        if frame.kind == _CONTENT and not in_code and self.text.startswith("[", end):
            self._push(_Frame(_CONTENT))  # one more argument of the call
            return end + 1
        return end

    # Code

    def _take_code(self, start: int, end: int) -> int:
        """What follows a ``#``: a statement, or a call with its content."""
        if _KEYWORD.match(self.text, end):
            self.blocks.close()
            self._push(_Frame(_LINE))
            return end
        name = _IDENTIFIER.match(self.text, end)
        at = name.end() if name else end
        if name and name[0] in _SEPARATE:
            self.blocks.close()
        if self.text[at : at + 1] in _PAIRS:
            self._push(_Frame(_CALL, self.text[at], end))
            return at + 1
        if not name and not self.text.startswith("[", at):
            self.blocks.flow.add(start, end)
            return end
        if name and name[0] == "linebreak":
            self.blocks.flow.put("\n", start, at)
            return at
        return self._open_content(end, at)

    def _open_content(self, start: int, at: int) -> int:
        """The content of a call whose name and arguments stand in source [start, at)."""
        blocks = self.blocks
        if not self.text.startswith("[", at):
            blocks.flow.bar()
            return at
        found = _IDENTIFIER.match(self.text, start, at)
        name = found[0].rsplit(".", 1)[-1] if found else ""
        then = "block"
        if name == "footnote":
            self.notes += 1
            blocks.open_note("footnote", f"footnote {self.notes}")
            then = "note"
        elif name == "quote" and not _BLOCK.search(self.text, start, at):
            blocks.flow.put(blocks.markers.opening[0], at, at + 1)
            then = "quoted"
        elif name in ("quote", "blockquote"):
            blocks.enter("blockquote")
        elif name in ("heading", "title"):
            blocks.enter("heading", level=1)
        elif name in _SEPARATE:
            blocks.enter("")
        else:
            then = ""
        self._push(_Frame(_CONTENT, then))
        return at + 1

    def _step(self, at: int) -> int:
        """One token of code; where to go on."""
        match = _CODE.search(self.text, at)
        if not match:
            return len(self.text)
        token, end = match[0], match.end()
        top = self.frames[-1]
        if token in "\n;":
            if top.kind == _LINE:
                self._pop()
                return match.start() + (token == ";")
        elif token in _PAIRS:
            self._push(_Frame(_NESTED, token))
        elif token == "[":
            note = _NOTE.search(self.text, max(match.start() - 8, 0), match.start())
            self.blocks.open_note("footnote" if note else "")
            self._push(_Frame(_CONTENT, "note"))
        elif token in ")}":
            if _PAIRS.get(top.then) == token:
                self._pop()
                if top.kind == _CALL:
                    return self._open_content(top.start, end)
        elif token == "]":
            if self.contents:
                while self.frames[-1].kind not in _TEXT:
                    self._pop()
                return match.start()
        elif token == "/*":
            return self._take_comment(match.start(), end)
        elif token[0] == "/":
            self.blocks.take("comment", match.start(), match.start() + len(token.rstrip()))
        return end
