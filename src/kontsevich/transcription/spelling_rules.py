"""The spelling stage: a sounded seam → its letters, Cyrillic or Latin, with its steps."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from ..hangul.seams import SLOTS, Seam
from ..hangul.syllables import letter_of
from ..law import tables
from ..law.profiles import read_alphabets
from ..law.rules import NOTHING, Rule, cascade, read_rules
from ..trace.step import SLOT
from .sound_rules import Change, as_changes, as_record


class Spelled(NamedTuple):
    """A seam's three slots in letters (empty for nothing), and the changes that made them."""

    coda: str
    onset: str
    vowel: str
    changes: tuple[Change, ...]


class Spelling:
    """The spelling rules and letters of one profile. `option` gives a switch's value by name."""

    def __init__(self, option: Callable[[str], str]) -> None:
        self.alphabet = read_alphabets()[option("letters")]
        self.rules: tuple[Rule, ...] = read_rules(self.alphabet.rules, SLOTS, option)
        self.letters = read_letters(option("letters"))

    def spell(self, seam: Seam) -> Spelled:
        """One sounded seam, spelt.

        >>> from kontsevich.hangul.seams import Mark
        >>> options = {"letters": "kontsevich", "voiced_j": "чж"}
        >>> Spelling(options.__getitem__).spell(Seam("ㅇ", "∅", "ㅣ", Mark()))[:3]
        ('нъ', '', 'и')
        """
        record, steps = cascade(self.rules, as_record(seam))
        slots = [record["coda"], record["onset"], record["vowel"]]
        written = [
            self.letters.get((slot, value), value)
            for slot, value in zip(("coda", "onset", "vowel"), slots, strict=True)
        ]
        changes = as_changes(steps)
        if written != slots:
            changes += (Change(self.alphabet.letters, SLOT.join(slots), SLOT.join(written)),)
        coda, onset, vowel = ("" if piece == NOTHING else piece for piece in written)
        return Spelled(coda, onset, vowel, changes)


def read_letters(column: str) -> dict[tuple[str, str], str]:
    """Slot and jamo → letters, by one column of the letter table."""
    name = "spelling/letters.tsv"
    index = tables.read_header(name).index(column)
    return {(row[0], row[1]): row[index] for row in tables.read_tsv(name) if row[index]}


def spell_lone(run: str, letters: dict[tuple[str, str], str]) -> str | None:
    """Letters that compose into no modern syllable, spelt one by one; None if one has no rule.

    >>> spell_lone("ㅿ", {}), spell_lone("ㅋㅋ", {})
    ('ж', None)
    """
    spelt = []
    for character in run:
        cyrillic = read_obsolete().get(character)
        if cyrillic is None:
            slot = letter_of(character)
            cyrillic = letters.get(slot) if slot else None
        if cyrillic is None:
            return None
        spelt.append(cyrillic)
    return "".join(spelt).replace(NOTHING, "")


@cache
def read_obsolete() -> dict[str, str]:
    """Obsolete letters, single and conjoining → Cyrillic."""
    return {row[0]: row[1] for row in tables.read_tsv("spelling/obsolete.tsv")}
