"""What the steps of a judgement mean, in words: rivals' rules, evidence, other traditions."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ...law import tables
from ...reverse import rival_rules as rivals


class Reason(NamedTuple):
    """One sentence in both languages."""

    says: str
    says_ru: str


@cache
def read_reasons() -> dict[str, Reason]:
    """Every id that may stand in `Judgement.why` → its sentence.

    >>> read_reasons()["press-apart"].says
    'The press writes each syllable of a given name as a word.'
    """
    found: dict[str, Reason] = {}
    for system in rivals.CYRILLIC:
        document = tables.read_toml(f"{rivals.FOLDER}/{system}.toml")
        found[system] = Reason(document["title"], document["title_ru"])
        for row in (*document.get("rule", ()), *document.get("layout", ())):
            found[row["id"]] = Reason(row["says"], row["says_ru"])
        for row in document.get("fold", ()):
            found[row["id"]] = Reason(row["says"], row["says_ru"])
    for row in tables.read_toml("check/evidence.toml")["evidence"]:
        found[row["id"]] = Reason(row["says"], row["says_ru"])
    for row in tables.read_toml("check/not-korean.toml")["tradition"]:
        found[row["id"]] = Reason(row["says"], row["says_ru"])
        found[f"{row['id']}-near"] = Reason(row["near_says"], row["near_says_ru"])
    return found
