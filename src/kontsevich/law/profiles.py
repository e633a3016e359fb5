"""Profiles: named sets of switches, read from ``tables/profiles``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple, cast

from ..errors import InputError, TableError
from . import tables
from .choices import Profile

DEFAULT: Final = "paper"
SWITCHES_FILE = "switches.toml"
ALPHABETS_FILE = "spelling/alphabets.toml"
CYRILLIC, LATIN = "cyrillic", "latin"


class Alphabet(NamedTuple):
    """What the switch `letters` names: the script, the file of its rules of spelling, the step that
    tells of letters which no rule changed, and whether sounds are written (`said`) or letters as
    they stand (`spelt`)."""

    script: str
    rules: str
    letters: str
    sound: str


def read_profile(name: str, switches: Mapping[str, str] | None = None) -> dict[str, str]:
    """The options of a profile, some of them overridden.

    Raises `InputError` for an unknown profile, switch or value, and says which there are.

    >>> read_profile("dzh")["voiced_j"], read_profile("paper", {"yo": "fold"})["yo"]
    ('дж', 'fold')
    """
    check_choice("profile", name, tables.names("profiles"))
    options = dict(tables.read_toml(f"profiles/{name}.toml")["options"])
    for switch, value in (switches or {}).items():
        values = switch_values()
        check_choice("switch", switch, tuple(values))
        check_choice(switch, value, values[switch])
        options[switch] = value
    return options


@cache
def switch_values() -> dict[str, tuple[str, ...]]:
    """Every switch of a profile with its closed set of values. Raises `TableError`."""
    found = {}
    for name, row in tables.read_toml(SWITCHES_FILE).items():
        if "values" not in row:
            raise TableError(SWITCHES_FILE, name, "values: missing")
        found[name] = tuple(row["values"])
    return found


def check_choice(what: str, given: str, known: tuple[str, ...]) -> None:
    """Raise `InputError`, with the nearest right value, unless `given` is one of `known`."""
    if given in known:
        return
    from difflib import get_close_matches  # only where something is wrong

    near = get_close_matches(str(given), known)
    if near:
        raise InputError(
            "unknown {what}: {given!r}; did you mean {near}?", what=what, given=given, near=near[0]
        )
    raise InputError(
        "unknown {what}: {given!r}; known: {known}", what=what, given=given, known=", ".join(known)
    )


@cache
def read_alphabets() -> dict[str, Alphabet]:
    """Every alphabet by the value of `letters` that asks for it.

    >>> read_alphabets()["rr"].script
    'latin'
    """
    rows = tables.read_toml(ALPHABETS_FILE)
    return {name: Alphabet(**row) for name, row in rows.items()}


def profile_title(name: str, lang: str) -> str:
    """What a profile is called for people, in Russian or English.

    >>> profile_title("lankov", "en")
    'Names with a hyphen, as in A. N. Lankov’s books'
    """
    profile = tables.read_toml(f"profiles/{name}.toml")
    return str(profile["title_ru" if lang == "ru" else "title"])


@cache
def list_profiles(script: str) -> tuple[Profile, ...]:
    """The names of the profiles that write this script (`cyrillic`, `latin`), sorted.

    >>> list_profiles("latin")
    ('mr', 'rr', 'rr-letters')
    """
    alphabets = read_alphabets()
    return tuple(
        cast(Profile, name)
        for name in tables.names("profiles")
        if alphabets[read_profile(name)["letters"]].script == script
    )


@cache
def check_cyrillic(profile: str) -> None:
    """Raise `InputError` unless a profile of this name writes Cyrillic, as manuscripts do."""
    if read_alphabets()[read_profile(profile)["letters"]].script != CYRILLIC:
        check_choice("profile", profile, list_profiles(CYRILLIC))
