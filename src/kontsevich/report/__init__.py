"""Findings told: to people, to editors, to continuous integration. One module a format.

Each has ``render(results, view)``, which yields text; nothing here prints or reads a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module

from ..checker.findings.task import Checked
from .view import View

FORMATS = (
    "full",
    "concise",
    "html",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
)


def render(form: str, results: Iterable[Checked], view: View) -> Iterator[str]:
    """The results in one of the `FORMATS`, in pieces of text, as soon as each is there.

    >>> "".join(render("jsonl", [Checked("a.txt")], View("en")))
    ''
    """
    pieces: Iterator[str] = import_module(f".{form}", __name__).render(results, view)
    return pieces
