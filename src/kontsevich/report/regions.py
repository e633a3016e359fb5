"""What was taken for what: a text with its regions, to see why something was found or was not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..checker.findings.finding import Source
from ..documents.regions.region import Region
from ..messages import speaker
from .view import View, make_visible


def color_regions(text: str, regions: Iterable[Region], view: View) -> Iterator[str]:
    """The whole text, each region in the colour of its role, then what the colours mean."""
    say = speaker(view.lang)
    spans = sorted(
        (piece.start, piece.end, region.role) for region in regions for piece in region.pieces
    )
    at = 0
    for start, end, role in spans:
        if start < at:
            continue
        yield _paint(text[at:start], "gutter", view)
        yield _paint(text[start:end], f"role-{role}", view)
        at = end
    yield _paint(text[at:], "gutter", view)
    roles = dict.fromkeys(role for _, _, role in spans)
    legend = ", ".join(
        view.paint(f"{say(f'role-{role}')} ({role})", f"role-{role}") for role in roles
    )
    yield f"\n{legend}\n"


def _paint(text: str, style: str, view: View) -> str:
    # Line by line: a colour that runs over a line end confuses pagers.
    return "\n".join(
        view.paint(make_visible(line), style) if line.strip() else "" for line in text.split("\n")
    )


def list_regions(text: str, regions: Iterable[Region], view: View) -> Iterator[str]:
    """One region a line: where it begins and ends, its role, its label, its text.

    >>> from kontsevich.documents.text.plain_text import read_text
    >>> lines = list_regions("Он: «Да».", read_text("Он: «Да»."), View("en"))
    >>> [line.split("\\t")[:2] for line in lines]
    [['1:1-1:5', 'prose'], ['1:5-1:9', 'quotation'], ['1:9-1:10', 'prose']]
    """
    source = Source(text)
    for region in regions:
        if not region.pieces:
            continue
        start, end = (source.position(at) for at in (region.pieces[0].start, region.pieces[-1].end))
        place = f"{start[0]}:{start[1]}-{end[0]}:{end[1]}"
        yield f"{place}\t{region.role}\t{region.label}\t{make_visible(region.text)}\n"
