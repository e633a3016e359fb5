"""Texts of drawings and sheets: the paragraphs of a part of a workbook, slide, chart or diagram.

A text is runs: a string of a workbook (``si``, ``is``) of ``t``, a paragraph of DrawingML (``a:p``)
of ``a:t``. A chart has values beside them (``c:v``): what it has copied from the cells of its
workbook is told and locked, since it is copied anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...errors import DocumentError
from ..regions.weaving import Weaver
from ..text.prose_in_code import has_cyrillic
from .container import Lock
from .styles import Draft
from .xml_tags import CLOSE, OPEN, attributes, references, scan, unescape
from .zip_package import Archive, Xml, read_xml

_OFFICE, _STRICT = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
SPACES = {
    f"{_OFFICE}spreadsheetml/2006/main": "x",
    f"{_STRICT}spreadsheetml/main": "x",
    f"{_OFFICE}drawingml/2006/main": "a",
    f"{_STRICT}drawingml/main": "a",
    f"{_OFFICE}drawingml/2006/chart": "c",
    f"{_STRICT}drawingml/chart": "c",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
}
CHART, DIAGRAM = "chart", "diagram"
_PARAGRAPHS = frozenset(("x:si", "x:is", "x:text", "a:p"))
_TEXTS, _BREAK = ("x:t", "a:t"), "a:br"
# How cells are read in another script, what a formula is, what the program fills in.
_SKIPPED = frozenset(("x:rPh", "x:f", "a:fld"))
_VALUES = frozenset(("c:v", "cx:v", "cx:pt"))
# What is copied from cells.
_COPIED = frozenset(("c:strCache", "c:multiLvlStrCache", "c:numCache", "cx:data", "cx:txData"))
_CELLS = "cells"
_CHARTS, _DRAWN = ("chart", "chartEx"), "diagramDrawing"


class Text(NamedTuple):
    """A paragraph: its draft, and the cell that it stands in, if it stands in one."""

    draft: Draft
    cell: str


def read_texts(archive: Archive, part: str, parts: dict[str, Xml]) -> Iterator[Text]:
    """The paragraphs of a part, each with the cell that it stands in; empty ones too."""
    if part in parts:
        return
    parts[part] = read_xml(archive.read(part), part)
    text = parts[part].text
    weaver, start, cell, skipping, at = Weaver(text), -1, "", "", -1
    copied = False
    for tag in scan(text, SPACES):
        if skipping:
            if tag.name == skipping and tag.kind == CLOSE:
                skipping = ""
        elif tag.name in ("x:c", "x:comment") and tag.kind != CLOSE:
            found = attributes(tag.inside)
            cell = found.get("r") or found.get("ref", "?")
        elif tag.name in _SKIPPED:
            skipping = tag.name if tag.kind == OPEN else ""
            if start >= 0:
                weaver.bar()
        elif tag.name in _COPIED:
            copied = tag.kind == OPEN
        elif tag.name in _VALUES:
            if tag.kind == CLOSE and at >= 0 and has_cyrillic(unescape(text[at : tag.start])):
                _weave(weaver, text, at, tag.start)
                yield Text(_value(part, at, weaver, copied), cell)
            at = tag.end if tag.kind == OPEN else -1
        elif tag.name in _PARAGRAPHS:
            if tag.kind == OPEN:
                start = tag.start
            elif start >= 0 or tag.kind != CLOSE:
                yield Text(Draft(part, max(start, 0), weaver.region("prose")), cell)
                start = -1
        elif tag.name == _BREAK and tag.kind != CLOSE and start >= 0:
            weaver.put("\n", tag.start, tag.end)
        elif tag.name in _TEXTS and start >= 0:
            if tag.kind == CLOSE and at >= 0:
                _weave(weaver, text, at, tag.start)
            at = tag.end if tag.kind == OPEN else -1


def _weave(weaver: Weaver, text: str, start: int, end: int) -> None:
    for left, right in references(text, start, end):
        weaver.add(start, left)
        weaver.put(unescape(text[left:right]), left, right)
        start = right
    weaver.add(start, end)


def _value(part: str, start: int, weaver: Weaver, copied: bool) -> Draft:
    draft = Draft(part, start, weaver.region("prose"))
    if copied:
        draft.locks = [Lock(0, len(draft.flow.text), _CELLS)]
    return draft


def read_graphics(
    archive: Archive, related: Iterable[tuple[str, str]], parts: dict[str, Xml], label: str = ""
) -> list[Draft]:
    """The texts of the charts and diagrams among the parts that a part is related to (kind and
    name), each with its place. A diagram is drawn once more for older programs: what it says there
    is fixed with it.

    `label`: the place that they stand in, or "".
    """
    drafts: list[Draft] = []
    drawn: dict[str, list[Draft]] = {}
    count = {CHART: 0, DIAGRAM: 0}
    drawings_last = sorted(dict.fromkeys(related), key=lambda one: one[0] == _DRAWN)
    for relation, name in drawings_last:
        kind = CHART if relation in _CHARTS else DIAGRAM if relation == "diagramData" else ""
        if name not in archive or not (kind or relation == _DRAWN):
            continue
        try:
            texts = [one.draft for one in read_texts(archive, name, parts)]
        except DocumentError:  # a broken picture breaks no manuscript
            texts = []
        texts = [draft for draft in texts if draft.flow.text.strip()]
        if not texts:  # what it says all the same is told as not read
            parts.pop(name, None)
        elif not kind:
            _mirror(texts, drawn)
            continue
        else:
            count[kind] += 1
        for draft in texts:
            draft.label = ", ".join(filter(None, (label, f"{kind} {count[kind]}")))
            if kind == DIAGRAM:
                drawn.setdefault(draft.flow.text, []).append(draft)
        drafts += texts
    return drafts


def _mirror(texts: list[Draft], drawn: dict[str, list[Draft]]) -> None:
    """Put what is drawn beside what says it; of equal texts each takes one."""
    for draft in texts:
        same = drawn.get(draft.flow.text, ())
        if same:
            first = min(same, key=lambda one: len(one.mirrors))
            first.mirrors.append((draft.part, draft.flow))
