"""The words and marks of `check/titles.toml`, as patterns for the scanners.

Words match in any case, over any white space, and whether their letters are composed or not; those
of references in a text without `SOFT`, the others over it too. A pattern is compiled when it is
first asked for: a text without notes pays for none of theirs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, cached_property
from typing import Any

from ...law.tables import read_toml
from .line_hyphens import SOFT
from .reference_patterns import ADDRESS, any_of
from .work_patterns import WorkPatterns

_TABLE = "check/titles.toml"
_BLANK = r"[^\S\r\n]+"


@cache
def markers() -> Markers:
    """The markers, read when a document is first read."""
    return Markers(read_toml(_TABLE))


class Markers(WorkPatterns):
    """Small sets of marks, and patterns; the table says what each word is for."""

    def __init__(self, table: dict[str, Any]) -> None:
        quotation, brackets, headings = table["quotation"], table["brackets"], table["headings"]
        super().__init__(table)
        self.opening: str = quotation["opening"]
        self.closing: str = quotation["closing"]
        self.turning: str = quotation["turning"]
        # Every mark of quotation but the first opening one and the closing one.
        self.others = self.opening[1:] + self.turning
        self.quotation_signs = self.opening + self.closing + self.turning
        self.openers = _partners(quotation["partners"], 1)  # by the closer
        self.closers = _partners(quotation["partners"], 0)  # by the opener
        self.before: str = quotation["before"]
        self.after: str = quotation["after"]
        self.speech: str = quotation["speech"]
        self.shared: int = quotation["shared"]
        self.sic_hints = ("[", *sorted({f"({word[:3]}" for word in brackets["sic"]}))
        # Without a hint there is nothing to divide in a paragraph of prose.
        self.typed_openers = tuple(opening for opening, _ in quotation["typed"])
        titled = table["unquoted"]["titled"]
        self.titled_signs = tuple(f"{word} '" for word in titled)
        self.fixed_signs = ("/", "[", *self.typed_openers, *self.titled_signs)
        self.hints = (
            *self.typed_openers,
            *self.titled_signs,
            *self.opening,
            *self.closing,
            *self.turning,
            "/",
            *self.sic_hints,
        )
        self.suppression_word: str = table["suppression"]["word"]
        # The role of what follows a heading, by the heading.
        self.sections = {
            title: role
            for role, kind in (
                ("prose", "other"),
                ("footnote", "notes"),
                ("bibliography", "bibliography"),
            )
            for title in headings[kind]
        }

    # In a paragraph

    @cached_property
    def marks(self) -> re.Pattern[str]:
        """A mark of quotation."""
        return re.compile(f"[{self._marks}]")

    @cached_property
    def typed(self) -> re.Pattern[str]:
        """A quotation whose marks are typed with signs that are no Russian marks of quotation."""
        pairs = (map(re.escape, pair) for pair in self._table["quotation"]["typed"])
        typed = [rf"{left}(?=\S)[^\n]{{1,600}}?(?<=\S){right}(?!\w)" for left, right in pairs]
        behind = "|".join(rf"(?<={re.escape(sign)})" for sign in self.titled_signs)
        typed.append(rf"(?:{behind})[^'\n]{{1,300}}(?=')")
        tag = any_of(self._table["quotation"]["tags"])
        return re.compile(
            "|".join([*typed, rf"\[{tag}[^\]\n]{{0,80}}\][\s\S]{{1,3000}}?\[/{tag}\]"])
        )

    @cached_property
    def sic(self) -> re.Pattern[str]:
        """What says that the words before it stand so in the source."""
        sic = any_of(self._table["brackets"]["sic"], SOFT)
        return re.compile(rf"\[\s*{sic}\s*\]|\(\s*{sic}\s*\)")

    @cached_property
    def translated(self) -> re.Pattern[str]:
        """The end of a title in another script and the bracket that begins its translation."""
        trailing = self._table["letters"]["trailing"]
        return re.compile(rf"[{self._foreign}][{trailing}]{{0,12}}\s{{0,4}}\[")

    @cached_property
    def key(self) -> re.Pattern[str]:
        """The author and year of a cited work in square brackets (GOST 7.0.5, 5)."""
        return re.compile(
            rf"\[[{self._upper}][^\[\]]{{1,80}}?[,\s]\s?[12]\d{{3}}[{self._lower}]?"
            r"(?:[,:;][^\[\]]{0,80})?\]"
        )

    @cached_property
    def address(self) -> re.Pattern[str]:
        """An address of the net, with or without its scheme."""
        return re.compile(
            rf"(?:{ADDRESS}|(?<![\w@])(?:[A-Za-z0-9-]{{1,63}}\.){{1,5}}[a-z]{{2,6}}/)"
            rf"[^\s{self._marks}<>\]]+(?<![.,;:!?)])"
        )

    @cached_property
    def inline(self) -> re.Pattern[str]:
        """What shows that a paragraph of the body cites a work as a note does."""
        return re.compile(rf"(?<!\S)//(?!\S)|\({any_of(self._words['access'], SOFT)}")

    @cached_property
    def suppression(self) -> re.Pattern[str]:
        """A comment to the checker in plain text."""
        table = self._table["suppression"]
        word, signs = any_of([table["word"]]), any_of(table["signs"])
        return re.compile(rf"<!--\s*{word}[^\n]{{0,200}}?-->|{signs}[^\S\n]*{word}[^\r\n]*")

    # At the beginning of a block

    @cached_property
    def note(self) -> re.Pattern[str]:
        """The number of a note, and the white space behind it."""
        return re.compile(
            rf"(?:\[\^([^\]\s]{{1,40}})\]:|(\d{{1,3}}|[¹²³⁰-⁹]{{1,3}})){_BLANK}{self._begins}"
        )

    @cached_property
    def next_note(self) -> re.Pattern[str]:
        """The number of one more note, at the beginning of a line."""
        return re.compile(rf"[^\S\n]*(\d{{1,3}}){_BLANK}{self._begins}")

    @cached_property
    def next_note_line(self) -> re.Pattern[str]:
        """The same behind the end of the line before it."""
        return re.compile(rf"\n{self.next_note.pattern}")

    @cached_property
    def numbered(self) -> re.Pattern[str]:
        """The number of an entry in a list."""
        return re.compile(rf"(?:\[(\d{{1,4}})\]|(\d{{1,4}})[.)]|(\d{{1,4}})(?=\s)){_BLANK}")


def heading(text: str) -> str:
    """A heading as the table spells it: no number, no stop, one space, lower case.

    >>> heading("  5. REFERENCES:")
    'references'
    """
    words = unicodedata.normalize("NFC", text).replace(SOFT, "").casefold().split()
    if words and words[0].strip(".)").replace(".", "").isdigit():
        del words[0]
    return " ".join(words).strip("*_#.: ")


def frequencies() -> dict[str, int]:
    """The letters of Russian with a weight, the commonest having the greatest."""
    letters = read_toml(_TABLE)["encoding"]["frequent"]
    return {letter: len(letters) - rank for rank, letter in enumerate(letters)}


def _partners(pairs: Iterable[str], side: int) -> dict[str, str]:
    partners: dict[str, str] = {}
    for pair in pairs:
        partners[pair[side]] = partners.get(pair[side], "") + pair[1 - side]
    return partners
