"""What the program says to people, in their language; the sentences stand in tables/messages."""

from __future__ import annotations

import os
from collections.abc import Callable

from .errors import IN_TABLE, KontsevichError
from .law import tables

LANGUAGES = ("ru", "en")
Say = Callable[..., str]
WORDS = frozenset(("what", "reason", "advice"))  # fields of errors that hold words of our own


def choose_language(wanted: str | None = None) -> str:
    """The language to speak: the one asked for, else the locale's, Russian or English."""
    if wanted in LANGUAGES:
        return str(wanted)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = os.environ.get(variable)
        if locale:
            return "ru" if locale.lower().startswith("ru") else "en"
    from locale import getlocale  # Windows says it nowhere else

    return "ru" if (getlocale()[0] or "").lower().startswith("ru") else "en"


def speaker(lang: str) -> Say:
    """A function from a message's id, and the values of its fields, to its sentence.

    >>> speaker("en")("no-input", command="convert").startswith("nothing to read")
    True
    """
    sentences = tables.read_toml(f"messages/{lang}.toml")

    def say(message: str, **fields: object) -> str:
        return str(sentences[message]).format(**fields)

    return say


def tell_label(label: str, say: Say) -> str:
    """An address in machine form, as people say it.

    >>> tell_label("table 1, row 2", speaker("ru"))
    'таблица 1, строка 2'
    >>> tell_label("footnote a, b", speaker("ru"))  # a note of Markdown may be called anything
    'сноска a, b'
    """
    parts: list[str] = []
    for part in label.split(", "):
        kind, _, name = part.partition(" ")
        try:
            parts.append(say(f"label-{kind}", name=name))
        except KeyError:  # no kind of place: the name goes on
            parts.append(part)
    return ", ".join(parts)


def tell_error(error: KontsevichError, lang: str) -> str:
    """An error's message in this language; in English where no translation stands in the table.

    >>> from kontsevich.errors import InputError
    >>> tell_error(InputError("{name}: is a directory, not a file", name="texts"), "en")
    'texts: is a directory, not a file'
    """
    if lang == "en":
        return str(error)
    sentences = tables.read_toml(f"messages/errors.{lang}.toml")["errors"]
    fields = dict(error.fields)
    for name in WORDS & fields.keys():  # what the user has written stays as it is
        reason = fields[name]
        if isinstance(reason, KontsevichError):
            fields[name] = tell_error(reason, lang)
        else:
            fields[name] = sentences.get(reason, reason)
    if "where" in fields:
        word, _, number = str(fields["where"]).partition(" ")
        fields["where"] = " ".join(filter(None, (sentences.get(word, word), number)))
    template = error.template.removeprefix(IN_TABLE)
    prefix = error.template[: len(error.template) - len(template)]
    told: str = prefix + sentences.get(template, template)
    return told.format(**fields) if fields else told
