"""What a fix would change, as a unified difference that `patch` can apply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import unified_diff

from ..checker.findings.task import Checked
from .view import View, make_visible

_STYLES = {"+": "added", "-": "removed", "@": "gutter"}
_CONTEXT = 3  # lines that stay, around those that change
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
        path = make_visible(checked.path)
        for line in _compare(before, after, path):
            bare = line.removesuffix("\n")
            ending = "\n" if line != bare else _NO_END
            yield view.paint(bare, _STYLES.get(line[0], "path")) + ending if bare.strip() else line


def _compare(before: list[str], after: list[str], path: str) -> Iterator[str]:
    """The unified difference. A fix hardly ever adds a line or takes one away, so that lines of one
    number are lines of one place: nothing needs to be searched for."""
    if len(before) != len(after):
        yield from unified_diff(before, after, path, path)
        return
    changed = [at for at, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    if changed:
        yield from (f"--- {path}\n", f"+++ {path}\n")
    index = 0
    while index < len(changed):
        last = index
        while last + 1 < len(changed) and changed[last + 1] - changed[last] <= 2 * _CONTEXT + 1:
            last += 1
        start = max(changed[index] - _CONTEXT, 0)
        end = min(changed[last] + _CONTEXT + 1, len(before))
        count = "" if end - start == 1 else f",{end - start}"
        yield f"@@ -{start + 1}{count} +{start + 1}{count} @@\n"
        at = start
        while at < end:
            stop = at
            while stop < end and before[stop] != after[stop]:
                stop += 1
            yield from (f"-{line}" for line in before[at:stop])
            yield from (f"+{line}" for line in after[at:stop])
            if stop < end:
                yield f" {before[stop]}"
            at = max(stop, at) + 1
        index = last + 1


def _lines(text: str) -> list[str]:
    """Lines with their ends; only ``\\n`` ends one."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
