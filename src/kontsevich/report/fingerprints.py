"""Paths as the formats of other programs want them, and fingerprints that outlive an edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from urllib.parse import quote

from ..checker.findings.finding import Finding


def write_uri(path: str) -> str:
    """A path as a URI: relative where it is.

    >>> write_uri("глава 1.txt")
    '%D0%B3%D0%BB%D0%B0%D0%B2%D0%B0%201.txt'
    """
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix(), errors="replace")


def fingerprint(path: str, findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with a fingerprint that does not depend on its line: path, code, found text,
    and how many of the same stand before it."""
    from hashlib import sha256

    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        key = finding.code, finding.shown or finding.found
        parts = (PurePath(path).as_posix(), *key, str(seen[key]))
        seen[key] += 1
        yield finding, sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
