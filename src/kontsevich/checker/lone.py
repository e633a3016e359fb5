"""Given names that stand alone, of people whose full name stands elsewhere in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..declension import decline, paradigms
from ..layout import fold_yo
from ..standard import converter, fold

JOINTS = "[ \u00a0\u2010\u2011-]"
SHORTEST = 2  # syllables: a given name of one is too much like other words


class Given(NamedTuple):
    """A given name as the text spells it in a full name: its parts, lower case, and its Hangul.

    `standard`: how the system writes it after the surname.
    """

    parts: tuple[str, ...]
    hangul: str
    standard: str


class Lone(NamedTuple):
    """A lone given name at its place, with its right forms in the author's case."""

    start: int
    end: int
    given: Given
    expected: tuple[str, ...]


def find_lone(text: str, givens: Iterable[Given], profile: str, yo: bool) -> Iterator[Lone]:
    """The places of a cleaned text where one of these given names stands, not by the system.

    >>> given = Given(("чен", "ын"), "정은", "Чжонын")
    >>> [lone.expected for lone in find_lone("Чен Ыну", [given], "paper", False)]
    [('Чоныну',)]
    """
    known: dict[str, tuple[Given, str]] = {}
    for given in givens:
        if len(given.hangul) >= SHORTEST:
            known.update(_forms(given))
    if not known:
        return
    pieces = sorted((_pattern(form) for form in known), key=len, reverse=True)
    pattern = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(pieces)})(?![^\W\d_])")
    for match in pattern.finditer(text):
        key = re.sub(JOINTS, " ", match[0]).lower()
        given, case = known[key]
        alone = converter("given", profile).convert(given.hangul)
        alone = fold_yo(alone) if yo else alone
        spelt = fold("".join(given.parts), yo)
        if len(given.parts) == 1 and spelt in (fold(alone, yo), fold(given.standard, yo)):
            continue
        yield Lone(match.start(), match.end(), given, (decline(alone, case),))


def _forms(given: Given) -> Iterator[tuple[str, tuple[Given, str]]]:
    """Every case form of the given name as the text spells it → the name and the case."""
    *heads, last = given.parts
    for case in ("", *next(iter(paradigms().values())).endings):
        yield " ".join((*heads, decline(last, case))), (given, case)


def _pattern(form: str) -> str:
    """A form with its first letter a capital, its parts joined in any way."""
    first, *others = (re.escape(part[1:]) for part in form.split(" "))
    heads = [part[0] for part in form.split(" ")]
    text = heads[0].upper() + first
    for head, rest in zip(heads[1:], others, strict=True):
        text += f"{JOINTS}[{head}{head.upper()}]{rest}"
    return text
