"""Rival systems: what people write instead of ours, as rules on seams, and how much each costs.

A system is a table of ``tables/rivals``: rules in the grammar of the others, each giving another
spelling to one slot of a seam in some context. They compose: real spellings mix systems.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from ..hangul.seams import SLOTS
from ..law import tables
from ..law.rules import NOTHING, read_rules

FOLDER = "rivals"
# Derived from the systems' tables by `derive`; a test compares, `write` writes it.
NAME = "reverse/ways.tsv"
HEADER = ("system", "rule", "slot", "jamo", "text", "tier", "cost", "only")
LAYOUT = "layout"
SYLLABIC = "|"  # the layout of a seam whose syllables are spelt apart, though written solid
CYRILLIC = ("variants", "press", "kholodovich", "english", "aspirates")
# The surnames of Soviet Koreans have no rules, only rows.
ROWS = "koryo"
TIERS = {ROWS: 2}
LATIN = "latin"
VARIANT = "variant"  # how the rules of the accepted variants begin
VOICELESS = "press-part-voiceless"


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
    found |= {rule: float(cost) for _, rule, *_, cost, _ in tables.read_tsv(NAME)}
    return found


@cache
def tier(system: str) -> int:
    """How far a system stands from ours: 0 variants of it, 3 the farthest."""
    if system in TIERS:
        return TIERS[system]
    return next(int(row[5]) for row in tables.read_tsv(NAME) if row[0] == system)


@cache
def ways(system: str) -> tuple[Way, ...]:
    """Every deviation of one system, a letter at a time."""
    found = []
    for owner, rule, slot, jamo, text, level, cost, only in tables.read_tsv(NAME):
        if owner == system and slot != LAYOUT:
            tests = (test.partition("=") for test in only.split(";") if test)
            needs = tuple((name, frozenset(values.split(" "))) for name, _, values in tests)
            found.append(Way(text, slot, jamo, rule, int(level), float(cost), needs))
    return tuple(found)


@cache
def layouts() -> dict[str, tuple[str, int, float]]:
    """Joints between the syllables of a given name → rule, tier and cost."""
    return {
        text: (rule, int(level), float(cost))
        for _, rule, slot, _, text, level, cost, _ in tables.read_tsv(NAME)
        if slot == LAYOUT
    }


@lru_cache(maxsize=4096)
def is_exact(rules: tuple[str, ...]) -> bool:
    """Whether deviations are only of the layout or of accepted variants: no letter is another.

    A part of a name may begin voiceless where it is written apart.

    >>> is_exact(("press-apart", "press-part-voiceless")), is_exact(("press-part-voiceless",))
    (True, False)
    """
    apart = not _joints().isdisjoint(rules)
    return all(
        rule in _joints() or rule.startswith(VARIANT) or (apart and rule == VOICELESS)
        for rule in rules
    )


@cache
def _joints() -> frozenset[str]:
    """The rules by which the parts of a given name are written apart."""
    return frozenset(rule for joint, (rule, *_) in layouts().items() if joint != SYLLABIC)


def derive() -> list[tuple[str, ...]]:
    """Every row of the derived table of ways, in its order: the rules, a letter at a time."""
    document = tables.read_toml("reverse/costs.toml")
    found = []
    for system in (*CYRILLIC, LATIN):
        source = tables.read_toml(f"{FOLDER}/{system}.toml")
        level = str(source["tier"])

        def price(rule: str, system: str = system) -> str:
            return f"{document['rules'].get(rule, document['systems'][system]):g}"

        for rule in read_rules(f"{FOLDER}/{system}.toml", SLOTS):
            for slot, (origin, image) in rule.image.items():
                only = ";".join(
                    f"{name}={' '.join(sorted(values))}"
                    for name, values in sorted(rule.when.items())
                    if name != origin
                )
                for jamo, text in image.items():
                    spelt = "" if text == NOTHING else text
                    cost = price(rule.id)
                    found.append((system, rule.id, slot, jamo, spelt, level, cost, only))
        for row in source.get("layout", ()):
            cost = price(row["id"])
            found.append((system, row["id"], LAYOUT, "", row["joint"], level, cost, ""))
    return sorted(found)


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
