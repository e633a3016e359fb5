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
from .region import SOFT

_TABLE = "check/titles.toml"
_BLANK = r"[^\S\r\n]+"
_ADDRESS = r"(?:https?|ftp)://"


@cache
def markers() -> Markers:
    """The markers, read when a document is first read."""
    return Markers(read_toml(_TABLE))


class Markers:
    """Small sets of marks, and patterns; the table says what each word is for."""

    def __init__(self, table: dict[str, Any]) -> None:
        quotation, brackets, headings = table["quotation"], table["brackets"], table["headings"]
        self._table, self._words = table, table["references"]
        self.opening: str = quotation["opening"]
        self.closing: str = quotation["closing"]
        self.turning: str = quotation["turning"]
        # Every mark of quotation but the first opening one and the closing one.
        self.others = self.opening[1:] + self.turning
        self.openers = _partners(quotation["partners"], 1)  # by the closer
        self.closers = _partners(quotation["partners"], 0)  # by the opener
        self.before: str = quotation["before"]
        self.after: str = quotation["after"]
        self.speech: str = quotation["speech"]
        self.shared: int = quotation["shared"]
        self.sic_hints = ("[", *sorted({f"({word[:3]}" for word in brackets["sic"]}))
        # Without a hint there is nothing to divide in a paragraph of prose.
        self.hints = (*self.opening, *self.closing, *self.turning, "/", *self.sic_hints)
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
        letters = table["letters"]
        self._upper, self._lower, self._foreign = (
            letters[kind] for kind in ("upper", "lower", "foreign")
        )
        self._letter = rf"[\w\u0300-\u036f{SOFT}]"
        self._joined = rf"[\w\u0300-\u036f{SOFT}'’-]"
        self._quotes = re.escape(self.opening + self.turning)
        self._marks = re.escape(self.opening + self.closing + self.turning)
        self._begins = rf"(?:(?=[{self._upper}{self._quotes}\[])|(?=[{self._foreign}]))"

    # In a paragraph

    @cached_property
    def marks(self) -> re.Pattern[str]:
        """A mark of quotation."""
        return re.compile(f"[{self._marks}]")

    @cached_property
    def sic(self) -> re.Pattern[str]:
        """What says that the words before it stand so in the source."""
        sic = _any(self._table["brackets"]["sic"], SOFT)
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
            rf"(?:{_ADDRESS}|(?<![\w@])(?:[A-Za-z0-9-]{{1,63}}\.){{1,5}}[a-z]{{2,6}}/)"
            rf"[^\s{self._marks}<>\]]+(?<![.,;:!?)])"
        )

    @cached_property
    def inline(self) -> re.Pattern[str]:
        """What shows that a paragraph of the body cites a work as a note does."""
        return re.compile(rf"(?<!\S)//(?!\S)|\({_any(self._words['access'], SOFT)}")

    @cached_property
    def suppression(self) -> re.Pattern[str]:
        """A comment to the checker in plain text."""
        table = self._table["suppression"]
        word, signs = _any([table["word"]]), _any(table["signs"])
        return re.compile(rf"<!--\s*{word}[^\n]{{0,200}}?-->|{signs}[^\S\n]*{word}[^\r\n]*")

    # In a reference

    @cached_property
    def evidence(self) -> re.Pattern[str]:
        """Marks of a cited work. The group says which.

        `strong` marks show it alone; `by` begins who is responsible; `access` and `ends` may be
        its last; `address` is strong, but not `link`, an address right behind a word of a
        sentence; `again` names a work named before.
        """
        words = self._words
        responsible = _any(words["responsibility"])
        published = rf"\s*(?::\s*(?=[{self._upper}{self._quotes}])|,\s*(?=\d{{4}}))"
        # Words are looked for where a word begins; that is most of the speed.
        return re.compile(
            r"(?P<strong>//(?<![:/]//)(?!/))"
            rf"|(?P<by>/(?<=\s/)\s+(?:{responsible}|(?=[{self._upper}]{self._letter}{{0,2}}\.)))"
            rf"|(?<!\w)(?:(?P<access>\(?{_any(words['access'])}[^()]{{0,80}}\)?)"
            rf"|(?P<address>(?<!\w[ \u00a0]){_ADDRESS})|(?P<link>{_ADDRESS})"
            rf"|(?P<resource>{_any(words['resource'])})"
            rf"|(?P<place>{_any(words['places'])}{published}[^;]{{0,80}}?\d{{4}})"
            rf"|(?P<ends>{_any(words['ends'])}\s*\d[\d\s,–—-]*(?!\w))"
            rf"|(?P<parts>{_any(words['parts'])}\s*\d)"
            rf"|(?P<again>{_any(words['again'])}))"
        )

    @cached_property
    def year(self) -> re.Pattern[str]:
        """A year."""
        return re.compile(r"(?<!\d)[12]\d{3}(?!\d)")

    @cached_property
    def entry(self) -> re.Pattern[str]:
        """What an entry of a list of literature has: a mark, or a year as it stands in one."""
        return re.compile(rf"{self.evidence.pattern}|[.,]\s*[12]\d{{3}}\s*(?:[.,;]|$)")

    @cached_property
    def author(self) -> re.Pattern[str]:
        """The names before a cited title, surname first, initials behind."""
        return re.compile(self._author)

    @cached_property
    def _author(self) -> str:
        upper, letter = self._upper, self._letter
        surname = rf"[{upper}]{self._joined}*(?: [{upper}]{letter}+)?"
        initials = rf"(?:[{upper}]{letter}{{0,2}}\.[\s-]?\s?){{1,3}}"
        person = rf"{surname},?\s{{1,2}}{initials}"
        others = _any(self._words["others"])
        return rf"{person}(?:[,;]\s+{person})*\s*(?:\(?{others}\)?\.?\s*)?{self._begins}"

    @cached_property
    def capitals(self) -> re.Pattern[str]:
        """A whole name without initials, and nothing else, before a full stop."""
        name = rf"[{self._upper}]{self._joined}+"
        return re.compile(rf"(?:{name},?\s+){{1,3}}{name}\.\s+{self._begins}")

    @cached_property
    def lead(self) -> re.Pattern[str]:
        """What leads from the author's words to a cited work.

        The groups `far` and `colon` do so only if names follow as in an author heading.
        """
        words = self._words
        fillers = _any(words["fillers"])
        small = rf"(?:[,\s]+(?:[{self._lower}]{self._letter}*\.?|{fillers})){{0,8}}\s*:(?!//)\s*"
        leads, with_colon = _any(words["leads"]), _any(words["leads_with_colon"])
        return re.compile(
            rf"(?<!\w)(?:{leads}(?!\w)(?:{small}|\s*)"
            rf"|{with_colon}(?:{small}|(?P<far>[^:;/]{{0,100}}:\s+)))|(?P<colon>:\s+)"
        )

    @cached_property
    def boundary(self) -> re.Pattern[str]:
        """Where a reference may end before more words of the author."""
        return re.compile(r"[.;]\s+")

    @cached_property
    def rest(self) -> re.Pattern[str]:
        """A sentence behind the last mark of a reference."""
        return re.compile(rf"([\s.;,]*)(?=[{self._upper}])(?:\S+\s+){{3}}\S")

    @cached_property
    def url(self) -> re.Pattern[str]:
        """The address of a reference: out of a PDF it is broken over lines, up to what follows."""
        return re.compile(
            rf"{_ADDRESS}[!-~]++(?:\s++[!-~]++){{0,6}}?(?=\s*\({_any(self._words['access'])})"
            rf"|{_ADDRESS}[^\s{self._marks}<>\]]+(?<![.,;:!?)])"
        )

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


def _any(words: Iterable[str], joint: str = "") -> str:
    """A group that matches any of the words, the longest first, over `joint` between letters."""
    longest_first = sorted(words, key=len, reverse=True)
    return "(?i:" + "|".join(_word(word, joint) for word in longest_first) + ")"


def _word(word: str, joint: str) -> str:
    parts: list[str] = []
    for character in word:
        bare = unicodedata.normalize("NFD", character)
        if character == " ":
            parts.append(r"\s*" if parts and parts[-1] == r"\." else r"\s+")
        elif character.isalpha():
            parts.append(character if bare == character else f"(?:{character}|{bare})")
            parts.append(f"{joint}?" if joint else "")
        else:
            parts.append(re.escape(character))
    return "".join(parts)


def _partners(pairs: Iterable[str], side: int) -> dict[str, str]:
    partners: dict[str, str] = {}
    for pair in pairs:
        partners[pair[side]] = partners.get(pair[side], "") + pair[1 - side]
    return partners
