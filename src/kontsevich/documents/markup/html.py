"""HTML, and the XHTML of electronic books: paragraphs, notes, quotations, code, comments.

A scanner of its own: the parser of the standard library gives no place for entities and the
grammars are compiled. It goes by the rules of HTML for tags, comments and raw text, and needs no
well-formed tree. Entities are read as what they stand for; ``<q>`` shows its marks; ``<cite>``
is a title; what a note mark is, a `role`, an ``epub:type`` or the shape of the link tells.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from ..regions.region import SOFT, Region
from ..text.prose_in_code import is_prose
from .block_builder import Blocks

_TOKEN = re.compile(
    r"(?P<comment><!--(?:>|->)?)|(?P<cdata><!\[CDATA\[)|(?P<declaration><[!?])"
    r"|<(?P<slash>/?)(?P<name>[A-Za-z][^\s/<>]*)"
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?)"
)
# A tag's rest up to its end; nothing in it is tried twice.
_REST = re.compile(r"(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")
_RAW = frozenset(("script", "style", "template", "textarea", "svg", "math", "iframe", "noembed"))
_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "del", "dfn", "em", "font"),
        *("i", "ins", "label", "mark", "o:p", "q", "rb", "rp", "rt", "ruby", "s", "small", "span"),
        *("strike", "strong", "sub", "sup", "time", "u", "code", "kbd", "samp", "tt", "var"),
        *("data", "nobr", "output", "button"),
    )
)
_VOID = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr"),
    )
)
_CODE = frozenset(("code", "kbd", "samp", "tt", "var", "pre", "listing", "xmp"))
_CODE_INSIDE = re.compile(r"<(?:code|samp|kbd|tt)\b", re.I)
_TAGS = re.compile(r"</?[a-z][^<>]*>", re.I)
_HEADINGS = {f"h{level}": level for level in range(1, 7)} | {"title": 1, "summary": 6}
# Neither is seen as part of the text that it stands in.
_LEFT_OUT = frozenset(("del", "rt", "rp"))
_NOTE_MARK = re.compile(r"doc-noteref|noteref|footnote-ref|footnoteanc|endnoteanc|doc-backlink")
_BACK_MARK = re.compile(r"footnote-back|backlink|footnotesym|reversefootnote|mw-cite-backlink")
_NOTES = re.compile(
    r"doc-endnotes|doc-footnotes|(?<![\w-])(?:footnotes|endnotes|rearnotes)(?![\w-])"
)
_NOTE = re.compile(
    r"doc-footnote(?!s)|doc-endnote(?!s)|(?<![\w-])(?:footnote|endnote|rearnote)(?![\w-])"
)
_LITERATURE = re.compile(
    r"doc-bibliography|(?<![\w-])(?:csl-bib-body|bibliography|references|reflist)(?![\w-])"
)
_QUOTED = re.compile(r"(?<![\w-])(?:blockquote|comment|epigraph|pullquote|quote)(?![\w-])")
_PLACES = frozenset(("table", "tr", "td", "th", "li"))
_NOTE_ID = re.compile(
    r"(?:fn|ftn|edn|sdfootnote|sdendnote|footnote|endnote|cite_note)[-_:]?(\w{1,20})"
)
_MARK = re.compile(
    r"\s*(?:<(?:a|span)\b[^<>]{0,300}>\s*)?[\[(]?(?:\d{1,4}|[*†‡]{1,4})[\])]?\s*"
    r"(?:</(?:a|span)\s*>\s*)?</sup\s*>",
    re.I,
)
# An end tag of inline mark-up reaches no further back than this many open elements.
_NEAR = 50


class _Frame(NamedTuple):
    """An element that is open, and what its end means."""

    name: str
    then: str = ""
    start: int = 0


def read_html(text: str) -> list[Region]:
    """The regions of an HTML page, in the order in which they begin. Never fails.

    >>> page = "<p>Ким&nbsp;<i>Чен</i><a role='doc-noteref' href='#1'>1</a> <q>Ын</q></p>"
    >>> [(region.role, region.text) for region in read_html(page)]
    [('prose', 'Ким\\xa0Чен '), ('quotation', '«Ын»')]
    """
    return Reader(text).read().finish()


def read_blocks(text: str) -> list[tuple[Region, int]]:
    """The paragraphs of an HTML page, not divided, each with where its text begins behind a
    number: for a page that is a part of something else."""
    return Reader(text, whole=True).read().finish_whole()


class Reader:
    """One reading of one page. `inline`: elements inside a paragraph; `unread`: elements that hold
    no prose; `left_out`: what is not seen as part of the text that it stands in."""

    inline, unread, left_out = _INLINE, _RAW | _CODE, _LEFT_OUT

    def __init__(self, text: str, whole: bool = False) -> None:
        self.text = text
        self.blocks = Blocks(text, whole)
        self.frames: list[_Frame] = []
        self.open: dict[str, int] = {}
        self.missing: set[str] = set()
        self.notes = 0
        self.in_notes = 0

    def read(self) -> Blocks:
        text, at = self.text, int(self.text.startswith("\ufeff"))
        flow_from = at
        while match := _TOKEN.search(text, at):
            start = match.start()
            if flow_from < start:
                self.blocks.flow.add(flow_from, start)
            at = flow_from = self._take(match)
        self.blocks.flow.add(flow_from, len(text))
        return self.blocks

    def _take(self, match: re.Match[str]) -> int:
        """One token; where to go on."""
        start, end = match.span()
        if match["name"]:
            rest = _REST.match(self.text, end)
            if not rest:  # a tag without an end: by the standard nothing of it is seen
                self.blocks.leave("code", start, len(self.text))
                return len(self.text)
            if match["slash"]:
                self._close(match["name"].lower(), start, rest.end())
                return rest.end()
            return self._open(match["name"].lower(), start, end, rest.end())
        if match["entity"]:
            visible = unescape(match[0])
            if visible == match[0]:
                self.blocks.flow.add(start, end)
            else:
                self.blocks.flow.put(visible.replace(SOFT, ""), start, end)
            return end
        if match["comment"]:
            if match[0].endswith(">"):
                return end
            stop = self._behind("-->", end)
            self.blocks.leave("comment", start, stop)
            return stop
        if match["cdata"]:
            stop = self._behind("]]>", end)
            self.blocks.flow.add(end, max(stop - 3, end))
            return stop
        return self._behind(">", end)

    def _behind(self, needle: str, at: int) -> int:
        """Behind the next such string, or the end of the text."""
        place = self.text.find(needle, at)
        return len(self.text) if place < 0 else place + len(needle)

    def _open(self, name: str, start: int, name_end: int, end: int) -> int:
        blocks = self.blocks
        if name in _VOID:
            self._take_void(name, start, end)
            return end
        if self.text.startswith("/>", end - 2):
            if name not in self.inline:
                blocks.close()
            return end
        attributes = self._read_attributes(name_end, end)
        kind = " ".join(attributes.get(key, "") for key in ("role", "epub:type", "class"))
        if name in self.unread and not self._is_prose(name, end):
            return self._take_code(name, start, end)
        if name in self.left_out or (name == "sup" and _MARK.match(self.text, end)):
            return self._leave_out(name, end)
        if name in ("a", "span", "sup") and (_NOTE_MARK.search(kind) or _BACK_MARK.search(kind)):
            return self._leave_out(name, end)
        if name not in self.inline:
            blocks.close()
        then = self._begin(name, kind, attributes, start, end)
        self.frames.append(_Frame(name, then, end))
        self.open[name] = self.open.get(name, 0) + 1
        return end

    def _begin(self, name: str, kind: str, attributes: dict[str, str], start: int, end: int) -> str:
        """Begin what an element is; what its end will mean."""
        blocks = self.blocks
        if name in _PLACES:
            self._enter_place(name)
        if name == "q":
            blocks.flow.put(blocks.markers.opening[0], start, end)
            return "quoted"
        if name == "cite" or (name == "a" and self._is_entry(attributes)):
            return "title"
        if name in self.inline:
            return ""
        if name in _HEADINGS:
            blocks.enter("heading", level=_HEADINGS[name])
            return "block"
        if name == "blockquote" or _QUOTED.search(kind):
            blocks.enter("blockquote")
            return "block"
        if _NOTES.search(kind) and not _NOTE.search(kind):
            blocks.enter("footnote")
            self.in_notes += 1
            return "notes"
        if _NOTE.search(kind) or (self.in_notes and name == "li"):
            self.notes += 1
            blocks.enter("footnote", f"footnote {self._name_note(attributes)}")
            return "block"
        if _LITERATURE.search(kind):
            blocks.enter("bibliography")
            return "block"
        if attributes.get("id") and name in ("li", "div", "p", "aside", "dd"):
            number = _NOTE_ID.fullmatch(attributes["id"])
            if number:
                self.notes += 1
                blocks.enter("footnote", f"footnote {number[1]}")
                return "block"
        return ""

    def _is_entry(self, attributes: dict[str, str]) -> bool:
        """Whether a link begins an item of a list: it is the title of what it leads to."""
        blocks = self.blocks
        return blocks.places.is_entry(attributes.get("href", ""), blocks.flow)

    def _enter_place(self, name: str) -> None:
        """Begin a table, a row, a cell, an item of a list."""
        if name == "li":
            self.blocks.places.items += 1
        elif name == "table":
            self.blocks.open_table()
        elif name == "tr":
            self.blocks.next_row()
        else:
            self.blocks.next_cell()

    def _name_note(self, attributes: dict[str, str]) -> str:
        number = _NOTE_ID.fullmatch(attributes.get("id", ""))
        return number[1] if number else str(self.notes)

    def _close(self, name: str, start: int, end: int) -> None:
        inline = name in self.inline
        if not inline:
            self.blocks.close()
        if not self.open.get(name):
            return
        if inline and not self._is_near(name):
            return
        while True:
            frame = self.frames.pop()
            self.open[frame.name] -= 1
            self._finish(frame, start, end, frame.name == name)
            if frame.name == name:
                return

    def _is_near(self, name: str) -> bool:
        """Whether no block is open inside the element: what is inline never ends one."""
        for frame in self.frames[: -_NEAR - 1 : -1]:
            if frame.name == name:
                return True
            if frame.name not in self.inline:
                return False
        return False

    def _finish(self, frame: _Frame, start: int, end: int, own: bool) -> None:
        blocks = self.blocks
        if frame.name == "li":
            blocks.places.items -= 1
        elif frame.name == "table":
            blocks.close_table()
        if frame.then in ("block", "notes"):
            blocks.exit()
            self.in_notes -= frame.then == "notes"
        elif frame.then == "quoted" and own:
            blocks.flow.put(blocks.markers.closing, start, end)
        elif frame.then == "title":
            blocks.declare("title", frame.start, start)

    def _take_void(self, name: str, start: int, end: int) -> None:
        flow = self.blocks.flow
        if name == "br":
            flow.put("\n", start, end)
        elif name == "wbr":
            flow.put("", start, end)
        elif name == "img":
            flow.bar()
        elif name == "hr":
            self.blocks.close()

    def _take_code(self, name: str, start: int, end: int) -> int:
        stop = self._find_end(name, end)
        if name in self.inline:
            self.blocks.leave("code", start, stop)
        else:
            self.blocks.close()
            self.blocks.take("code", start, stop)
        return stop

    def _is_prose(self, name: str, at: int) -> bool:
        """Whether what stands in `pre` is prose, as on old pages of libraries."""
        if name != "pre":
            return False
        inside = self.text[at : self._find_end(name, at)]
        return not _CODE_INSIDE.search(inside) and is_prose(_TAGS.sub("", inside))

    def _leave_out(self, name: str, end: int) -> int:
        stop = self._find_end(name, end)
        self.blocks.flow.bar()
        return stop

    def _find_end(self, name: str, at: int) -> int:
        """Behind the end tag of an element; if there is none, nothing is left out."""
        if name in self.missing:
            return at
        closer = re.compile(rf"</{re.escape(name)}(?![\w-])", re.I).search(self.text, at)
        if not closer:
            self.missing.add(name)
            return at
        return self._behind(">", closer.end())

    def _read_attributes(self, start: int, end: int) -> dict[str, str]:
        if "=" not in self.text[start:end]:
            return {}
        return {
            match[1].lower(): match[2] or match[3] or match[4] or ""
            for match in _ATTRIBUTE.finditer(self.text, start, end)
        }
