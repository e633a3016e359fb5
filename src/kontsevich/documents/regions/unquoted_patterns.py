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
DASHES = "—–-"
_DASH = f"[{DASHES}]"
# A verb stands before a colon with no more than three words between, within so many letters.
_WORDS, _REACH, _STOPS = 7, 80, ",:"


class Patterns:
    """Each is matched where its name says: a line's beginning or end, a whole line, inside one."""

    def __init__(self, table: dict[str, Any]) -> None:
        rows, remarks, quotation = table["unquoted"], table["remarks"], table["quotation"]
        upper, lower = (table["letters"][kind] for kind in ("upper", "lower"))
        months, dates = (any_of(table["references"][kind]) for kind in ("months", "dates"))
        ends = any_of(remarks["ends"])
        verbs = rf"(?<!\w)(?:{any_of(remarks['verbs'])}{ends}?|{any_of(rows['verbs'])})"
        fillers = rf"(?:,?\s+{any_of(rows['fillers'])}){{0,3}}"
        # Taken whole: a hyphen may stand between two words too, and is not tried as both.
        word = rf"[{upper}][\w’'-]*+\.?"
        name = rf"{word}(?:[\s-]{{1,2}}{word}){{0,3}}"
        full = rf"{word}(?:[\s-]{{1,2}}{word}){{1,3}}"
        day = rf"\d{{1,2}}\s+{months}\s+[12]\d{{3}}(?:\s*{dates})?"
        sources = self._sources = dict[str, str]()
        quotes = quotation["opening"] + quotation["turning"]
        self.openers = frozenset(quotation["opening"] + quotation["turning"] + DASHES)
        turns = any_of((*rows["asked"], *rows["answered"]))
        sources["questioner"] = rf"{any_of(rows['questioners'])}:\s|{any_of(rows['asked'])}\.\s"
        sources["label"] = (
            rf"[*_]{{0,2}}([{quotes}]?[{upper}][^:?!(\n]{{0,40}}?)\s?(?:\([^()\n]{{1,40}}\))?:(?!//)|({turns})\.\s"
        )
        caps = rf"[{upper}-]{{4,}}(?:\s[{upper}]\.){{0,2}}|[{upper}-]{{3,}}(?:\s[{upper}]\.){{1,2}}"
        sources["loud"] = rf"({caps})\s?(?:\([^()\n]{{1,40}}\))?[.:]?\s+(?=[{upper}(])"
        stamp = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
        sources["stamped"] = (
            rf"(?:\[[^\]\n]{{0,30}}{stamp}\]|\(?{stamp}\)?)\s*[{DASHES}]?\s*[\w«\"@<][^:\n]{{0,40}}:\s"
        )
        date = rf"(?:\d{{1,2}}\s{months}(?:\s[12]\d{{3}})?|\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}})"
        timed = rf"{date}(?:\s{dates})?(?:,?\s(?:[{lower}]\s)?{stamp})"
        sources["stamped_alone"] = (
            rf"[{upper}][^\[\]\n]{{0,40}},?\s\[[^\]\n]{{0,30}}{stamp}[^\]\n]{{0,4}}\]:?"
            rf"|[\w@][^\[\]\n.!?]{{0,40}},?\s\(?{timed}\)?"
        )
        sources["dated_alone"] = rf"[\w@][^\[\]\n.!?]{{0,40}},\s{date}(?:\s{dates})?"
        sources["timed"] = timed
        sources["comments"] = rf"\W*{any_of(table['leads']['comments'])}"
        sources["transcript"] = rf"(?i)(?<!\w){any_of(rows['transcripts'])}"
        sources["asked"] = rf"(?:\A|[.!?…]\s+)({any_of(rows['asked'])}:\s+[{upper}])"
        self.asked_signs = tuple(f"{word[1:]}:" for word in rows["asked"])
        sources["answered"] = rf"[.!?…]\s+{any_of(rows['answered'])}:\s+[{upper}]"
        sources["interview"] = rf"(?<!\w){any_of(rows['interviews'])}"
        sources["recorded"] = rf"\W*{any_of(rows['recorded'])}\s+[{upper}]"
        sources["meeting"] = rf"(?<!\w){any_of((*rows['interviews'], *rows['meetings']))}"
        sources["remark"] = rf"[,!?….]\s{_DASH}\s(?:{verbs}|[{lower}])"
        sources["salutation"] = rf"{any_of(rows['salutations'])}"
        by, what = (rf"(?<!\w){any_of(rows[key])}" for key in ("announced_by", "announced"))
        between = r"[^.!?\n]{0,80}?"
        sources["announcement"] = rf"{by}{between}{what}|{what}{between}{by}"
        signed = rf"{any_of(rows['signers'])}[^.!?]{{0,60}}?\s{name}"
        place = rf"(?:{word},\s+)?"
        # A short cry with which a letter may begin.
        sources["called"] = rf"[{upper}][^.!?\n]{{1,50}}!"
        sources["attested"] = (
            rf"(?:{any_of((*rows['signers'], *rows['closings']))})[^.!?]{{0,60}}?\s{name}"
        )
        roman = rf"\d{{1,2}}[./]\s?[{upper}]{{1,4}}[./]\s?\d{{2,4}}(?:\s?{dates})?"
        initials = rf"(?:\s*(?:[{upper}]\.\s?){{1,3}}(?:{word})?)?"
        sources["signature"] = (
            rf"{any_of(rows['closings'])}[^.]{{0,40}}?(?:{initials}|\.)|{name}|{signed}|{place}{day}|\W*{day}"
            rf"|{roman}(?:\s{any_of(rows['closings'])}[^.]{{0,40}})?"
        )
        sources["dispatch"] = rf"{any_of(rows['dispatches'])}[^!?:]{{1,100}}?\s{day}"
        sources["decree"] = (
            rf"(?:{'|'.join(map(str.upper, rows['decrees']))})(?:\s+№\s*\d.{{0,30}})?"
        )
        sources["field"] = rf"{any_of((*rows['fields'], *rows['printed']))}\s?:\s"
        sources["printed"] = rf"{any_of(rows['printed'])}\s?:\s"
        sources["picture"] = rf"{any_of(rows['pictures'])}\s?:\s"
        sources["field_name"] = rf"{any_of((*rows['fields'], *rows['printed']))}\s?:?"
        sources["printed_name"] = rf"{any_of(rows['printed'])}\s?:?"
        sources["any_field"] = rf"[{upper}][^:\n]{{1,40}}\s?:\s"
        sources["name"] = rf"{name}(?:,\s[^.\n]{{1,40}})?"
        sources["headed"] = rf"{word}(?:,?\s{word}){{1,3}}"
        marks = re.escape(quotes + quotation["closing"])
        work = rf"[{marks}][^{marks}\n]{{2,80}}[{marks}](?:,\s[^.\n{marks}]{{1,30}})?"
        sources["signed"] = (
            rf"(?:{_DASH}\s*)?(?:{name}[.,]\s+(?:[{lower}]+\s){{0,3}}{work}|{full}\s+\({work}\))\.?"
            rf"|[—–]\s+{full}(?:,\s[12]\d{{3}})?"
        )
        sources["signed_line"] = rf"(?m)^[^\S\n]*(?:{sources['signed']})[^\S\n]*$"
        sources["poem"] = rf"(?<!\w){any_of(rows['poems'])}"
        sources["minutes"] = rf"{any_of(rows['minutes'])}\s*:"
        sources["number"] = r"\d{1,2}[.)]\s"
        sources["order"] = rf"(?<!\w){any_of(rows['orders'])}{fillers}:\Z"
        sources["saying"] = rf"{verbs}{fillers}:\Z"
        sources["colon"] = rf":\s+(?=[{upper}])"
        written = any_of((*rows["verbs"], *rows["orders"]))
        sources["spoken"] = (
            rf":\s{_DASH}\s([{upper}][^\n{DASHES}]{{1,300}}[?!.…,])(?=\s{_DASH}|\s*\Z)"
        )
        sources["written"] = rf"(?<!\w){written}{fillers}:\s+(?=[{lower}])"
        sources["last_words"] = r"[^.!?…;»”\"\n]{1,160}:\Z"
        spoken = (verb + end for verb in remarks["verbs"] for end in ("", *remarks["ends"]))
        self.verbs = frozenset((*rows["verbs"], *rows["orders"], *spoken))
        sources["record"] = (
            rf"{any_of(rows['records'])}\s*[№#]?\s*[{upper}]{{0,3}}[\s-]?\d|(?:{name}\s?[.:]\s+)?{any_of(rows['cards'])}"
        )
        kinds = (
            "salutations",
            "records",
            "cards",
            "title_pages",
            "epigraphs",
            "dispatches",
            "decrees",
        )
        documents = [word for kind in kinds for word in rows[kind]]
        # How a document may begin, apart from turns of a talk; and its first letters.
        sources["begins"] = any_of(documents)
        self.heads = frozenset(word[:HEAD] for word in documents)
        sources["title_page"] = any_of(rows["title_pages"])
        sources["imprint"] = rf"[{upper}][\w’'-]*\.?[\s,–—-]{{1,4}}[12]\d{{3}}"
        sources["credited"] = rf"[.!?…]{{0,3}}\s*\({name}(?:,[^()]{{1,60}})?\)\.?"
        sources["epigraph"] = rf"{any_of(rows['epigraphs'])}\W*"
        self.spelling_signs = tuple(rows["spelling_signs"])
        sources["spelt"] = (
            rf"\((?:[^()]{{0,200}}?[;,]\s*)?{any_of(rows['spellings'])}[^()]{{0,200}}\)"
        )
        translated = rf"{any_of(rows['translators'])}(?:\s+[{lower}.]{{1,20}}){{0,3}}\s+[{upper}]"
        sources["poet"] = rf"{full}\s\({translated}[^()\n]{{1,60}}\)"
        sources["translator"] = rf"(?:^|[.(]\s*){translated}"
        sources["translated_by"] = rf"\W{{0,3}}{translated}[^\n]{{1,60}}"
        self.credit_signs = tuple(rows["credit_signs"])
        credits_, author = any_of(rows["credits"]), rf"{name}(?:\s*/\s*{name})?"
        sources["credit"] = (
            rf"(?:\A|(?<=[(\n])|(?<=[.;] ))"
            rf"{credits_}(?:\s*:\s*{author}|\s+{author}(?=[.;,)]|\Z))|©\s*{author}"
        )

    def __getattr__(self, name: str) -> re.Pattern[str]:
        """A pattern, which is compiled when it is first asked for: most documents need few."""
        source = self.__dict__.get("_sources", {}).get(name)
        if source is None:
            raise AttributeError(name)
        found = self.__dict__[name] = re.compile(source)
        return found

    def is_said_above(self, lead: str) -> bool:
        """Whether a paragraph that ends with a colon says that another's words follow it, the verb
        a few words before the colon."""
        last = self.last_words.search(lead)
        if last is None:
            return False
        words = [word.strip(_STOPS).casefold() for word in last[0].split()]
        return not self.verbs.isdisjoint(words[-_WORDS - 1 :])

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
