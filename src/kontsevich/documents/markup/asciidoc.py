"""AsciiDoc: headings, quotations, verse, lists, notes, tables, attributes, comments.

A scanner of its own, since no parser for Python gives places. What an attribute holds may be used
as a name of a file: it is told and never changed, and so is what stands in an index alone.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from ..regions.region import SOFT, Region
from .block_builder import PARAGRAPH
from .brackets import match_brackets
from .line_reader import LineReader

_TOKEN = re.compile(
    r"(?P<escaped>\\(?=[*_#`^~+\[\]{<(&|:'\"\w]))"
    r"|(?P<raw>\+\+\+[^+]*\+\+\+|\$\$[^$]*\$\$|(?:pass|stem|latexmath|asciimath):\w*\[[^\[\]]*\])"
    r"|(?P<begin>[\"']`(?=\S))|(?P<end>`[\"'])"
    r"|(?P<code>``[^`]*``|`[^`]*`)"
    r"|(?P<note>footnote(?:ref)?:[\w-]*\[)"
    r"|(?P<picture>(?:image|icon|kbd|btn|menu|anchor|audio|video):[^\s\[\]]*\[)"
    r"|(?P<index>\(\(\((?=[^()]*\)\)\))|indexterm:\[)|(?P<term>\(\(|\)\)|indexterm2:\[)"
    r"|(?P<link>(?:link|xref|mailto):[^\s\[\]]+\[)"
    r"|(?P<url>(?:https?|ftp|irc)://[^\s\[\]<>«»]+)(?P<named>\[)?"
    r"|(?P<says><<[^<>,\n]{1,200},\s*)|(?P<target><<[^<>,\n]{1,200}>>)|(?P<targeted>>>)"
    r"|(?P<anchor>\[{2,3}[^\[\]\n]+\]{2,3})|(?P<style>\[[.\#][^\[\]\n]{1,80}\](?=[*_\#`]))"
    r"|(?P<attribute>\{[\w!:-]+\})|(?P<entity>&(?:[A-Za-z]{2,8}|\#\w{1,7});)"
    r"|(?P<mark>\*\*|__|\#\#|(?<!\w)[*_\#](?=\S)|(?<=\S)[*_\#](?!\w))"
    r"|(?P<number>\^\[?\d{1,4}\]?\^)|(?P<raised>\^(?=\S)|(?<=\S)\^)"
    r"|(?P<hard>[^\S\n]\+(?=\n|\Z))|(?P<callout><(?:\d+|\.)>)|(?P<shut>\])"
    r"|(?P<quoted>(?<![^\n])>[^\S\n]?)"
)
_FENCE = re.compile(
    r"(-{4,}|={4,}|\*{4,}|_{4,}|\.{4,}|\+{4,}|/{4,}|--|\"\"|```\w*|[|,:!]={3,})\s*\Z"
)
_SKIPPED = re.compile(
    r"(?:include|toc|ifdef|ifndef|ifeval|endif)::|<<<\s*\Z|(?:'''|---|\*\*\*|- - -|\* \* \*)\s*\Z"
)
_MACRO = re.compile(r"(?:image|video|audio)::(?P<target>[^\s\[\]]+)\[(?P<says>[^\n]*)\]\s*\Z")
_STYLE = re.compile(r"\[(?P<style>[^\[\]]*|\[[^\[\]]*\])\]\s*\Z")
_TITLE = re.compile(r"(?P<marks>={1,6}|\#{1,6})[^\S\n]+(?=\S)")
_ENTRY = re.compile(r":!?[\w-]+!?:(?=\s|\Z)\s*")
_ITEM = re.compile(
    r"\s*(?:[*-]|\*{2,5}|\.{1,5}|\d+\.|[A-Za-z]\.|[ivxlIVXL]+\)|<(?:\d+|\.)>)[^\S\n]+"
    r"(?:\[[ xX*]\][^\S\n]+)?(?=\S)"
)
_DESCRIBED = re.compile(r"(?::{2,4}|;;)(?=\s|\Z)[^\S\n]*")
_UNDERLINE = re.compile(r"(=+|-+|~+|\^+|\++)\s*\Z")
_SAID = re.compile(r"--\s+(?=\S)")
_CELL = re.compile(
    r"(?:(?<=\s)|(?<![^\n]))(?:\d*(?:\.\d+)?[+*])?[<^>]?(?:\.[<^>])?[adehlmsv]?\||(?<!\\)\|"
)
_LEVELS = "=-~^+"
_INDENT = " \t"
_QUOTING = ("quote", "verse", "epigraph")
_CODE = ("source", "listing", "literal", "stem", "latexmath", "asciimath", "pass", "ditaa")
_LITERATURE = "bibliography"
_SHOWN = ("title", "alt", "caption")
# Fences by their first sign: what is between is code, a comment, a quotation, a table, or blocks.
_FENCED_CODE, _FENCED_COMMENT, _FENCED_TABLE = "-.+`", "/", "|,:!"
_LETTERS = {"nbsp": "\u00a0", "zwsp": "", "sp": " ", "shy": "", "empty": "", "wj": ""}


class _Fence(NamedTuple):
    """A block that is open: its fence, and whether it was entered as a role of its own."""

    line: str
    entered: bool


def read_asciidoc(text: str) -> list[Region]:
    """The regions of a text in AsciiDoc, in the order in which they begin. Never fails.

    >>> page = "[quote]\\nЧужое.\\n\\nСвоё *с* {a}сылкой.footnote:[Там же.]"
    >>> [(region.role, region.text) for region in read_asciidoc(page)]
    [('blockquote', 'Чужое.'), ('prose', 'Своё с сылкой.'), ('footnote', 'Там же.')]
    """
    return _Reader(text).read()


class _Reader(LineReader):
    """One reading of one text."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.fences: list[_Fence] = []
        self.style: list[str] = []  # what is said of the block that comes
        self.entered = False  # whether the open paragraph has a role of its own
        self.listed = False  # whether what is indented belongs to a list
        self.header = False  # whether the title of the document stands right above

    # Paragraphs

    def _end_paragraph(self, end: int) -> None:
        super()._end_paragraph(end)
        if self.entered:
            self.blocks.exit()
            self.entered = False

    def _begin(self, start: int) -> None:
        """A paragraph begins, with the role that was said of it."""
        self._end_paragraph(self.at)
        if self.style and self.style[0] in _QUOTING:
            self.blocks.enter("blockquote")
            self.entered = True
        self.style = []
        self.start = start

    # Lines

    def _take(self, line: str, end: int) -> int:
        """One line, or what it begins; where to go on."""
        start, bare = self.at, line.strip()
        after = min(end + 1, len(self.text))
        if not bare:
            self._end_paragraph(start)
            self.header = False
            return after
        fence = _FENCE.match(line)
        if fence:
            return self._take_fence(fence[1], end)
        if line.startswith("//") and not line.startswith("///"):
            return self._leave(start, end, "comment")
        if entry := _ENTRY.match(line):
            return self._take_entry(start + entry.end(), end)
        if self.header and not line.startswith((".", "[")):
            self._end_paragraph(start)
            self.start = start
            return after
        style = _STYLE.match(line)
        if style and not self.start >= 0:
            return self._take_style(style, start, after)
        macro = _MACRO.match(line)
        if macro or _SKIPPED.match(line):
            self._end_paragraph(start)
            if macro:
                self._take_shown(start + macro.start("says"), start + macro.end("says"))
            self.style = []
            return after
        return self._take_text(line, start, end, after)

    def _take_text(self, line: str, start: int, end: int, after: int) -> int:
        title = _TITLE.match(line)
        if title and self.start < 0:
            self._take_heading(start + title.end(), end, len(title["marks"]))
            self.header = title["marks"] == "=" and not self.blocks.quoted
            return after
        below = self.text.find("\n", after)
        under = self.text[after : len(self.text) if below < 0 else below]
        if self.start < 0 and self._underlines(line, under):
            self._take_heading(start, end, _LEVELS.index(under[0]) + 1)
            return len(self.text) if below < 0 else below + 1
        if line == "+":  # what is joined to an item
            self._end_paragraph(start)
            return after
        if self.start < 0 and line[0] == "." and line[1:2].strip(". "):
            self._begin(start + 1)
            self._end_paragraph(end)
            return after
        if item := _ITEM.match(line):
            if _LITERATURE in self.style:
                self.blocks.begin_section(_LITERATURE)
            self._begin(start + item.end())
            self.listed = True
            self._split_term(line, item.end(), start)
            return after
        if self.start < 0 and line.startswith((">", "> ")):
            self.style = ["quote"]
        elif self.start < 0 and self.style and self.style[0] in _CODE:
            return self._take_indented(start, self.style[0] == "literal")
        elif self.start < 0 and not self.listed and line[0] in _INDENT:
            return self._take_indented(start)
        if self.start < 0:
            self.listed = self.listed and line[0] in _INDENT
            self._begin(start)
        self._split_term(line, 0, start)
        if self.blocks.quoted and (said := _SAID.match(line)):
            self._end_line(start, start + said.end())
        return after

    def _end_line(self, start: int, after: int) -> None:
        """What stands up to a place is a block; what is behind another is the next."""
        self._scan(self.start, start)
        self.blocks.close()
        self.start = after

    def _split_term(self, line: str, at: int, start: int) -> None:
        """A term and what is said of it are two blocks."""
        if found := _DESCRIBED.search(line, at):
            self._end_line(start + found.start(), start + found.end())
            self.listed = True

    @staticmethod
    def _underlines(line: str, under: str) -> bool:
        """Whether a line is a title by the signs below it."""
        long = len(under.rstrip())
        return bool(
            long > 1
            and _UNDERLINE.match(under)
            and abs(long - len(line.rstrip())) <= 1
            and any(map(str.isalnum, line))
        )

    def _take_heading(self, start: int, end: int, level: int) -> None:
        self._end_paragraph(self.at)
        self.listed = False
        literature = _LITERATURE in self.style
        self.style = []
        self.blocks.enter("heading", level=level)
        self._scan(start, self._trim(start, end, level))
        self.blocks.exit()
        if literature:
            self.blocks.begin_section(_LITERATURE, level)

    def _trim(self, start: int, end: int, level: int) -> int:
        """The end of a title without the signs that close it."""
        title = self.text[start:end].rstrip()
        bare = title.rstrip("=#")
        if len(title) - len(bare) == level and bare.endswith(" "):
            title = bare.rstrip()
        return start + len(title)

    def _take_entry(self, start: int, end: int) -> int:
        """An attribute: its value is told, over the lines that it goes on for."""
        self._end_paragraph(self.at)
        while self.text[start:end].endswith("\\"):
            line = self.text.find("\n", end + 1)
            end = len(self.text) if line < 0 else line
        self._tell(start, end)
        return min(end + 1, len(self.text))

    def _tell(self, start: int, end: int) -> None:
        """Words that may name something else: told, never changed."""
        if self.text[start:end].strip():
            self.blocks.open_note("")
            self.blocks.flow.put_whole(self.text[start:end], start - 1, end)
            self.blocks.close_note()

    def _take_style(self, style: re.Match[str], start: int, after: int) -> int:
        """A line in square brackets: what is said of the block below."""
        words = [one.strip().strip("\"'") for one in style["style"].split(",")]
        name = re.split(r"[.#%]", words[0])[0].lower()
        self.style = [name]
        if name in _QUOTING:
            for one in re.finditer(r"(?<=,)[^,]+", style["style"]):
                said = start + style.start("style") + one.start()
                left = said + len(one[0]) - len(one[0].lstrip(" \"'"))
                self.blocks.take(_LITERATURE, left, left + len(one[0].strip(" \"'")))
        return after

    def _take_shown(self, start: int, end: int) -> None:
        """The words of a picture: those that it shows are a paragraph each."""
        for one in re.finditer(r"[^,\"]*(?:\"[^\"\n]*\")?[^,\"]*,?", self.text[start:end]):
            key, equals, value = one[0].rstrip(",").partition("=")
            first = one.start() == 0 and not equals
            if not one[0].strip(", ") or not (first or key.strip() in _SHOWN):
                continue
            left = start + one.start() + (0 if first else len(key) + 1)
            words = key if first else value
            self.blocks.open_note("")
            self._scan(left + len(words) - len(words.lstrip(' "')), left + len(words.rstrip(' "')))
            self.blocks.close_note()

    # Blocks between fences

    def _take_fence(self, fence: str, end: int) -> int:
        """A line of a fence: it closes the block that is open by it, or begins one."""
        self._end_paragraph(self.at)
        self.listed = False
        after = min(end + 1, len(self.text))
        if any(one.line == fence for one in self.fences):
            while self.fences[-1].line != fence:
                self._close_fence()
            self._close_fence()
            return after
        name = self.style[0] if self.style else ""
        sign, self.style = fence[0], []
        code = sign in _FENCED_CODE and (fence != "--" or name in _CODE) and name not in _QUOTING
        hidden = sign == _FENCED_COMMENT or name == "comment"
        if code or hidden or sign in _FENCED_TABLE:
            shut = "```" if sign == "`" else fence
            closed = re.compile(rf"^{re.escape(shut)}[^\S\n]*$", re.M).search(self.text, after)
            stop = closed.start() if closed else len(self.text)
            if sign in _FENCED_TABLE:
                self._take_table(sign, after, stop)
            elif hidden:
                self.blocks.take("comment", after, stop)
            else:
                self.blocks.take_code(after, stop, prose=name not in ("source", "pass"))
            return min(closed.end() + 1, len(self.text)) if closed else len(self.text)
        quoting = sign in '_"' or name in _QUOTING
        if quoting:
            self.blocks.enter("blockquote")
        self.fences.append(_Fence(fence, quoting))
        return after

    def _close_fence(self) -> None:
        if self.fences.pop().entered:
            self.blocks.exit()

    def _take_indented(self, start: int, prose: bool = True) -> int:
        """A paragraph that is indented or said to be code, up to the next blank line."""
        self.style = []
        blank = re.compile(r"\n[^\S\n]*(?=\n|\Z)").search(self.text, start)
        end = blank.start() if blank else len(self.text)
        self.blocks.take_code(start, end, prose)
        return min(end + 1, len(self.text))

    def _take_table(self, sign: str, start: int, end: int) -> None:
        if sign in ",:":
            for cell in re.finditer(rf"[^{sign}\n]+", self.text[start:end]):
                self._take_cell(start + cell.start(), start + cell.end())
            return
        edges = [found.span() for found in _CELL.finditer(self.text, start, end)]
        starts = [start, *(right for _, right in edges)]
        for left, right in zip(starts, [*(left for left, _ in edges), end], strict=True):
            self._take_cell(left, right)

    def _take_cell(self, start: int, end: int) -> None:
        for part in PARAGRAPH.finditer(self.text, start, end):
            self._scan(*part.span())
            self.blocks.close()

    # Inside a paragraph

    def _scan(self, start: int, end: int) -> None:
        """The visible text of a paragraph into the open block."""
        pairs = match_brackets(self.text, start, end)
        closing: list[tuple[int, bool]] = []  # of what is open: where, and whether it is a note
        targets = 0
        at, flow = start, self.blocks.flow
        while match := _TOKEN.search(self.text, at, end):
            left, right = match.span()
            flow.add(at, left)
            at = right
            kind = match.lastgroup
            shut = pairs.get(right - 1, -1)
            if closing and left == closing[-1][0]:
                if closing.pop()[1]:
                    self.blocks.close_note()
                    flow = self.blocks.flow
            elif kind == "note" and shut >= 0:
                self._open_note()
                flow = self.blocks.flow
                closing.append((shut, True))
            elif kind in ("picture", "index") and (shut >= 0 or match[0] == "((("):
                stop = self.text.index(")))", right, end) if match[0] == "(((" else shut
                if kind == "picture":
                    self.blocks.leave("field", left, stop + 1)
                else:
                    self._tell(right, stop)
                at = stop + (3 if match[0] == "(((" else 1)
            elif (kind in ("link", "named") or match[0].endswith("m2:[")) and shut >= 0:
                flow.bar()
                closing.append((shut, False))
            elif match["url"]:
                at = left + len(match["url"].rstrip(".,;:!?)"))
                self.blocks.leave("url", left, at)
            elif kind == "says":
                flow.bar()
                targets += 1
            elif kind == "targeted" and targets:
                targets -= 1
            elif kind == "quoted" and self.blocks.quoted:
                flow.put("", left, right)
            elif kind in ("raw", "code"):
                self.blocks.leave("code", left, right)
            elif kind in ("begin", "end"):
                flow.put("“" if kind == "begin" else "”", left, right)
            elif kind == "attribute" and match[0][1:-1] in _LETTERS:
                flow.put(_LETTERS[match[0][1:-1]], left, right)
            elif kind == "entity":
                flow.put(unescape(match[0]).replace(SOFT, ""), left, right)
            elif kind in ("anchor", "attribute", "number", "target", "callout"):
                flow.bar()
            elif kind == "escaped":
                flow.put("", left, right)
                flow.add(right, right + 1)
                at = right + 1
            elif kind == "hard":
                flow.put("", left, right)
            elif kind not in ("mark", "style", "raised", "term"):
                flow.add(left, right)
        flow.add(at, end)
        self._close_brackets(closing)
