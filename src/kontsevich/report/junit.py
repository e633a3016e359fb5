"""JUnit's XML: a suite for each file, a failure for each error or warning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from ..checker.findings.task import Checked
from ..checker.settings.codes import SEVERITIES
from .view import View, make_visible

# What XML 1.0 has no way to write.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(results: Iterable[Checked], view: View) -> Iterator[str]:
    """Notices are cases that pass with a word about them; a clean file is one case that passes."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="kontsevich">\n'
    for checked in results:
        cases = list(_cases(checked, view))
        failures = sum(one.severity != SEVERITIES[0] for one in checked.findings)
        yield (
            f"<testsuite name={_attribute(checked.path)} tests={_attribute(len(cases))} "
            f"failures={_attribute(failures)} errors={_attribute(int(bool(checked.trouble)))}>\n"
        )
        yield from cases
        yield "</testsuite>\n"
    yield "</testsuites>\n"


def _cases(checked: Checked, view: View) -> Iterator[str]:
    path = _attribute(checked.path)
    if checked.trouble:
        trouble = f"<error message={_attribute(checked.trouble)}/>"
        yield f'<testcase name="read" classname={path}>{trouble}</testcase>\n'
    elif not checked.findings:
        yield f'<testcase name="clean" classname={path}/>\n'
    for finding in checked.findings:
        name = _attribute(f"{finding.code}:{finding.line}:{finding.column}")
        message = finding.message(view.lang)
        if finding.severity == SEVERITIES[0]:
            told = f"<system-out>{escape(_clean(message))}</system-out>"
        else:
            place = f"{make_visible(checked.path)}:{finding.line}:{finding.column}: {message}"
            told = (
                f"<failure type={_attribute(finding.severity)} message={_attribute(message)}>"
                f"{escape(_clean(place))}</failure>"
            )
        line = _attribute(finding.line)
        yield f"<testcase name={name} classname={path} line={line}>{told}</testcase>\n"


def _attribute(value: object) -> str:
    return quoteattr(_clean(str(value)))


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)
