"""A reading before it is converted forward, and the nominatives behind a word."""

from __future__ import annotations

from typing import NamedTuple

from ..analysis.people import Person
from ..law.choices import Kind
from ..russian.declension import stems
from .scripts import LATIN


class Found(NamedTuple):
    """A reading that is to be converted forward.

    `cost`: the negative logarithm of how likely it is, whatever else it may be. `case`: which the
    ending of the text is, "" for none. `person`: the listed person of the name. `cut`: how many
    syllables of a name are its surname. `plain`: nothing but letters speaks for it.
    """

    cost: float
    hangul: str
    kind: Kind
    rules: tuple[str, ...]
    case: str
    person: Person | None = None
    cut: int = 0
    plain: bool = False


def forms(word: str, alphabet: str) -> list[tuple[str, str]]:
    """A word and the nominatives behind it, each with its case.

    >>> forms("кима", "cyrillic")[:2]
    [('кима', ''), ('ким', 'gen')]
    >>> forms("seoul", "latin")
    [('seoul', '')]
    """
    if alphabet == LATIN:
        return [(word, "")]
    return [(stem.form, stem.cases[0] if stem.cases else "") for stem in stems(word)]
