"""One JSON document; its schema stands in `docs/check.schema.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from .. import __version__
from ..checker.findings.task import Checked
from ..checker.settings.codes import SEVERITIES
from .record import record_finding
from .statistics import Tally
from .view import View

VERSION = 1


def render(results: Iterable[Checked], view: View) -> Iterator[str]:
    """Files with their findings in the order checked, a file a line; then counts."""
    tally = Tally()
    yield f'{{"version": {VERSION}, "kontsevich": {json.dumps(__version__)}, "files": ['
    comma = "\n"
    for checked in results:
        tally.add(checked)
        fields = {
            "path": checked.path,
            "format": checked.format,
            "encoding": checked.encoding,
            "trouble": checked.trouble or None,
            "fixed": checked.fixed,
            "unread": dict(checked.unread),
            "findings": [record_finding(finding, view.lang) for finding in checked.findings],
        }
        yield comma + json.dumps(fields, ensure_ascii=False)
        comma = ",\n"
    counts = {level: tally.levels[level] for level in SEVERITIES}
    yield f'\n], "counts": {json.dumps(counts)}}}\n'
