"""The sound stage: a marked seam as written → the seam as said (표준발음법), with its steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from ..hangul.seams import SLOTS, Mark, Seam
from ..law.profiles import read_alphabets
from ..law.rules import Rule, cascade, read_rules
from ..trace.step import SLOT


class Change(NamedTuple):
    """What one rule did to one seam: slots before and after as `coda·onset·vowel`."""

    rule: str
    before: str
    after: str


class Sounded(NamedTuple):
    """A seam as said, and the changes that made it so."""

    seam: Seam
    changes: tuple[Change, ...]


SAID = "said"  # of an alphabet: it writes sounds, not letters as they stand


class Sound:
    """The sound rules of one profile, none where its alphabet writes letters as they stand.

    `option` gives the value of a switch by its name.
    """

    def __init__(self, option: Callable[[str], str]) -> None:
        said = read_alphabets()[option("letters")].sound == SAID
        self.rules: tuple[Rule, ...] = read_rules("sound/seams.toml", SLOTS, option) if said else ()

    def read(self, seam: Seam) -> Sounded:
        """One seam, said.

        >>> options = {"initial_sound_law": "keep", "letters": "kontsevich"}
        >>> sound = Sound(options.__getitem__)
        >>> sound.read(Seam("ㄱ", "ㅁ", "ㅜ", Mark())).seam[:3]
        ('ㅇ', 'ㅁ', 'ㅜ')
        """
        record, steps = cascade(self.rules, as_record(seam))
        mark = Mark(*(record[field] for field in Mark._fields))
        said = Seam(record["coda"], record["onset"], record["vowel"], mark)
        return Sounded(said, as_changes(steps))


def as_record(seam: Seam) -> dict[str, str]:
    """A seam as the flat record that rules act on."""
    coda, onset, vowel, mark = seam
    return {"coda": coda, "onset": onset, "vowel": vowel, **mark._asdict()}


def as_changes(
    steps: list[tuple[Rule, dict[str, str], dict[str, str]]],
) -> tuple[Change, ...]:
    """The steps of a cascade, for the trace."""
    return tuple(Change(rule.id, _slots(before), _slots(after)) for rule, before, after in steps)


def _slots(record: dict[str, Any]) -> str:
    return SLOT.join((record["coda"], record["onset"], record["vowel"]))
