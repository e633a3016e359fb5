"""Spellings that are to be kept from now on, written into a settings file."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from ...errors import InputError, describe
from .configuration import OWN, Configurations, read_configuration
from .toml_addresses import read_text

_LIST = re.compile(r"^(\s*keep\s*=\s*\[)", re.MULTILINE)


def keep_always(words: Iterable[str], folder: Path, chosen: Path | None = None) -> Path:
    """Add spellings to `keep` of the settings that hold in a folder, or of the `chosen` file; where
    there are none, of a new one. The file that says so now.

    All else in the file stays as it is. Raises `InputError` where it can't be written, or where no
    list can be added to, and says what to add.
    """
    file = chosen or Configurations().find(folder).file
    if not file.name:
        file = folder / OWN
    before = read_text(file) if file.exists() else ""
    known = read_configuration(file).base.get("keep", ()) if file.exists() else ()
    fresh = [word for word in dict.fromkeys(words) if word not in known]
    if not fresh:
        return file
    told = ", ".join(json.dumps(word, ensure_ascii=False) for word in fresh)
    after = _add(before, told, file.name == OWN)
    if not _keeps(after, fresh):
        raise InputError("{name}: add to it: keep = [{words}]", name=file, words=told)
    try:
        file.write_text(after, encoding="utf-8")
    except OSError as error:
        raise InputError("{name}: {reason}", name=file, reason=describe(error)) from None
    return file


def _add(text: str, words: str, own: bool) -> str:
    """The settings with words more: in the list that is there, else in one before all tables."""
    found = _LIST.search(text)
    if found:
        rest = text[found.end() :].lstrip()
        comma = "" if rest.startswith("]") else ", "
        return f"{text[: found.end()]}{words}{comma}{rest}"
    return f"keep = [{words}]\n{text}" if own else text


def _keeps(text: str, words: Iterable[str]) -> bool:
    """Whether settings keep these words."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    shared = document.get("tool", {})
    lists = (document.get("keep"), shared.get("kontsevich", {}).get("keep"))
    return any(isinstance(one, list) and set(words) <= set(one) for one in lists)
