"""Lines that name a work or label a picture, as patterns: by how they begin and end."""

from __future__ import annotations

import re
from functools import cached_property

from .reference_patterns import References, any_of


class WorkPatterns(References):
    """What a line has that names a work and says nothing; see `work_lines`."""

    @cached_property
    def heads_line(self) -> re.Pattern[str]:
        """Initials and a surname, or the other way round, at the beginning of a line, where they
        are the author of what follows."""
        upper, letter = self._upper, self._letter
        initials = rf"(?:[{upper}]{letter}?\.[\s-]?\s?){{1,3}}"
        name = rf"[{upper}]{self._some}(?:-[{upper}]{self._some})?"
        person = rf"(?:{name},?\s{{1,2}}{initials}|{initials}{name}\.?)"
        others = rf"(?:,\s{{1,2}}{person}){{0,4}}(?:\s*{any_of(self._words['others'])})?"
        place = r"\s?(?:\([^()\n]{1,80}\)\.?)?"
        return re.compile(
            rf"(?m)^{self.leading}{person}{others}{place}(?:[:.,]|\s[—–-])?\s+(?=[{upper}{self._quotes}\[])"
        )

    @cached_property
    def labelled(self) -> re.Pattern[str]:
        """The label of a picture: a whole name and whose it is, a title in marks or of what it is
        made."""
        name = rf"[{self._upper}]{self._some}"
        materials = any_of(self._table["leads"]["materials"])
        begins = rf"(?:[«„“\"]|[^\n]{{0,160}}?(?<!\w){materials}(?!\w))"
        return re.compile(
            rf"(?m)^(?:{name}\s){{1,3}}{name}\s?(?:\([^()\n]{{1,60}}\))?\.\s+(?=[{self._upper}«„“\"]){begins}"
        )

    @cached_property
    def wiki_note(self) -> re.Pattern[str]:
        """A note of an encyclopaedia on the net, with the day on which its page was read."""
        return re.compile(rf"\W{{0,3}}↑[\s\S]{{1,600}}?{any_of(self._words['access'])}")

    @cached_property
    def filed(self) -> re.Pattern[str]:
        """The number of a file of an archive, with which a line begins."""
        return re.compile(rf"{any_of(self._words['files'])}\s*(?:№\s*)?\d")

    @cached_property
    def prefix(self) -> re.Pattern[str]:
        """What may stand before a work in a line: a number, an hour, an abbreviation of it."""
        return re.compile(rf"\A{self.leading}(?:[{self._upper}]{{2,8}}\s[—–-]\s)?")

    leading = (
        r"\W{0,6}(?:\d{1,3}[.)]\s+)?(?:\d{1,2}[.:]\d{2}(?:\s?[–—-]\s?\d{1,2}[.:]\d{2})?\W{1,3})?"
    )

    @cached_property
    def bracketed(self) -> re.Pattern[str]:
        """A reference whose imprint stands in brackets, before the page (Chicago)."""
        name = rf"[{self._upper}]{self._rest}\.?"
        whole = rf"{name}(?:\s{name}){{1,3}}"
        names = rf"{whole}(?:(?:,|\s{any_of(self._words['conjunctions'])})\s{whole}){{0,3}}"
        return re.compile(
            rf"\W{{0,3}}{names},\s[^\n]{{2,200}}\([^()\n]{{0,80}}[12]\d{{3}}\)[,:]\s\d"
        )

    @cached_property
    def page_behind(self) -> re.Pattern[str]:
        """A row of dots and a page, with which a line of a table of contents ends."""
        return re.compile(r"(?m)(?:\.{4,}|(?:\s\.){3,}|…{2,})\s*\d{1,4}\s*$")
