"""The standard spelling of names and listed words, and what counts as the same spelling."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import cast

from ..analysis.people import BAR, split_name, surnames
from ..law import tables
from ..law.choices import Kind, Profile
from ..law.profiles import DEFAULT
from ..law.rules import NOTHING
from .converter import Converter
from .layout import fold_yo

VOWEL, FIRST = "V", "^"


@cache
def converter(kind: Kind, profile: str) -> Converter:
    """The converter that writes the standard; whoever has a `profile` from settings may ask."""
    return Converter(kind=kind, profile=cast(Profile, profile))


@lru_cache(maxsize=1 << 14)
def write_name(surname: str, given: str, profile: str, swapped: bool = False) -> str:
    """A name by the system; with the given name first, as each is written alone.

    >>> write_name("김", "정은", "paper"), write_name("박", "지훈", "paper", True)
    ('Ким Чжонын', 'Чихун Пак')
    """
    if swapped:
        first = converter("given", profile).convert(given)
        return f"{first} {converter('surname', profile).convert(surname)}"
    names = converter("name", profile)
    if given and (len(given) + len(surname) == 3 or len(surname) == 1 == len(given)):
        cut = split_name(surname + given)[0]
        if cut.surname == surname:
            return names.convert(surname + given)
    return names.convert(surname + BAR + given)


@lru_cache(maxsize=512)
def surname_variants(southern: str) -> frozenset[str]:
    """The accepted forms of a surname (decision 16), lower case: letter by letter, each spelling.

    >>> sorted(surname_variants("유")), sorted(surname_variants("이"))
    (['рю', 'ю'], ['и', 'ли'])
    """
    write = converter("given", DEFAULT).convert  # as letters alone
    row = surnames().get(southern)
    forms = {write(southern).lower()}
    if row is not None and row.cyrillic:
        return frozenset((*forms, row.cyrillic.lower()))
    spelt = (spelling for spelling, other in surnames().items() if other.southern == southern)
    return frozenset((*forms, *(write(spelling).lower() for spelling in spelt)))


@cache
def _folds() -> tuple[tuple[re.Pattern[str], str], ...]:
    vowels = tables.read_toml("hangul/alphabet.toml")["vowels"]
    found = []
    for row in tables.read_toml("rivals/variants.toml")["fold"]:
        for change in row["change"]:
            old, new = change.split()
            pattern = re.escape(old.strip(VOWEL + FIRST))
            if old[-1] == VOWEL:
                pattern = f"{pattern}(?=[{vowels}])"
            elif old[0] == VOWEL:
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
