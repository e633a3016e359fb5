"""Given names that stand alone, of people whose full name stands elsewhere in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ...law.kept_patterns import OfText
from ...russian.declension import CASES, decline, decline_each
from ...transcription.layout import fold_yo
from ...transcription.standard_spelling import converter, fold
from .sightings import Policy
from .spots import SPACES, THIN

JOINTS = f"[{SPACES}{THIN}\u2010\u2011-]"
_WORD = re.compile(r"[^\W\d_]+")
# A word that begins with no small letter.
_CAPITAL = re.compile(r"(?<![^\W\d_])[^\W\d_a-z\u0430-\u044f\u0451][^\W\d_]*")
SHORTEST = 2  # syllables: a given name of one is too much like other words


class Given(NamedTuple):
    """A given name as the text spells it in a full name: its parts, lower case, and its Hangul."""

    parts: tuple[str, ...]
    hangul: str


class Lone(NamedTuple):
    """A lone given name at its place, with its right forms in the author's case."""

    start: int
    end: int
    given: Given
    expected: tuple[str, ...]


class Form(NamedTuple):
    """One case form of a given name as the text spells it, lower case, and the cases it may be."""

    form: str
    given: Given
    cases: tuple[str, ...]


Forms = dict[str, tuple[Form, ...]]


def list_forms(givens: Iterable[Given], policy: Policy) -> Forms:
    """The case forms of given names that are not by the system, by the word that each begins with.

    >>> given = Given(("чен", "ын"), "정은")
    >>> list_forms([given], Policy("paper", False, frozenset()))["Чен"][0].form
    'чен ын'
    """
    known: dict[str, Form] = {}
    for given in givens:
        if len(given.hangul) >= SHORTEST and not _is_fine(given, policy):
            known.update((one.form, one) for one in _decline(given))
    heads: dict[str, list[Form]] = {}
    for one in known.values():
        heads.setdefault(_head(one.form), []).append(one)
    return {head: tuple(forms) for head, forms in heads.items()}


def find_heads(text: str) -> frozenset[str]:
    """The words of a cleaned text with which a given name may begin.

    >>> sorted(find_heads("Он и Чен Ын"))
    ['Он', 'Чен', 'Ын']
    """
    return frozenset(_CAPITAL.findall(text))


def find_lone(text: str, forms: Forms, policy: Policy) -> Iterator[Lone]:
    """The places of a cleaned text where one of these forms stands.

    >>> policy = Policy("paper", False, frozenset())
    >>> forms = list_forms([Given(("чен", "ын"), "정은")], policy)
    >>> [lone.expected for lone in find_lone("Чен Ыну", forms, policy)]
    [('Чоныну',)]
    """
    behind = 0
    for word in _CAPITAL.finditer(text):
        rows = forms.get(word[0], ()) if word.start() >= behind else ()
        match = rows and _compile(tuple(one.form for one in rows)).match(text, word.start())
        if match:
            behind, written = match.end(), re.sub(JOINTS, " ", match[0]).lower()
            for form in rows:
                if form.form == written:
                    alone = _write_alone(form.given, policy.profile, policy.fold_yo)
                    expected = tuple(decline_each(alone, form.cases))
                    yield Lone(*match.span(), form.given, expected)


def _head(form: str) -> str:
    """The first word of a form as it stands in a text; of a hyphened part what is before it."""
    word = _WORD.match(form)
    return word[0].capitalize() if word else ""


@lru_cache(maxsize=1 << 12)
def _compile(forms: tuple[str, ...]) -> re.Pattern[str]:
    """What finds one of these forms, the longest first, whole."""
    pieces = sorted(map(_pattern, forms), key=len, reverse=True)
    return re.compile(OfText(rf"(?:{'|'.join(pieces)})(?![^\W\d_])"))


def _write_alone(given: Given, profile: str, yo: bool) -> str:
    alone = converter("given", profile).convert(given.hangul)
    return fold_yo(alone) if yo else alone


def _is_fine(given: Given, policy: Policy) -> bool:
    """Whether only the surname was wrong."""
    yo = policy.dotless
    right = fold(_write_alone(given, policy.profile, yo), yo)
    return len(given.parts) == 1 and fold(given.parts[0], yo) == right


@lru_cache(maxsize=1 << 12)
def _decline(given: Given) -> tuple[Form, ...]:
    """Every case form of the given name as the text spells it, with its cases."""
    *heads, last = given.parts
    found: dict[str, tuple[str, ...]] = {}
    for case in ("", *CASES):
        form = " ".join((*heads, decline(last, case)))
        found[form] = (*found.get(form, ()), case)
    return tuple(Form(form, given, cases) for form, cases in found.items())


def _pattern(form: str) -> str:
    """A form with its first letter a capital, its parts joined in any way."""
    first, *others = (re.escape(part[1:]) for part in form.split(" "))
    heads = [part[0] for part in form.split(" ")]
    text = heads[0].upper() + first
    for head, rest in zip(heads[1:], others, strict=True):
        text += f"{JOINTS}[{head}{head.upper()}]{rest}"
    return text
