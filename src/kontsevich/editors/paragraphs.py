"""The paragraphs of a document that is open in a word processor → its findings, by paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from threading import Lock as Mutex
from typing import NamedTuple, Unpack

from ..checker.findings.checking import Options
from ..checker.findings.finding import Edit, Finding
from ..checker.findings.fixes import SAFE
from ..checker.findings.open_document import rule_address
from ..checker.findings.packages import check_container
from ..checker.findings.placement import carry_stress
from ..checker.findings.text_units import Ruler, Unit
from ..checker.settings.settings import build_settings
from ..documents.office.container import Block, Container
from ..documents.office.styles import Draft, assign_roles, read_style
from ..documents.regions.memory import Memory, remembering
from ..documents.regions.region import Region
from ..documents.regions.weaving import Weaver
from ..law.choices import Language

_NOTES = ("footnote", "endnote")
_UNIT: Unit = "utf-16"  # that of word processors and browsers


class Held(NamedTuple):
    """A place of a paragraph, [start, end) in UTF-16 units, that is not changed, and what holds it
    (field, manager, contents); an empty one is only a point that no fix may cross."""

    start: int
    end: int
    kind: str = ""


class Paragraph(NamedTuple):
    """A paragraph as the word processor shows it.

    `styles`: its style's names, as people see them, and those of the styles that it is based on.
    `label`: where it stands unless that is the body: "footnote 3", "table 1, row 2", "header".
    """

    text: str
    styles: tuple[str, ...] = ()
    label: str = ""
    held: tuple[Held, ...] = ()


class ParagraphFix(NamedTuple):
    """One form that may stand there, whether it is safe, and the edits of the paragraph, in UTF-16
    units, that put it."""

    form: str
    safe: bool
    edits: tuple[Edit, ...]


class ParagraphFinding(NamedTuple):
    """A finding: the number of its paragraph, and its half-open place there in UTF-16 units.

    `address`: the page of its rule. `fixes`: best first, none for what is sic or held.
    """

    paragraph: int
    start: int
    end: int
    finding: Finding
    address: str
    fixes: tuple[ParagraphFix, ...]


class OpenParagraphs:
    """A document of paragraphs, checked again and again while somebody writes it.

    Every paragraph is judged in the whole document, with what its style says of whose words it
    has; only what has changed since the last check is judged again. `lang`: the language of
    messages, ru or en; all else are the options of `check`. May be called from any thread.

    >>> document = OpenParagraphs()
    >>> quoted = Paragraph("Ким Чен Ын рад.", ("Quotations",))
    >>> own, other = document.check([Paragraph("Пришёл"), Paragraph("Ким Чен Ын."), quoted])
    >>> own.paragraph, own.start, own.end, [fix.form for fix in own.fixes]
    (1, 0, 10, ['Ким Чжонын'])
    >>> other.paragraph, other.finding.sic, other.fixes
    (2, True, ())
    """

    def __init__(self, lang: Language = "en", **options: Unpack[Options]) -> None:
        self.lang = lang
        self._settings = build_settings(options)
        self._memory = Memory()
        self._mutex = Mutex()

    def check(self, paragraphs: Iterable[Paragraph]) -> list[ParagraphFinding]:
        """The findings of these paragraphs, which are one document, in its order."""
        whole = list(paragraphs)
        container = Container({}, _divide(whole))
        with self._mutex, remembering(self._memory):
            findings = check_container(container, self._settings, self.lang)
        rulers: dict[int, Ruler] = {}
        found = []
        for finding in findings:
            place = container.find(finding.start, finding.end)
            span = place and place[0].flow.source(*place[1:])
            if not place or not span:
                continue
            number = int(place[0].part)
            ruler = rulers.setdefault(number, Ruler(whole[number].text, _UNIT))
            fixes = tuple(_list_fixes(finding, container, ruler))
            start, end = map(ruler.count, span)
            address = rule_address(finding.code, self.lang)
            found.append(ParagraphFinding(number, start, end, finding, address, fixes))
        return sorted(found, key=lambda one: one[:3])


def _divide(paragraphs: Sequence[Paragraph]) -> list[Block]:
    """The body, then footnotes and endnotes, then all else, as a file is read."""
    drafts: dict[str, list[Draft]] = {"": [], **{kind: [] for kind in _NOTES}}
    for number, paragraph in enumerate(paragraphs):
        kind = paragraph.label.partition(" ")[0]
        place = "" if kind == "table" else kind
        drafts.setdefault(place, []).append(_draft(number, paragraph))
    blocks = []
    for kind, story in drafts.items():
        blocks += assign_roles(story, *(("footnote",) if kind in _NOTES else ()))
    return blocks


def _draft(number: int, paragraph: Paragraph) -> Draft:
    """One paragraph as it is read: woven, with its locks and the points that no edit may cross."""
    text = paragraph.text
    role, level = read_style(paragraph.styles)
    draft = Draft(str(number), number, Region("prose", "", ()), role, level, paragraph.label)
    ruler, weaver, at = Ruler(text, _UNIT), Weaver(text), 0
    for held in sorted(paragraph.held):
        start, end = (min(ruler.find(min(place, ruler.length)), len(text)) for place in held[:2])
        weaver.add(at, max(start, at))
        weaver.bar()
        before = weaver.length
        weaver.add(max(start, at), max(end, at))
        draft.lock(before, weaver.length, held.kind)
        weaver.bar()
        at = max(end, at)
    weaver.add(at, len(text))
    draft.flow = weaver.region("prose")
    return draft


def _list_fixes(finding: Finding, container: Container, ruler: Ruler) -> Iterable[ParagraphFix]:
    if not finding.edits:
        return
    for rank, form in enumerate(finding.expected):
        right = carry_stress(finding.found, form)
        carried = container.carry(finding.start, finding.end, right, words=True)
        if carried:
            spans = ((ruler.count(one.start), ruler.count(one.end)) for one in carried)
            edits = (Edit(*span, one.text) for span, one in zip(spans, carried, strict=True))
            yield ParagraphFix(form, rank == 0 and finding.fix == SAFE, tuple(edits))
