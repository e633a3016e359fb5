"""Passages of many kinds, in several formats, in which something leads to another's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest

from kontsevich.documents import Region
from kontsevich.documents.formats import read_container, read_regions
from office import make_docx, paragraph, run

PASSAGES = Path(__file__).with_name("led_words.txt")
MARK = re.compile(r"\{(\??)([+~-])([^{}]*)\}")
FORMATS = {"txt": "text", "md": "markdown", "html": "html", "tex": "latex", "wiki": "mediawiki"}
HEADING = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'


def read_passages() -> Iterator[tuple[str, str, str]]:
    """The kind of each passage, its format, and its text with the marks."""
    for part in PASSAGES.read_text(encoding="utf-8").split("\n%% ")[1:]:
        head, _, body = part.partition("\n")
        kind, form = head.split(" | ")
        yield kind, form, body.strip("\n") + "\n"


def build(text: str) -> bytes:
    """A document of Word: headings, rows of tables, paragraphs."""
    body: list[str] = []
    for line in text.splitlines():
        if line.startswith("| "):
            cells = (
                f"<w:tc>{paragraph(run(escape(cell)))}</w:tc>"
                for cell in line.strip("| ").split(" | ")
            )
            row = f"<w:tr>{''.join(cells)}</w:tr></w:tbl>"
            table = body.pop()[: -len("</w:tbl>")] if body and body[-1][-2:] == "l>" else "<w:tbl>"
            body.append(table + row)
        elif line.startswith("# "):
            body.append(paragraph(HEADING, run(escape(line[2:]))))
        elif line:
            body.append(paragraph(run(escape(line))))
    return make_docx("".join(body))


def read(text: str, form: str) -> tuple[str, list[Region]]:
    """The visible text of a passage and its regions."""
    if form != "docx":
        return text, read_regions(text, FORMATS[form])
    container = read_container(build(text), form)
    return container.text, container.regions


def find_marked(marked: str, visible: str) -> Iterator[tuple[re.Match[str], int]]:
    """Each mark with where its words stand in the visible text."""
    for match in MARK.finditer(marked):
        before = MARK.sub(r"\3", marked[: match.start()]).count(match[3])
        start = -1
        for _ in range(before + 1):
            start = visible.index(match[3], start + 1)
        yield match, start


@pytest.mark.parametrize(("kind", "form", "marked"), list(read_passages()))
def test_led_words(kind: str, form: str, marked: str) -> None:
    visible, regions = read(MARK.sub(r"\3", marked), form)
    for match, start in find_marked(marked, visible):
        end = start + len(match[3])
        over = [
            region
            for region in regions
            if region.pieces[0].start < end and start < region.pieces[-1].end
        ]
        assert over, match[0]
        anothers = all(region.protected for region in over)
        never_safe = all(region.protected or region.doubtful for region in over)
        told = {"+": anothers, "~": never_safe, "-": not anothers}[match[2]]
        assert told is not bool(match[1]), match[0]
