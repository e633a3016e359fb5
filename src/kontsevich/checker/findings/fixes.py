"""Carry fixes out: on a text, and on a file, which changes at once and as a whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import DocumentError, describe
from .drafts import check_replaceable, draft_prefix, keep_owner, sweep_drafts

if TYPE_CHECKING:
    from .finding import Edit, Finding

SAFE, UNSAFE, NONE = "safe", "unsafe", "none"


def fixable(finding: Finding, unsafe: bool = False) -> bool:
    """Whether a fix of the finding would be carried out."""
    return finding.fix == SAFE or (unsafe and finding.fix == UNSAFE)


def apply_fixes(text: str, findings: Iterable[Finding], unsafe: bool = False) -> str:
    """The text with the safe fixes of these findings, with `unsafe` the unsafe ones too."""
    edits = [edit for one in findings if fixable(one, unsafe) for edit in one.edits]
    return apply_edits(text, edits)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits that do not overlap.

    >>> from kontsevich.checker.findings.finding import Edit
    >>> apply_edits("Ким Чен Ын", [Edit(8, 10, "н"), Edit(4, 7, "Чжон")])
    'Ким Чжон н'
    """
    pieces, at = [], 0
    for start, end, new in sorted(edits):
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])


def overlap(edits: Iterable[Edit], taken: set[int]) -> bool:
    """Whether edits touch a code point that is taken; if not, they take theirs.

    >>> from kontsevich.checker.findings.finding import Edit
    >>> taken = set()
    >>> overlap([Edit(0, 2, "а")], taken), overlap([Edit(1, 1, "б")], taken)
    (False, True)
    """
    points = {point for edit in edits for point in range(edit.start, max(edit.end, edit.start + 1))}
    if points & taken:
        return True
    taken |= points
    return False


def rewrite(path: Path, before: bytes, after: bytes) -> None:
    """Put `after` into a file that held `before`, by way of a temporary file beside it.

    The file keeps its permissions, its owner and what else the system notes of it, and a link to it
    stays a link; what can't be kept, or has other names, is refused. Raises `DocumentError` when it
    may not be written or no longer holds `before`; then nothing has changed.
    """
    import tempfile  # only where something is written

    try:
        target = path.resolve(strict=True)
        if not target.is_file():
            raise DocumentError("{name}: is no ordinary file", name=path)
        check_replaceable(target, path)
        sweep_drafts(target.parent)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=draft_prefix())
        try:
            with open(handle, "wb") as stream:  # noqa: PTH123
                stream.write(after)
                stream.flush()
                os.fsync(stream.fileno())
            keep_owner(Path(name), target)
            if target.read_bytes() != before:
                raise DocumentError("{name}: has changed meanwhile; check it again", name=path)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise DocumentError("{name}: {reason}", name=path, reason=describe(error)) from None
