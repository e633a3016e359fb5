"""The proof before a write: a package that was changed is read again, and must say what was meant.

Nothing reaches the disk before it: every member that was not to change has the bytes it had, every
part that was well formed still is, with its namespaces, and what is visible is what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.parsers import expat

from ...errors import DocumentError
from .container import Container
from .styles import OURS

_SPACE = re.compile(r"\s")
_FAILED = "what was to be written does not read as it was meant ({reason}); nothing is written"


def prove(before: Container, after: Container, meant: str | None, ours: int = 0) -> None:
    """Compare a container with what was read of it after a change; `meant`: its visible text then,
    None where only `ours` comments were added, or taken out if it is below 0.

    Raises `DocumentError` where the change is not what it was to be.

    >>> from .container import Block, Container
    >>> prove(Container({}, []), Container({}, []), "Сеул")
    Traceback (most recent call last):
        ...
    kontsevich.errors.DocumentError: what was to be written does not read as it was meant (visible \
text); nothing is written
    """
    for name in _changed(before, after):
        data, old = after.data(name), before.data(name)
        if is_well_formed(data or b"") < (old is None or is_well_formed(old)):
            raise failed(f"{name}: XML")
    if not (after.keeps(before) if ours >= 0 else before.keeps(after)):
        raise failed("mark-up")
    if meant is not None:
        if _unline(after.text) != _unline(meant):
            raise failed("visible text")
        return
    told = [
        [block.flow.text for block in one.blocks if block.flow.label != OURS]
        for one in (before, after)
    ]
    count = sum(block.flow.label == OURS for block in after.blocks)
    count -= sum(block.flow.label == OURS for block in before.blocks)
    if told[0] != told[1] or count != ours:
        raise failed("visible text")


def _unline(text: str) -> str:
    """A text whose every line end and no-break space is a space (those in a name stay as they are),
    without the space at its ends.

    >>> _unline(chr(10).join(("Ким", "Чен  Ын")))
    'Ким Чен  Ын'
    """
    return _SPACE.sub(" ", text).strip()


def failed(reason: str) -> DocumentError:
    """The error of a write that would not be what it was to be."""
    return DocumentError(_FAILED, reason=reason)


def _changed(before: Container, after: Container) -> Iterable[str]:
    """The parts that are not as they were. All others must stand in the package as they did."""
    if before.archive is None or after.archive is None:
        return list(after.parts)
    old, new = before.archive.members, after.archive.members
    if list(new)[: len(old)] != list(old):
        raise failed("members")
    changed = list(new)[len(old) :]
    for name, member in old.items():
        other = new[name]
        left = before.archive.data[member.start : member.end]
        if left != after.archive.data[other.start : other.end]:
            changed.append(name)
    return changed


def is_well_formed(data: bytes) -> bool:
    """Whether a part is XML whose every prefix is declared.

    >>> is_well_formed(b'<a xmlns:x="u"><x:b/></a>'), is_well_formed(b"<a><x:b/></a>")
    (True, False)
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        return False
    return True
