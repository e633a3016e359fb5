"""TTML: subtitles in XML (.ttml, .dfxp); a `p` is a cue. The head, styles and notes about the file
are not read. Elements may have the prefix `tt`."""

from __future__ import annotations

from ..regions.region import Region
from .html import Reader

_UNREAD = frozenset(
    f"{prefix}{name}" for prefix in ("", "tt:") for name in ("head", "metadata", "image", "set")
)


def read_ttml(text: str) -> list[Region]:
    """The regions of subtitles. Never fails.

    >>> [one.text for one in read_ttml("<tt><body><p>Ким<br/>Чен <span>Ын</span></p></body></tt>")]
    ['Ким\\nЧен Ын']
    """
    return Ttml(text).read().finish()


class Ttml(Reader):
    """One reading of one file."""

    inline, unread = frozenset(("span", "tt:span", "br", "tt:br")), _UNREAD
    left_out = frozenset[str]()

    def _open(self, name: str, start: int, name_end: int, end: int) -> int:
        if name == "tt:br":
            self.blocks.flow.put("\n", start, end)
            return end
        return super()._open(name, start, name_end, end)

    def _begin(self, name: str, kind: str, attributes: dict[str, str], start: int, end: int) -> str:
        if name not in ("p", "tt:p"):
            return ""
        self.notes += 1
        self.blocks.enter("prose", f"cue {self.notes}")
        return "block"
