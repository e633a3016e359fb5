"""One document while somebody writes it: its text and its edits in, its findings out.

What serves people where they write (the language server, the server for LibreOffice and browsers)
holds one `OpenDocument` for each document, tells it of every edit, and asks it for the findings.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from functools import cache
from operator import index
from threading import Lock
from typing import NamedTuple, Unpack

from ...documents.formats import TEXT_FORMATS, TextFormat
from ...documents.regions.memory import Memory, remembering
from ...errors import InputError, expect_text
from ...law.choices import Language
from ...law.profiles import check_choice
from ...messages import LANGUAGES
from ..settings.settings import Settings, build_settings
from .checking import Options, place_text
from .finding import Edit, Finding, Source, move_finding
from .fixes import SAFE
from .garbage import without_collection
from .placement import Placed, carry_stress
from .text_units import UNITS, Ruler, Unit

LONGEST = 10_000_000  # characters of a document, unless the caller says otherwise
_RULES = "docs/rules"


class Fix(NamedTuple):
    """One way to mend a finding: the form that would stand there, whether it is safe, and the
    edits of the document that put it."""

    form: str
    safe: bool
    edits: tuple[Edit, ...]


class OpenFinding(NamedTuple):
    """A finding in an open document; `start`, `end` and all edits are in the document's unit.

    `placed`: the finding as if the text began at the code point `begin`.
    """

    start: int
    end: int
    placed: Finding
    begin: int
    ruler: Ruler
    source: Source

    @property
    def finding(self) -> Finding:
        """The finding, its places in code points of the whole text."""
        return move_finding(self.placed, self.begin, self.source)

    @property
    def address(self) -> str:
        """The page of its rule."""
        return rule_address(self.placed.code, self.placed.lang)

    @property
    def reading(self) -> str:
        """The Hangul behind it, "" where none is."""
        return self.placed.hangul[0] if self.placed.hangul else ""

    @property
    def who(self) -> tuple[tuple[str, str], ...]:
        """The listed people whose name it may be, in Hangul, and who each is."""
        return self.placed.who()

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """What may be done, best first; nothing with what is sic."""
        return tuple(_list_fixes(self.finding, self.ruler))


class OpenDocument:
    """One document as it is edited.

    `format`: of a text, one of `docs/formats.md`; `lang`: the language of messages, ru or en.
    `unit`: what offsets count: code-point, utf-16 (browsers, Java, LibreOffice) or utf-8.
    `longest`: how many characters it may have. All else are the options of `check`.

    The findings are always those of `check(document.text)`: each is judged in the whole document,
    and only what an edit can have changed is judged again. All methods may be called from any
    thread. Raises `InputError` for an unknown option, or a text that is too long.

    >>> document = OpenDocument("Приехал Ким Чен Ын.", unit="utf-16")
    >>> [found] = document.check()
    >>> found.reading, found.who, [fix.form for fix in found.fixes]
    ('김정은', (('김정은', 'leader of the DPRK'),), ['Ким Чжонын'])
    >>> document.edit(0, 7, "Они не помнят")
    1
    >>> [(found.start, found.finding.found) for found in document.check()]
    [(14, 'Ким Чен Ын')]
    """

    def __init__(
        self,
        text: str = "",
        *,
        format: TextFormat = "text",
        lang: Language = "en",
        unit: Unit = "code-point",
        longest: int = LONGEST,
        **options: Unpack[Options],
    ) -> None:
        check_choice("format", format, TEXT_FORMATS)
        check_choice("unit", unit, UNITS)
        check_choice("lang", lang, LANGUAGES)
        self.format, self.lang, self.unit, self.longest = format, lang, unit, longest
        self._settings = build_settings(options)
        self._memory = Memory()
        self._writing, self._reading = Lock(), Lock()
        self._version = 0
        self._found: tuple[int, tuple[OpenFinding, ...]] | None = None
        self._ruler = self._measure(text)

    @property
    def text(self) -> str:
        """The text as it stands now."""
        return self._ruler.text

    @property
    def version(self) -> int:
        """How many times the document has been changed."""
        return self._version

    def _measure(self, text: str) -> Ruler:
        expect_text(text)
        if len(text) > self.longest:
            raise InputError("a text of more than {most} characters", most=self.longest)
        return Ruler(text, self.unit)

    def edit(self, start: int, end: int, new: str) -> int:
        """Put `new` for the half-open [start, end), in the document's unit; the new version.

        Raises `InputError` for a place that is not in the text.
        """
        expect_text(new)
        with self._writing:
            if not 0 <= start <= end <= self._ruler.length:
                raise InputError("no place {start}–{end} in the text", start=start, end=end)
            text, first, last = self.text, self._ruler.find(start), self._ruler.find(end)
            return self._set(text[:first] + new + text[last:])

    def replace(self, text: str) -> int:
        """Put another text in place of the whole; the new version."""
        with self._writing:
            return self._set(text)

    def _set(self, text: str) -> int:
        self._ruler = self._measure(text)
        self._version += 1
        return self._version

    def configure(self, settings: Settings) -> None:
        """Check under other settings from now on, those of a settings file."""
        with self._reading, self._writing:
            if settings != self._settings:
                self._settings, self._memory, self._found = settings, Memory(), None

    def check(
        self, *, cancelled: Callable[[], bool] | None = None, seconds: float | None = None
    ) -> tuple[OpenFinding, ...]:
        """The findings of the text as it stands when this is called, in their order.

        `cancelled` is asked now and then while something is judged: once it says yes, the call
        ends with `concurrent.futures.CancelledError`; after `seconds`, with `TimeoutError`. What
        was judged until then is not judged again.
        """
        with self._reading:
            with self._writing:
                ruler, version = self._ruler, self._version
            if self._found and self._found[0] == version:
                return self._found[1]
            self._memory.watch = _watch(cancelled, seconds)
            with without_collection(held=True):
                with remembering(self._memory):
                    placed = place_text(ruler.text, self.format, self._settings, self.lang)
                found = tuple(open_findings(placed, ruler))
            self._found = version, found
            return found

    def fix_all(self, unsafe: bool = False) -> tuple[Edit, ...]:
        """The edits of every safe fix, with `unsafe` of those too that are only likely."""
        return tuple(
            sorted(
                edit
                for found in self.check()
                for fix in found.fixes[:1]
                if fix.safe or unsafe
                for edit in fix.edits
            )
        )


def _watch(cancelled: Callable[[], bool] | None, seconds: float | None) -> Callable[[], None]:
    end = None if seconds is None else time.monotonic() + seconds

    def watch() -> None:
        if cancelled is not None and cancelled():
            raise CancelledError
        if end is not None and time.monotonic() > end:
            raise TimeoutError

    return watch


def open_findings(pieces: Iterable[Placed], ruler: Ruler) -> Iterator[OpenFinding]:
    """The findings of pieces of a text, in the unit of a ruler over the whole text."""
    # Most ask for code points, and nothing is to be counted.
    source, count = Source(ruler.text), index if ruler.unit == UNITS[0] else ruler.count
    for begin, _, findings in pieces:
        for one in findings:
            start, end = count(begin + one.start), count(begin + one.end)
            yield OpenFinding(start, end, one, begin, ruler, source)


def _list_fixes(finding: Finding, ruler: Ruler) -> Iterable[Fix]:
    """The first form by the finding's own edits; the others where the place is one run of text."""
    if not finding.edits or not finding.expected:
        return
    yield Fix(finding.expected[0], finding.fix == SAFE, _count_edits(finding.edits, ruler))
    if finding.shown != finding.found:
        return
    for form in finding.expected[1:]:
        right = carry_stress(finding.found, form)
        yield Fix(form, False, _count_edits([Edit(finding.start, finding.end, right)], ruler))


def _count_edits(edits: Iterable[Edit], ruler: Ruler) -> tuple[Edit, ...]:
    if ruler.unit == UNITS[0]:
        return tuple(edits)
    return tuple(Edit(ruler.count(one.start), ruler.count(one.end), one.text) for one in edits)


@cache
def rule_address(code: str, lang: str = "en") -> str:
    """The address of the page of a code's rule; in a checkout that is not installed, its path.

    >>> rule_address("KTV101", "ru").endswith("docs/rules/KTV101.ru.md")
    True
    """
    from importlib.metadata import PackageNotFoundError, metadata  # only where it is asked for

    page = f"{_RULES}/{code}{'.ru' if lang == 'ru' else ''}.md"
    try:
        addresses = metadata(__name__.partition(".")[0]).get_all("Project-URL") or ()
    except PackageNotFoundError:
        return page
    known = dict(address.split(", ", 1) for address in addresses)
    documents: str = known.get("Documentation", "")
    return documents.removesuffix("docs") + page
