"""What a fix would change, as a unified difference that `patch` can apply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import unified_diff

from ..checker.findings.task import Checked
from .view import View

_STYLES = {"+": "added", "-": "removed", "@": "gutter"}
_NO_END = "\n\\ No newline at end of file\n"


def render(results: Iterable[Checked], view: View) -> Iterator[str]:
    """The differences of all files that would change.

    >>> print("".join(render([Checked("a", before="б", after="в")], View("en"))), end="")
    --- a
    +++ a
    @@ -1 +1 @@
    -б
    \\ No newline at end of file
    +в
    \\ No newline at end of file
    """
    for checked in results:
        before, after = (_lines(text) for text in (checked.before, checked.after))
        for line in unified_diff(before, after, checked.path, checked.path):
            bare = line.removesuffix("\n")
            ending = "\n" if line != bare else _NO_END
            yield view.paint(bare, _STYLES.get(line[0], "path")) + ending if bare.strip() else line


def _lines(text: str) -> list[str]:
    """Lines with their ends; only ``\\n`` ends one."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
