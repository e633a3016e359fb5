"""Quotations that run over several paragraphs of one document.

A quotation is opened in one paragraph and closed in a later one. Each paragraph between may open
it again («…, each paragraph with its own opening mark), or not; a quotation inside it («Ура!») does
not end it. A heading or a list of literature ends the search: what is not closed before it is a
slip of the typist, and is left to the rules of one paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from .citation_patterns import markers
from .cues import Cues
from .memory import recall_each
from .quotation import Ends, find_ends
from .region import Region

_RUNS_OVER = "prose"
_ENDS = frozenset(("heading", "bibliography"))
# How many paragraphs a quotation may take: where speech begins, and elsewhere, where an opening
# mark without a closing one is more often a slip.
_LONG, _SHORT = 60, 3

_Ends = Callable[[int, int], Ends | None]


class Stretch(NamedTuple):
    """Visible [start, end) of one paragraph that is another's; an `end` of -1 is the paragraph's
    end."""

    start: int
    end: int
    role: str = "quotation"


def find_running(blocks: Sequence[Region], cues: Cues) -> dict[int, list[Stretch]]:
    """The parts of paragraphs that lie in quotations which run over several, by the paragraph's
    index; `blocks` are the paragraphs of a document in order, `cues` what they hold.

    >>> from .region import Piece
    >>> texts = "Он: «Да.", "Нет.", "Всё» — и ушёл."
    >>> blocks = [Region("prose", text, (Piece(0, 0, len(text)),)) for text in texts]
    >>> found = find_running(blocks, Cues(texts))
    >>> {index: [part[:2] for part in parts] for index, parts in found.items()}
    {0: [(4, -1)], 1: [(0, -1)], 2: [(0, 4)]}
    """
    marked = cues.hold(markers().quotation_signs)
    known: dict[tuple[int, int], Ends | None] = {}

    def ends(index: int, start: int) -> Ends | None:
        key = index, start
        if key not in known:
            known[key] = find_ends(blocks[index].text, start) if index in marked else None
        return known[key]

    loose = [at for at in sorted(marked) if blocks[at].role == _RUNS_OVER]
    balanced = recall_each("balanced", [blocks[at].text for at in loose], _is_balanced)
    unclosed = {at for at, closed in zip(loose, balanced, strict=True) if not closed}
    running: dict[int, list[Stretch]] = {}
    index, start = 0, 0
    while index < len(blocks):
        block = blocks[index]
        if index not in marked:
            index, start = index + 1, 0
            continue
        opened = index in unclosed or (start and block.role == _RUNS_OVER)
        found = ends(index, start) if opened else None
        if found and found.opens >= 0 and not found.shared:
            last = _find_last(blocks, index, found, ends)
            if last:
                at, close = last
                running.setdefault(index, []).append(Stretch(found.opens, -1))
                for between in range(index + 1, at):
                    if blocks[between].role == _RUNS_OVER:
                        running.setdefault(between, []).append(Stretch(0, -1))
                running.setdefault(at, []).append(Stretch(0, close))
                index, start = at, close
                continue
        index, start = index + 1, 0
    return running


def _is_balanced(text: str) -> bool:
    """Whether a paragraph opens as many quotations as it closes, as far as counting tells."""
    found = markers()
    opened, closed = text.count(found.opening[0]), text.count(found.closing)
    if opened != closed or (opened and text.find(found.closing) < text.find(found.opening[0])):
        return False
    return sum(map(text.count, found.others)) % 2 == 0


def _find_last(
    blocks: Sequence[Region], index: int, opened: Ends, ends: _Ends
) -> tuple[int, int] | None:
    """The paragraph in which the quotation that one opens ends, and where; None if none does."""
    left = _LONG if opened.speech else _SHORT
    for at in range(index + 1, min(len(blocks), index + 1 + 2 * _LONG)):
        role = blocks[at].role
        if role in _ENDS or not left:
            return None
        if role != _RUNS_OVER:
            continue
        left -= 1
        found = ends(at, 0)
        if found and found.again >= 0 and opened.speech:
            found = ends(at, found.again + 1)
        if found and found.closes >= 0:
            return at, found.closes
        if found and found.opens >= 0 and not opened.speech:
            return None
    return None
