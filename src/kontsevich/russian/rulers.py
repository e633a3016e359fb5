"""The numbers of rulers in Russian text: Пётр I, Людовика XIV (``hangul/rulers.tsv``)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..law import tables
from .name_table import foreign_names, given_names
from .nominatives import find_nominatives, find_own_name

ORDINAL, ORDINAL_DOUBTFUL = "hangul-ordinal", "hangul-ordinal-doubtful"
_NUMERAL = re.compile("[ \u00a0](?=[IVX])(X{0,3})(IX|IV|V?I{0,3})(?!\\w)")
_ONES = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
_GENDERS = ("m", "f")


class Ordinal(NamedTuple):
    """The number behind a name: where it stands, its Hangul, the rule of its step.

    `ruler`: the lower-case nominative of a ruler of Russia; nothing for any other.
    """

    start: int
    end: int
    hangul: str
    rule: str
    ruler: str


def may_have_number(text: str, end: int) -> bool:
    """Whether a Roman numeral may stand behind a word that ends there.

    >>> may_have_number("Пётр I", 4), may_have_number("Пётр и", 4)
    (True, False)
    """
    return _NUMERAL.match(text, end) is not None


def read_ordinal(text: str, end: int, key: str) -> Ordinal | None:
    """The number behind a lower-case name that ends there; none behind what is no name.

    >>> read_ordinal("Александра III", 10, "александра").ruler
    'александр'
    >>> read_ordinal("Глава II", 5, "глава") is None
    True
    """
    found = _NUMERAL.match(text, end)
    if found is None:
        return None
    numeral = found[0][1:]
    number = 10 * len(found[1]) + _ONES[found[2]]
    forms = (key, *find_nominatives(key), *(find_own_name(key, one) for one in _GENDERS))
    ruler = next((form for form in forms if numeral in _rulers().get(form, ())), "")
    if not ruler and not any(form in given_names() or form in foreign_names() for form in forms):
        return None
    step = ORDINAL if ruler else ORDINAL_DOUBTFUL
    sign = tables.read_toml("hangul/alphabet.toml")["ordinal"]
    return Ordinal(found.start() + 1, found.end(), f"{number}{sign}", f"{step}:{numeral}", ruler)


@cache
def _rulers() -> dict[str, tuple[str, ...]]:
    """The rulers of Russia by their lower-case names, with their numbers."""
    return {
        row[0].lower(): tuple(row[1].split("|")) for row in tables.read_tsv("hangul/rulers.tsv")
    }
