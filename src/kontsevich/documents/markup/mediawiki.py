"""MediaWiki, the mark-up of Wikipedia: paragraphs, notes, quotations, links, tables, templates.

A scanner of its own, since no parser for Python gives places. What a link without words of its own
shows is also its target, and what a template is given may be a name of a file: both are told and
never changed, and so is all that a quoting or citing template holds, as another's.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import NamedTuple

from ...law import tables
from ..regions.region import SOFT, Region
from .block_builder import Blocks

_TOKEN = re.compile(
    r"(?P<comment><!--.*?(?:-->|\Z))"
    r"|(?P<code><(?P<raw>nowiki|pre|syntaxhighlight|source|code|math|chem|score|timeline|gallery"
    r"|templatedata|imagemap|hiero)\b[^<>]*(?<!/)>.*?(?:</(?P=raw)\s*>|\Z))"
    r"|<(?P<close>/?)(?P<tag>[A-Za-z][\w-]*)(?P<inside>[^<>]*)>"
    r"|(?P<template>\{\{)|(?P<link>\[\[)|(?P<shut>\]\])|(?P<done>\])"
    r"|(?P<web>\[(?:https?:|ftp:)?//[^\s\[\]<>]+[^\S\n]*)"
    r"|(?P<url>https?://[^\s<>\[\]{}|«»]+)"
    r"|(?P<quotes>'{2,5})"
    r"|(?P<entity>&(?:[A-Za-z]{2,8}|\#\w{1,7});)"
    r"|(?P<sign>~{3,5}|__[A-Z]{3,20}__)"
    r"|(?P<break>\n[^\S\n]*(?=\n))"
    r"|(?:^|(?<=\n))(?:(?P<heading>={1,6})(?=[^=\n])|(?P<table>:*\{\||\|\}|\|-[^\n]*|\|\+|\||!)"
    r"|(?P<item>[*\#:;]+[^\S\n]*)|(?P<rule>-{4,}))"
    r"|(?P<cell>\|\||!!)|(?P<last>=+[^\S\n]*(?=\n|\Z))",
    re.S | re.I,
)
_BRACES = re.compile(r"\{\{|\}\}|\[\[|\]\]|\|")
_ATTRIBUTES = re.compile(
    r"(?:[^\S\n]*+[\w-]++[^\S\n]*+=[^\S\n]*+(?:\"[^\"\n|]*+\"|'[^'\n|]*+'|[\w%\#.;:-]++))++"
    r"[^\S\n]*+\|(?!\|)"
)
_KEY = re.compile(r"\s*[^|=\[\]{}<>\n]{1,60}=\s*")
_FILE = re.compile(r"\.[A-Za-z]{3,4}\Z")
_INTERWIKI = re.compile(r":?[a-z]{2,3}(?:-[a-z]{2,4})?\Z")
_INLINE = frozenset(
    (
        *("abbr", "b", "bdi", "big", "cite", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark"),
        *("q", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr"),
    )
)
_QUOTING = frozenset(("blockquote", "poem"))


class _Span(NamedTuple):
    """A link or a template: where it is closed, and the bars of its own inside it."""

    end: int
    edges: tuple[int, ...]


class _Names(NamedTuple):
    """The templates and namespaces that mean something here."""

    quotation: frozenset[str]
    source: frozenset[str]
    begin: frozenset[str]
    end: frozenset[str]
    picture: frozenset[str]
    hidden: frozenset[str]
    redirect: frozenset[str]


@cache
def _names() -> _Names:
    table = tables.read_toml("check/mediawiki.toml")
    rows = {**table["templates"], **table["namespaces"]}
    return _Names(**{name: frozenset(rows[name]) for name in _Names._fields})


def _match_braces(text: str) -> dict[int, _Span]:
    """The links and templates that are closed, by where they begin."""
    found: dict[int, _Span] = {}
    opened: list[tuple[str, int, list[int]]] = []
    count = {"{{": 0, "[[": 0}
    for brace in _BRACES.finditer(text):
        if brace[0] in count:
            opened.append((brace[0], brace.start(), []))
            count[brace[0]] += 1
        elif brace[0] == "|":
            if opened:
                opened[-1][2].append(brace.start())
        else:
            wanted = "{{" if brace[0] == "}}" else "[["
            while count[wanted]:
                kind, start, edges = opened.pop()
                count[kind] -= 1
                if kind == wanted:
                    found[start] = _Span(brace.start(), tuple(edges))
                    break
    return found


def read_mediawiki(text: str) -> list[Region]:
    """The regions of a page of MediaWiki, in the order in which they begin. Never fails.

    >>> page = "'''Ким''' Чен Ын<ref>Там же.</ref> в [[Сеул]]е."
    >>> [(region.role, region.text) for region in read_mediawiki(page)]
    [('prose', 'Ким Чен Ын в Сеуле.'), ('footnote', 'Там же.')]
    """
    return _Reader(text).read()


class _Reader:
    """One reading of one page."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks = Blocks(text)
        self.spans = _match_braces(text)
        self.links: list[bool] = []  # the open links with words of their own: whether of a picture
        self.quotes = 0  # open quotations
        self.notes = 0
        self.open_notes = 0
        self.heading = False
        self.web = False  # whether a link to a page elsewhere is open
        self.tables = 0

    def read(self) -> list[Region]:
        at = int(self.text.startswith("\ufeff"))
        redirect = re.match(r"\s*#\s*(\w+)[^\n]*", self.text[at:])
        if redirect and redirect[1].casefold() in _names().redirect:
            self.blocks.take("field", at, at + redirect.end())
            at += redirect.end()
        while match := _TOKEN.search(self.text, at):
            self._add(at, match.start())
            at = self._take(match)
        self._add(at, len(self.text))
        while self.open_notes:
            self._close_note()
        return self.blocks.finish()

    def _add(self, start: int, end: int) -> None:
        """Text up to a token; a heading ends with its line."""
        line = self.text.find("\n", start, end) if self.heading else -1
        if line >= 0:
            self.blocks.flow.add(start, line)
            self._end_heading()
            start = line
        self.blocks.flow.add(start, end)

    def _end_heading(self) -> None:
        if self.heading:
            self.heading = False
            self.blocks.exit()

    def _take(self, match: re.Match[str]) -> int:
        """One token; where to go on."""
        start, end = match.span()
        kind = match.lastgroup
        blocks, flow = self.blocks, self.blocks.flow
        if match["comment"]:
            blocks.leave("comment", start, end)
        elif match["code"]:
            return self._take_raw(match)
        elif match["tag"]:
            self._take_tag(match)
        elif kind == "template":
            return self._take_template(start)
        elif kind == "link":
            return self._take_link(start)
        elif kind == "shut":
            if self.links:
                self._shut_link()
            else:
                flow.add(start, end)
        elif kind == "url":
            end = start + len(match[0].rstrip(".,;:!?)"))
            blocks.leave("url", start, end)
        elif kind == "web":
            blocks.take("url", start + 1, start + len(match[0].rstrip()))
            flow.bar()
            self.web = True
        elif kind == "done" and self.web:
            self.web = False
        elif kind == "entity":
            flow.put(unescape(match[0]).replace(SOFT, ""), start, end)
        elif kind == "sign":
            flow.bar()
        elif kind == "heading":
            self._end_heading()
            blocks.enter("heading", level=len(match[0]))
            self.heading = True
        elif kind == "last" and self.heading:
            self._end_heading()
        elif kind == "table":
            return self._take_table(match[0], end)
        elif kind == "cell" and self.tables:
            blocks.next_cell()
            return self._skip_attributes(end)
        elif kind in ("break", "item", "rule"):
            self._end_heading()
            blocks.close()
        elif kind in ("cell", "last", "done"):
            flow.add(start, end)
        return end

    # Tags

    def _take_raw(self, match: re.Match[str]) -> int:
        start, end = match.span()
        if match["raw"].lower() == "nowiki":
            inner = self.text.index(">", start) + 1
            self.blocks.flow.add(inner, max(self.text.rfind("</", inner, end), inner))
        else:
            self.blocks.leave("code", start, end)
        return end

    def _take_tag(self, match: re.Match[str]) -> None:
        tag, closing = match["tag"].lower(), bool(match["close"])
        empty = match["inside"].endswith("/")
        if tag == "br":
            self.blocks.flow.put("\n", *match.span())
        elif tag == "ref":
            if closing:
                self._close_note()
            elif empty:
                self.blocks.flow.bar()
            else:
                self._open_note()
        elif tag in _QUOTING and not empty:
            self._turn_quotation(not closing)
        elif tag not in _INLINE:
            self._end_heading()
            self.blocks.close()

    def _open_note(self) -> None:
        self.notes += 1
        self.open_notes += 1
        self.blocks.open_note("footnote", f"footnote {self.notes}")

    def _close_note(self) -> None:
        if self.open_notes:
            self.open_notes -= 1
            self.blocks.close_note()

    def _turn_quotation(self, begins: bool) -> None:
        self._end_heading()
        if begins:
            self.blocks.enter("blockquote")
            self.quotes += 1
        elif self.quotes:
            self.blocks.exit()
            self.quotes -= 1

    # Links

    def _take_link(self, start: int) -> int:
        """A link: what it shows; of a picture its last words, a paragraph of their own."""
        found = self.spans.get(start)
        first = found.edges[0] if found and found.edges else found.end if found else -1
        if found is None or "\n" in self.text[start:first]:
            self.blocks.flow.add(start, start + 2)
            return start + 2
        target = self.text[start + 2 : first].strip()
        space, colon, _ = target.partition(":")
        space = space.strip().casefold() if colon else ""
        names = _names()
        picture = space in names.picture
        if picture and found.edges:
            self.blocks.leave("field", start, found.edges[-1])
            self.blocks.open_note("")
            self.links.append(True)
            return found.edges[-1] + 1
        other = _INTERWIKI.match(space) and not found.edges
        if picture or space in names.hidden or other:
            self.blocks.leave("field", start, found.end + 2)
            return found.end + 2
        if not found.edges:
            self.blocks.flow.put_whole(self.text[start + 2 : first], start, first + 2)
            return first + 2
        self.links.append(False)
        return first + 1

    def _shut_link(self) -> None:
        if self.links.pop():
            self.blocks.close_note()

    # Tables

    def _take_table(self, mark: str, end: int) -> int:
        self._end_heading()
        self.blocks.close()
        if mark.endswith("{|"):
            self.tables += 1
            self.blocks.open_table()
            line = self.text.find("\n", end)
            return line if line >= 0 else len(self.text)
        if mark == "|}":
            self.tables = max(self.tables - 1, 0)
            self.blocks.close_table()
            return end
        if mark.startswith("|-"):
            self.blocks.next_row()
            return end
        self.blocks.next_cell()
        return self._skip_attributes(end)

    def _skip_attributes(self, at: int) -> int:
        found = _ATTRIBUTES.match(self.text, at)
        return found.end() if found else at

    # Templates

    def _take_template(self, start: int) -> int:
        """A template: what a quoting or citing one holds is another's, all else is told alone."""
        found = self.spans.get(start)
        if found is None:
            self.blocks.flow.add(start, start + 2)
            return start + 2
        starts = [start + 2, *(edge + 1 for edge in found.edges)]
        values = [*zip(starts, [*found.edges, found.end], strict=True)]
        name = " ".join(self.text[slice(*values[0])].replace("_", " ").split()).casefold()
        names = _names()
        if name in names.begin or name in names.end:
            self._turn_quotation(name in names.begin)
            return found.end + 2
        role = "blockquote" if name in names.quotation else ""
        role = "bibliography" if name in names.source else role
        self.blocks.flow.bar()
        for left, right in values[1:]:
            self._take_value(role, left, right)
        return found.end + 2

    def _take_value(self, role: str, start: int, end: int) -> None:
        key = _KEY.match(self.text, start, end)
        start = key.end() if key else start
        end = start + len(self.text[start:end].rstrip())
        if start >= end or _FILE.search(self.text, start, end):
            return
        if role:
            self.blocks.take(role, start, end)
        else:
            self.blocks.open_note("")
            self.blocks.flow.put_whole(self.text[start:end], start - 1, end)
            self.blocks.close_note()
