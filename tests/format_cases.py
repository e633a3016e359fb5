"""What the tests of the readers share: how a source is shown, and what a name in it becomes."""

from __future__ import annotations

from collections.abc import Callable

from kontsevich.checker.findings.finding import Edit
from kontsevich.checker.findings.fixes import apply_edits
from kontsevich.documents import Region

Read = Callable[[str], list[Region]]


def show(regions: list[Region]) -> list[tuple[str, str]]:
    """Role and text, for every region that is no mark-up."""
    return [(region.role, region.text) for region in regions]


def roles_of(regions: list[Region], text: str) -> list[str]:
    """The roles of the regions that hold a text."""
    return [region.role for region in regions if text in region.text]


def replace(read: Read, source: str, found: str, new: str) -> str | None:
    """The source with visible text replaced in the one region that has it; None if refused."""
    (region,) = [region for region in read(source) if found in region.text]
    at = region.text.index(found)
    edits = region.edits(at, at + len(found), new)
    return None if edits is None else apply_edits(source, (Edit(*edit) for edit in edits))


def is_sound(source: str, regions: list[Region]) -> None:
    """The map of every region is in order and leads to the source."""
    starts = [region.pieces[0].start for region in regions]
    assert starts == sorted(starts)
    for region in regions:
        assert region.text.strip()
        at = end = 0
        for index, piece in enumerate(region.pieces):
            pieces = region.pieces
            after = pieces[index + 1].at if index + 1 < len(pieces) else len(region.text)
            assert (piece.at, True) == (at, piece.start >= end)
            assert piece.start <= piece.end <= len(source)
            visible, written = region.text[at:after], source[piece.start : piece.end]
            if len(visible) == len(written) > 1:
                assert visible == written
            at, end = after, piece.end
        assert at == len(region.text)
        assert all(0 <= barrier <= len(region.text) for barrier in region.barriers)
