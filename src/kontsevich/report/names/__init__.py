"""The table of names told: on the terminal, as lists, for office programs. One module a form.

A form of text has a function of rows and a view that yields text; a form of bytes ``pack``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import PurePath

from ...checker.name_table.rows import Row
from ..view import View

TEXTS = {
    "table": "table.render",
    "csv": "csv.render",
    "json": "json.render",
    "md": "markdown.render",
    "html": "html.render",
    "tsv": "glossary.render",
    "omegat": "glossary.render_omegat",
    "tbx": "glossary.render_tbx",
}
PACKED = {"xlsx": "xlsx", "docx": "docx"}
FORMS = (*TEXTS, *PACKED)
_ENDINGS = {".htm": "html", ".markdown": "md", ".utf8": "omegat"}


def find_form(path: str | None) -> str:
    """The form that a file's ending asks for; the table of the terminal for any other.

    >>> find_form("имена.xlsx"), find_form(None)
    ('xlsx', 'table')
    """
    ending = PurePath(path or "").suffix.lower()
    form = _ENDINGS.get(ending, ending.removeprefix("."))
    return form if form in FORMS else FORMS[0]


def render(form: str, rows: Sequence[Row], view: View) -> Iterator[str]:
    """The table in one of the `TEXTS`, in pieces of text."""
    module, _, function = TEXTS[form].partition(".")
    write = getattr(import_module(f".{module}", __name__), function)
    pieces: Iterator[str] = write(rows, view)
    return pieces


def pack(form: str, rows: Sequence[Row], view: View) -> bytes:
    """The table in one of `PACKED`. Raises `DocumentError` where its library is missing."""
    data: bytes = import_module(f".{PACKED[form]}", __name__).pack(rows, view)
    return data
