"""Every rule and step by its id: what it says and who says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from ..errors import InputError
from . import tables
from .rules import PROSE

RULE_FILES = {
    "sound/seams.toml": "sound",
    "spelling/rules.toml": "spelling",
    "spelling/latin.toml": "spelling",
}
HANGUL_FILES = {
    "hangul/marks.toml": "marks",
    "hangul/letters.toml": "letters",
    "hangul/south.toml": "hangul",
    "hangul/north.toml": "hangul",
}
STEPS_FILES = ("steps.toml", "hangul/steps.toml")
CODES_FILE = "check/rules.toml"
RIVALS = "rivals"
EVIDENCE_FILES = {"check/evidence.toml": "evidence", "check/not-korean.toml": "tradition"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule as people read it; `change` gives its slots as the table writes them."""

    id: str
    stage: str
    cite: str
    says: str
    says_ru: str
    file: str
    change: Mapping[str, str]
    examples: tuple[str, ...]
    spares: tuple[str, ...]
    only: str = ""

    def sentence(self, lang: str) -> str:
        """What the rule says, in Russian or English (`ru`, `en`)."""
        return self.says_ru if lang == "ru" else self.says


@cache
def read_rulebook() -> dict[str, Entry]:
    """All rules and steps by id, in the order in which they act. Raises `TableError`.

    >>> read_rulebook()["stop-becomes-nasal"].cite
    'pbl 18'
    """
    book = {
        row["id"]: _entry(row, row["stage"], file)
        for file in STEPS_FILES
        for row in tables.read_toml(file)["step"]
    }
    for file, stage in (RULE_FILES | HANGUL_FILES).items():
        document = tables.read_toml(file)
        defaults = document.get("defaults", {})
        for row in document["rule"]:
            book[row["id"]] = _entry({**defaults, **row}, stage, file)
    return book


@cache
def read_code_entries() -> dict[str, Entry]:
    """The codes of the checker, by id, as entries: they have examples, but no source of their own.

    >>> read_code_entries()["KTV101"].change["name"]
    'person'
    """
    rows = tables.read_toml(CODES_FILE)["rule"]
    shown = ("name", "severity")
    return {
        row["id"]: _entry(
            {key: row[key] for key in (*PROSE, *shown) if key in row},
            "check",
            CODES_FILE,
        )
        for row in rows
    }


@cache
def read_reasons() -> dict[str, Entry]:
    """What the checker weighs, by id: deviations of rival systems, pieces of evidence.

    >>> read_reasons()["press-apart"].stage
    'rival'
    """
    book = {}
    for name in tables.names(RIVALS):
        file = f"{RIVALS}/{name}.toml"
        if (tables.locate() / file).is_file():
            for rows in tables.read_toml(file).values():
                if isinstance(rows, list):
                    book.update({row["id"]: _entry(row, "rival", file) for row in rows})
    for file, kind in EVIDENCE_FILES.items():
        for row in tables.read_toml(file)[kind]:
            bare = {key: row[key] for key in ("id", "says", "says_ru", "weight") if key in row}
            book[row["id"]] = _entry(bare, "evidence", file)
    return book


def find_rule(rule: str) -> Entry:
    """The entry of a rule by its id, of a trace's `lexicon:물고기` by its table, of a code, of
    what the checker weighs.

    Raises `InputError`, with the nearest id, when there is none.

    >>> find_rule("lexicon:물고기").stage
    'analysis'
    """
    book = read_rulebook()
    entry = (
        book.get(rule.partition(":")[0])
        or read_code_entries().get(rule.upper())
        or read_reasons().get(rule)
    )
    if entry is None:
        near = get_close_matches(rule, (*book, *read_code_entries(), *read_reasons()), cutoff=0.5)
        if near:
            raise InputError("no rule {rule!r}; did you mean {near}?", rule=rule, near=near[0])
        raise InputError("no rule {rule!r}", rule=rule)
    return entry


def source_title(cite: str, lang: str) -> str:
    """The source that a citation begins with, in full, in Russian or English.

    >>> source_title("census 4", "en")
    '2015 Population and Housing Census, Statistics Korea: surnames'
    """
    source = tables.read_toml("sources.toml")[cite.split()[0]]
    return str(source["title_ru" if lang == "ru" else "title"])


def _entry(row: Mapping[str, Any], stage: str, file: str) -> Entry:
    change = {key: str(row[key]) for key in row if key not in (*PROSE, "stage")}
    return Entry(
        id=row["id"],
        stage=stage,
        cite=row.get("cite", ""),
        says=row["says"],
        says_ru=row["says_ru"],
        file=file,
        change=change,
        examples=tuple(row.get("examples", ())),
        spares=tuple(row.get("spares", ())),
        only=row.get("only", ""),
    )
