"""A finding as plain data, for the formats that programs read; described in `docs/check.md`."""

from __future__ import annotations

from typing import Any

from ..checker.findings.finding import Finding


def record_finding(finding: Finding, lang: str) -> dict[str, Any]:
    """The fields of a finding. Offsets are code points of the text; lines and columns begin
    with 1, columns are code points."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "sic": finding.sic,
        "region": finding.region,
        "label": finding.label,
        "held": finding.held,
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "column": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
        "found": finding.found,
        "expected": list(finding.expected),
        "hangul": list(finding.hangul),
        "who": [
            {"hangul": one.hangul, "ru": one.who_ru, "en": one.who_en} for one in finding.people
        ],
        "message": finding.message(lang),
        "why": [{"step": step, "text": text} for step, text in finding.why],
        "fix": {
            "applicability": finding.fix,
            "edits": [edit._asdict() for edit in finding.edits],
        },
    }
