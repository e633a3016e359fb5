"""Plain text, typed or out of a PDF: paragraphs, notes, lists of literature.

Paragraphs are what blank lines part; in a text whose lines are not wrapped, every line is one.
A paragraph that a page break cuts (foot notes, a running head, an empty line between) is one
region again, so a name that it cuts is one name.

A note begins with a number that follows on the last one ("3 See: …"), or with ``[^3]:``, and ends
at a blank line or where the page's text goes on. A heading of the table ("References") begins a
list of literature or of notes that ends at the next heading known to end one. Lines that begin
with ``>`` are a block quotation. Comments are what speaks to the checker: a comment sign or
``<!--``, then the word of the table.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..regions.citation import is_cited
from ..regions.citation_patterns import heading, markers
from ..regions.division import begins_at, divide_all
from ..regions.line_hyphens import LINE_END, RARE_HYPHENS, RARE_LINE_END, SOFT, SOFT_RUN, joint
from ..regions.memory import remembered
from ..regions.region import Piece, Region
from ..regions.verse import is_set_apart
from ..regions.weaving import Weaver
from .flows import FINISHED, Comment, Flow, Run
from .reading_again import Draft, Mark, Reading, Resumed

# A text with more than a tenth of its letters in lines longer than this is not wrapped.
_WRAP = 130
_STAGE = "plain text"  # of a memory
_LONGEST_HEADING = 60
_LONGEST_RUNNING_HEAD = 120
# A paragraph this long without a mark of a cited work is no entry of a list of literature.
_PROSE = 200

_RULE = r"[ \t]*[-_—–=*]{3,}[^\S\n]*\n\s*"
_BREAK = re.compile(rf"\n(?:[^\S\n]*\n\s*(?:{_RULE})?|[^\S\n\f]*\f\s*|{_RULE})")
_RUNNING_HEAD = re.compile(r"\d{1,4}|\d{1,4}\s+\S.*|\S.*?\s\d{1,4}|[-–—]\s*\d{1,4}\s*[-–—]")
_LINE = re.compile(r"\n([ \t]*)(?=\S)")
_ITEM = re.compile(r"\n[ \t]*(?=(?:[•·▪‣]|\[\d{1,4}\]|\d{1,4}[.)])\s)")
# A line that may begin one more entry of a list of literature.
_ENTRY = re.compile(r"[.)\]\d/;]\s*\n(?=[^\W\d_])")
_BEGINS_ITEM = re.compile(r"(?:[•·▪‣]|\[\d{1,4}\]|\d{1,4}[.)])\s")
_QUOTED_LINE = re.compile(r"(?:[ \t]*>)+[ \t]*([^\n]*\n?)")
_DATE_OR_SOURCE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}|//|\(")


def read_text(text: str, wrapped: bool | None = None) -> list[Region]:
    """The regions of a plain text, in the order in which they begin. Never fails.

    `wrapped`: whether its lines are, where that is known of the whole of which it is a part.

    >>> [(region.role, region.text) for region in read_text("Пишут: «Ким Чен Ын».\\n\\nТак.")]
    [('prose', 'Пишут: '), ('quotation', '«Ким Чен Ын»'), ('prose', '.'), ('prose', 'Так.')]
    """
    wrapped = is_wrapped(text) if wrapped is None else wrapped
    reader, memory = _Reader(text, wrapped), remembered()
    commented = bool(reader.regions)
    before: Reading | None = memory.take(_STAGE) if memory else None
    if commented or before is None or before.wrapped != wrapped:
        regions = reader.read()
    else:
        regions = reader.read(Resumed(before, text))
    if memory and not commented:
        memory.leave(_STAGE, reader.reading())
    return regions


def find_section_end(text: str, wrapped: bool) -> int:
    """Where the list or the notes are over with whose heading a text begins: at the next heading,
    at a paragraph that is no entry, or with the text; 0 where it begins with no such heading.

    >>> text = "Литература\\n\\nКим Ир Сен. Труды.\\n\\nЗаключение\\n\\nВот и всё."
    >>> text[find_section_end(text, True) :]
    'Заключение\\n\\nВот и всё.'
    """
    return _Reader(text, wrapped).read_section()


def is_wrapped(text: str) -> bool:
    """Whether the lines of a text are parts of paragraphs, and not each one by itself."""
    return 10 * sum(filter(_WRAP.__lt__, map(len, text.split("\n")))) <= len(text)


class _Reader:
    """One reading of one text: what is open while its blocks go by."""

    def __init__(self, text: str, wrapped: bool) -> None:
        self.text, self.wrapped = text, wrapped
        self.markers = markers()
        self.regions: list[Region] = []
        self.drafts: list[Draft] = []
        self.marks: list[Mark] = []
        self.pending: list[tuple[int, str]] = []  # what is left of a block, the next part last
        self.section = "prose"
        self.body = Flow(text)
        self.broken = False  # whether something has come between the body and what follows
        self.note = Flow(text)
        self.last_note = 0
        self.emitted = 0  # where the region given out last begins
        self.disordered = False
        self.runs = self._find_runs()
        self.run_starts = [run.start for run in self.runs]

    def read(self, resumed: Resumed | None = None) -> list[Region]:
        """The regions of the text; `resumed`: what is known of it as it was."""
        if resumed:
            self.marks, self.drafts = resumed.marks, resumed.drafts
            self.disordered = resumed.disordered
            _, self.section, self.last_note, _ = resumed.next
        for start, block in self._blocks(resumed.next.start if resumed else 0):
            if not (self.body.runs or self.note.runs):
                mark = Mark(start, self.section, self.last_note, len(self.drafts))
                rest = resumed.go_on(mark) if resumed else None
                if rest:
                    self.marks += rest.marks
                    self.drafts += rest.drafts
                    break
                self.marks.append(mark)
            self._read_pending(start, block)
        self._close_note()
        self._close_body()
        for regions in divide_all(self.drafts):
            self.regions += regions
        if self.disordered:
            self.regions.sort(key=begins_at)
        return self.regions

    def reading(self) -> Reading:
        """What was read, for the next reading."""
        return Reading(self.text, self.wrapped, self.marks, self.drafts, self.disordered)

    def read_section(self) -> int:
        """Where the section is over with whose heading the text begins."""
        for start, block in self._blocks(0):
            self._read_pending(start, block)
            if self.section == "prose":
                return start
        return len(self.text)

    def _read_pending(self, start: int, block: str) -> None:
        """Read a block, and what reading it leaves to be read."""
        self.pending.append((start, block))
        while self.pending:
            self._read_block(*self.pending.pop())

    def _find_runs(self) -> list[Run]:
        """What is not visible as it stands: hyphens at line ends, soft hyphens, comments."""
        text = self.text
        hyphens = list(LINE_END.finditer(text))
        if any(hyphen in text for hyphen in RARE_HYPHENS):
            hyphens += RARE_LINE_END.finditer(text)
        runs = []
        for match in hyphens:
            visible = joint(text[match.start() - 1], text[match.end()])
            runs.append(Run(*match.span(), visible))
        if SOFT in text:
            runs += [Run(*match.span(), "") for match in SOFT_RUN.finditer(text)]
        if self.markers.suppression_word in text:
            comments: list[Run] = []
            for match in self.markers.suppression.finditer(text):
                comments.append(Comment(*match.span()))
                piece = Piece(0, *match.span())
                self.regions.append(Region("comment", match[0], (piece,)))
                self.disordered = True
            runs = _outside(runs, comments) + comments
        return sorted(runs)

    def _blocks(self, start: int) -> Iterator[tuple[int, str]]:
        """Where each block from a place on begins, and its text without the white space around."""
        text = self.text
        if not self.wrapped:
            for line in text[start:].split("\n"):
                block = line.strip()
                if block:
                    yield start + line.index(block[0]), block
                start += len(line) + 1
            return
        start = start or len(text) - len(text.lstrip())
        for match in _BREAK.finditer(text, start):
            block = text[start : match.start()].rstrip()
            if block:
                yield start, block
            start = match.end()
        block = text[start:].rstrip()
        if block:
            yield start, block

    def _read_block(self, start: int, block: str) -> None:
        if self._read_heading(start, block):
            return
        if self.text[start - 1 : start] == " " and is_set_apart(self.text, start, block):
            self._close_note()
            self._close_body()
            self._emit([Run(start, start + len(block))], "blockquote")
            return
        first = block[0]
        if not first.isalpha():
            if self._read_note(start, block):
                return
            if first == ">":
                self._read_quoted(start, block)
                return
        if self.note:
            if self._goes_on_note(block):
                self.note.join(start, near=True)
                self._read_note_lines(start, block)
                return
            self._close_note()
        if self.section == "prose":
            self._read_body(start, block)
        elif self._is_prose(block):
            self.section = "prose"
            self._read_body(start, block)
        else:
            for at, item in self._paragraphs(start, block):
                self._read_entry(at, item)

    def _read_heading(self, start: int, block: str) -> bool:
        """Begin or end a section, if the block begins with a heading of the table."""
        newline = block.find("\n", 0, _LONGEST_HEADING)
        if newline < 0 and len(block) >= _LONGEST_HEADING:
            return False
        line = block[:newline].rstrip() if newline >= 0 else block
        section = self.markers.sections.get(heading(line))
        if section is None:
            return False
        self._close_note()
        self._close_body()
        self._emit([Run(start, start + len(line))], "heading")
        self.section = section
        rest = block[len(line) :].lstrip()
        if rest:
            self.pending.append((start + len(block) - len(rest), rest))
        return True

    # Notes and entries

    def _read_entry(self, start: int, item: str) -> None:
        number = self.markers.numbered.match(item)
        prefix = number.end() if number else 0
        noted = number and self.section == "footnote"
        label = f"footnote {number[1] or number[2] or number[3]}" if number and noted else ""
        self._emit([Run(start, start + len(item))], self.section, label, prefix)

    def _is_prose(self, block: str) -> bool:
        """Whether a block is no entry of the list that it follows."""
        if len(block) < _LONGEST_RUNNING_HEAD and "\n" not in block and block.isupper():
            return True
        found = self.markers
        return len(block) > _PROSE and not (
            found.numbered.match(block) or found.author.match(block) or found.entry.search(block)
        )

    def _read_note(self, start: int, block: str) -> bool:
        """Begin a note and read on to its end, if the block begins with one."""
        match = self.markers.note.match(block)
        if not match:
            return False
        name = match[1] or match[2]
        if name.isdecimal():
            number = int(name)
            if not (number == 1 or 0 < number - self.last_note <= 3) and not (is_cited(block)):
                return False
            self.last_note = number
        self._close_note()
        self.note = Flow(self.text, f"footnote {name}", match.end())
        self._read_note_lines(start, block)
        return True

    def _read_note_lines(self, start: int, block: str) -> None:
        """The open note up to the block's end, the next note, or the text of the next page."""
        begin = 0
        indented = False
        newline = block.find("\n")
        while newline >= 0:
            line, newline = newline + 1, block.find("\n", newline + 1)
            following = self.markers.next_note.match(block, line)
            if following and int(following[1]) == self.last_note + 1:
                self.note.add(start + begin, start + len(block[:line].rstrip()))
                self._close_note()
                self.last_note += 1
                begin, indented = following.start(1), False
                prefix = following.end() - begin
                self.note = Flow(self.text, f"footnote {following[1]}", prefix)
            elif self._turns_page(block, line, newline, indented):
                self.note.add(start + begin, start + len(block[:line].rstrip()))
                self._close_note()
                rest = block[line:].lstrip()
                self.pending.append((start + len(block) - len(rest), rest))
                return
            else:
                indented = indented or block[line].isspace()
        self.note.add(start + begin, start + len(block))
        self.broken = True

    def _turns_page(self, block: str, line: int, newline: int, indented: bool) -> bool:
        """Whether the page's text goes on at this line, right behind a note that is finished."""
        before = block[max(line - 8, 0) : line].rstrip()
        if before[-1:] not in FINISHED or block[line] == "\n":
            return False
        if block[line].isspace():
            return not indented and (newline < 0 or not block[newline + 1].isspace())
        return block[line].islower() and self._waits()

    def _goes_on_note(self, block: str) -> bool:
        """Whether a block behind an empty line still belongs to the open note."""
        tail = self.note.tail
        if self.note.hyphened or tail == "//" or tail[-1] == ",":
            return True
        if _DATE_OR_SOURCE.match(block) or self.markers.evidence.match(block):
            return True
        return block[0].islower() and not self.note.finished and not self._waits()

    def _close_note(self) -> None:
        if self.note:
            self._emit(self.note.runs, "footnote", self.note.label, self.note.prefix)
            self.note = Flow(self.text)
            self.broken = True

    # Body

    def _read_body(self, start: int, block: str) -> None:
        paragraphs = self._paragraphs(start, block) if "\n" in block else [(start, block)]
        if self.body and self.body.finished:
            self._close_body()
        if not self.body.runs:
            if block[-1] in FINISHED and len(paragraphs) == 1:
                self._emit([Run(start, start + len(block))], "prose")  # the usual case, at once
                return
        elif self._is_running_head(block):
            self._emit([Run(start, start + len(block))], "heading")
            self.broken = True
            return
        depth = len(self.pending)
        for at, paragraph in paragraphs:
            if at > start and (self._read_heading(at, paragraph) or self._read_note(at, paragraph)):
                if len(self.pending) == depth:
                    continue
                rest = block[at + len(paragraph) - start :].lstrip()
                if rest:
                    self.pending.insert(depth, (start + len(block) - len(rest), rest))
                return
            if self.body:
                if self._goes_on(paragraph):
                    self.body.join(at, near=not self.broken)
                else:
                    self._close_body()
            self.body.add(at, at + len(paragraph))
            self.broken = False

    def _waits(self) -> bool:
        """Whether a paragraph is open in the middle of a sentence."""
        return bool(self.body) and not self.body.finished

    def _goes_on(self, block: str) -> bool:
        """Whether the open paragraph goes on in this block."""
        if self.body.finished:
            return False
        if self.broken and block[0].isupper():
            return self.body.hyphened or self.body.name_like
        return block[0].islower()

    def _is_running_head(self, block: str) -> bool:
        short = len(block) <= _LONGEST_RUNNING_HEAD and "\n" not in block
        return short and bool(_RUNNING_HEAD.fullmatch(block))

    def _paragraphs(self, start: int, block: str) -> list[tuple[int, str]]:
        """Where the paragraphs of one block begin, and their text: by indent, item, note."""
        cuts: list[int] = []
        items = [match.end() for match in _ITEM.finditer(block)]
        if items and (len(items) > 1 or _BEGINS_ITEM.match(block)):
            cuts = items
        elif "\n " in block or "\n\t" in block:
            cuts = self._indents(start, block)
        if "\n" in block:
            cuts = [*cuts, *self._headings(block)]
            if self.section == "bibliography" and not items:
                cuts += [match.end() for match in _ENTRY.finditer(block)]
        if "//" in block:
            expected = self.last_note + 1
            for match in self.markers.next_note_line.finditer(block):
                if int(match[1]) == expected:
                    cuts.append(match.start(1))
                    expected += 1
        if not cuts:
            return [(start, block)]
        edges = [0, *sorted(set(cuts)), len(block)]
        return [(start + left, block[left:right].rstrip()) for left, right in pairwise(edges)]

    def _headings(self, block: str) -> list[int]:
        """Where lines begin that are headings of the table, and where the lines behind them do."""
        cuts = []
        at = 0
        for line in block.split("\n"):
            short = at > 0 and len(line) < _LONGEST_HEADING
            if short and line[:1].isalpha() and heading(line) in self.markers.sections:
                cuts.append(at)
            at += len(line) + 1
        return cuts

    def _indents(self, start: int, block: str) -> list[int]:
        """Lines that are indented more than the line before and after them."""
        first = start - (self.text.rfind("\n", 0, start) + 1)
        lines = [(0, first), *((match.end(), len(match[1])) for match in _LINE.finditer(block))]
        hanging = _BEGINS_ITEM.match(block) is not None
        cuts = []
        for index in range(1, len(lines)):
            place, indent = lines[index]
            after = lines[index + 1][1] if index + 1 < len(lines) else 0 if not hanging else indent
            if indent > lines[index - 1][1] and after < indent:
                cuts.append(place)
        return cuts

    def _read_quoted(self, start: int, block: str) -> None:
        runs: list[Run] = []
        at = 0
        while match := _QUOTED_LINE.match(block, at):
            runs.append(Run(start + match.start(1), start + match.end(1)))
            at = match.end()
        self._close_note()
        self._close_body()
        self._emit(runs, "blockquote")
        rest = block[at:].lstrip()
        if rest:
            self.pending.append((start + len(block) - len(rest), rest))

    def _close_body(self) -> None:
        if self.body:
            self._emit(self.body.runs, "prose")
            self.body.runs = []

    # Regions

    def _emit(self, runs: list[Run], role: str, label: str = "", prefix: int = 0) -> None:
        start, end, _ = runs[0]
        if start < self.emitted:
            self.disordered = True
        self.emitted = start
        if len(runs) == 1 and not (self.runs and self._inside(start, end)):
            if self.text[start:end].strip():
                region = Region(role, self.text[start:end], (Piece(0, start, end),), label)
                self.drafts.append((region, prefix))
            return
        weaver = Weaver(self.text)
        for start, end, visible in runs:
            if visible is not None:
                weaver.put(visible, start, end)
                continue
            for run in self._inside(start, end):
                weaver.add(start, run.start)
                if run.visible is not None:
                    weaver.put(run.visible, run.start, run.end)
                start = run.end
            weaver.add(start, end)
        if weaver:
            region = weaver.region(role, label)
            if region.text.strip():
                self.drafts.append((region, prefix))

    def _inside(self, start: int, end: int) -> list[Run]:
        """The runs that lie in source [start, end); of a comment, what lies in it."""
        first = bisect_left(self.run_starts, start)
        last = bisect_left(self.run_starts, end)
        inside = self.runs[first:last]
        if inside and inside[-1].end > end:
            comment = isinstance(inside[-1], Comment)
            inside[-1:] = [inside[-1]._replace(end=end)] if comment else []
        return inside


def _outside(runs: Iterable[Run], comments: list[Run]) -> list[Run]:
    """The runs that touch no comment."""
    starts = [comment.start for comment in comments]
    kept = []
    for run in runs:
        index = bisect_left(starts, run.end)
        if not index or comments[index - 1].end <= run.start:
            kept.append(run)
    return kept
