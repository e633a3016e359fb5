"""Workflow commands of GitHub Actions: an annotation for each finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from ..checker.findings.task import Checked
from .view import View, make_visible

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}
_LEVELS = {"error": "error", "warning": "warning", "notice": "notice"}


def render(results: Iterable[Checked], view: View) -> Iterator[str]:
    """``::error file=…,line=…,col=…,endLine=…,endColumn=…,title=…::message``, a line each."""
    for checked in results:
        if checked.trouble:
            yield f"::error::{_escape(checked.trouble, _DATA)}\n"
        for finding in checked.findings:
            fields = {
                "file": PurePath(checked.path).as_posix(),
                "line": finding.line,
                "col": finding.column,
                "endLine": finding.end_line,
                "endColumn": finding.end_column,
                "title": f"{finding.code} {finding.name}",
            }
            told = ",".join(f"{key}={_escape(str(one), _PROPERTY)}" for key, one in fields.items())
            message = _escape(finding.message(view.lang), _DATA)
            yield f"::{_LEVELS[finding.severity]} {told}::{message}\n"


def _escape(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(character) or make_visible(character) for character in text)
