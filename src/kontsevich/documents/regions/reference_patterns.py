"""What a reference to a work is made of: the words of `check/titles.toml` as patterns.

Words match in any case, over any white space, and whether their letters are composed or not. A
pattern is compiled when it is first asked for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from .line_hyphens import SOFT

ADDRESS = r"(?:https?|ftp)://"


class References:
    """Patterns of author headings, imprints, archives, addresses, and of what leads to them."""

    def __init__(self, table: dict[str, Any]) -> None:
        quotation, letters = table["quotation"], table["letters"]
        self._table, self._words = table, table["references"]
        self._upper, self._lower, self._foreign = (
            letters[kind] for kind in ("upper", "lower", "foreign")
        )
        self._letter = rf"[\w\u0300-\u036f{SOFT}]"
        # The rest of a word of a name. No name is longer: what has no end is not tried from each
        # of its letters to the end.
        joined = rf"[\w\u0300-\u036f{SOFT}'’-]"
        self._rest, self._some = rf"{joined}{{0,40}}", rf"{joined}{{1,40}}"
        self._quotes = re.escape(quotation["opening"] + quotation["turning"])
        self._marks = re.escape(quotation["opening"] + quotation["closing"] + quotation["turning"])
        self.records = tuple(self._words["records"])
        self._last_own = "\u04ff"  # the last letter of the alphabets in which an author writes
        self._begins = rf"(?:(?=[{self._upper}{self._quotes}\[])|(?=[{self._foreign}]))"

    @cached_property
    def evidence(self) -> re.Pattern[str]:
        """Marks of a cited work. The group says which.

        `strong` marks show it alone; `by` begins who is responsible; `access` and `ends` may be
        its last; `address` is strong, but not `link`, an address right behind a word of a
        sentence; `again` names a work named before.
        """
        words = self._words
        responsible = any_of(words["responsibility"])
        opening = f"[{self._upper}{self._quotes}]"
        published = rf"\s*(?::\s*(?={opening})|,\s*(?=\d{{4}}|[{self._quotes}]))"
        number = rf"\s*[№#]?\s*[{self._upper}]{{0,3}}[\s-]?\d[\w./-]*"
        archives = any_of(words["archives"])
        foreign = any_of(one for one in words["archives"] if one[0] > self._last_own)
        fond = any_of(words["fonds"]) + number
        agencies = any_of(words["agencies"])
        capital = rf"[{self._upper}]{self._letter}+"
        files = rf"[.,;]?\s*{any_of(words['files'])}\s*\d[\d–—-]*(?:\s*{any_of(words['back'])})?"
        # Words are looked for where a word begins, long lists of them only where a sentence or what
        # stands in brackets begins; that is most of the speed.
        opened = r"(?:(?<=[.;:,»”\"/–—?!\])-][ \u00a0])|(?<=[(\[«\n\"])|(?<![\s\S]))"
        return re.compile(
            rf"(?P<strong>//(?<![:/]//)(?!/)|/(?<=\s/)(?=\s+{agencies}))"
            rf"|(?P<by>/(?<=\s/)\s+(?:{responsible}|(?=[{self._upper}]{self._letter}{{0,2}}\.)))"
            rf"|(?P<slash>/(?<=\s/)\s+(?=[{self._upper}]{self._letter}+\s[{self._upper}]))"
            r"|(?P<record>(?<=[.;–—\])-][ \u00a0])\d{1,4}(?:,\s*\[\d+\])?\s*"
            rf"{any_of(words['pages'])}(?!\w))"
            rf"|(?<!\w)(?:(?P<access>\(?{any_of(words['access'])}[^()]{{0,80}}\)?)"
            rf"|(?P<address>(?<!\w[ \u00a0]){ADDRESS})|(?P<link>{ADDRESS})"
            rf"|(?P<resource>{any_of(words['resource'])})"
            rf"|(?P<archive>(?:{opened}{archives}(?!\w)[^;]{{0,90}}?(?<!\w))?"
            rf"{fond}(?:{files}){{1,9}}"
            rf"|{opened}{archives}(?!\w)[^;]{{0,40}}?(?<!\w){fond})"
            rf"|(?P<store>{opened}{foreign})"
            rf"|(?P<agency>{opened}{agencies}[»\"”]?(?:[.,]{{0,2}}\s+|\s*\()"
            rf"(?:{capital}[.,]\s+)?(?:{self._date}))"
            rf"|(?P<paper>(?<=[.?!…][ \u00a0]){capital}(?:\s{capital}){{0,3}}"
            rf"(?:[.,]\s{capital})?[.,]\s(?:{self._day})(?=\s*(?:{any_of(words['dates'])})?\s*(?:[.;,/(]|{ADDRESS}|\Z)))"
            rf"|(?P<works>{any_of(words['works'])}\s+(?=[{self._upper}][{self._lower}]))"
            rf"|(?P<place>(?![{self._lower}]){any_of(words['places'])}{published}[^;]{{0,80}}?\d{{4}}(?!\d))"
            rf"|(?P<printed>(?<=[.:;] )[{self._upper}]{self._letter}{{2,20}}(?::[^.;:]{{1,50}})?"
            rf",\s[12]\d{{3}}(?=[.;]))"
            r"|(?P<bracketed>(?<=[12]\d{3}\)[,:]\s)\d{1,4}(?=[\s.,;–—-]|\Z))"
            rf"|(?P<ends>{any_of(words['ends'])}\s*\d[\d\s,–—-]*(?!\w))"
            rf"|(?P<parts>{any_of(words['parts'])}\s*\d)"
            rf"|(?P<again>{any_of(words['again'])}))"
        )

    @cached_property
    def _date(self) -> str:
        return rf"{self._day}|[12]\d{{3}}(?!\d)"

    @cached_property
    def _day(self) -> str:
        months = any_of(self._words["months"])
        return (
            rf"\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d{{2}})|\d{{1,2}}\s+{months}\s+\d{{4}}"
            rf"|{months}\s+\d{{1,2}},?\s+\d{{4}}"
        )

    @cached_property
    def dated(self) -> re.Pattern[str]:
        """A title and a date, and nothing else: what an issue of a paper is named by."""
        paper = any_of(self._words["agencies"])
        return re.compile(
            rf"[«\"“„]?{paper}[»\"”“]?[.,]?\s+(?:{self._date})(?:\s*{any_of(self._words['dates'])})?[.,;]?\s*"
        )

    @cached_property
    def document(self) -> re.Pattern[str]:
        """The beginning of the title of a document in an archive."""
        return re.compile(rf"{any_of(self._words['documents'])}(?!\w)")

    @cached_property
    def dateline(self) -> re.Pattern[str]:
        """What shows that a paragraph may name a work. It begins at a digit or a slash: so it is
        looked for quickly."""
        words = self._words
        year = r"\d{3}(?!\d)"
        signs = sorted({*words["page"], *words["records"], *words["hints"]})
        before = "|".join(
            rf"(?<={_word(sign, '')}{space}\d)" for sign in signs for space in (r"\s", "")
        )
        return re.compile(
            rf"//(?<!://)|/(?<=\s/)\s|\.:|\d(?:(?<=\.\d)\d\.[12]{year}|(?<=[,»:.\"”][\s\u00a0][12]){year}"
            rf"|(?<=[{self._lower}][\s\u00a0][12])\d{{3}}[{self._lower}]?[):;]"
            rf"|(?<=[{self._lower}][\s\u00a0][12]){year}\s{any_of(words['dates'])}\s{ADDRESS}"
            rf"|\s{any_of(words['pages'])}|(?i:{before}))"
        )

    @cached_property
    def talk_line(self) -> re.Pattern[str]:
        """A line that names a talk: its beginning, and all of it."""
        return re.compile(
            rf"(?m)^\W{{0,3}}(?:\d{{1,3}}[.)]?\s+)?{any_of(self._words['talks'])}(?!\w)[^\n]{{0,600}}"
        )

    @cached_property
    def listed(self) -> re.Pattern[str]:
        """What begins a list of literature inside a paragraph."""
        return re.compile(rf"(?<!\w){any_of(self._words['lists'])}\s+")

    @cached_property
    def imprint_goes_on(self) -> re.Pattern[str]:
        """What shows behind a place and a year that they are no imprint."""
        dates, follows = any_of(self._words["dates"]), any_of(self._words["follows"])
        return re.compile(rf"\s*{dates}|\s+(?!{follows}\s)[{self._lower}]{{2}}")

    @cached_property
    def keys(self) -> re.Pattern[str]:
        """What stands between brackets when it names works by author and year, or page."""
        words = self._words
        name = rf"[{self._upper}]{self._some}(?:\s+[{self._upper}]{self._rest}\.?){{0,3}}"
        names = rf"{name}(?:,?\s+{any_of(words['conjunctions'])}\s+{name}|,\s+{name}){{0,5}}"
        pages = rf"{any_of(words['page'])}\s*\d[\d\s–—-]*"
        page = rf"(?:{pages}|\d[\d\s–—-]*)"
        year = rf"[12]\d{{3}}[{self._lower}]?(?:\s*[:,]\s*{page}(?:,\s*{page}){{0,4}})?"
        leads, fillers = any_of(words["leads"]), any_of(words["fillers"])
        lead = rf"(?:{leads}(?:\s*[{self._lower}]+)?[:,]?\s*(?:{fillers}[:,]?\s*)?)?"
        lead += rf"(?:[{self._lower}]{{2,15}}(?:\s[{self._lower}]{{1,15}}){{0,2}}:\s+)?"
        item = rf"{lead}{names}(?:\s+{any_of(words['others'])})?(?:,\s*|\s+)(?:{year}|{pages})"
        item = rf"(?:{item}|\d{{1,3}}(?:,\s*{pages})?)"
        return re.compile(rf"{item}(?:;\s*{item}){{0,19}}\.?")

    @cached_property
    def several_names(self) -> re.Pattern[str]:
        """Two names side by side: a whole name, and no place."""
        return re.compile(rf"(?<!\w)[{self._upper}]{self._some}\s[{self._upper}]{self._some}")

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
        surname = rf"[{upper}]{self._rest}(?: [{upper}]{letter}+)?"
        initials = rf"(?:[{upper}]{letter}{{0,2}}\.[\s-]?\s?){{1,3}}"
        person = rf"{surname},?\s{{1,2}}{initials}"
        both = any_of(self._words["conjunctions"])
        joint = rf"(?:[,;]\s+(?:{both}\s+)?|{both}\s+)"
        others = any_of(self._words["others"])
        return (
            rf"{person}(?:{joint}{person})*\s*(?:\(?{others}\)?\.?\s*)?"
            rf"(?:{self._begins}|\(?[12]\d{{3}}[{self._lower}]?\)[.:,]?\s*)"
        )

    @cached_property
    def capitals(self) -> re.Pattern[str]:
        """A whole name without initials, or with initials before it, and nothing else, before a
        full stop or a year in brackets."""
        upper = self._upper
        name = rf"[{upper}]{self._some}"
        short = rf"[{self._words['surnames']}]\s+{name}\s+{name}(?:,\s+{name}\s+{name}){{0,3}}"
        whole = rf"(?:(?:{name},?\s+){{1,7}}{name}|{short})"
        first = rf"(?:[{upper}]{self._letter}{{0,2}}\.[\s-]?\s?){{1,3}}{name}"
        others = rf"\s+\(?{any_of(self._words['others'])}\)?\.?\s+{self._begins}"
        end = rf"(?:\.\s+{self._begins}|{others}|\s*\([12]\d{{3}}[{self._lower}]?\)[.:,]\s*)"
        sign = rf"(?:[{upper}]\s?\d{{1,4}}\s+){{0,2}}"  # of an author, in a library
        return re.compile(rf"{sign}(?:{whole}|{first}){end}")

    @cached_property
    def named_last(self) -> re.Pattern[str]:
        """A name at the end of a sentence, which may be the author of what follows."""
        name = rf"[{self._upper}]{self._rest}"
        return re.compile(rf"(?<!\w)(?:{name}\s){{1,3}}{name}\.\s*\Z")

    @cached_property
    def lead(self) -> re.Pattern[str]:
        """What leads from the author's words to a cited work.

        The groups `far` and `colon` do so only if names follow as in an author heading.
        """
        words = self._words
        fillers = any_of(words["fillers"])
        small = rf"(?:[,\s]+(?:[{self._lower}]{self._letter}*\.?|{fillers})){{0,8}}\s*:(?!//)\s*"
        leads, with_colon = any_of(words["leads"]), any_of(words["leads_with_colon"])
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
            rf"{ADDRESS}[!-~]++(?:\s++[!-~]++){{0,6}}?(?=\s*\({any_of(self._words['access'])})"
            rf"|{ADDRESS}[^\s{self._marks}<>\]]+(?<![.,;:!?)])"
        )


def any_of(words: Iterable[str], joint: str = "") -> str:
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
