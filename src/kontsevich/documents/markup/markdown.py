"""Markdown: paragraphs, notes, front matter, code, block quotations, comments.

The parser is pyromark: CommonMark with its usual extensions, and exact offsets. It is compiled, as
nothing else that the core needs: where it can't be installed, only Markdown is refused.

A note mark, inline code and a comment are left out of the paragraph that they stand in, and are
barriers in it; a link leaves its text, an image its description.
"""

from __future__ import annotations

import re
from html import unescape
from importlib import import_module
from itertools import accumulate
from typing import Any

from ...errors import DocumentError
from ..regions.citation import match_brackets
from ..regions.citation_patterns import heading, markers
from ..regions.division import begins_at, divide_all
from ..regions.region import Piece, Region
from ..regions.weaving import Weaver, mend, weld
from .places import Places

_FRONT_MATTER = re.compile(
    r"(---|\+\+\+)[ \t]*\r?\n(?:.*?\n)??(?:\1|\.\.\.)[ \t]*(?=\r?\n|\Z)", re.S
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_INLINE_NOTE = "^["
_DIRECT = frozenset(("Inline", "Autolink"))  # links that hold their address themselves
_MARKUP = re.compile(
    r"(?P<comment><!--.*?(?:-->|\Z))"
    r"|(?P<code><(?P<tag>script|style|pre|code)\b[^<>]*>.*?(?:</(?P=tag)\s*>|\Z))"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][\w-]*)[^<>]*>"
    r"|(?P<entity>&\#?\w{1,32};)",
    re.S | re.I,
)
# What stands inside a line of HTML; every other element ends the paragraph.
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "cite", "del", "dfn", "em", "font", "i", "ins", "mark"),
        *("q", "s", "small", "span", "strong", "sub", "sup", "u", "wbr"),
    )
)
# The parser's names for what stands inside a paragraph.
_SPANS = frozenset(
    ("Emphasis", "Strong", "Strikethrough", "Link", "Image", "Superscript", "Subscript")
)

_Event = tuple[Any, int, int]


def read_markdown(text: str) -> list[Region]:
    """The regions of a Markdown text, in the order in which they begin.

    Fails only with `DocumentError`, where the parser is not installed.
    """
    return _Reader(text).read()


def _parse(text: str) -> list[_Event]:
    """The parser's events with their half-open ranges in code points."""
    try:
        pyromark: Any = import_module("pyromark")
    except ImportError:
        raise DocumentError("Markdown needs its parser: pip install pyromark") from None
    options = pyromark.Options
    events = pyromark.events_with_range(
        _sound(text),
        options=options.ENABLE_TABLES
        | options.ENABLE_FOOTNOTES
        | options.ENABLE_STRIKETHROUGH
        | options.ENABLE_TASKLISTS
        | options.ENABLE_HEADING_ATTRIBUTES
        | options.ENABLE_GFM,
    )
    found = [(event, place["start"], place["end"]) for event, place in events]
    if text.isascii():
        return found
    data = _sound(text).encode()
    points = {0: 0}
    last = 0
    for offset in sorted({offset for _, *place in found for offset in place}):
        points[offset] = points[last] + len(data[last:offset].decode())
        last = offset
    return [(event, points[start], points[end]) for event, start, end in found]


def _sound(text: str) -> str:
    """The text without lone surrogates, which no parser reads, and as long as before."""
    return text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)


class _Reader:
    """One reading of one text: what is open while the parser's events go by."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.markers = markers()
        self.regions: list[Region] = []
        self.drafts: list[tuple[Region, int]] = []
        self.flow = Weaver(text)
        self.quotes: list[bool] = []  # the open block quotations; False: a note box, which is none
        self.label = ""  # of the open foot note
        self.heading = 0  # the level of the open heading
        self.section, self.section_level = "prose", 0
        self.code = False
        self.places = Places()
        self.linked = False  # whether the open item begins with a link to a page of the net
        self.html: tuple[int, int] | None = None

    def read(self) -> list[Region]:
        start = int(self.text.startswith("\ufeff"))
        front = _FRONT_MATTER.match(self.text, start)
        if front:
            self._add("field", start, front.end())
            start = front.end()
        for event, first, last in _parse(self.text[start:]):
            self._take(event, first + start, last + start)
        self._close()
        for regions in divide_all(self.drafts):
            self.regions += regions
        self.regions.sort(key=begins_at)
        return self.regions

    def _take(self, event: Any, start: int, end: int) -> None:
        """One event of the parser: a name alone, or one name with what it holds."""
        name, value = next(iter(event.items())) if isinstance(event, dict) else (event, None)
        match name:
            case "Text" if self.code or _sound(self.text[start:end]) == value:
                self.flow.add(start, end)
            case "Text":
                self.flow.put(str(value), start, end)
            case "SoftBreak":
                self.flow.add(start, end)
            case "HardBreak":
                self.flow.put("\n", start, end)
            case "Code":
                self._add("code", start, end)
                self.flow.bar()
            case "FootnoteReference":
                self.flow.bar()
            case "InlineHtml":
                self._take_tag(start, end)
            case "Html":
                self.html = (self.html[0] if self.html else start, end)
            case "Start":
                self._open(*self._tag(value))
            case "End":
                self._end(self._tag(value)[0])

    @staticmethod
    def _tag(value: Any) -> tuple[str, Any]:
        return next(iter(value.items())) if isinstance(value, dict) else (value, None)

    def _open(self, tag: str, value: Any) -> None:
        if tag in _SPANS:
            if tag == "Link" and not self.flow:
                direct = value["link_type"] in _DIRECT
                self.linked = direct and self.places.is_entry(str(value["dest_url"]), self.flow)
            return
        self._close()
        if tag == "BlockQuote":
            self.quotes.append(value is None)
        elif tag == "FootnoteDefinition":
            self.label = f"footnote {value}"
        elif tag == "Heading":
            self.heading = int(value["level"][1:])
        elif tag == "CodeBlock":
            self.code = True
        elif tag == "Item":
            self.places.items += 1
        elif tag == "Table":
            self.places.open_table()
        elif tag in ("TableHead", "TableRow"):
            self.places.next_row()
        elif tag == "TableCell":
            self.places.next_cell()

    def _end(self, tag: str) -> None:
        if tag in _SPANS:
            return
        self._close()
        if tag == "BlockQuote":
            self.quotes.pop()
        elif tag == "FootnoteDefinition":
            self.label = ""
        elif tag == "Heading":
            self.heading = 0
        elif tag == "CodeBlock":
            self.code = False
        elif tag == "Item":
            self.places.items -= 1
        elif tag == "Table":
            self.places.close_table()
        elif tag == "HtmlBlock" and self.html:
            self._take_html(*self.html)
            self.html = None

    def _take_tag(self, start: int, end: int) -> None:
        """A tag or a comment inside a paragraph."""
        if self.text.startswith("<!--", start):
            self._add("comment", start, end)
            self.flow.bar()
        elif self.text.startswith("br", start + 1):
            self.flow.put("\n", start, end)

    def _take_html(self, start: int, end: int) -> None:
        """A block of HTML: its comments and code, and the paragraphs between its tags."""
        depth = len(self.quotes)
        for match in _MARKUP.finditer(self.text, start, end):
            self.flow.add(start, match.start())
            start = match.end()
            tag = (match["name"] or "").lower()
            if match["entity"]:
                self.flow.put(unescape(match[0]), *match.span())
            elif tag in _INLINE:
                continue
            elif tag == "br":
                self.flow.put("\n", *match.span())
            else:
                self._close()
                if match["comment"] or match["code"]:
                    self._add("comment" if match["comment"] else "code", *match.span())
                elif tag == "blockquote" and not match["close"]:
                    self.quotes.append(True)
                elif tag == "blockquote" and len(self.quotes) > depth:
                    self.quotes.pop()
        self.flow.add(start, end)
        self._close()
        del self.quotes[depth:]

    def _add(self, role: str, start: int, end: int) -> None:
        """A region that stands in the source as it is seen."""
        piece = Piece(0, start, end)
        self.regions.append(Region(role, self.text[start:end], (piece,), self.label))

    def _close(self) -> None:
        """Give out the block that is open."""
        if not self.flow:
            self.flow.clear()
            return
        if self.code:
            code = self.flow.region("code", self.label)
            if code.text.strip():
                self.regions.append(code)
            return
        linked, self.linked = self.linked, False
        block = mend(self.flow.region(self._role(), self.label))
        if not block.text.strip():
            return
        if block.role == "heading":
            self._turn(block.text)
        if linked and block.role == "prose":
            block = block.recast("title")
        if _INLINE_NOTE in block.text:
            block = self._take_inline_notes(block)
            if not block.text.strip():
                return
        block = self.places.put(block)
        number = None
        if block.role in ("bibliography", "footnote"):
            number = self.markers.numbered.match(block.text)
        self.drafts.append((block, number.end() if number else 0))

    def _role(self) -> str:
        if any(self.quotes):
            return "blockquote"
        if self.heading:
            return "heading"
        return "footnote" if self.label else self.section

    def _turn(self, title: str) -> None:
        """Begin or end a list of literature or of notes at a heading."""
        section = self.markers.sections.get(heading(title))
        if section or self.heading <= self.section_level:
            self.section, self.section_level = section or "prose", self.heading

    def _take_inline_notes(self, block: Region) -> Region:
        """Give the notes ``^[…]`` out; the block without them."""
        text = block.text
        brackets = match_brackets(text)
        parts: list[Region] = []
        at = 0
        start = text.find(_INLINE_NOTE)
        while start >= 0:
            end = brackets.get(start + 1, -1)
            if end < 0:
                break
            if text[start + 2 : end].strip():
                self.drafts.append((block.part(start + 2, end, "footnote"), 0))
            parts.append(block.part(at, start))
            at = end + 1
            start = text.find(_INLINE_NOTE, at)
        if not parts:
            return block
        parts.append(block.part(at, len(text)))
        rest = weld(parts, block.role, block.label)
        edges = accumulate(len(part.text) for part in parts[:-1])
        return rest._replace(barriers=tuple(sorted({*rest.barriers, *edges})))
