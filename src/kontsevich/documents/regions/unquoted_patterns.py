"""The words of `[unquoted]` in `check/titles.toml` as patterns: how documents of others begin, and
what leads to them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ...law.tables import read_toml
from .reference_patterns import any_of

_TABLE = "check/titles.toml"
HEAD = 2  # letters by which the beginning of a document is looked for first
_DASH = "[—–-]"
# A verb stands before a colon with no more than three words between, within so many letters.
_WORDS, _REACH, _STOPS = 7, 80, ",:"


class Patterns:
    """Each is matched where its name says: a line's beginning or end, a whole line, inside one."""

    def __init__(self, table: dict[str, Any]) -> None:
        rows, remarks, quotation = table["unquoted"], table["remarks"], table["quotation"]
        upper, lower = (table["letters"][kind] for kind in ("upper", "lower"))
        months = any_of(table["references"]["months"])
        ends = any_of(remarks["ends"])
        verbs = rf"(?<!\w)(?:{any_of(remarks['verbs'])}{ends}?|{any_of(rows['verbs'])})"
        fillers = rf"(?:,?\s+{any_of(rows['fillers'])}){{0,3}}"
        word = rf"[{upper}][\w’'-]*\.?"
        name = rf"{word}(?:[\s-]{{1,2}}{word}){{0,3}}"
        day = rf"\d{{1,2}}\s+{months}\s+[12]\d{{3}}(?:\s*{any_of(table['references']['dates'])})?"
        self.openers = frozenset(quotation["opening"] + quotation["turning"] + "—–-")
        self.questioner = re.compile(rf"{any_of(rows['questioners'])}:\s")
        self.label = re.compile(rf"([{upper}][^:?!(\n]{{0,40}}?)\s?(?:\([^()\n]{{1,40}}\))?:(?!//)")
        self.asked = re.compile(rf"(?:\A|[.!?…]\s+)({any_of(rows['asked'])}:\s+[{upper}])")
        self.asked_signs = tuple(f"{word[1:]}:" for word in rows["asked"])
        self.answered = re.compile(rf"[.!?…]\s+{any_of(rows['answered'])}:\s+[{upper}]")
        self.interview = re.compile(rf"(?<!\w){any_of(rows['interviews'])}")
        self.remark = re.compile(rf"[,!?….]\s{_DASH}\s(?:{verbs}|[{lower}])")
        self.salutation = re.compile(rf"{any_of(rows['salutations'])}")
        self.announcement = re.compile(
            rf"(?<!\w){any_of(rows['announced_by'])}[^.!?\n]{{0,80}}?(?<!\w){any_of(rows['announced'])}"
        )
        self.signature = re.compile(
            rf"{any_of(rows['closings'])}[^.]{{0,40}}|{name}|{day}|\W*{day}"
        )
        self.name = re.compile(rf"{name}(?:,\s[^.\n]{{1,40}})?")
        self.minutes = re.compile(rf"{any_of(rows['minutes'])}\s*:")
        self.number = re.compile(r"\d{1,2}[.)]\s")
        self.order = re.compile(rf"(?<!\w){any_of(rows['orders'])}{fillers}:\Z")
        self.saying = re.compile(rf"{verbs}{fillers}:\Z")
        self.colon = re.compile(rf":\s+(?=[{upper}])")
        spoken = (verb + end for verb in remarks["verbs"] for end in ("", *remarks["ends"]))
        self.verbs = frozenset((*rows["verbs"], *rows["orders"], *spoken))
        self.record = re.compile(
            rf"{any_of(rows['records'])}\s*[№#]?\s*[{upper}]{{0,3}}[\s-]?\d|{any_of(rows['cards'])}"
        )
        kinds = ("salutations", "records", "cards", "title_pages", "epigraphs")
        documents = [word for kind in kinds for word in rows[kind]]
        # How a document may begin, apart from turns of a talk; and its first letters.
        self.begins = re.compile(any_of(documents))
        self.heads = frozenset(word[:HEAD] for word in documents)
        self.title_page = re.compile(any_of(rows["title_pages"]))
        self.imprint = re.compile(rf"{word}[\s,–—-]{{1,4}}[12]\d{{3}}")
        self.credited = re.compile(rf"[.!?…]{{0,3}}\s*\({name}(?:,[^()]{{1,60}})?\)\.?")
        self.epigraph = re.compile(rf"{any_of(rows['epigraphs'])}\W*")
        self.spelling_signs = tuple(rows["spelling_signs"])
        self.spelt = re.compile(
            rf"\((?:[^()]{{0,200}}?[;,]\s*)?{any_of(rows['spellings'])}[^()]{{0,200}}\)"
        )
        self.translator = re.compile(rf"(?:^|[.(]\s*){any_of(rows['translators'])}\s+[{upper}]")
        self.credit_signs = tuple(rows["credit_signs"])
        credits_, author = any_of(rows["credits"]), rf"{name}(?:\s*/\s*{name})?"
        self.credit = re.compile(
            rf"(?:\A|(?<=[(\n])|(?<=[.;] ))"
            rf"{credits_}(?:\s*:\s*{author}|\s+{author}(?=[.;,)]|\Z))|©\s*{author}"
        )

    def is_said(self, lead: str) -> bool:
        """Whether a text up to a colon says that another's words follow it."""
        near = lead[-_REACH:].casefold().split()[-_WORDS:]
        if not any(word.strip(_STOPS) in self.verbs for word in near):
            return False
        return bool(self.saying.search(lead[-_REACH:]) or self.order.search(lead[-_REACH:]))


@cache
def patterns() -> Patterns:
    """The patterns, made when a document is first divided."""
    return Patterns(read_toml(_TABLE))
