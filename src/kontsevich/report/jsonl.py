"""JSON lines: an object for each finding, as soon as it is found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from ..checker.findings.task import Checked
from .record import record_finding
from .view import View


def render(results: Iterable[Checked], view: View) -> Iterator[str]:
    """The fields of the JSON report's findings, before them the file's path and encoding."""
    for checked in results:
        for finding in checked.findings:
            fields = {"path": checked.path, "encoding": checked.encoding}
            fields.update(record_finding(finding, view.lang))
            yield json.dumps(fields, ensure_ascii=False) + "\n"
