"""The keys of the settings: which there are, and what value each may have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from ...errors import InputError
from ...law.profiles import check_choice, check_cyrillic
from ...law.tables import names
from .codes import LEVELS, find_all_codes, suggest

YO = ("keep", "require", "fold")
EXCLUDE, PER_PATH = "exclude", "per-path"  # keys of a file only


def check_value(key: str, value: object) -> Any:
    """The value of a key, lists as tuples; raises `InputError` where key or value is none."""
    key = key.replace("_", "-")
    check_key(key, CHECKS)
    return CHECKS[key](key, value)


def check_key(key: str, known: Iterable[str]) -> None:
    """Raises `InputError` for a key that is not known, with the nearest one that is."""
    if key in known:
        return
    near = suggest(key, known)
    if near:
        raise InputError("unknown key {key!r}; did you mean {near!r}?", key=key, near=near)
    raise InputError("unknown key {key!r}; known: {known}", key=key, known=", ".join(known))


def _profile(key: str, value: object) -> str:
    check_choice(key, str(value), names("profiles"))
    check_cyrillic(str(value))
    return str(value)


def _yo(key: str, value: object) -> str:
    check_choice(key, str(value), YO)
    return str(value)


def check_words(key: str, value: object) -> tuple[str, ...]:
    """One string or several; raises `InputError` for anything else."""
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, Iterable) or isinstance(value, Mapping):
        raise InputError("{key}: expected a list of strings, got {value!r}", key=key, value=value)
    words = tuple(value)
    for word in words:
        if not isinstance(word, str):
            raise InputError(
                "{key}: expected a list of strings, got {value!r}", key=key, value=word
            )
    return words


def _codes(key: str, value: object) -> tuple[str, ...]:
    words = check_words(key, value)
    find_all_codes(words)
    return words


def _forms(key: str, value: object) -> dict[str, str]:
    """Spellings and what the house prints in their place."""
    if not isinstance(value, Mapping):
        raise InputError("{key}: expected a table of forms, got {value!r}", key=key, value=value)
    for word, form in value.items():
        if not isinstance(form, str) or not form.strip() or not word.strip():
            raise InputError("{key}: expected a table of forms, got {value!r}", key=key, value=form)
    return {" ".join(word.lower().split()): " ".join(form.split()) for word, form in value.items()}


def _patterns(key: str, value: object) -> tuple[str, ...]:
    import regex  # slow to load, and few have patterns

    words = check_words(key, value)
    for word in words:
        try:
            regex.compile(word)
        except regex.error as error:
            raise InputError(
                "{key}: {word!r} is no pattern: {reason}", key=key, word=word, reason=str(error)
            ) from None
    return words


def _severity(key: str, value: object) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise InputError("{key}: expected a table of codes, got {value!r}", key=key, value=value)
    _codes(key, tuple(value))
    for word, level in value.items():
        if level not in LEVELS:
            raise InputError(
                "{word}: unknown severity {level!r}; known: {known}",
                word=word,
                level=level,
                known=", ".join(LEVELS),
            )
    return dict(value)


def _table(key: str, value: object) -> tuple[Any, ...]:
    """Files, or rows that the caller has already."""
    if isinstance(value, str | Path):
        return (value,)
    if not isinstance(value, Iterable) or isinstance(value, Mapping):
        raise InputError(
            "{key}: expected a TSV file or a list of them, got {value!r}", key=key, value=value
        )
    return tuple(value)


def check_tables(key: str, value: object) -> None:
    """Raises `InputError` where a value is not tables by their names."""
    if not isinstance(value, Mapping) or not all(isinstance(v, Mapping) for v in value.values()):
        raise InputError("{key}: expected tables by path, got {value!r}", key=key, value=value)


CHECKS: dict[str, Callable[[str, object], Any]] = {
    "profile": _profile,
    "yo": _yo,
    "keep": check_words,
    "forms": _forms,
    "ignore-patterns": _patterns,
    "columns": check_words,
    "select": _codes,
    "ignore": _codes,
    "severity": _severity,
    "persons": _table,
    "places": _table,
}
