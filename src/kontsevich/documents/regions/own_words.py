"""The author's own words inside quotation marks: a remark («Да, — сказал Ким, — иду»), and what is
only named (слово «чучхе», агентство «Ёнхап»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from ...law.tables import read_toml
from .reference_patterns import any_of

_TABLE = "check/titles.toml"
_LONGEST_NAME = 60
_LISTED = 200  # how far back the word stands that several names follow
_DASH = "[—–-]"


class _OwnWords:
    """Patterns of the table."""

    def __init__(self, table: dict[str, Any]) -> None:
        remarks, naming = table["remarks"], table["naming"]
        lower = table["letters"]["lower"]
        joints = table["references"]["conjunctions"]
        quotes = re.escape(
            "".join(table["quotation"][kind] for kind in ("opening", "closing", "turning"))
        )
        self.words: int = naming["words"]
        self.agencies = frozenset(table["references"]["agencies"])
        verbs, openings = any_of(remarks["verbs"]), any_of(remarks["openings"])
        ends, longest = any_of(remarks["ends"]), remarks["longest"]
        end = rf"(?=[,.:;!?…]?\s{_DASH}\s|[.…!]?\s*\Z)"
        self.remark = re.compile(
            rf"[,!?….]\s{_DASH}\s((?:{verbs}{ends}?|{openings})(?!\w)"
            rf"[^{quotes}]{{0,{longest}}}?){end}"
        )
        self.before = re.compile(
            rf"(?<!\w){any_of(naming['before'])}[{lower}]{{0,4}}\s+"
            rf"((?:[{quotes}][^{quotes}]{{1,40}}[{quotes}](?:,|\s{any_of(joints)})\s+){{0,5}})\Z"
        )
        self.sources = re.compile(
            rf"(?<!\w){any_of(naming['sources'])}[{lower}]{{0,3}}\s+(?:[{lower}]+\s+)?\Z", re.I
        )
        self.squad = re.compile(any_of(naming["squads"]))
        self.term = re.compile(rf"[{lower}-]{{{naming['term']},}}(?:\s[{lower}-]+)?")
        self.stops = re.compile(r"[.!?,:;…]|\s[—–-]\s")


@cache
def _patterns() -> _OwnWords:
    return _OwnWords(read_toml(_TABLE))


def find_remarks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The author's remarks in the quotation [start, end), which has its marks.

    >>> text = "«Да, — сказал Ким, — иду»."
    >>> [text[begin:last] for begin, last in find_remarks(text, 0, 25)]
    ['сказал Ким']
    """
    inside = text[start : end - 1]
    if " " in inside and any(dash in inside for dash in "—–-"):
        for match in _patterns().remark.finditer(inside):
            yield match.start(1) + start, match.end(1) + start


def is_named(text: str, start: int, end: int) -> bool:
    """Whether the author only names what stands in quotation marks, [start, end).

    >>> is_named("Слово «чучхе».", 6, 13), is_named("Он сказал «да».", 10, 14)
    (True, False)
    """
    if end - start > _LONGEST_NAME:
        return False
    patterns = _patterns()
    inside = text[start + 1 : end - 1]
    if patterns.stops.search(inside):
        return False
    if patterns.term.fullmatch(inside) or inside.casefold() in patterns.agencies:
        return True
    if len(inside.split()) > patterns.words:
        return False
    if text[start - 1 : start] == "(" and text[end : end + 1] in (")", ","):
        return inside[:1].isupper() and bool(patterns.squad.search(text))
    earlier = text[max(start - _LISTED, 0) : start]
    before = patterns.before.search(earlier)
    if before is None:
        return False
    return not (before[1] and patterns.sources.search(earlier[: before.start()]))
