"""Where references begin and end between the author's own words.

A note or a paragraph is cut into sentences. A reference is a run of sentences that do not talk, of
which one bears a mark of a cited work; a heading with the author's name, a word that leads to a
reference («см.:»), and an imprint right behind a title let it begin at a sentence that seems to
talk. In a note what is in doubt belongs to the reference; in running text (`strict`) a reference
must begin with a heading or be the whole paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from .citation_patterns import Markers
from .talk import Sentence, cut_sentences, mask

# Marks that do not show by themselves that a work is cited.
WEAK = frozenset(("link", "ends", "parts", "again", "slash", "printed"))
# Marks that show it even in a sentence that seems to talk: it is a title.
_SURE = frozenset(("strong", "by", "resource", "access", "address", "archive"))
# Imprints, which stand behind a title, not behind a name.
_BARE = frozenset(("place", "printed"))
# Agencies and papers with a date, which show it where a sentence begins with them.
_DATED = frozenset(("agency", "paper"))
# Marks that stand right behind a title.
_IMPRINT = frozenset(("place", "agency", "paper", "archive"))
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# In running text a reference begins no further before its first mark; a paragraph that is one
# reference is no longer than `_ENTRY`; what follows a reference without a mark is short.
_BACK, _ENTRY, _TAIL = 400, 600, 60
# How far a line may be indented.
_INDENT = 8
# How far behind the double slash the year stands.
_YEAR = 150


class Evidence(NamedTuple):
    """A mark of a cited work; `kind` is the group of `References.evidence`."""

    start: int
    end: int
    kind: str


class _Cited(NamedTuple):
    """One sentence with its marks."""

    start: int
    end: int
    talks: bool
    leads: bool
    marks: tuple[Evidence, ...]

    @property
    def kinds(self) -> set[str]:
        return {mark.kind for mark in self.marks}

    @property
    def begins(self) -> str:
        """The kind of the mark that it begins with, or ""."""
        near = self.marks and self.marks[0].start <= self.start + 2
        return self.marks[0].kind if near else ""


def find_stretches(
    text: str, start: int, evidence: Sequence[Evidence], found: Markers, strict: bool
) -> list[tuple[int, int]]:
    """The stretches of a note, or in `strict` of a paragraph, that are references, in order."""
    return _Search(text, start, evidence, found, strict).stretches()


def find_leads(text: str, start: int, found: Markers, strict: bool = False) -> list[re.Match[str]]:
    """What leads from the author's words to a cited work, in order."""
    leads = []
    at = start
    while match := found.lead.search(text, at):
        names = found.author.match(text, match.end()) or (
            match.lastgroup == "colon" and found.capitals.match(text, match.end())
        )
        if not match.lastgroup or names:
            leads.append(match)
            at = match.end()
        else:  # no names: what the words lead to may stand nearer
            at = match.start() + 1
    return leads


class _Search:
    def __init__(
        self, text: str, start: int, evidence: Sequence[Evidence], found: Markers, strict: bool
    ) -> None:
        self.text, self.found, self.strict, self.start = text, found, strict, start
        self.masked = mask(text)
        self.sentences = self._cite(evidence)
        self.headings: dict[int, bool] = {}
        self.dated = found.year.search(text, start) is not None
        self.runs: list[int] = []  # of each sentence, the first of those before it that do not talk
        for index in range(len(self.sentences)):
            silent = index and not self.sentences[index - 1].talks
            self.runs.append(self.runs[-1] if silent else index)

    def stretches(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        limit = 0
        for index, sentence in enumerate(self.sentences):
            if index < limit or sentence.leads or not self._shows(index, limit):
                continue
            begin = (self._begin_strictly if self.strict else self._begin)(index, limit)
            if begin is None:
                continue
            limit = self._end(index)
            found.append(
                (max(begin, found[-1][1] if found else begin), self.sentences[limit - 1].end)
            )
        return found

    def _cite(self, evidence: Sequence[Evidence]) -> list[_Cited]:
        """The sentences, each with its marks."""
        text = self.text
        leads = find_leads(self.masked, self.start, self.found)
        edges: set[int] = set()
        for lead in leads:
            edges.add(lead.end())
            before = bisect_left(evidence, (lead.start(),)) - 1
            if before >= 0 and evidence[before].end <= lead.start():
                edges.add(evidence[before].end)
        for mark in evidence:  # an address may end its line without a stop
            end = mark.end + text.startswith("\r", mark.end)
            if mark.kind in ("address", "link") and text.startswith("\n", end):
                edges.add(end + 1)
        groups = [match.span() for match in _BRACKETED.finditer(text, self.start)]
        ends = [end for _, end in groups]
        outside: list[Evidence] = []
        bracketed: set[Evidence] = set()
        for mark in evidence:
            group = bisect_right(ends, mark.start)
            if group < len(groups) and groups[group][0] <= mark.start:
                bracketed.add(mark)
                outside.append(mark)
            elif self.masked[mark.start] == text[mark.start]:
                outside.append(mark)
        led = {lead.end() for lead in leads}
        sentences: list[_Cited] = []
        for sentence in cut_sentences(text, self.start, edges):
            sentences.append(self._mark(sentence, outside, bracketed, sentence.end in led))
        return sentences

    def _mark(
        self, sentence: Sentence, marks: list[Evidence], bracketed: set[Evidence], leads: bool
    ) -> _Cited:
        start, end, talks = sentence
        inside = marks[bisect_left(marks, (start,)) : bisect_left(marks, (end,))]
        if talks or self.strict:
            inside = [mark for mark in inside if mark not in bracketed]
        return _Cited(start, end, talks or leads, leads, tuple(inside))

    def _heads(self, index: int) -> bool:
        """Whether a sentence begins with an author heading."""
        if index not in self.headings:
            at = self.sentences[index].start
            names = self.found.author.match(self.text, at) or self.found.capitals.match(
                self.text, at
            )
            self.headings[index] = names is not None
        return self.headings[index]

    def _led(self, index: int) -> bool:
        return index > 0 and self.sentences[index - 1].leads

    def _shows(self, index: int, limit: int) -> bool:
        """Whether a sentence bears a mark, or a year or a number where that is one."""
        sentence = self.sentences[index]
        if sentence.marks:
            return True
        if sentence.talks:
            return False
        text = self.text
        if self.found.year.search(text, sentence.start, sentence.end):
            return True
        return not self.strict and self._led(index) and text[sentence.start].isupper()

    def _begin(self, index: int, limit: int) -> int | None:
        """Where the reference begins in a note of which a sentence bears a mark; None if it is
        none."""
        sentences = self.sentences
        sentence = sentences[index]
        if sentence.talks and not sentence.kinds & _SURE and not self._heads(index):
            return None
        begin = self._back(index, limit)
        place = sentences[begin].start
        if begin > limit and not sentences[begin - 1].leads:
            if "strong" in sentence.kinds:
                begin = self._back_to_heading(begin, limit)
                place = sentences[begin].start
            elif (begin == index and sentence.begins in _IMPRINT) or self._heads(begin - 1):
                begin = self._back(begin - 1, limit)
                place = sentences[begin].start
            elif begin > limit + 1 and self._heads(begin - 2):
                begin -= 2
                place = sentences[begin].start
            elif begin < index:
                place = self._named_last(begin - 1) or place
        if sentence.kinds - WEAK - _DATED - {"store"}:
            return place
        if sentence.begins in _DATED and not sentence.talks:
            return place
        if "store" in sentence.kinds and not sentence.talks:
            return place
        at = sentences[begin].start
        if self.found.author.match(self.text, at):
            return place
        if self._led(begin) and not self.text[at].islower():
            return place
        if self._heads(begin) and sentence.kinds & {"ends", "parts", "printed"}:
            return place
        if begin == limit and self.found.document.match(self.text, at):
            return place
        return None

    def _back(self, index: int, limit: int) -> int:
        """The first of the sentences before one that do not talk."""
        return max(self.runs[index], limit)

    def _back_to_heading(self, index: int, limit: int) -> int:
        """Back over a title that talks, to its author or the first sentence."""
        while index > limit and not self.sentences[index - 1].leads:
            if self._heads(index) and self.sentences[index - 1].talks:
                break
            index -= 1
        return index

    def _named_last(self, index: int) -> int | None:
        """Where the name begins with which a sentence ends: the author of what follows."""
        sentence = self.sentences[index]
        if self._begins_line(index + 1):
            return None
        first = max(sentence.end - _TAIL, sentence.start)
        name = self.found.named_last.search(self.text, first, sentence.end)
        return name.start() if name else None

    def _begin_strictly(self, index: int, limit: int) -> int | None:
        """The same in running text."""
        sentences, text = self.sentences, self.text
        sentence = sentences[index]
        kinds = sentence.kinds - WEAK - _DATED - {"store"}
        if any(
            mark.kind == "place" and self.found.imprint_goes_on.match(text, mark.end)
            for mark in sentence.marks
        ):
            kinds.discard("place")
        if "ends" in sentence.kinds and self.dated:
            kinds.add("ends")
        if "strong" in kinds:
            slash = next(mark for mark in sentence.marks if mark.kind == "strong")
            if not self.found.year.search(text, slash.end, slash.end + _YEAR):
                kinds.discard("strong")
        if self._is_record():
            return sentences[limit].start
        heading = self._find_heading(index, limit)
        if heading is not None and (kinds or "printed" in sentence.kinds):
            return heading
        first, begin = self._back(index, limit), index
        while begin > first and sentence.end - sentences[begin - 1].start <= _BACK:
            begin -= 1
        place = sentences[begin].start
        if "strong" in kinds or (not sentence.talks and kinds & {"archive", "record", "resource"}):
            return place
        addressed = "resource" in kinds and "address" in self._kinds_after(index)
        if addressed and self._begins_line(index):
            return sentence.start
        if sentence.kinds & {"by", "slash"} and "place" in self._kinds_after(index):
            return place
        lined = self._begins_line(begin)
        short = sentence.end - place <= _ENTRY
        if short and lined and index > begin and sentence.begins == "place" and "place" in kinds:
            paged = self._kinds_after(index) & {"ends", "record"}
            return place if paged or self._published(sentence) else None
        numbered = "parts" in sentence.kinds and "ends" in self._kinds_after(index)
        if numbered and lined and not sentence.talks:
            return place
        if sentence.begins in _DATED and not sentence.talks:
            headed = sentence.begins == "agency" or "address" in self._kinds_after(index)
            if headed and index > limit and self._begins_line(index - 1):
                return sentences[index - 1].start
            if self._begins_line(index) and self._kinds_after(index) & {"address", "resource"}:
                return sentence.start
        return None

    def _begins_line(self, index: int) -> bool:
        """Whether a sentence begins the paragraph or one of its lines."""
        at = self.sentences[index].start
        return at == self.start or "\n" in self.text[max(at - _INDENT, 0) : at]

    def _published(self, sentence: _Cited) -> bool:
        """Whether a publisher stands between the place and the year."""
        mark = sentence.marks[0]
        return mark.kind == "place" and len(self.text[mark.start : mark.end].split(",")) > 2

    def _kinds_after(self, index: int) -> set[str]:
        after = self.sentences[index : index + 4]
        return {kind for sentence in after for kind in sentence.kinds}

    def _is_record(self) -> bool:
        """Whether the paragraph is a library's record."""
        return any(self.text.startswith(word, self.start) for word in self.found.records)

    def _find_heading(self, index: int, limit: int) -> int | None:
        """Where the heading of the reference begins to which a sentence belongs."""
        sentences = self.sentences
        at = index
        while at >= limit and sentences[index].start - sentences[at].start <= _BACK:
            if self._heads(at) and not sentences[at].begins:
                while at > limit and self._heads(at - 1) and not sentences[at - 1].talks:
                    at -= 1  # a title may look like a name, too
                bare = at + 1 == index and sentences[index].begins in _BARE
                initials = self.found.author.match(self.text, sentences[at].start)
                return None if bare and not initials else sentences[at].start
            titled = at > limit and self._heads(at - 1)
            if (
                sentences[at].talks
                and not titled
                and not (at == index and "strong" in sentences[at].kinds)
            ):
                return self._named_last(at) if at + 1 < index else None
            at -= 1
        return None

    def _end(self, index: int) -> int:
        """Behind the last sentence of the reference that has one."""
        sentences, end = self.sentences, index + 1
        while end < len(sentences) and (
            not sentences[end].talks or (end == index + 1 and self._is_headline(end))
        ):
            sentence = sentences[end]
            first = sentences[index]
            filed = first.begins == "archive" and self._begins_line(index)
            if "\n" in self.text[max(sentence.start - _INDENT, 0) : sentence.start] and self.strict:
                break  # another line
            if self.strict and not (sentence.marks or filed or sentence.talks):
                names = self.found.several_names.search(self.text, sentence.start, sentence.end)
                if names or sentence.end - sentence.start > _TAIL:
                    break
            end += 1
        return end

    def _is_headline(self, index: int) -> bool:
        """Whether a sentence that talks is the title of what an agency wrote, with its address
        behind."""
        addressed = {"address", "resource"} & self._kinds_after(index + 1)
        return self.sentences[index - 1].begins == "agency" and bool(addressed)
