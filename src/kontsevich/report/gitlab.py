"""GitLab's code quality report."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from ..checker.findings.task import Checked
from .fingerprints import fingerprint
from .view import View

_LEVELS = {"error": "major", "warning": "minor", "notice": "info"}


def render(results: Iterable[Checked], view: View) -> Iterator[str]:
    """One JSON list; fingerprints stay when lines move."""
    issues = [
        {
            "description": f"{finding.code}: {finding.message(view.lang)}",
            "check_name": finding.code,
            "fingerprint": mark,
            "severity": _LEVELS[finding.severity],
            "location": {
                "path": PurePath(checked.path).as_posix(),
                "lines": {"begin": finding.line, "end": finding.end_line},
            },
        }
        for checked in results
        for finding, mark in fingerprint(checked.path, checked.findings)
    ]
    yield json.dumps(issues, ensure_ascii=False, indent=1) + "\n"
