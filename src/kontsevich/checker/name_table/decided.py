"""A table of names given back: what its column of what to do says, name by name."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from io import StringIO
from pathlib import Path

from ...documents.text.encoding import decode
from ...errors import DocumentError, InputError, describe
from ...law import tables
from ...law.user_files import read_ordinary
from ...messages import LANGUAGES
from ..mentions.deciding import FIX, FORM, KEEP, NOTHING
from ..mentions.mention import KINDS
from ..settings.settings import Decision
from ..settings.toml_addresses import locate

_WORKBOOKS = (".xlsx", ".xlsm")
_COLUMNS = ("kind", "name", "hangul", "action")
_ACTIONS = {FIX: FIX, KEEP: KEEP, "decide": NOTHING}
_NEAR = 0.75  # a word so near to an action is that action mistyped


def read_decisions(file: Path) -> tuple[Decision, ...]:
    """The decisions of a table that `names` wrote, in csv, tsv or xlsx, and somebody has filled in.

    Its heads may be in either language and in any order. Raises `InputError` with the file and the
    row for what can't be understood, `DocumentError` where openpyxl is missing.
    """
    rows = _read_workbook(file) if file.suffix.lower() in _WORKBOOKS else _read_text(file)
    header = next(rows, (1, []))[1]
    places = _find_columns(file, header)
    found: dict[tuple[str, str], tuple[int, Decision]] = {}
    for number, row in rows:
        cells = {key: row[at].strip() if at < len(row) else "" for key, at in places.items()}
        if not any(cells.values()):
            continue
        try:
            decision = _read_row(cells)
        except InputError as error:
            raise locate(error, file, number) from None
        key = decision.kind, decision.name
        first, other = found.setdefault(key, (number, decision))
        if other != decision:
            told = "{word!r} is decided otherwise in row {row}"
            raise locate(InputError(told, word=cells["name"], row=first), file, number)
    return tuple(decision for _, decision in found.values())


def _find_columns(file: Path, header: Sequence[str]) -> dict[str, int]:
    """Where each column stands. Raises `InputError` for one that is not there."""
    heads = [head.strip().casefold() for head in header]
    places = {}
    for column in _COLUMNS:
        told = [one for one, key in _words().items() if key == f"names-{column}"]
        at = next((heads.index(one) for one in told if one in heads), None)
        if at is None:
            missing = InputError("no column {column!r}", column=" / ".join(told))
            raise locate(missing, file, 1)
        places[column] = at
    return places


def _read_row(cells: Mapping[str, str]) -> Decision:
    kinds = {f"names-{kind}": kind for kind in KINDS}
    kind = kinds.get(_words().get(cells["kind"].casefold(), ""))
    if kind is None:
        known = ", ".join(word for word, key in _words().items() if key in kinds)
        raise InputError("unknown kind {word!r}; known: {known}", word=cells["kind"], known=known)
    name = cells["hangul"] or cells["name"].lower()
    if not name:
        raise InputError("a row without a name")
    action, form = _read_action(cells["action"])
    return Decision(kind, name, action, form)


def _read_action(text: str) -> tuple[str, str]:
    """What a cell asks for: an action, or a form, which is in Cyrillic."""
    words = {
        word: action
        for word, key in _words().items()
        for name, action in _ACTIONS.items()
        if key == f"names-{name}"
    }
    lower = " ".join(text.casefold().split())
    if not lower:
        return NOTHING, ""
    if lower in words:
        return words[lower], ""
    near = get_close_matches(lower, words, 1, _NEAR)
    if near:
        raise InputError("unknown action {word!r}; did you mean {near!r}?", word=text, near=near[0])
    return FORM, read_form(text, ", ".join(words))


def read_form(text: str, known: str = "") -> str:
    """A form that somebody has chosen, which is in Cyrillic. Raises `InputError` for another one;
    `known`: what else might have stood there.

    >>> read_form("Ким  Ир Сен")
    'Ким Ир Сен'
    """
    if _form().fullmatch(" ".join(text.split())):
        return " ".join(text.split())
    if known:
        raise InputError(
            "{word!r} is no action ({known}) and no form in Cyrillic", word=text, known=known
        )
    raise InputError("{word!r} is no form in Cyrillic", word=text)


@cache
def _form() -> re.Pattern[str]:
    letter = tables.read_toml("check/characters.toml")["letter"]
    return re.compile(rf"[{letter}]+(?:[ -][{letter}]+)*")


@cache
def _words() -> dict[str, str]:
    """What the table says in any language, in small letters → its id."""
    return {
        str(text).casefold(): key
        for lang in LANGUAGES
        for key, text in tables.read_toml(f"messages/{lang}.toml").items()
        if key.startswith("names-")
    }


def _read_text(file: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of a csv or tsv, each with its number."""
    try:
        text = decode(read_ordinary(file)).text
    except OSError as error:
        raise InputError("{name}: {reason}", name=file, reason=describe(error)) from None
    first = text.partition("\n")[0]
    separator = max(("\t", ";", ","), key=first.count)
    reader = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=separator)
    try:
        yield from enumerate(reader, 1)
    except csv.Error as error:
        reason = str(error)
        raise InputError("{name}: {reason}", name=file, reason=reason) from None


def _read_workbook(file: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of a workbook's first sheet, each with its number."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise DocumentError("needs {package}", package="pip install 'kontsevich[xlsx]'") from None
    try:
        sheet = load_workbook(file, read_only=True, data_only=True).worksheets[0]
        rows = [["" if one is None else str(one) for one in row] for row in sheet.values]
    except OSError as error:
        raise InputError("{name}: {reason}", name=file, reason=describe(error)) from None
    except Exception:  # a parser of hostile files fails in any way
        raise InputError("{name}: is no workbook", name=file) from None
    yield from enumerate(rows, 1)
