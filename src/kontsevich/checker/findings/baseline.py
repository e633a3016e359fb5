"""A baseline: what was found on a day that is taken as it is, so that only new findings show.

It counts findings by path, code and found text, not by line: a text may grow around them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from ...errors import InputError, describe
from ...law.user_files import read_ordinary
from .finding import Finding

Known = Mapping[tuple[str, str], int]
_VERSION = 1


def read_baseline(file: Path) -> dict[str, Counter[tuple[str, str]]]:
    """What a baseline knows, by path: how often each (code, found). Raises `InputError`."""
    try:
        document = json.loads(read_ordinary(file).decode("utf-8"))
        if document["version"] != _VERSION:
            raise InputError(
                "{name}: version {version} of a baseline is unknown",
                name=file,
                version=document["version"],
            )
        known: dict[str, Counter[tuple[str, str]]] = {}
        for path, rows in document["findings"].items():
            counts = known[path] = Counter()
            for row in rows:
                counts[str(row["code"]), str(row["found"])] = int(row["count"])
        return known
    except OSError as error:
        raise InputError("{name}: {reason}", name=file, reason=describe(error)) from None
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise InputError(
            "{name}: is no baseline; make one with --update-baseline", name=file
        ) from None


def write_baseline(findings: Mapping[str, Iterable[Finding]]) -> str:
    """The baseline that knows all of these findings, by path, as text."""
    rows = {}
    for path, found in sorted(findings.items()):
        counts = Counter((finding.code, _key(finding)) for finding in found)
        if counts:
            rows[path] = [
                {"code": code, "found": text, "count": count}
                for (code, text), count in sorted(counts.items())
            ]
    document = {"version": _VERSION, "findings": rows}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def drop_known(findings: Iterable[Finding], known: Known) -> list[Finding]:
    """The findings that a baseline does not know, or that are more than it knows."""
    left = dict(known)
    new = []
    for finding in findings:
        key = finding.code, _key(finding)
        if left.get(key, 0) > 0:
            left[key] -= 1
        else:
            new.append(finding)
    return new


def _key(finding: Finding) -> str:
    """The found text however its lines are broken."""
    return finding.shown or finding.found
