"""What the program says to people, in their language; the sentences stand in tables/messages."""

from __future__ import annotations

import os
from collections.abc import Callable

from . import tables

LANGUAGES = ("ru", "en")
Say = Callable[..., str]


def choose_language(wanted: str | None = None) -> str:
    """The language to speak: the one asked for, else the locale's, Russian or English."""
    if wanted in LANGUAGES:
        return str(wanted)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = os.environ.get(variable)
        if locale:
            return "ru" if locale.lower().startswith("ru") else "en"
    return "en"


def speaker(lang: str) -> Say:
    """A function from a message's id, and the values of its fields, to its sentence.

    >>> speaker("en")("no-input", command="convert").startswith("nothing to read")
    True
    """
    sentences = tables.read_toml(f"messages/{lang}.toml")

    def say(message: str, **fields: object) -> str:
        return str(sentences[message]).format(**fields)

    return say
