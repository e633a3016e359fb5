"""Which format a file has, and its regions."""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from ..law.profiles import check_choice

if TYPE_CHECKING:
    from .regions.region import Region

# Tables as text, of which some columns may be chosen.
TABLES = ("csv", "tsv")
# A format's module and reader below `documents`, and the endings of its files.
_READERS = {
    "text": ("text.plain_text", "read_text"),
    **{
        name: (f"markup.{name}", f"read_{name}") for name in ("markdown", "latex", "bibtex", "html")
    },
    **{name: ("markup.subtitles", f"read_{name}") for name in ("srt", "vtt")},
    "po": ("markup.po", "read_po"),
    **{name: ("markup.csv_table", f"read_{name}") for name in TABLES},
    **{name: (f"markup.{name}", f"read_{name}") for name in ("notebook", "rst", "typst")},
}
ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".tex": "latex",
    ".ltx": "latex",
    ".bib": "bibtex",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".srt": "srt",
    ".vtt": "vtt",
    ".po": "po",
    ".pot": "po",
    ".csv": "csv",
    ".tsv": "tsv",
    ".ipynb": "notebook",
    ".rst": "rst",
    ".rest": "rst",
    ".typ": "typst",
}
# Packages of parts, whose regions `packages` reads.
PACKAGES = ("docx", "odt", "fodt", "epub")
ENDINGS |= {f".{name}": name for name in PACKAGES} | {".docm": "docx"}
FORMATS = (*_READERS, *PACKAGES)


def find_format(name: str) -> str | None:
    """The format that a file's ending tells, if any.

    >>> find_format("Глава 1.MD"), find_format("Makefile")
    ('markdown', None)
    """
    return ENDINGS.get(PurePath(name).suffix.lower())


def read_regions(text: str, form: str, columns: Collection[str] = ()) -> list[Region]:
    """The regions of a text in one of the `FORMATS`, of a table only these columns.

    Raises `InputError` for another format or a column that is not there.
    """
    check_choice("format", form, tuple(_READERS))
    module, reader = _READERS[form]
    read = getattr(import_module(f".{module}", __package__), reader)
    regions: list[Region] = read(text, columns) if form in TABLES else read(text)
    return regions
