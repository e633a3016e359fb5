"""An index of names for the back of a book: each name with its pages, by the Russian alphabet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ...checker.name_table.rows import Row, sort_key
from ...messages import Say
from ..view import make_visible
from .cells import name_several_files, tell_places

# What stands there is a list of sources, not the book's own text or its notes.
LISTS = frozenset(("bibliography", "author-heading", "title"))
_DASH = "\u2013"


class Entry(NamedTuple):
    """One line of the index: the head and where to look; or, with `see`, another form of a head."""

    head: str
    hangul: str
    places: str
    see: str = ""

    @property
    def letter(self) -> str:
        """The letter that it stands under; \u0401 stands with \u0415."""
        return sort_key(self.head)[0][:1].upper()


def build_index(rows: Iterable[Row], say: Say) -> list[Entry]:
    """The entries in order; names that stand in lists of sources only are left out.

    A form that stands in the text and is not by the system leads to the one that is.
    """
    rows = list(rows)
    several = name_several_files(rows)
    found: list[Entry] = []
    for row in rows:
        places = [place for place in row.places if place.role not in LISTS]
        if not places:
            continue
        pages = {place.page for place in places}
        paged = 0 not in pages and not several
        told = join_pages(pages) if paged else ", ".join(tell_places(places, say, several))
        found.append(Entry(row.standard, row.hangul, told))
        found += [
            Entry(form.text, "", "", row.standard)
            for form in row.forms
            if not form.right and form.text.lower() != row.standard.lower() and form.places
        ]
    return sorted(found, key=lambda entry: sort_key(entry.head))


def join_pages(pages: Iterable[int]) -> str:
    """Pages in order, neighbours joined.

    >>> join_pages({3, 12, 4, 5, 9})
    '3–5, 9, 12'
    """
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}{_DASH}{run[-1]}" for run in runs)


def group_letters(entries: Iterable[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """The entries of each letter."""
    for letter, some in groupby(entries, lambda entry: entry.letter):
        yield letter, list(some)


def tell_entry(entry: Entry, say: Say) -> str:
    """An entry as one line."""
    if entry.see:
        return make_visible(say("names-see", form=entry.head, name=entry.see))
    hangul = f" ({entry.hangul})" if entry.hangul else ""
    return make_visible(f"{entry.head}{hangul}\u2002{entry.places}")


def render(entries: Sequence[Entry], say: Say, markdown: bool = False) -> Iterator[str]:
    """The index as text, or as Markdown with a heading for each letter."""
    for letter, some in group_letters(entries):
        yield f"## {letter}\n\n" if markdown else f"{letter}\n"
        ending = "  \n" if markdown else "\n"
        yield "".join(tell_entry(entry, say) + ending for entry in some) + "\n"


def pack(entries: Sequence[Entry], say: Say) -> bytes:
    """The index as a Word document in two columns. Raises `DocumentError` without python-docx."""
    from io import BytesIO

    from .docx import open_document

    document = open_document()
    from docx.enum.section import WD_SECTION
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document.add_heading(say("names-index-title"), 1)
    section = document.add_section(WD_SECTION.CONTINUOUS)
    columns = OxmlElement("w:cols")
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "567")
    for old in section._sectPr.findall(qn("w:cols")):
        section._sectPr.remove(old)
    section._sectPr.append(columns)
    for letter, some in group_letters(entries):
        head = document.add_paragraph()
        head.paragraph_format.keep_with_next = True
        head.add_run(letter).bold = True
        for entry in some:
            line = document.add_paragraph(tell_entry(entry, say))
            line.paragraph_format.left_indent = Cm(0.6)
            line.paragraph_format.first_line_indent = Cm(-0.6)
            line.paragraph_format.space_after = Pt(0)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()
