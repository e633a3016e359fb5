"""The table of names told: on the terminal, as lists, for office programs. One module a form.

A form of text has ``render(rows, view)``, which yields text; a form of bytes ``pack(rows, view)``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import PurePath

from ...checker.name_table.rows import Row
from ..view import View

TEXTS = {"table": "table", "csv": "csv", "json": "json", "md": "markdown", "html": "html"}
PACKED = {"xlsx": "xlsx", "docx": "docx"}
FORMS = (*TEXTS, *PACKED)
_ENDINGS = {".htm": "html", ".markdown": "md"}


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
    pieces: Iterator[str] = import_module(f".{TEXTS[form]}", __name__).render(rows, view)
    return pieces


def pack(form: str, rows: Sequence[Row], view: View) -> bytes:
    """The table in one of `PACKED`. Raises `DocumentError` where its library is missing."""
    data: bytes = import_module(f".{PACKED[form]}", __name__).pack(rows, view)
    return data
