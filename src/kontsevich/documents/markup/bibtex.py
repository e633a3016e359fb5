"""BibTeX and BibLaTeX: every field of an entry is what the cited work says of itself: sic.

The fields that name people are author headings, titles are titles, the rest is bibliography; notes
and abstracts (`annotation`, `abstract`, `note`) are the author's own. Values are LaTeX: braces,
``~`` and accents are read as there. Comments, and whatever stands outside the entries, may speak
to the checker.
"""

from __future__ import annotations

import re

from ..regions.region import Piece, Region
from .block_builder import compose
from .latex import read_latex

_ENTRY = re.compile(r"@\s*([A-Za-z]+)\s*([{(])")
_FIELD = re.compile(r"([A-Za-z][\w:+-]*)\s*=\s*")
# A value in quotes or braces, or a word; what stands between two of them.
_BARE = re.compile(r"[^\s,{}()\"#=@]+")
_JOINT = re.compile(r"\s*#\s*")
_BRACE = re.compile(r"\\.|[{}]", re.S)
_QUOTE = re.compile(r"\\.|[{}\"]", re.S)
# A key can't hold the sign that begins an entry: the search for its end stays within one.
_KEY = re.compile(r"\s*[^\s,{}\"@]*\s*,?")
_LINE = re.compile(r"[^\n]+")
_BROKEN = re.compile(r"[,})@\n]")
_SKIP = re.compile(r"[\s,]+|%[^\n]*")

_PEOPLE = frozenset(
    (
        *("author", "editor", "translator", "bookauthor", "editora", "editorb", "editorc"),
        *("annotator", "commentator", "holder", "introduction", "foreword", "afterword"),
        *("shortauthor", "shorteditor", "namea", "nameb"),
    )
)
_TITLES = frozenset(
    (
        *("title", "subtitle", "booktitle", "booksubtitle", "maintitle", "mainsubtitle"),
        *("shorttitle", "titleaddon", "origtitle", "eventtitle", "issuetitle", "reprinttitle"),
        *("booktitleaddon", "maintitleaddon", "indextitle", "sorttitle", "chapter"),
    )
)
_OWN = frozenset(("abstract", "annotation", "annote", "note", "addendum", "comment", "usera"))
_ADDRESSES = frozenset(("url", "doi", "eprint", "file", "isbn", "issn", "urldate"))
# What keeps its role inside a value.
_KEPT = frozenset(("code", "url", "comment"))
_SILENT = frozenset(("comment", "preamble"))


def read_bibtex(text: str) -> list[Region]:
    """The regions of a BibTeX file, in the order in which they begin. Never fails.

    >>> entry = "@book{kim, author = {Ким Чен Ир}, title = {О {Чучхе}}, year = 1982}"
    >>> [(region.role, region.text) for region in read_bibtex(entry)]
    [('author-heading', 'Ким Чен Ир'), ('title', 'О Чучхе'), ('bibliography', '1982')]
    """
    regions: list[Region] = []
    at = 0
    while entry := _ENTRY.search(text, at):
        _read_between(text, at, entry.start(), regions)
        kind = entry[1].lower()
        if kind in _SILENT:
            end = _find_close(text, entry.end() - 1) if entry[2] == "{" else entry.end()
            _take("comment", text, entry.start(), end, regions)
        else:
            key = _KEY.match(text, entry.end())
            end = key.end() if key and kind != "string" else entry.end()
            end = _read_fields(text, end, f"entry {_name(text, entry.end(), end)}", regions)
        at = max(end, entry.end())
    _read_between(text, at, len(text), regions)
    return sorted(regions, key=lambda region: region.pieces[0].start)


def _name(text: str, start: int, end: int) -> str:
    return text[start:end].strip(" \t\r\n,")


def _read_between(text: str, start: int, end: int, regions: list[Region]) -> None:
    """What stands outside the entries is a comment, line by line."""
    for line in _LINE.finditer(text, start, end):
        _take("comment", text, *line.span(), regions)


def _take(role: str, text: str, start: int, end: int, regions: list[Region]) -> None:
    if text[start:end].strip():
        regions.append(Region(role, text[start:end], (Piece(0, start, end),)))


def _read_fields(text: str, at: int, label: str, regions: list[Region]) -> int:
    """The fields of one entry; where it ends."""
    while True:
        skipped = _SKIP.match(text, at)
        while skipped:
            if skipped[0][0] == "%":
                _take("comment", text, *skipped.span(), regions)
            at = skipped.end()
            skipped = _SKIP.match(text, at)
        field = _FIELD.match(text, at)
        if not field:
            if text[at : at + 1] in ("}", ")"):
                return at + 1
            # Something broken: go on with the next field of the line, or the next entry.
            following = _BROKEN.search(text, at)
            if not following or following[0] == "@":
                return following.start() if following else len(text)
            at = following.end()
            if following[0] in "})":
                return at
            continue
        at = field.end()
        while True:
            at = _read_value(text, at, field[1].lower(), label, regions)
            joint = _JOINT.match(text, at)
            if not joint:
                break
            at = joint.end()


def _read_value(text: str, at: int, name: str, label: str, regions: list[Region]) -> int:
    opener = text[at : at + 1]
    if opener == "{":
        end = _find_close(text, at)
        start, stop = at + 1, end - text.endswith("}", at, end)
    elif opener == '"':
        start, stop, end = at + 1, *_find_quote(text, at)
    else:
        bare = _BARE.match(text, at)
        if not bare:
            return at
        start, stop = bare.span()
        end = stop
    if text[start:stop].strip():
        regions += _read_latex_value(text, start, stop, name, label)
    return end


def _read_latex_value(text: str, start: int, stop: int, name: str, label: str) -> list[Region]:
    value = Region("", text[start:stop], (Piece(0, start, stop),), label)
    if name in _ADDRESSES:
        return [value.recast("url")]
    regions = [compose(region, value) for region in read_latex(value.text)]
    if name in _OWN:
        return regions
    role = "author-heading" if name in _PEOPLE else "title" if name in _TITLES else "bibliography"
    return [region if region.role in _KEPT else region.recast(role) for region in regions]


def _find_close(text: str, at: int) -> int:
    """Behind the brace that closes the one at a place, or the end of the text."""
    depth = 0
    for match in _BRACE.finditer(text, at):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth == 0:
                return match.end()
    return len(text)


def _find_quote(text: str, at: int) -> tuple[int, int]:
    """Where a value in quotes ends, and behind its closing mark."""
    depth = 0
    for match in _QUOTE.finditer(text, at + 1):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth < 0:
                return match.start(), match.start()
        elif match[0] == '"' and depth == 0:
            return match.start(), match.end()
    return len(text), len(text)
