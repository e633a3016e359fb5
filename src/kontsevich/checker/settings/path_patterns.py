"""Patterns for paths, as git writes them: matched in time that grows with the path, not faster."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ...errors import InputError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# A star and the plain text behind it, up to the next star of the same name. The first place where
# that text stands is as good as any, so nobody needs to come back for another.
_STAR = re.compile(
    r"\[\^/\]\*((?:\\.|\[(?:\^?\\?.)(?:[^\]\\]|\\.)*\]|[^\[\]()\\*+?|{}])+)(?=\[\^/\]\*)"
)


def compile_patterns(patterns: Iterable[str], *, lenient: bool = False) -> GitIgnoreSpec:
    """The patterns as one that matches; `lenient`: leave those out that git leaves out.

    Raises `InputError` for a pattern that is none.

    >>> compile_patterns(["*.tmp", "/old/"]).match_file("notes/a.tmp")
    True
    """
    from pathspec import GitIgnoreSpec  # only where patterns are used

    made: list[Any] = []
    for pattern in patterns:
        try:
            made += GitIgnoreSpec.from_lines([pattern]).patterns
        except (ValueError, re.error):  # the second: a range the wrong way round
            if not lenient:
                raise InputError("{pattern!r} is no pattern of paths", pattern=pattern) from None
    for one in made:
        if one.regex is not None:
            source = one.regex.pattern
            quick = _STAR.sub(r"(?>[^/]*?\1)", source)
            if quick != source:
                one.regex = re.compile(quick)
    return GitIgnoreSpec(made)
