"""XLIFF, 1.2 and 2: a file of translations; of each unit the `target` is read, and what translators
note of it as a comment. Originals, proposals of a memory, and what stands for codes are not read.
"""

from __future__ import annotations

from ..regions.region import Region
from .html import Reader

# What stands for mark-up of the translated format, with the mark-up itself in it or around a text.
_CODES = frozenset(("bpt", "ept", "ph", "it"))
_AROUND = frozenset(("g", "x", "bx", "ex", "mrk", "pc", "sc", "ec", "sub", "sm", "em", "cp"))
_UNREAD = _CODES | frozenset(
    ("source", "seg-source", "alt-trans", "skeleton", "data", "prop", "tool", "reference")
)


def read_xliff(text: str) -> list[Region]:
    """The regions of a file of translations. Never fails.

    >>> unit = "<trans-unit><source>К.</source><target>О <g>нём</g></target></trans-unit>"
    >>> [(region.role, region.text) for region in read_xliff(unit) if region.role == "prose"]
    [('prose', 'О нём')]
    """
    return Xliff(text).read().finish()


class Xliff(Reader):
    """One reading of one file."""

    inline, unread, left_out = _CODES | _AROUND, _UNREAD, frozenset[str]()

    def _open(self, name: str, start: int, name_end: int, end: int) -> int:
        if name == "source" and not self.text.startswith("/>", end - 2):  # not as in HTML
            return self._take_code(name, start, end)
        return super()._open(name, start, name_end, end)

    def _begin(self, name: str, kind: str, attributes: dict[str, str], start: int, end: int) -> str:
        if name == "target":
            self.notes += 1
            self.blocks.enter("prose", f"message {self.notes}")
        elif name == "note":
            self.blocks.enter("comment")
        else:
            return ""
        return "block"
