"""What the checker says about one place of a text, and where that place is."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from ...analysis.people import Person
from ..settings.codes import read_codes

_LINE_END = re.compile("\n")


class Edit(NamedTuple):
    """Put `text` for the half-open code points [start, end) of the source."""

    start: int
    end: int
    text: str


class Source:
    """A text with its lines, which are counted when first asked for. A line ends with ``\\n``.

    >>> Source("а\\r\\nбв").position(4), Source("а\\r\\nбв").line(1)
    ((2, 2), 'а')
    """

    __slots__ = ("_counted", "_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._counted = (0, 0, 0)  # the last line that was counted, up to where, and how much
        self._starts: list[int] = []

    @property
    def starts(self) -> list[int]:
        """Where each line begins."""
        if not self._starts:
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        return self._starts

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column of a code point, both from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def count_bytes(self, line: int, offset: int) -> int:
        """How many bytes of UTF-8 stand in a line before an offset; asked in order, each is counted
        once.

        >>> Source("а\\nбв").count_bytes(2, 3)
        2
        """
        known, begin, count = self._counted
        if known != line or begin > offset:
            begin, count = self.starts[line - 1], 0
        count += len(self.text[begin:offset].encode("utf-8", "surrogatepass"))
        self._counted = line, offset, count
        return count

    def bounds(self, line: int) -> tuple[int, int]:
        """Where a line begins and ends, its line end left out."""
        starts = self.starts
        end = starts[line] - 1 if line < len(starts) else len(self.text)
        if line < len(starts) and self.text[end - 1 : end] == "\r":
            end -= 1
        return starts[line - 1], max(end, starts[line - 1])

    def line(self, number: int) -> str:
        """A line by its number from 1, without its line end."""
        start, end = self.bounds(number)
        return self.text[start:end]


@dataclass(frozen=True, slots=True)
class Finding:
    """One place of a text that is not by the system.

    `start`, `end`: half-open code points of the text given, whose slice is `found`. `expected`:
    what should stand there, best first, in the author's case. `hangul`: the readings behind it.
    `region`: the role of the text around it (prose, quotation, title …); `sic`: that is another's
    text, so this is a notice and is never fixed. `severity`: error, warning, notice. `fix`: safe,
    unsafe or none; `edits` carry it out. `why`: the steps that led here, (id, text).
    `label`: an address for people in machine form ("footnote 3"), where the format has one.
    `held`: what keeps the place from being changed in the text (manager, contents, field, format).
    `people`: the listed people whose name it may be, likeliest first.

    >>> from kontsevich import check
    >>> [(finding.code, finding.found, finding.expected[0]) for finding in check("о Ким Чен Ыне")]
    [('KTV101', 'Ким Чен Ыне', 'Ким Чжоныне')]
    """

    code: str
    severity: str
    start: int
    end: int
    found: str
    expected: tuple[str, ...]
    hangul: tuple[str, ...]
    region: str
    sic: bool
    fix: str
    why: tuple[tuple[str, str], ...] = ()
    edits: tuple[Edit, ...] = ()
    label: str = ""
    held: str = ""
    people: tuple[Person, ...] = ()
    shown: str = field(default="", compare=False, repr=False)
    lang: str = field(default="en", compare=False, repr=False)
    source: Source = field(default=Source(""), compare=False, repr=False)

    @property
    def name(self) -> str:
        """The name of the code."""
        return read_codes()[self.code].name

    @property
    def line(self) -> int:
        """The line of the first code point, from 1."""
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        """The column of the first code point in its line, in code points from 1."""
        return self.source.position(self.start)[1]

    @property
    def end_line(self) -> int:
        """The line of the place just behind the last code point, from 1."""
        return self.source.position(self.end)[0]

    @property
    def end_column(self) -> int:
        """The column just behind the last code point, from 1."""
        return self.source.position(self.end)[1]

    def who(self, lang: str = "") -> tuple[tuple[str, str], ...]:
        """Each of `people`: the name in Hangul, and who that is in ru or en."""
        russian = (lang or self.lang) == "ru"
        return tuple((one.hangul, one.who_ru if russian else one.who_en) for one in self.people)

    def message(self, lang: str = "") -> str:
        """One sentence for people; `lang` is ru or en (the default is what the check was given)."""
        lang = lang or self.lang
        code = read_codes()[self.code]
        if not self.expected and "{expected}" in code.tells:
            return f"«{self.shown or self.found}»: {code.sentence(lang)}"
        message = code.template(lang).format(
            found=self.shown or self.found,
            expected=self.expected[0] if self.expected else "",
            others=", ".join(self.expected[1:]),
            hangul=", ".join(self.hangul),
        )
        return message.replace(" ()", "")


def move_finding(finding: Finding, by: int, source: Source) -> Finding:
    """The same finding so many code points further on, in another source."""
    return Finding(
        finding.code,
        finding.severity,
        finding.start + by,
        finding.end + by,
        finding.found,
        finding.expected,
        finding.hangul,
        finding.region,
        finding.sic,
        finding.fix,
        finding.why,
        tuple([Edit(start + by, end + by, text) for start, end, text in finding.edits]),
        finding.label,
        finding.held,
        finding.people,
        finding.shown,
        finding.lang,
        source,
    )
