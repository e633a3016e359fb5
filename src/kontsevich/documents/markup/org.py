"""Org: headings, quotations, verse, lists, notes, tables, drawers, keywords, comments.

A scanner of its own, since no parser for Python gives places. A link without words of its own
shows its target, which is told and never changed.
"""

from __future__ import annotations

import re

from ..regions.region import Region
from .brackets import match_brackets
from .line_reader import LineReader

_HEADING = re.compile(
    r"(?P<stars>\*+)[^\S\n]+(?:(?P<hidden>COMMENT(?=\s|\Z))\s*)?"
    r"(?:(?:TODO|DONE|NEXT|WAITING|CANCELLED)\s+)?(?:\[#\w\]\s*)?"
)
_TAGS = re.compile(r"(?<!\s)[^\S\n]+:[\w@#%:]+:[^\S\n]*\Z")
_KEYWORD = re.compile(r"[^\S\n]*#\+(?P<key>[\w-]+)(?:\[[^\]\n]*\])?:[^\S\n]*")
_BEGIN = re.compile(r"[^\S\n]*#\+begin_(?P<name>[\w-]+)", re.I)
_END = re.compile(r"[^\S\n]*#\+end_(?P<name>[\w-]+)", re.I)
_CALL = re.compile(r"[^\S\n]*(?:#\+end\b|#\+begin:)", re.I)
_COMMENT = re.compile(r"[^\S\n]*#(?:\s|\Z)")
_FIXED = re.compile(r"[^\S\n]*:(?:\s|\Z)")
_DRAWER = re.compile(r"[^\S\n]*:(?P<name>[\w-]+):[^\S\n]*\Z")
_DRAWN = re.compile(r"(?im)^(?:(?P<heading>\*+ )|[^\S\n]*:end:[^\S\n]*$)")
_PLANNING = re.compile(r"[^\S\n]*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):|%%\(")
_DEFINED = re.compile(r"\[fn:(?P<name>[\w-]+)\][^\S\n]*")
_ITEM = re.compile(
    r"[^\S\n]*(?:[-+]|(?<=[^\S\n])\*|(?:\d+|[A-Za-z])[.)])[^\S\n]+"
    r"(?:\[@\w+\][^\S\n]*)?(?:\[[ X-]\][^\S\n]+)?"
)
_TERM = re.compile(r"[^\S\n]::(?:[^\S\n]+|\Z)")
_ROW = re.compile(r"[^\S\n]*\|")
_RULE = re.compile(r"[^\S\n]*(?:\|[-+|:\s]*|-{5,})\s*\Z")
_CELL = re.compile(r"[^|\n]+")
_TOKEN = re.compile(
    r"(?P<note>\[fn:[\w-]*:)|(?P<mark>\[fn:[\w-]+\]|\[cite[^\[\]:]*:[^\[\]]*\])"
    r"|(?P<link>\[\[(?P<target>[^\[\]\n]+)\](?P<says>\[)?)"
    r"|(?P<code>(?<!\w)(?:=[^\s=](?:[^=\n]*[^\s=])?=|~[^\s~](?:[^~\n]*[^\s~])?~)(?!\w)"
    r"|@@[^@\n]*@@|\$\$[^$]*\$\$|(?<!\$)\$[^\s$](?:[^$\n]*[^\s$])?\$(?!\w)|\\\((?:(?!\\[()])[^\n])*\\\)"
    r"|(?:src|call)_\w+(?:\[[^\]\n]*\])?[({][^(){}\n]*[)}])"
    r"|(?P<macro>\{\{\{[^{}\n]*\}\}\})|(?P<radio><<<|>>>)|(?P<place><<[^<>\n]+>>)"
    r"|<(?P<angle>[a-z]+:[^<>\s]+)>|(?P<url>(?:https?|ftp)://[^\s<>\[\]«»]+)"
    r"|\\(?P<letter>nbsp|laquo|raquo|shy|mdash|ndash|hellip)(?:\{\}|\b)"
    r"|(?P<break>\\\\[^\S\n]*(?=\n|\Z))"
    r"|(?P<emphasis>(?<![\w/*_+])[*/_+](?=[^\s*/_+])|(?<=[^\s/])[*/_+](?![\w/*_+]))"
    r"|(?P<shut>\]\]?)"
)
_LETTERS = {
    "nbsp": "\u00a0",
    "laquo": "«",
    "raquo": "»",
    "shy": "",
    "mdash": "—",
    "ndash": "–",
    "hellip": "…",
}
_PICTURE = re.compile(r"(?:file:|\.{0,2}/)?[^\s]+\.(?:png|jpe?g|gif|svg|webp|pdf|tiff?)\Z", re.I)
_QUOTING = ("quote", "verse")
_CODE = ("example", "src", "export")
_TITLES = ("title", "subtitle")
_SHOWN = ("author", "caption", "description", "date")
_HIDDEN = ("properties", "logbook", "clock")


def read_org(text: str) -> list[Region]:
    """The regions of a text of Org, in the order in which they begin. Never fails.

    >>> page = "* О /ней/ :а:\\nСвоё[fn:: Там же.] слово.\\n#+begin_quote\\nЧужое.\\n#+end_quote"
    >>> [(region.role, region.text) for region in read_org(page)]
    [('heading', 'О ней'), ('prose', 'Своё слово.'), ('footnote', 'Там же.'), \
('blockquote', 'Чужое.')]
    """
    return _Reader(text).read()


class _Reader(LineReader):
    """One reading of one text."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.open: list[str] = []  # the blocks that are open, by their names
        self.defined = False  # whether the definition of a note is open
        self.blank = False  # whether the line above is blank
        self.unclosed: set[str] = set()  # the blocks of which no end is to come
        self.hidden = 0  # the level of the heading that hides what is below it

    def _end_note(self) -> None:
        self._end_paragraph(self.at)
        if self.defined:
            self.blocks.exit()
            self.defined = False

    # Lines

    def _take(self, line: str, end: int) -> int:
        """One line, or what it begins; where to go on."""
        start, after = self.at, min(end + 1, len(self.text))
        heading = _HEADING.match(line)
        if heading:
            return self._take_heading(heading, line, after)
        if self.hidden:
            self.blocks.take("comment", start, end)
            return after
        if not line.strip():
            self._end_paragraph(start)
            if self.blank:
                self._end_note()
            self.blank = True
            return after
        self.blank = False
        if begins := _BEGIN.match(line):
            return self._take_block(begins["name"].lower(), start, after)
        if ends := _END.match(line):
            self._end_block(ends["name"].lower())
            return after
        if keyword := _KEYWORD.match(line):
            self._take_keyword(keyword["key"].lower(), start + keyword.end(), end)
            return after
        if _COMMENT.match(line):
            return self._leave(start, end, "comment")
        if drawer := _DRAWER.match(line):
            return self._take_drawer(drawer["name"].lower(), after)
        if _PLANNING.match(line) or _RULE.match(line) or _CALL.match(line):
            self._end_paragraph(start)
            return after
        return self._take_text(line, start, end, after)

    def _take_text(self, line: str, start: int, end: int, after: int) -> int:
        if _FIXED.match(line):
            self._end_paragraph(start)
            stop = self._find_end(_FIXED, start)
            self.blocks.take_code(start, stop, prose=False)
            return min(stop + 1, len(self.text))
        if _ROW.match(line):
            self._end_paragraph(start)
            for cell in _CELL.finditer(self.text, start, end):
                self._scan(*cell.span())
                self.blocks.close()
            return after
        if defined := _DEFINED.match(line):
            self._end_note()
            self.blocks.enter("footnote", f"footnote {defined['name']}")
            self.defined = True
            self.start = start + defined.end()
            return after
        if item := _ITEM.match(line):
            self._end_paragraph(start)
            self.start = start + item.end()
            if term := _TERM.search(line, max(item.end() - 1, 0)):
                self._scan(self.start, start + term.start())
                self.blocks.close()
                self.start = start + term.end()
        elif self.start < 0:
            self.start = start
        return after

    def _find_end(self, belongs: re.Pattern[str], at: int) -> int:
        """The end of the last line in a row that belongs together, from the line at a place."""
        end = at - 1
        while at < len(self.text) and belongs.match(self.text, at):
            line = self.text.find("\n", at)
            end = len(self.text) if line < 0 else line
            at = end + 1
        return max(end, 0)

    def _take_heading(self, heading: re.Match[str], line: str, after: int) -> int:
        self._end_note()
        level = len(heading["stars"])
        while self.open:
            self._end_block(self.open[-1])
        if self.hidden and level > self.hidden:
            self.blocks.take("comment", self.at, self.at + len(line))
            return after
        self.hidden = level if heading["hidden"] else 0
        tags = _TAGS.search(line, heading.end() - 1)
        start, end = self.at + heading.end(), self.at + (tags.start() if tags else len(line))
        if self.hidden:
            self.blocks.take("comment", start, end)
        elif start < end:
            self.blocks.enter("heading", level=level)
            self._scan(start, end)
            self.blocks.exit()
        return after

    def _take_keyword(self, key: str, start: int, end: int) -> None:
        self._end_paragraph(self.at)
        if key in _TITLES or key in _SHOWN:
            self.blocks.enter("heading" if key in _TITLES else "", level=1)
            self._scan(start, end)
            self.blocks.exit()
        else:
            self.blocks.take("field", start, end)

    def _take_drawer(self, name: str, after: int) -> int:
        """A drawer: what is in one of the program's own is not read."""
        self._end_paragraph(self.at)
        if name not in _HIDDEN:
            return after
        closed = None if name in self.unclosed else _DRAWN.search(self.text, after)
        if closed is None:
            self.unclosed.add(name)
        if closed is None or closed["heading"]:
            return after
        self.blocks.take("field", after, closed.end())
        return closed.end()

    # Blocks

    def _take_block(self, name: str, start: int, after: int) -> int:
        self._end_paragraph(start)
        if name not in (*_CODE, "comment"):
            if name in _QUOTING:
                self.blocks.enter("blockquote")
            self.open.append(name)
            return after
        mark = re.compile(rf"^[^\S\n]*#\+end_{re.escape(name)}[^\S\n]*$", re.I | re.M)
        closed = None if name in self.unclosed else mark.search(self.text, after)
        if closed is None:  # nor is a later one of this name, which nobody needs to look for
            self.unclosed.add(name)
            return after
        if name == "comment":
            self.blocks.take("comment", after, closed.start())
        else:
            self.blocks.take_code(after, closed.start(), prose=name == "example")
        return min(closed.end() + 1, len(self.text))

    def _end_block(self, name: str) -> None:
        """A block is closed, and what is open inside it."""
        self._end_paragraph(self.at)
        if name not in self.open:
            return
        while self.open:
            inner = self.open.pop()
            if inner in _QUOTING:
                self.blocks.exit()
            if inner == name:
                break

    # Inside a paragraph

    def _scan(self, start: int, end: int) -> None:
        """The visible text of a paragraph into the open block."""
        pairs = match_brackets(self.text, start, end)
        closing: list[tuple[int, bool]] = []  # of what is open: where, and whether it is a note
        at = start
        while match := _TOKEN.search(self.text, at, end):
            self.blocks.flow.add(at, match.start())
            at = self._take_token(match, pairs, closing)
        self.blocks.flow.add(at, end)
        self._close_brackets(closing)

    def _take_token(
        self, match: re.Match[str], pairs: dict[int, int], closing: list[tuple[int, bool]]
    ) -> int:
        flow = self.blocks.flow
        left, right = match.span()
        if match["shut"]:
            if not closing or left != closing[-1][0]:
                flow.add(left, left + 1)
                return left + 1
            if closing.pop()[1]:
                self.blocks.close_note()
                return left + 1
            return left + 2
        shut = pairs.get(left, -1)
        if match["note"] and shut >= 0:
            self._open_note()
            closing.append((shut, True))
        elif match["link"]:
            return self._take_link(match, pairs, closing)
        elif match["code"]:
            self.blocks.leave("code", left, right)
        elif match["angle"] or match["url"]:
            stop = right if match["angle"] else left + len(match[0].rstrip(".,;:!?)"))
            self.blocks.leave("url", left, stop)
            return stop
        elif match["letter"]:
            flow.put(_LETTERS[match["letter"]], left, right)
        elif match["break"]:
            flow.put("", left, right)
        elif match["mark"] or match["macro"] or match["place"]:
            flow.bar()
        elif not (match["emphasis"] or match["radio"]):
            flow.add(left, right)
        return right

    def _take_link(
        self, match: re.Match[str], pairs: dict[int, int], closing: list[tuple[int, bool]]
    ) -> int:
        """A link: what it shows."""
        left, right = match.span()
        picture = _PICTURE.match(match["target"]) is not None
        if match["says"]:
            shut = pairs.get(right - 1, -1)
            if shut < 0 or self.text[shut + 1 : shut + 2] != "]":
                self.blocks.flow.add(left, right)
                return right
            closing.append((shut, False))
            self.blocks.flow.bar()
            return right
        right += self.text.startswith("]", right)
        if picture or re.match(r"[a-z]+:", match["target"]):
            self.blocks.leave("url", left, right)
        else:
            self.blocks.flow.put_whole(match["target"], left, right)
        return right
