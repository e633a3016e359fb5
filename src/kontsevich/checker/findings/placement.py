"""Judgements about the regions of a text → its findings, each in its place in the source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter

from ...documents.regions.line_hyphens import SOFT
from ...documents.regions.memory import recall
from ...documents.regions.region import Region
from ...law import tables
from ..judging.judge import Choices, judge, sight
from ..judging.suggestions import Judgement
from ..settings.codes import LEVELS, SEVERITIES
from ..settings.settings import Settings
from ..spotting.spots import STRESS
from .finding import Edit, Finding, Source
from .fixes import NONE, SAFE, overlap

OFF, NOTICE = LEVELS[0], SEVERITIES[0]
COMMENT = "comment"


def check_regions(
    text: str, regions: list[Region], settings: Settings, lang: str = "en"
) -> list[Finding]:
    """The findings of a text that has been divided into its regions."""
    source = Source(text)
    judgements = _judge(regions, settings)
    if settings.ignore_patterns:
        from .ignored import leave_unmatched  # few have patterns

        judgements = leave_unmatched(judgements, regions, settings.ignore_patterns)
    placed = (
        _place(judgement, regions[judgement.region], source, settings, lang)
        for judgement in judgements
    )
    findings = [finding for finding in placed if finding]
    if any(region.role == COMMENT for region in regions):
        findings = _suppress(findings, regions, source, settings, lang)
    findings = [finding for finding in findings if finding.severity != OFF]
    return sorted(_part(findings), key=attrgetter("start", "end", "code"))


def _judge(regions: list[Region], settings: Settings) -> list[Judgement]:
    if not settings.decisions:
        return judge(regions, **choose(settings))
    from ..mentions.deciding import decide  # few have decided name by name

    return decide(sight(regions, **choose(settings)), settings.decisions)


def choose(settings: Settings) -> Choices:
    """What of the settings judging goes by."""
    return {
        "profile": settings.profile,
        "keep": settings.keep,
        "forms": settings.forms,
        "persons": settings.persons,
        "places": settings.places,
        "yo": settings.yo,
    }


def _suppress(
    findings: Iterable[Finding],
    regions: Iterable[Region],
    source: Source,
    settings: Settings,
    lang: str,
) -> list[Finding]:
    """What the comments of a text leave, and what is wrong with them."""
    from .suppression import Suppressions  # most texts have no comment

    suppressions = Suppressions(regions, source)
    left = [one for one in findings if not suppressions.silences(one.start, one.end, one.code)]
    for code, start, end, expected in (*suppressions.remarks, *suppressions.unused()):
        left.append(
            Finding(
                code=code,
                severity=settings.severity(code),
                start=start,
                end=end,
                found=source.text[start:end],
                expected=expected,
                hangul=(),
                region=COMMENT,
                sic=False,
                fix=NONE,
                lang=lang,
                source=source,
            )
        )
    return left


def _place(
    judgement: Judgement, region: Region, source: Source, settings: Settings, lang: str
) -> Finding | None:
    """A judgement about a region's text as a finding in the source."""
    span = region.source(judgement.start, judgement.end)
    if span is None:
        return None
    severity = settings.severity(judgement.code)
    visible = region.text[judgement.start : judgement.end]
    edits: tuple[Edit, ...] = ()
    if judgement.fix != NONE and judgement.expected and not region.protected:
        right = carry_stress(visible, judgement.expected[0])
        edits = _find_edits(region, judgement.start, judgement.end, right)
    return Finding(
        code=judgement.code,
        severity=NOTICE if region.protected and severity != OFF else severity,
        start=span[0],
        end=span[1],
        found=source.text[slice(*span)],
        expected=judgement.expected,
        hangul=judgement.hangul,
        region=region.role,
        sic=region.protected,
        fix=judgement.fix if edits else NONE,
        why=judgement.why,
        edits=edits,
        label=region.label,
        people=judgement.people,
        shown=" ".join(visible.replace(SOFT, "").split()),
        lang=lang,
        source=source,
    )


def _find_edits(region: Region, start: int, end: int, right: str) -> tuple[Edit, ...]:
    """The edits of the source that put the right form; of one run of text, as they were before."""
    piece = region.pieces[0]
    if len(region.pieces) > 1 or piece.end - piece.start != len(region.text) or region.barriers:
        return tuple(Edit(*change) for change in region.edits(start, end, right) or ())
    changes = recall(
        "edits",
        (region.text, start, end, right),
        lambda: [
            (first - piece.start, last - piece.start, new)
            for first, last, new in region.edits(start, end, right) or ()
        ],
    )
    return tuple(Edit(piece.start + first, piece.start + last, new) for first, last, new in changes)


def carry_stress(found: str, right: str) -> str:
    """The right form with the marks of stress of what was found, over the same vowels.

    Vowels are counted from the end of the name, whose spelling changes least there.

    >>> carry_stress("Ли Сын Ма\u0301н", "Ли Сынман") == "Ли Сынма\u0301н"
    True
    """
    if not any(mark in found for mark in STRESS):
        return right
    vowels = tables.read_toml("hangul/alphabet.toml")["vowels"]
    marks: dict[int, str] = {}
    count = 0
    for at in range(len(found) - 1, -1, -1):
        if found[at].lower() in vowels:
            count += 1
        elif found[at] in STRESS:
            marks[count + 1] = found[at]
    made, count = "", 0
    for letter in reversed(right):
        mark = ""
        if letter.lower() in vowels:
            count += 1
            mark = marks.get(count, "")
        made = letter + mark + made
    return made


def _part(findings: list[Finding]) -> list[Finding]:
    """The findings, of which no two have edits that overlap: the safe ones go first."""
    taken: set[int] = set()
    parted = []
    for finding in sorted(findings, key=lambda one: (one.fix != SAFE, one.start)):
        if finding.edits and overlap(finding.edits, taken):
            finding = replace(finding, fix=NONE, edits=())
        parted.append(finding)
    return parted
