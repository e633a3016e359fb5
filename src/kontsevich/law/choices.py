"""What the functions may be told, as types: a wrong word is found before the program runs.

Profiles are the files of ``tables/profiles``; the values of switches stand in
``tables/switches.toml`` too. Tests hold both alike. There `letters` and `voiced_j` are closed as
well, whose values are rows or Cyrillic.
"""

from __future__ import annotations

from typing import Literal, TypedDict

Language = Literal["ru", "en"]
Profile = Literal[
    "dzh",
    "kholodovich",
    "kr-studies",
    "lankov",
    "mr",
    "paper",
    "pdv",
    "rauk",
    "rr",
    "rr-letters",
    "wikipedia",
]
Kind = Literal["auto", "word", "name", "surname", "given", "place", "citation"]
Case = Literal["keep", "lower", "sentence", "title"]
ReadKind = Literal["auto", "name", "place", "word"]
System = Literal[
    "auto", "mr", "rr", "yale", "north", "passport", "kontsevich", "press", "kholodovich"
]
Country = Literal["auto", "south", "north"]
Generics = Literal["rule", "keep", "drop"]
Foreign = Literal["auto", "letters", "russian"]


class Switches(TypedDict, total=False):
    """The switches of a profile."""

    letters: str  # a table of letters
    voiced_j: str  # its values are Cyrillic, which stands in tables only
    initial_sound_law: Literal["keep", "south"]
    generics: Generics
    yo: Literal["keep", "fold"]
    given: Literal["joined", "hyphen", "sandhi-hyphen", "syllables", "syllables-hyphen"]
    foreign: Foreign
    units: Literal["joined", "hyphen", "sandhi-hyphen"]
    particles: Literal["hyphen", "apart"]
    counters: Literal["solid", "hyphen"]
    divide: Literal["no", "hyphen"]
    hanja: Literal["read", "north", "keep"]
    digits: Literal["keep", "read"]
