"""Rival systems: what people write instead of ours, as rules on seams, and how much each costs.

A system is a table of ``tables/rivals``: rules in the grammar of the others, each giving another
spelling to one slot of a seam in some context. They compose: real spellings mix systems.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from . import tables
from .rules import NOTHING, read_rules
from .sound import SLOTS

FOLDER = "rivals"
CYRILLIC = ("variants", "press", "kholodovich", "english", "aspirates")
# The surnames of Soviet Koreans have no rules, only rows.
ROWS = "koryo"
TIERS = {ROWS: 2}
LATIN = "latin"


class Way(NamedTuple):
    """One way to write one letter in one slot: its text, what it deviates by, where it may stand.

    `only` gives for other slots of the seam (and its boundary) the values it needs.
    """

    text: str
    slot: str
    jamo: str
    rule: str
    tier: int
    cost: float
    only: tuple[tuple[str, frozenset[str]], ...]


@cache
def costs() -> dict[str, float]:
    """What each rule of each system costs, and each system by its own name."""
    document = tables.read_toml("reverse/costs.toml")
    found: dict[str, float] = dict(document["systems"])
    single: dict[str, float] = document["rules"]
    for system in found.copy():
        if system == ROWS or f"{system}" not in tables.names(FOLDER):
            continue
        for row in tables.read_toml(f"{FOLDER}/{system}.toml").get("rule", ()):
            found[row["id"]] = found[system]
        for row in tables.read_toml(f"{FOLDER}/{system}.toml").get("layout", ()):
            found[row["id"]] = found[system]
    return found | single


@cache
def tier(system: str) -> int:
    """How far a system stands from ours: 0 variants of it, 3 the farthest."""
    if system in TIERS:
        return TIERS[system]
    return int(tables.read_toml(f"{FOLDER}/{system}.toml")["tier"])


@cache
def ways(system: str) -> tuple[Way, ...]:
    """Every deviation of one system, a letter at a time."""
    found = []
    level = tier(system)
    for rule in read_rules(f"{FOLDER}/{system}.toml", SLOTS):
        for slot, (source, image) in rule.image.items():
            for jamo, text in image.items():
                only = tuple((name, values) for name, values in rule.when.items() if name != source)
                text = "" if text == NOTHING else text
                found.append(Way(text, slot, jamo, rule.id, level, costs()[rule.id], only))
    return tuple(found)


@cache
def layouts() -> dict[str, tuple[str, int, float]]:
    """Joints between the syllables of a given name → rule, tier and cost."""
    found = {}
    for system in CYRILLIC:
        for row in tables.read_toml(f"{FOLDER}/{system}.toml").get("layout", ()):
            found[row["joint"]] = (row["id"], tier(system), costs()[row["id"]])
    return found


@cache
def latin_seams() -> dict[str, tuple[tuple[str, str], ...]]:
    """Clusters of Latin letters that are assimilated when written → (coda, onset) pairs."""
    rows = tables.read_toml(f"{FOLDER}/{LATIN}.toml")["seams"]
    return {
        text: tuple((pair[0], pair[-1]) for pair in pairs.split()) for text, pairs in rows.items()
    }


@cache
def surname_forms() -> dict[str, tuple[tuple[str, str], ...]]:
    """Irregular surname forms in Cyrillic → (southern Hangul, system) each."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for cyrillic, hangul, system, _note in tables.read_tsv(f"{FOLDER}/surnames.tsv"):
        found[cyrillic] = (*found.get(cyrillic, ()), (hangul, system))
    return found
