"""Judgements about the regions of a text → its findings, each in its place in the source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from ...documents.regions.line_hyphens import SOFT
from ...documents.regions.memory import recall_each
from ...documents.regions.region import Piece, Region
from ...documents.regions.voice import ANOTHERS, OWN
from ...law import tables
from ..judging.judge import Choices, judge_each, judge_sighted, sight
from ..judging.suggestions import Judgement
from ..settings.codes import LEVELS, SEVERITIES
from ..settings.settings import Settings
from ..spotting.spots import STRESS
from .finding import Edit, Finding, Source, move_finding
from .fixes import NONE, SAFE, UNSAFE, overlap
from .voices import find_voices

OFF, NOTICE = LEVELS[0], SEVERITIES[0]
COMMENT = "comment"
QUOTATION = "quotation"  # what words are told as that another's voice speaks
MARKUP = "markup"  # what holds a finding that crosses mark-up which may not be cut


class Placed(NamedTuple):
    """The findings of a piece of the source, in order, counted from where it begins."""

    begin: int
    text: str
    findings: tuple[Finding, ...]


class _Draft(NamedTuple):
    """What is judged of a region, as if its source began with it.

    `text`: its source. `shape`: its pieces and barriers; none where its text is its source.
    `voices`: of each judgement.
    """

    role: str
    label: str
    text: str
    judgements: tuple[Judgement, ...]
    voices: tuple[str, ...]
    visible: str = ""
    shape: tuple[tuple[Piece, ...], tuple[int, ...]] | None = None

    def region(self) -> Region:
        """The region."""
        visible, shape = self.visible, self.shape
        if shape is None:
            visible, shape = self.text, ((Piece(0, 0, len(self.text)),), ())
        return Region(self.role, visible, shape[0], self.label, shape[1])


def check_regions(
    text: str, regions: list[Region], settings: Settings, lang: str = "en"
) -> list[Finding]:
    """The findings of a text that has been divided into its regions."""
    placed = place_regions(text, regions, settings, lang)
    source = Source(text)
    return [move_finding(one, piece.begin, source) for piece in placed for one in piece.findings]


def place_regions(
    text: str, regions: list[Region], settings: Settings, lang: str = "en"
) -> list[Placed]:
    """The same piece by piece, each with its place: what stands behind an edit only moves."""
    begins, drafts = [], []
    judged = _judge(regions, settings)
    for region, row, voices in zip(regions, judged, find_voices(regions, judged), strict=True):
        if row:
            begin, draft = _draft(text, region, row, voices)
            begins.append(begin)
            drafts.append(draft)
    rows = recall_each("placed", drafts, partial(_place_all, settings, lang))
    texts = [draft.text for draft in drafts]
    suppressing = COMMENT in {region.role for region in regions}
    if not suppressing:
        parted = recall_each("parted", rows, _finish)
        pieces = list(map(Placed, begins, texts, (row.findings for row in parted)))
        if _are_apart(zip(begins, (row.extent for row in parted), strict=True)):
            return pieces
    source = Source(text)
    findings = [
        move_finding(one, begin, source)
        for begin, row in zip(begins, rows, strict=True)
        for one in row
    ]
    if suppressing:
        findings = _suppress(findings, regions, source, settings, lang)
    return [Placed(0, text, _finish(tuple(findings)).findings)]


def _draft(
    text: str, region: Region, row: tuple[Judgement, ...], voices: tuple[str, ...]
) -> tuple[int, _Draft]:
    """Where the source of a region begins, and what is judged of it there."""
    pieces = region.pieces
    _, begin, end = pieces[0]
    if len(pieces) == 1 and end - begin == len(region.text) and not region.barriers:
        return begin, _Draft(region.role, region.label, region.text, row, voices)
    begin, end = min(one.start for one in pieces), max(one.end for one in pieces)
    moved = tuple(Piece(at, first - begin, last - begin) for at, first, last in pieces)
    shape = moved, region.barriers
    source, visible = text[begin:end], region.text
    return begin, _Draft(region.role, region.label, source, row, voices, visible, shape)


class _Finished(NamedTuple):
    """Findings of which no two have edits that overlap, in order; all that they and their edits
    touch lies between the two places of `extent`."""

    findings: tuple[Finding, ...]
    extent: tuple[int, int]


def _finish(findings: tuple[Finding, ...]) -> _Finished:
    left = [finding for finding in findings if finding.severity != OFF]
    if not left:
        return _Finished((), (0, 0))
    spans = [(one.start, one.end) for one in left]
    spans += [(edit.start, max(edit.end, edit.start + 1)) for one in left for edit in one.edits]
    extent = min(start for start, _ in spans), max(end for _, end in spans)
    return _Finished(tuple(sorted(_part(left), key=attrgetter("start", "end", "code"))), extent)


def _are_apart(extents: Iterable[tuple[int, tuple[int, int]]]) -> bool:
    """Whether each extent, counted from a place, ends where the next one begins, or before."""
    behind = 0
    for begin, (start, end) in extents:
        if start < end:
            if begin + start < behind:
                return False
            behind = begin + end
    return True


def _judge(regions: list[Region], settings: Settings) -> Sequence[tuple[Judgement, ...]]:
    """What is to be said about each region."""
    sighted = sight(regions, **choose(settings))
    if not (settings.decisions or settings.ignore_patterns):
        return judge_each(sighted)
    if settings.decisions:
        from ..mentions.deciding import decide  # few have decided name by name

        judgements = decide(sighted, settings.decisions)
    else:
        judgements = judge_sighted(sighted)
    if settings.ignore_patterns:
        from .ignored import leave_unmatched  # few have patterns

        judgements = leave_unmatched(judgements, regions, settings.ignore_patterns)
    rows: list[tuple[Judgement, ...]] = [()] * len(regions)
    for one in judgements:
        rows[one.region] = (*rows[one.region], one)
    return rows


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


def _place_all(settings: Settings, lang: str, draft: _Draft) -> tuple[Finding, ...]:
    source, region = Source(draft.text), draft.region()
    voices = draft.voices or (OWN,) * len(draft.judgements)
    placed = (
        _place(one, region, voice, source, settings, lang)
        for one, voice in zip(draft.judgements, voices, strict=True)
    )
    return tuple(finding for finding in placed if finding)


def _place(
    judgement: Judgement, region: Region, voice: str, source: Source, settings: Settings, lang: str
) -> Finding | None:
    """A judgement about a region's text as a finding in the source."""
    span = region.source(judgement.start, judgement.end)
    if span is None:
        return None
    if voice == ANOTHERS:
        region = region.recast(QUOTATION)
    severity = settings.severity(judgement.code)
    visible = region.text[judgement.start : judgement.end]
    edits: tuple[Edit, ...] = ()
    held = ""
    if judgement.fix != NONE and judgement.expected and not region.protected:
        right = carry_stress(visible, judgement.expected[0])
        changes = region.edits(judgement.start, judgement.end, right) or ()
        edits = tuple(Edit(*change) for change in changes)
        held = "" if edits else MARKUP
    fix = UNSAFE if voice != OWN and judgement.fix == SAFE else judgement.fix
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
        fix=fix if edits else NONE,
        why=judgement.why,
        edits=edits,
        label=region.label,
        held=held,
        people=judgement.people,
        shown=" ".join(visible.replace(SOFT, "").split()),
        lang=lang,
        source=source,
    )


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
