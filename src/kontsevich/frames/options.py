"""What each function on columns may be told: the options of its namesake, choices as Literals."""

from __future__ import annotations

from typing import TypedDict

from ..analysis.user_lexicon import Lexicon
from ..checker.findings.checking import Options
from ..documents.formats import TextFormat
from ..law.choices import Case, Country, Kind, Language, Profile, ReadKind, Switches, System
from ..russian.letter_rules import Norm


class ConvertOptions(Switches, total=False):
    """The settings of `kontsevich.Converter`, and the switches of a profile."""

    kind: Kind
    profile: Profile
    case: Case
    lexicon: Lexicon | None


class PronounceOptions(TypedDict, total=False):
    """The options of `kontsevich.pronounce`."""

    kind: Kind


class RestoreOptions(TypedDict, total=False):
    """The options of `kontsevich.restore` for one reading, and the language that says who it is."""

    kind: ReadKind
    profile: Profile
    system: System
    country: Country
    lang: Language


class HangulizeOptions(TypedDict, total=False):
    """The options of `kontsevich.hangulize`."""

    norm: Norm
    terms: bool
    established: bool
    korean: bool


class CheckOptions(Options, total=False):
    """The options of `kontsevich.check`."""

    format: TextFormat
    lang: Language


class FixOptions(Options, total=False):
    """The options of `kontsevich.fix`."""

    unsafe: bool
    format: TextFormat
