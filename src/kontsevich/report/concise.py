"""One line for each finding, for a person who knows the codes, or for grep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..checker.findings.fixes import SAFE
from ..checker.findings.task import Checked
from .view import View, make_visible, show_path


def render(results: Iterable[Checked], view: View) -> Iterator[str]:
    """``path:line:column: severity code message``; a star marks what ``--fix`` takes care of."""
    paint = view.paint
    for checked in results:
        for finding in checked.findings:
            place = f"{show_path(checked.path)}:{finding.line}:{finding.column}"
            level = "sic" if finding.sic else finding.severity
            star = " [*]" if finding.fix == SAFE else ""
            yield (
                f"{paint(place, 'path')}: {paint(level, finding.severity)} "
                f"{paint(finding.code, 'code')}{star} {make_visible(finding.message(view.lang))}\n"
            )
