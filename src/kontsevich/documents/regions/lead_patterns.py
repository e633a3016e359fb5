"""The words of `[leads]` in `check/titles.toml` as patterns: what leads to another's words without
quotation marks, and what a line must have before a pattern is tried on it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from ...law.tables import read_toml
from .reference_patterns import any_of
from .unquoted_patterns import DASHES, HEAD

_TABLE = "check/titles.toml"
_ANNOUNCING = ("works", "headlines", "inscriptions", "diaries")
_HINT = 3  # letters by which words that announce something are looked for first
_WORD = re.compile(r"\w+")


class LeadPatterns:
    """Each is matched where its name says: a line's beginning or end, a whole line, inside one."""

    def __init__(self, table: dict[str, Any]) -> None:
        rows, references = table["leads"], table["references"]
        upper, lower = (table["letters"][kind] for kind in ("upper", "lower"))
        quotes = "".join(table["quotation"][k] for k in ("opening", "closing", "turning"))
        marks = re.escape(quotes)
        months = any_of(references["months"])
        self.bullet = re.compile(rf"(?:[•·▪‣*+{DASHES}]|\d{{1,3}}[.)]|\[\d{{1,3}}\])\s")
        self.works, self.headlines, self.inscriptions, self.diaries = (
            re.compile(rf"(?<!\w){any_of(rows[kind])}") for kind in _ANNOUNCING
        )
        self.contents = re.compile(rf"(?<!\w){any_of(rows['contents'])}")
        self._ruling = re.compile(rf"(?m)^\s*(?:{'|'.join(map(str.upper, rows['rulings']))}):\s*$")
        self._ruling_signs = frozenset(word[-1:].upper() + ":" for word in rows["rulings"])
        self.speech = re.compile(any_of(rows["speeches"]))
        self._announcing = _take_hints(word for kind in _ANNOUNCING for word in rows[kind])
        bullet = rf"(?:[•*{DASHES}]\s+)?"
        sources = rf"{any_of(rows['sources'])}(?!\w)[^:\n.]{{0,60}}"
        paper = any_of((*references["agencies"], *rows["papers"]))
        named = rf"[{marks}]?(?:[\w.-]+\s){{0,3}}{paper}[{marks}]?(?:\s?\([^()\n]{{1,40}}\))?"
        begins = rf"(?=[{upper}])"
        self.source = re.compile(rf"\W{{0,4}}(?:{sources}:\s+(?=\S)|{bullet}{named}:\s+{begins})")
        self.letter = re.compile(rf"\W*(?i:{any_of(rows['letters'])})\W*")
        self.field = re.compile(rf"{any_of(rows['fields'])}:\s")
        said = any_of(rows["said"])
        self.quoted = re.compile(
            rf"{any_of(rows['quoted'])}\s*[(:]?[^\n]{{0,80}}"
            rf"|(?=[^:\n]*(?:[\dA-Za-z@]|\w\(\w\)))[^\n]{{1,60}}?\s{said}(?:\(\w\))?(?:[\s,(][^\n]{{0,40}})?:"
            rf"(?:\s*↑?[^:\n]{{0,30}}\d{{1,2}}:\d{{2}})?"
        )
        self.form = re.compile(rf"{any_of(rows['forms'])}(?:[\s,][^:\n]{{0,30}})?:\s")
        self.article = re.compile(rf"{any_of(rows['articles'])}\s*\d{{1,3}}[.\s]")
        self.article_heads = _take_heads(rows["articles"])
        self.tag = re.compile(r"[A-Z][A-Z0-9]  - |%[A-Z] ")
        so, here = any_of(rows["so"]), any_of(rows["here"])
        self._so = re.compile(rf"(?<!\w)(?:{here}(?!\w)[^.:!?\n]{{0,60}}|{so})[.:]\Z")
        self._so_ends = tuple(form[-HEAD:] for form in _compose(rows["so"]))
        self._here_hints = {form[:_HINT] for form in _compose(rows["here"])}
        self.left_out = re.compile(r"<(?:…|\.{3})>|\[(?:…|\.{3})\]|\((?:…|\.{3})\)|</?(?:…|\.\.)>")
        self.quotation = re.compile(rf"[{marks}][^{marks}]*[{marks}]")
        self.topic = re.compile(
            rf"[{upper}][\w-]+\s(?:[{lower}]+\s){{1,12}}[{upper}][^\n:]{{1,160}}(?<![;,.])"
        )
        self.aside = re.compile(r"\([^()\n]{4,160}\)\.?")
        self.day = re.compile(
            rf"\W{{0,3}}(?:\d{{1,2}}\s{months}(?:\s\d{{4}})?|\d{{1,2}}\.\d{{1,2}}(?:\.\d{{2,4}})?)(?!\d)"
        )
        self.cue = re.compile(r"\d{2}:\d{2}:\d{2}(?:[.,]\d{1,3})?\s")
        documents = (*references["documents"], *table["unquoted"]["dispatches"])
        number = rf"(?:{any_of(rows['numbers'])}\s*(?:№\s*)?\d{{0,4}}\.?:?\s*)?"
        self.document = re.compile(rf"{number}{any_of(documents)}(?!\w)")
        excerpts = (word for word in table["unquoted"]["dispatches"] if " " in word)
        self.excerpt = re.compile(rf"{number}{any_of(excerpts)}(?!\w)")
        self.document_heads = _take_heads((*rows["numbers"], *documents))
        self.paper_heads = _take_heads(references["agencies"]) | frozenset(quotes)
        self.attested = re.compile(
            rf"{any_of(table['unquoted']['signers'])}|{any_of(table['unquoted']['closings'])}"
        )

    def may_announce(self, text: str) -> bool:
        """Whether a text has a word that may announce another's, by its first letters."""
        words = _WORD.findall(unicodedata.normalize("NFC", text.casefold()))
        return not self._announcing.isdisjoint([word[:_HINT] for word in words])

    def rules(self, text: str) -> bool:
        """Whether a text has a line in which a court or an investigator rules."""
        return any(sign in text for sign in self._ruling_signs) and bool(self._ruling.search(text))

    def leads_on(self, text: str) -> bool:
        """Whether a text ends with words that lead to another's («Вот как он это описал.»)."""
        if text[-1:] not in (".", ":"):
            return False
        bare = text[:-1].casefold()
        if not bare.endswith(self._so_ends) and not any(hint in bare for hint in self._here_hints):
            return False
        return self._so.search(text) is not None


def begins_with(text: str, heads: frozenset[str]) -> bool:
    """Whether a text begins as one of the words may, by its first letters.

    >>> begins_with("Статья 5.", frozenset(["ст", "§"])), begins_with("§5", frozenset(["ст", "§"]))
    (True, True)
    """
    head = text[:HEAD].casefold()
    return head in heads or head[:1] in heads


def _take_hints(words: Iterable[str]) -> frozenset[str]:
    """The first letters of the longest part of each word, in lower case."""
    return frozenset(max(_WORD.findall(word.casefold()), key=len)[:_HINT] for word in words)


def _take_heads(words: Iterable[str]) -> frozenset[str]:
    """The first letters of words, as text has them whether its letters are composed or not."""
    return frozenset(form[:HEAD] for form in _compose(words))


def _compose(words: Iterable[str]) -> Iterator[str]:
    """Words in lower case, composed and decomposed."""
    for word in words:
        folded = word.casefold()
        yield folded
        yield unicodedata.normalize("NFD", folded)


@cache
def lead_patterns() -> LeadPatterns:
    """The patterns, made when a document is first divided."""
    return LeadPatterns(read_toml(_TABLE))
