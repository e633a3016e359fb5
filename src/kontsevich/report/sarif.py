"""SARIF 2.1.0, for code hosts and editors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from .. import __version__
from ..checker.findings.finding import Edit, Finding
from ..checker.findings.task import Checked
from ..checker.settings.codes import Code, read_codes
from .fingerprints import fingerprint, write_uri
from .view import View

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "notice": "note"}


def render(results: Iterable[Checked], view: View) -> Iterator[str]:
    """One run; columns are code points, a fix is a replacement of lines and columns."""
    rules = {code: index for index, code in enumerate(read_codes())}
    found = []
    troubles = []
    for checked in results:
        if checked.trouble:
            troubles.append({"level": "error", "message": {"text": checked.trouble}})
        for finding, mark in fingerprint(checked.path, checked.findings):
            found.append(_result(checked.path, finding, mark, rules[finding.code], view.lang))
    driver = {
        "name": "kontsevich",
        "semanticVersion": __version__,
        "rules": [_rule(code, view.lang) for code in read_codes().values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "language": view.lang,
        "invocations": [
            {"executionSuccessful": not troubles, "toolExecutionNotifications": troubles}
        ],
        "results": found,
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _rule(code: Code, lang: str) -> dict[str, Any]:
    return {
        "id": code.id,
        "name": code.name,
        "shortDescription": {"text": code.sentence(lang)},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _result(path: str, finding: Finding, mark: str, index: int, lang: str) -> dict[str, Any]:
    artifact = {"uri": write_uri(path)}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message(lang)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": artifact,
                    "region": {
                        **_region(finding, finding.start, finding.end),
                        "snippet": {"text": finding.found},
                    },
                }
            }
        ],
        "partialFingerprints": {"kontsevich/v1": mark},
        "properties": {
            "sic": finding.sic,
            "region": finding.region,
            "fix": finding.fix,
            "expected": list(finding.expected),
            "hangul": list(finding.hangul),
        },
    }
    if finding.edits:
        replacements = [_replacement(finding, edit) for edit in finding.edits]
        change = {"artifactLocation": artifact, "replacements": replacements}
        words = {"text": f"{finding.fix}: {finding.expected[0]}"}
        result["fixes"] = [{"description": words, "artifactChanges": [change]}]
    return result


def _region(finding: Finding, start: int, end: int) -> dict[str, int]:
    (line, column), (end_line, end_column) = map(finding.source.position, (start, end))
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }


def _replacement(finding: Finding, edit: Edit) -> dict[str, Any]:
    return {
        "deletedRegion": _region(finding, edit.start, edit.end),
        "insertedContent": {"text": edit.text},
    }
