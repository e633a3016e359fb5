r"""SubStation Alpha (.ass, .ssa): subtitles whose lines have fields, the last of which is the text.

What stands in braces sets the text and is not seen; ``\N``, ``\n`` are line ends, ``\h`` is a
no-break space; what is drawn (``\p1``) is no text. Lines that are comments are comments.
"""

from __future__ import annotations

import re

from ..regions.region import Region
from .block_builder import Blocks

_LINE = re.compile(r"^[^\S\n]*(?P<kind>Dialogue|Comment|Format):[^\S\n]*(?P<rest>[^\n]*)$", re.M)
_MARK = re.compile(r"(?P<set>\{[^{}\n]*\})|\\(?P<sign>[Nnh])")
_DRAWS = re.compile(r"\\p(\d)")
_SHOWN = {"N": "\n", "n": "\n", "h": "\u00a0"}
_FIELDS = 10  # where no line says how many there are


def read_ass(text: str) -> list[Region]:
    r"""The regions of subtitles, in the order in which they begin. Never fails.

    >>> line = r"Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\i1}Ким\NЧен{\i0} Ын"
    >>> [(region.role, region.text) for region in read_ass(line)]
    [('prose', 'Ким\nЧен Ын')]
    """
    blocks = Blocks(text)
    fields, count = _FIELDS, 0
    for line in _LINE.finditer(text):
        start, end = line.span("rest")
        if line["kind"] == "Format":  # of styles, then of events: the last that stands before them
            fields = line["rest"].count(",") + 1
            continue
        for _ in range(fields - 1):
            start = text.find(",", start, end) + 1 or end
        if line["kind"] == "Comment":
            blocks.take("comment", start, end)
            continue
        count += 1
        blocks.enter("prose", f"cue {count}")
        _read_line(blocks, start, end)
        blocks.exit()
    return [region for region in blocks.finish() if region.text.strip()]


def _read_line(blocks: Blocks, start: int, end: int) -> None:
    """The text of a line: what is seen of it."""
    drawn = False
    for mark in _MARK.finditer(blocks.source, start, end):
        if not drawn:
            blocks.flow.add(start, mark.start())
        start = mark.end()
        if mark["sign"]:
            blocks.flow.put(_SHOWN[mark["sign"]], *mark.span())
            continue
        draws = _DRAWS.findall(mark["set"])
        drawn = draws[-1] != "0" if draws else drawn
    if not drawn:
        blocks.flow.add(start, end)
