"""The diagnostic format of reviewdog (rdjson); its columns are bytes of UTF-8, from 1."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

from ..checker.findings.finding import Finding
from ..checker.findings.task import Checked
from .view import View

_LEVELS = {"error": "ERROR", "warning": "WARNING", "notice": "INFO"}


def render(results: Iterable[Checked], view: View) -> Iterator[str]:
    """One JSON document; each edit of a fix is a suggestion."""
    diagnostics = [
        {
            "message": finding.message(view.lang),
            "location": {
                "path": PurePath(checked.path).as_posix(),
                "range": _range(finding, finding.start, finding.end),
            },
            "severity": _LEVELS[finding.severity],
            "code": {"value": finding.code},
            "suggestions": [
                {"range": _range(finding, edit.start, edit.end), "text": edit.text}
                for edit in finding.edits
            ],
        }
        for checked in results
        for finding in checked.findings
    ]
    document = {
        "source": {"name": "kontsevich"},
        "severity": max((str(one["severity"]) for one in diagnostics), key=_rank, default="INFO"),
        "diagnostics": diagnostics,
    }
    yield json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _rank(level: str) -> int:
    return list(_LEVELS.values())[::-1].index(level)


def _range(finding: Finding, start: int, end: int) -> dict[str, Any]:
    return {"start": _position(finding, start), "end": _position(finding, end)}


def _position(finding: Finding, offset: int) -> dict[str, int]:
    line, _ = finding.source.position(offset)
    return {"line": line, "column": finding.source.count_bytes(line, offset) + 1}
