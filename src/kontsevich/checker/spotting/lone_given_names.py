"""Given names that stand alone, of people whose full name stands elsewhere in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...russian.declension import CASES, decline, decline_each
from ...transcription.layout import fold_yo
from ...transcription.standard_spelling import converter, fold
from .sightings import Policy
from .spots import SPACES, THIN

JOINTS = f"[{SPACES}{THIN}\u2010\u2011-]"
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


class Finder:
    """Looks for some given names in many texts.

    >>> given = Given(("чен", "ын"), "정은", "Чжонын")
    >>> policy = Policy("paper", False, frozenset())
    >>> [lone.expected for lone in Finder([given], policy).find("Чен Ыну")]
    [('Чоныну',)]
    """

    def __init__(self, givens: Iterable[Given], policy: Policy) -> None:
        self._known: dict[str, tuple[Given, tuple[str, ...]]] = {}
        for given in givens:
            if len(given.hangul) >= SHORTEST and not _is_fine(given, policy):
                self._known.update(_forms(given))
        self._policy = policy
        pieces = sorted((_pattern(form) for form in self._known), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(pieces)})(?![^\W\d_])")

    def find(self, text: str) -> Iterator[Lone]:
        """The places of a cleaned text where one of the names stands, not by the system."""
        if not self._known:
            return
        for match in self._pattern.finditer(text):
            given, cases = self._known[re.sub(JOINTS, " ", match[0]).lower()]
            alone = _write_alone(given, self._policy.profile, self._policy.fold_yo)
            expected = tuple(decline_each(alone, cases))
            yield Lone(match.start(), match.end(), given, expected)


def _write_alone(given: Given, profile: str, yo: bool) -> str:
    alone = converter("given", profile).convert(given.hangul)
    return fold_yo(alone) if yo else alone


def _is_fine(given: Given, policy: Policy) -> bool:
    """Whether only the surname was wrong: the given name is right, alone or after it."""
    yo = policy.dotless
    right = {fold(_write_alone(given, policy.profile, yo), yo), fold(given.standard, yo)}
    return len(given.parts) == 1 and fold(given.parts[0], yo) in right


def _forms(given: Given) -> dict[str, tuple[Given, tuple[str, ...]]]:
    """Every case form of the given name as the text spells it → the name and the cases."""
    *heads, last = given.parts
    found: dict[str, tuple[Given, tuple[str, ...]]] = {}
    for case in ("", *CASES):
        form = " ".join((*heads, decline(last, case)))
        found[form] = (given, (*found[form][1], case) if form in found else (case,))
    return found


def _pattern(form: str) -> str:
    """A form with its first letter a capital, its parts joined in any way."""
    first, *others = (re.escape(part[1:]) for part in form.split(" "))
    heads = [part[0] for part in form.split(" ")]
    text = heads[0].upper() + first
    for head, rest in zip(heads[1:], others, strict=True):
        text += f"{JOINTS}[{head}{head.upper()}]{rest}"
    return text
