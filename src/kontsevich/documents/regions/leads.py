"""What leads to another's words without quotation marks, line by line: a heading or a colon before
a list of works, the name of a paper before a headline, «надпись:», the head of a letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from ...law.tables import read_toml
from .citation_patterns import markers
from .lines import Line
from .memory import scan_each
from .reference_patterns import any_of
from .running_quotation import Stretch
from .signed_documents import find_signature
from .tables_of_works import is_head, is_row
from .talk import is_talk
from .unquoted_patterns import DASHES, patterns
from .work_lines import is_work

_TABLE = "check/titles.toml"
# A heading or a line that announces a list is no longer; how far such a list reaches; letters
# before a colon in which it is announced; lines of a letter's head, of a document, of a quotation.
_LONGEST, _REACH, _BEFORE, _HEAD, _DOCUMENT, _FEW = 90, 60, 110, 2, 40, 3
_STOPS = ".!?…,;"
_ALL = 1 << 30  # lines, more than any document has
_BIBLIOGRAPHY, _TITLE, _DOUBT = "bibliography", "title", ""


class _Leads:
    """Patterns of the table."""

    def __init__(self, table: dict[str, Any]) -> None:
        rows, upper, references = table["leads"], table["letters"]["upper"], table["references"]
        marks = re.escape("".join(table["quotation"][k] for k in ("opening", "closing", "turning")))
        months = any_of(references["months"])
        self.bullet = re.compile(rf"(?:[{DASHES}•·▪‣*+]|\d{{1,3}}[.)]|\[\d{{1,3}}\])\s")
        self.works, self.headlines, self.inscriptions, self.diaries = (
            re.compile(rf"(?<!\w){any_of(rows[kind])}")
            for kind in ("works", "headlines", "inscriptions", "diaries")
        )
        bullet = rf"(?:[{DASHES}•*]\s+)?"
        sources = rf"{any_of(rows['sources'])}(?!\w)[^:\n.]{{0,60}}"
        paper = any_of((*references["agencies"], *rows["papers"]))
        named = rf"[{marks}]?(?:[\w.-]+\s){{0,3}}{paper}[{marks}]?(?:\s?\([^()\n]{{1,40}}\))?"
        begins = rf"(?=[{upper}])"
        self.source = re.compile(rf"\W{{0,4}}(?:{sources}:\s+(?=\S)|{bullet}{named}:\s+{begins})")
        self.letter = re.compile(rf"\W*(?i:{any_of(rows['letters'])})\W*")
        self.field = re.compile(rf"{any_of(rows['fields'])}:\s")
        said = any_of(rows["said"])
        self.quoted = re.compile(
            rf"{any_of(rows['quoted'])}\s*[(:]?[^\n]{{0,80}}"
            rf"|(?=[^:\n]*(?:[\dA-Za-z@]|\w\(\w\)))[^\n]{{1,60}}?\s{said}(?:\(\w\))?(?:[\s,(][^\n]{{0,40}})?:"
        )
        self.form = re.compile(rf"{any_of(rows['forms'])}(?:[\s,][^:\n]{{0,30}})?:\s")
        self.article = re.compile(rf"{any_of(rows['articles'])}\s*\d{{1,3}}[.\s]")
        self.tag = re.compile(r"[A-Z][A-Z0-9]  - |%[A-Z] ")
        so, here = any_of(rows["so"]), any_of(rows["here"])
        self.so = re.compile(rf"(?<!\w)(?:{here}(?!\w)[^.:!?\n]{{0,60}}|{so})[.:]\Z")
        self.left_out = re.compile(r"<(?:…|\.{3})>|\[(?:…|\.{3})\]|\((?:…|\.{3})\)|</?(?:…|\.\.)>")
        self.quotation = re.compile(rf"[{marks}][^{marks}]*[{marks}]")
        self.aside = re.compile(r"\([^()\n]{4,160}\)\.?")
        self.day = re.compile(
            rf"\W{{0,3}}(?:\d{{1,2}}\s{months}(?:\s\d{{4}})?|\d{{1,2}}\.\d{{1,2}}(?:\.\d{{2,4}})?)(?!\d)"
        )
        self.cue = re.compile(r"\d{2}:\d{2}:\d{2}(?:[.,]\d{1,3})?\s")
        documents = any_of((*references["documents"], *table["unquoted"]["dispatches"]))
        number = rf"(?:{any_of(rows['numbers'])}\s*(?:№\s*)?\d{{0,4}}\.?:?\s*)?"
        self.document = re.compile(rf"{number}{documents}(?!\w)")
        self.attested = re.compile(
            rf"{any_of(table['unquoted']['signers'])}|{any_of(table['unquoted']['closings'])}"
        )


@cache
def _patterns() -> _Leads:
    return _Leads(read_toml(_TABLE))


class Taken(NamedTuple):
    """Lines [start, end) that something leads to, and their role; "" where they may be either's."""

    start: int
    end: int
    role: str = "quotation"


def find_led(rows: Sequence[tuple[Line, ...]]) -> dict[int, list[Stretch]]:
    """The parts of paragraphs that something before them, or at their beginning, makes another's,
    by the paragraph's index; of what it only makes doubtful the role is "".

    >>> from .lines import cut_lines
    >>> rows = [tuple(cut_lines("prose", text)) for text in ("Видео: Ким Гу", "Пел Ким Гу.")]
    >>> find_led(rows)
    {0: [Stretch(start=0, end=13, role='title')]}
    """
    lines = [line for row in rows for line in row]
    owners = [block for block, row in enumerate(rows) for _ in row]
    parts: dict[int, list[Stretch]] = {}
    for at, found in scan_each("led", lines, range(len(lines)), _step):
        for start, end, role in found:
            for index in range(at + start, min(at + end, len(lines))):
                line = lines[index]
                if line.text:
                    stretch = Stretch(line.start, line.end, role)
                    parts.setdefault(owners[index], []).append(stretch)
    return parts


def _step(lines: Sequence[Line], at: int) -> tuple[int, tuple[Taken, ...]]:
    """Behind what a line leads to, and what that is: counted from the line."""
    line = lines[at]
    if not (line.text or line.heading):
        return at + 1, ()
    found = list(_find_at(lines, at, _patterns()))
    behind = max([at + 1, *(one.end for one in found)])
    return behind, tuple(Taken(one.start - at, one.end - at, one.role) for one in found)


def _find_at(lines: Sequence[Line], at: int, leads: _Leads) -> Iterator[Taken]:
    line = lines[at]
    text = line.text
    if line.heading:
        if leads.document.match(line.heading):
            yield from _take_document(lines, at, leads)
        return
    if at and (lead := _lead_of(lines, at)):
        if leads.headlines.search(lead):
            yield Taken(at, _behind_marked(lines, at, leads), _TITLE)
            return
        if leads.works.search(lead):
            yield from _list_works(lines, at, leads)
            return
        if lead.endswith(":") and leads.diaries.search(lead) and leads.day.match(text):
            yield Taken(at, _behind_all(lines, at, leads.day.match))
            return
        if lead.endswith(":") and leads.inscriptions.search(lead):
            yield from _take_inscription(lines, at, leads)
            return
        if not lines[at - 1].heading and (lead.endswith(":") or leads.so.search(lead)):
            yield Taken(at, _behind_marked(lines, at, leads), _DOUBT)
    colon = ":" in text[:_LONGEST]
    if colon and leads.source.match(text):
        yield Taken(at, at + 1, _TITLE)
    elif colon and leads.cue.match(text):
        yield Taken(at, at + 1)
    elif (colon and at and _is_head(lines, at, leads)) or (
        len(text) <= _LONGEST and leads.letter.fullmatch(text)
    ):
        yield Taken(at, at + _ALL)
    elif colon and text.rstrip()[-1] in ":)" and leads.quoted.fullmatch(text.rstrip()):
        yield Taken(at + 1, _behind_block(lines, at + 1))
    elif leads.document.match(text) and not is_talk(text):
        yield from _take_document(lines, at, leads)
    elif at and text[-1] in "!," and patterns().salutation.match(text):
        behind = find_signature(lines, at + 1, _DOCUMENT, patterns())
        if behind:
            yield Taken(at, behind)
    elif leads.tag.match(text) or (
        text[-1] in "])>…." and leads.left_out.search(leads.quotation.sub("", text))
    ):
        yield Taken(at, at + 1)
    elif leads.article.match(text):
        behind = _behind_all(lines, at, leads.article.match)
        if behind > at + 1:
            yield Taken(at, behind + (behind < len(lines) and _is_attested(lines[behind], leads)))
    elif is_row(text) and is_head(text):
        yield Taken(at + 1, _behind_all(lines, at + 1, is_row), _BIBLIOGRAPHY)
    elif colon and leads.form.match(text):
        behind = _behind_all(lines, at, leads.form.match)
        if behind > at + 1:
            yield Taken(at, behind, _DOUBT)
    elif found := _find_source_below(lines, at, leads):
        yield found


def _behind_all(lines: Sequence[Line], at: int, belongs: Callable[[str], object]) -> int:
    """Behind the lines in a row whose texts all belong together."""
    while at < len(lines) and belongs(lines[at].text):
        at += 1
    return at


def _is_attested(line: Line, leads: _Leads) -> bool:
    """Whether a line says who signed."""
    return leads.attested.match(line.text) is not None


def _find_source_below(lines: Sequence[Line], at: int, leads: _Leads) -> Taken | None:
    """The paragraph that a line begins under which a line says where it is printed."""
    if not lines[at].first:
        return None
    behind = _behind_block(lines, at)
    inside = behind > at + 1
    last = behind - 1 if inside else behind
    if last == len(lines):
        return None
    text = lines[last].text.strip()
    if leads.aside.fullmatch(text) and not is_talk(text[1:-1]):
        if inside:
            return Taken(at, behind)
        return Taken(at, behind, _DOUBT) if markers().evidence.search(text) else None
    if markers().dated.fullmatch(text):
        return Taken(at, behind, "quotation" if inside else _DOUBT)
    return None


def _lead_of(lines: Sequence[Line], at: int) -> str:
    """The words before a line that may announce it: of a heading, of a short line without a stop,
    the last ones before a colon; or ""."""
    before = lines[at - 1]
    if before.heading:
        return before.heading if len(before.heading) <= _LONGEST else ""
    text = before.text.rstrip()
    if text.endswith(":") or (text.endswith(".") and _patterns().so.search(text[-_BEFORE:])):
        return text[-_BEFORE:]
    short = 0 < len(text) <= _LONGEST and text[-1] not in _STOPS and not is_talk(text)
    return text if short and not before.item else ""


def _behind_marked(lines: Sequence[Line], at: int, leads: _Leads) -> int:
    """Behind the items of a list that begins at a line, or the lines of one paragraph."""
    behind = at
    while behind < len(lines) and _is_marked(lines[behind], leads):
        behind += 1
    return behind if behind > at else _behind_block(lines, at)


def _behind_block(lines: Sequence[Line], at: int) -> int:
    """Behind the last line of the block that one stands in."""
    behind = at + 1
    while behind < len(lines) and not lines[behind].first:
        behind += 1
    return behind


def _is_marked(line: Line, leads: _Leads) -> bool:
    return line.item or leads.bullet.match(line.text) is not None


def _list_works(lines: Sequence[Line], at: int, leads: _Leads) -> Iterator[Taken]:
    """The works of a list, and what may be one."""
    marked = _is_marked(lines[at], leads)
    found = markers()
    for index in range(at, min(at + _REACH, len(lines))):
        line = lines[index]
        if not line.text or (marked and not _is_marked(line, leads)):
            return
        talks = is_talk(line.text)
        sure = is_work(line.text, found, note=True) or (marked and not talks)
        if not (sure or marked) and talks:
            return
        yield Taken(index, index + 1, _BIBLIOGRAPHY if sure else _DOUBT)


def _take_inscription(lines: Sequence[Line], at: int, leads: _Leads) -> Iterator[Taken]:
    """A paragraph that is written somewhere, up to whoever signed it; what follows may be, too."""
    behind = _behind_block(lines, at)
    for index in range(behind, min(behind + _FEW, len(lines))):
        if _is_attested(lines[index], leads) or _is_date(lines[index]):
            behind = index + 1
    yield Taken(at, behind)
    yield Taken(behind, min(behind + 1, len(lines)), _DOUBT)


def _is_date(line: Line) -> bool:
    """Whether a line is a date, and where."""
    text = line.text.strip()
    return text[-1:] in ".0123456789" and patterns().signature.fullmatch(text) is not None


def _is_head(lines: Sequence[Line], at: int, leads: _Leads) -> bool:
    """Whether the head of a letter begins at a line."""
    return all(
        index < len(lines) and leads.field.match(lines[index].text) is not None
        for index in range(at, at + _HEAD)
    )


def _take_document(lines: Sequence[Line], at: int, leads: _Leads) -> Iterator[Taken]:
    """A document from its heading to the line that says where it is kept."""
    evidence = markers().evidence
    for index in range(at + 1, min(at + _DOCUMENT, len(lines))):
        text = lines[index].text
        if lines[index].heading or leads.document.match(text):
            return
        kept = evidence.match(text) if text else None
        if kept and kept.lastgroup == "archive" and not is_talk(text):
            yield Taken(at, index + 1)
            return
