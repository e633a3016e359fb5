"""The words and marks of `check/titles.toml`, compiled once for the scanners.

Words match in any case, over any white space, over a hyphen at a line end (`SOFT`), and whether
their letters are composed or not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ..tables import read_toml
from .region import SOFT

_TABLE = "check/titles.toml"


@dataclass(frozen=True, slots=True)
class Markers:
    """Compiled patterns and small sets; the table says what each is for."""

    opening: str
    closing: str
    turning: str
    others: str  # every mark but the first opening one and the closing one
    openers: dict[str, str]  # by the closer
    closers: dict[str, str]  # by the opener
    before: str
    after: str
    speech: str
    shared: int
    hints: tuple[str, ...]
    sic_hints: tuple[str, ...]
    inline: re.Pattern[str]
    address: re.Pattern[str]
    key: re.Pattern[str]
    marks: re.Pattern[str]
    sic: re.Pattern[str]
    foreign: re.Pattern[str]
    translated: re.Pattern[str]
    suppression: re.Pattern[str]
    suppression_word: str
    sections: dict[str, str]  # the role of what follows a heading, by the heading
    author: re.Pattern[str]
    capitals: re.Pattern[str]
    lead: re.Pattern[str]
    lead_or_author: re.Pattern[str]
    boundary: re.Pattern[str]
    evidence: re.Pattern[str]
    evidence_or_year: re.Pattern[str]
    final: re.Pattern[str]
    strong: re.Pattern[str]
    title_end: re.Pattern[str]
    responsibility: re.Pattern[str]
    url: re.Pattern[str]
    note: re.Pattern[str]
    next_note: re.Pattern[str]
    next_note_line: re.Pattern[str]
    entry: re.Pattern[str]
    numbered: re.Pattern[str]
    rest: re.Pattern[str]


@cache
def markers() -> Markers:
    """The markers, read when a document is first read."""
    table = read_toml(_TABLE)
    quotation, headings, words = table["quotation"], table["headings"], table["references"]
    upper, lower = table["letters"]["upper"], table["letters"]["lower"]
    foreign, trailing = table["letters"]["foreign"], table["letters"]["trailing"]
    letter = rf"[{upper}{lower}\u0300-\u036f{SOFT}]"
    opening, closing, turning = (quotation[key] for key in ("opening", "closing", "turning"))
    quotes = re.escape(opening + turning)
    # «Ланьков А. Н.», «Kim J.-U.», «Лешаков П., Соловьёв А.»: the names before a cited title.
    surname = rf"[{upper}](?:{letter}|['’-])*(?:[ -][{upper}]{letter}+)?"
    initials = rf"(?:[{upper}]{letter}{{0,2}}\.[\s-]?\s?){{1,3}}"
    person = rf"{surname},?\s{{1,2}}{initials}"
    author = rf"{person}(?:[,;]\s+{person})*\s*(?:\(?{_any(words['others'])}\)?\.?\s*)?"
    begins = rf"(?=[{upper}{quotes}\[{foreign}])"
    # «Ким Чен Ын.»: a whole name without initials, and nothing else before a full stop.
    capitals = rf"(?:[{upper}](?:{letter}|['’-])+,?\s+){{1,3}}[{upper}](?:{letter}|['’-])+\.\s+"
    slashes = r"//(?<![:/]//)(?!/)"
    access = rf"\(?{_any(words['access'])}[^()]{{0,80}}\)?"
    published = rf"\s*(?::\s*(?=[{upper}{quotes}])|,\s*(?=\d{{4}}))"
    place = rf"{_any(words['places'])}{published}"
    ends = rf"{_any(words['ends'])}\s*\d[\d\s,–—-]*(?!\w)"
    parts = rf"{_any(words['parts'])}\s*\d"
    blank = r"[^\S\r\n]+"
    address = r"(?:https?|ftp)://"
    by = rf"/(?<=\s/)\s+(?:{_any(words['responsibility'])}|(?=[{upper}]{letter}{{0,2}}\.))"
    resource = _any(words["resource"])
    # Words are looked for where a word begins; that is most of the speed.
    # An address right behind a word ("on the site https://…") is part of a sentence.
    bare = rf"(?<!\w[ \u00a0]){address}"
    words_of_strong = rf"{access}|{bare}|{resource}|{place}[^;]{{0,80}}\d{{4}}"
    strong = rf"{slashes}|{by}|(?<!\w)(?:{words_of_strong})"
    small = rf"(?:[,\s]+(?:[{lower}]{letter}*\.?|{_any(words['fillers'])})){{0,8}}"
    sic = _any(table["brackets"]["sic"])
    sic_hints = ("[", *sorted({f"({word[:3]}" for word in table["brackets"]["sic"]}))
    word, signs = _any([table["suppression"]["word"]]), _any(table["suppression"]["signs"])
    lead = (
        rf"(?<!\w)(?:{_any(words['leads'])}(?!\w)(?:{small}\s*:(?!//)|)"
        rf"|{_any(words['leads_with_colon'])}"
        rf"(?:{small}\s*:(?!//)|[^:;/]{{0,100}}:\s+(?={author}{begins})))\s*"
    )
    words_of_all = f"{words_of_strong}|{address}|{ends}|{parts}|{_any(words['again'])}"
    evidence = rf"{slashes}|{by}|(?<!\w)(?:{words_of_all})"
    return Markers(
        opening=opening,
        closing=closing,
        turning=turning,
        others=opening[1:] + turning,
        openers=_partners(quotation["partners"], 1),
        closers=_partners(quotation["partners"], 0),
        before=quotation["before"],
        after=quotation["after"],
        speech=quotation["speech"],
        shared=quotation["shared"],
        # Without a hint there is nothing to divide in a paragraph of prose.
        hints=(*opening, *closing, *turning, "/", *sic_hints),
        sic_hints=sic_hints,
        inline=re.compile(rf"(?<!\S)//(?!\S)|\({_any(words['access'])}"),
        address=re.compile(
            rf"(?:{address}|(?<![\w@])(?:[A-Za-z0-9-]{{1,63}}\.){{1,5}}[a-z]{{2,6}}/)"
            rf"[^\s{re.escape(opening + closing + turning)}<>\]]+(?<![.,;:!?)])"
        ),
        # «[Ким Чен Ир 1982: 5]» (GOST 7.0.5, 5): whose work it is.
        key=re.compile(
            rf"\[[{upper}][^\[\]]{{1,80}}?[,\s]\s?[12]\d{{3}}[{lower}]?(?:[,:;][^\[\]]{{0,80}})?\]"
        ),
        marks=re.compile(f"[{re.escape(opening + closing + turning)}]"),
        sic=re.compile(rf"\[\s*{sic}\s*\]|\(\s*{sic}\s*\)"),
        foreign=re.compile(f"[{foreign}]"),
        translated=re.compile(rf"[{foreign}][{trailing}]{{0,12}}\s{{0,4}}\["),
        suppression=re.compile(rf"<!--\s*{word}[^\n]{{0,200}}?-->|{signs}[^\S\n]*{word}[^\r\n]*"),
        suppression_word=table["suppression"]["word"],
        sections={
            title: role
            for role, kind in (
                ("prose", "other"),
                ("footnote", "notes"),
                ("bibliography", "bibliography"),
            )
            for title in headings[kind]
        },
        author=re.compile(author + begins),
        capitals=re.compile(capitals + begins),
        lead=re.compile(lead),
        lead_or_author=re.compile(rf"{lead}|(?P<colon>:)\s+(?={author}{begins})"),
        boundary=re.compile(r"[.;]\s+"),
        evidence=re.compile(evidence),
        evidence_or_year=re.compile(rf"{evidence}|(?<!\d)[12]\d{{3}}(?!\d)"),
        final=re.compile(f"{access}|{ends}"),
        strong=re.compile(strong),
        title_end=re.compile(
            rf"{slashes}|{by}|(?<!\w)(?:{place}|{resource}|{address}|{access}|{parts}|{ends})"
        ),
        responsibility=re.compile(by),
        # Out of a PDF an address is broken over lines: up to the access date, if that is near.
        url=re.compile(
            rf"{address}[!-~]++(?:\s++[!-~]++){{0,6}}?(?=\s*\({_any(words['access'])})"
            rf"|{address}[^\s{re.escape(opening + closing + turning)}<>\]]+(?<![.,;:!?)])"
        ),
        note=re.compile(
            rf"(?:\[\^([^\]\s]{{1,40}})\]:|(\d{{1,3}}|[¹²³⁰-⁹]{{1,3}})){blank}{begins}"
        ),
        next_note=re.compile(rf"[^\S\n]*(\d{{1,3}}){blank}{begins}"),
        next_note_line=re.compile(rf"\n[^\S\n]*(\d{{1,3}}){blank}{begins}"),
        numbered=re.compile(rf"(?:\[(\d{{1,4}})\]|(\d{{1,4}})[.)]|(\d{{1,4}})(?=\s)){blank}"),
        entry=re.compile(rf"{evidence}|[.,]\s*[12]\d{{3}}\s*(?:[.,;]|$)"),
        rest=re.compile(rf"([\s.;,]*)(?=[{upper}])(?:\S+\s+){{3}}\S"),
    )


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


def _any(words: Iterable[str]) -> str:
    """A group that matches any of the words, the longest first."""
    return "(?i:" + "|".join(map(_word, sorted(words, key=len, reverse=True))) + ")"


def _word(word: str) -> str:
    out: list[str] = []
    for character in word:
        if character == " ":
            out.append(r"\s*" if out and out[-1].startswith(r"\.") else r"\s+")
            continue
        bare = unicodedata.normalize("NFD", character)
        if bare != character and not character.isspace():
            out.append(f"(?:{character}|{bare})")
        else:
            out.append(re.escape(character))
        if character.isalpha():
            out.append(f"{SOFT}?")
    return "".join(out)


def _partners(pairs: Iterable[str], side: int) -> dict[str, str]:
    partners: dict[str, str] = {}
    for pair in pairs:
        partners[pair[side]] = partners.get(pair[side], "") + pair[1 - side]
    return partners
