"""What each function on columns may be told: the options of its namesake, choices as Literals."""

from __future__ import annotations

from typing import Literal, TypedDict

from ..analysis.user_lexicon import Lexicon
from ..checker.findings.checking import Options

Kind = Literal["auto", "word", "name", "surname", "given", "place", "citation"]
Case = Literal["keep", "lower", "sentence", "title"]
Language = Literal["ru", "en"]


class ConvertOptions(TypedDict, total=False):
    """The settings of `kontsevich.Converter`, and the switches of a profile."""

    kind: Kind
    profile: str
    case: Case
    lexicon: Lexicon | None
    letters: str  # a table of letters
    voiced_j: str  # its values are Cyrillic, which stands in tables only
    initial_sound_law: Literal["keep", "south"]
    generics: Literal["rule", "keep", "drop"]
    yo: Literal["keep", "fold"]
    given: Literal["joined", "hyphen", "sandhi-hyphen", "syllables", "syllables-hyphen"]
    foreign: Literal["auto", "letters", "russian"]
    units: Literal["joined", "hyphen", "sandhi-hyphen"]
    particles: Literal["hyphen", "apart"]
    counters: Literal["solid", "hyphen"]
    divide: Literal["no", "hyphen"]
    hanja: Literal["read", "north", "keep"]


class PronounceOptions(TypedDict, total=False):
    """The options of `kontsevich.pronounce`."""

    kind: Kind


class RestoreOptions(TypedDict, total=False):
    """The options of `kontsevich.restore` for one reading, and the language that says who it is."""

    kind: Literal["auto", "name", "place", "word"]
    profile: str
    system: Literal[
        "auto", "mr", "rr", "yale", "north", "passport", "kontsevich", "press", "kholodovich"
    ]
    country: Literal["auto", "south", "north"]
    lang: Language


class HangulizeOptions(TypedDict, total=False):
    """The options of `kontsevich.hangulize`."""

    norm: Literal["south", "north"]
    terms: bool
    established: bool
    korean: bool


class CheckOptions(Options, total=False):
    """The options of `kontsevich.check`."""

    format: str
    lang: Language


class FixOptions(Options, total=False):
    """The options of `kontsevich.fix`."""

    unsafe: bool
    format: str
