"""The standard spelling of names and listed words, and what counts as the same spelling."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from . import tables
from .converter import Converter
from .engine import Engine
from .layout import fold_yo
from .names import BAR, surnames
from .profile import read_profile
from .rules import NOTHING

VOWEL, FIRST = "V", "^"


@cache
def converter(kind: str, profile: str) -> Converter:
    """The converter that writes the standard."""
    return Converter(kind=kind, profile=profile)


@lru_cache(maxsize=1 << 14)
def write_name(surname: str, given: str, profile: str, swapped: bool = False) -> str:
    """A name by the system; with the given name first, as each is written alone.

    >>> write_name("김", "정은", "paper"), write_name("박", "지훈", "paper", True)
    ('Ким Чжонын', 'Чихун Пак')
    """
    if swapped:
        first = converter("given", profile).convert(given)
        return f"{first} {converter('surname', profile).convert(surname)}"
    whole = converter("name", profile).convert(surname + given)
    family = converter("surname", profile).convert(surname)
    if whole.startswith(family + " ") and whole.count(" ") == 1:
        return whole
    return converter("name", profile).convert(surname + BAR + given)


@cache
def surname_variants() -> dict[str, frozenset[str]]:
    """Southern surname → its accepted forms (decision 16), lower case: И, Им, Рю, Ро, Рян …"""
    engine = Engine(read_profile("paper"))
    found: dict[str, set[str]] = {}
    for spelling, row in surnames().items():
        forms = found.setdefault(row.southern, set())
        if row.cyrillic:
            forms.add(row.cyrillic.lower())
        if spelling == row.southern or not row.cyrillic:
            forms.add(engine.spell(spelling))
    return {southern: frozenset(forms) for southern, forms in found.items()}


@cache
def _folds() -> tuple[tuple[re.Pattern[str], str], ...]:
    vowels = tables.read_toml("hangul/alphabet.toml")["vowels"]
    found = []
    for row in tables.read_toml("rivals/variants.toml")["fold"]:
        for change in row["change"]:
            old, new = change.split()
            pattern = re.escape(old.strip(VOWEL + FIRST))
            if old[0] == VOWEL:
                pattern = f"(?<=[{vowels}]){pattern}"
            elif old[0] == FIRST:
                pattern = rf"(?<![^\W\d_]){pattern}"
            found.append((re.compile(pattern), new.strip(VOWEL + FIRST).replace(NOTHING, "")))
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def fold(text: str, yo: bool = False) -> str:
    """A spelling with every accepted variant made one; without ё if `yo` is so.

    >>> fold("Ким Джонъын") == fold("Ким Чжонын"), fold("Ли Сольджу") == fold("Ли Сольчу")
    (True, True)
    """
    text = text.lower().replace("-", "")
    for pattern, new in _folds():
        text = pattern.sub(new, text)
    return fold_yo(text) if yo else text
