"""reStructuredText: paragraphs, notes, block quotations, directives, tables, comments.

The parser is a tree-sitter grammar, an extra, since it is compiled. What it leaves raw (the text
of a directive, a table) is cut here.
"""

from __future__ import annotations

import re
import time
from importlib import import_module
from typing import Any, NamedTuple

from ...errors import DocumentError
from ..regions.region import Region
from .block_builder import Blocks

# The grammar takes time by the square of a paragraph whose marks never end: seconds that a source
# may take, and as many more for each million bytes.
_PATIENCE = 5.0
_CHUNK = 1 << 16
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_TEXTS = frozenset(
    ("paragraph", "title", "term", "line", "content", "arguments", "attribution", "classifier")
)
# Containers, with the role that they give; "" for whatever is around them.
_ROLES = {"block_quote": "blockquote", "footnote": "footnote", "citation": "bibliography"}
_CODE = frozenset(("literal_block", "doctest_block"))
# Directives that quote, and such as hold nothing to read.
_QUOTING = frozenset(("epigraph", "pull-quote", "highlights"))
_UNREAD = frozenset(
    (
        *("code", "code-block", "sourcecode", "highlight", "math", "raw", "image", "include"),
        *("literalinclude", "toctree", "contents", "sectnum", "role", "default-role", "figure"),
        *("parsed-literal", "csv-table", "graphviz", "autoclass", "automodule", "autofunction"),
    )
)
_PLAIN_ROLES = frozenset(
    (
        *(":emphasis:", ":strong:", ":title-reference:", ":title:", ":t:", ":sub:", ":sup:"),
        *(":subscript:", ":superscript:", ":abbr:", ":dfn:", ":guilabel:", ":term:"),
    )
)
_ESCAPE = re.compile(r"\\(?:\s|\S)", re.S)
_LINK = re.compile(r"\s*<[^<>]*>\s*\Z")
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n\s*")
_TABLE = re.compile(r"(?:={2,}(?:[^\S\n]+={2,})+|={3,}|\+[-=]{3,}[-=+]*\+)[^\S\n]*\n")
_CELL = re.compile(r"(?:[^\s|+]|[+](?![-=+])|(?<!\s)[^\S\n](?!\s))(?:[^\s|]|[^\S\n](?!\s))*")
_RULE = re.compile(r"[-=+]+")


class _Event(NamedTuple):
    """A node that begins or ends, in code points."""

    kind: str
    begins: bool
    start: int
    end: int


def read_rst(text: str) -> list[Region]:
    """The regions of a reStructuredText source, in the order in which they begin.

    Fails only with `DocumentError`, where the parser is not installed.
    """
    return _Reader(text).read()


def _parse(text: str) -> list[_Event]:
    """The nodes of the tree as they begin and end."""
    try:
        binding: Any = import_module("tree_sitter")
        grammar: Any = import_module("tree_sitter_rst")
    except ImportError:
        raise DocumentError("needs a parser: pip install 'kontsevich[rst]'") from None
    sound = _LONE_SURROGATE.sub("\ufffd", text).replace("\r\n", " \n").replace("\ufeff", " ")
    data = sound.encode()
    limit = time.monotonic() + _PATIENCE + len(data) * _PATIENCE / 1_000_000
    try:
        tree = binding.Parser(binding.Language(grammar.language())).parse(
            lambda offset, _: data[offset : offset + _CHUNK],
            progress_callback=lambda _offset, _error: time.monotonic() > limit,
        )
    except ValueError:
        raise DocumentError("takes too long to read: its marks never end") from None
    cursor = tree.walk()
    found: list[tuple[str, bool, int, int]] = []
    while True:
        node = cursor.node
        place = (node.start_byte, node.end_byte)
        found.append((node.type, True, *place))
        if cursor.goto_first_child():
            continue
        found.append((node.type, False, *place))
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                break
            node = cursor.node
            found.append((node.type, False, node.start_byte, node.end_byte))
        else:
            continue
        break
    points = {0: 0}
    last = 0
    for offset in sorted({offset for *_, start, end in found for offset in (start, end)}):
        points[offset] = points[last] + len(data[last:offset].decode("utf-8", "replace"))
        last = offset
    return [_Event(kind, begins, points[a], points[b]) for kind, begins, a, b in found]


class _Reader:
    """One reading of one source: what is open while the nodes go by."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks = Blocks(text)
        self.at = 0  # up to where the open text has been read
        self.depth = 0  # of texts: one may stand in another
        self.skipped = 0  # of nodes in which nothing is read
        self.levels: list[str] = []  # of headings, by their adornment
        self.heading = 1

    def read(self) -> list[Region]:
        events = _parse(self.text)
        for index, event in enumerate(events):
            if self.skipped:
                self.skipped += 1 if event.begins else -1
            elif event.begins:
                self._begin(event, events[index + 1 : index + 6])
            else:
                self._end(event)
        return self.blocks.finish()

    def _begin(self, event: _Event, following: list[_Event]) -> None:
        kind, _, start, end = event
        blocks = self.blocks
        if kind in _TEXTS:
            self._open_text(event, following)
        elif kind in _CODE or kind == "comment":
            self._add_to(start)
            blocks.close()
            blocks.take("comment" if kind == "comment" else "code", start, self._trim(start, end))
            self._skip(end)
        elif kind in _ROLES:
            label = ""
            if kind != "block_quote":
                name = next((one for one in following if one.kind == "label"), None)
                inner = self.text[name.start : name.end].strip("[]#*") if name else ""
                label = f"{'footnote' if kind == 'footnote' else 'entry'} {inner}".strip()
            blocks.enter(_ROLES[kind], label)
        elif kind == "directive":
            self._begin_directive(start, following)
        elif kind in ("label", "type", "options", "adornment", "target", "bullet", "|"):
            self._skip(end)
        elif self.depth:
            self._begin_inline(kind, start, end)

    def _open_text(self, event: _Event, following: list[_Event]) -> None:
        at = self.at
        gap = self.text[at : event.start]
        self._add_to(event.start)
        if event.kind == "content" and self.blocks.flow and gap.isspace() and gap.count("\n") == 1:
            self.blocks.flow.add(at, event.start)  # the first paragraph of a directive goes on
        else:
            self.blocks.close()
        self.at = event.start
        if event.kind == "title":
            line = self.text.find("\n", event.end) + 1
            mark = self.text[line : line + 1]
            if mark not in self.levels:
                self.levels.append(mark)
            self.blocks.enter("heading", level=self.levels.index(mark) + 1)
        if event.kind == "paragraph" and _TABLE.match(self.text, event.start):
            self._read_table(event.start, event.end)
            self._skip(event.end)
            return
        self.depth += 1

    def _begin_directive(self, start: int, following: list[_Event]) -> None:
        kind = next((one for one in following if one.kind == "type"), None)
        name = self.text[kind.start : kind.end] if kind else ""
        if name in _UNREAD:
            self.skipped = 1
        else:
            self.blocks.enter("blockquote" if name in _QUOTING else "")

    def _begin_inline(self, kind: str, start: int, end: int) -> None:
        flow = self.blocks.flow
        text = self.text
        if kind in ("emphasis", "strong"):
            width = 1 if kind == "emphasis" else 2
            self._add_to(start)
            self._add(start + width, end - width)
        elif kind == "literal":
            self._add_to(start)
            self.blocks.leave("code", start, end)
        elif kind in ("footnote_reference", "citation_reference", "substitution_reference"):
            self._add_to(start)
            flow.bar()
        elif kind in ("interpreted_text", "reference", "inline_target"):
            opening = text.find("`", start, end)
            closing = text.rfind("`", start, end)
            if not opening < closing:
                return
            self._add_to(start)
            role = text[start:opening]
            if kind == "interpreted_text" and role.startswith(":") and role not in _PLAIN_ROLES:
                self.blocks.leave("code", start, end)
            else:
                link = _LINK.search(text, opening + 1, closing)
                self._add(opening + 1, link.start() if link else closing)
                if kind != "interpreted_text":
                    flow.bar()
        else:
            return
        self._skip(end)

    def _skip(self, end: int) -> None:
        self.skipped = 1
        self.at = max(self.at, end)

    def _end(self, event: _Event) -> None:
        kind = event.kind
        if kind in _TEXTS:
            self._add_to(event.end)
            self.depth -= 1
            if kind != "arguments":
                self.blocks.close()
            if kind == "title":
                self.blocks.exit()
        elif kind in _ROLES or kind == "directive":
            self.blocks.exit()

    def _trim(self, start: int, end: int) -> int:
        return start + len(self.text[start:end].rstrip())

    def _add_to(self, end: int) -> None:
        """The open text up to a place."""
        if self.depth and self.at < end:
            start = self.at
            for gap in _PARAGRAPH_END.finditer(self.text, start, end):
                self._add(start, gap.start())
                self.blocks.close()
                start = gap.end()
            self._add(start, end)
        self.at = max(self.at, end)

    def _add(self, start: int, end: int) -> None:
        for match in _ESCAPE.finditer(self.text, start, end):
            self.blocks.flow.add(start, match.start())
            start = match.end()
            shown = match[0][1:]
            self.blocks.flow.put("" if shown.isspace() else shown, *match.span())
        self.blocks.flow.add(start, end)

    def _read_table(self, start: int, end: int) -> None:
        for match in _CELL.finditer(self.text, start, end):
            if not _RULE.fullmatch(match[0]):
                self._add(*match.span())
                self.blocks.close()
