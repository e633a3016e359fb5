"""The lattices of all systems in one alphabet."""

from __future__ import annotations

from functools import cache

from ..law import tables
from ..law.rules import NOTHING
from . import rival_rules as rivals
from .clusters import GIVEN, INSIDE, START, Joints
from .lattice import Script
from .rival_rules import Way

CYRILLIC, LATIN = "cyrillic", "latin"
# How `tables/reverse/seams.tsv` joins a coda and an onset, and a vowel with the few onsets that it
# is spelt so after.
PAIR, AFTER = "+", ":"


@cache
def script(alphabet: str, names: bool) -> Script:
    """The lattice of all systems in one alphabet; with the codas of `names` only, or with all."""
    codas = tables.read_toml("reverse/costs.toml")["name_codas"] + NOTHING if names else None
    if alphabet == LATIN:
        ways, pairs = list(rivals.ways(LATIN)), rivals.latin_seams()
    else:
        ways, pairs = _base_ways()
        for system in rivals.CYRILLIC:
            ways += rivals.ways(system)
    syllabic = rivals.layouts()[rivals.SYLLABIC]
    return Script(Joints(ways, pairs, syllabic, frozenset(codas) if codas else None))


def _base_ways() -> tuple[list[Way], dict[str, tuple[tuple[str, str], ...]]]:
    """Our own letters read backwards, and the clusters of our seams, from the derived table."""
    ways: list[Way] = []
    pairs: dict[str, tuple[tuple[str, str], ...]] = {}
    for text, slot, readings in tables.read_tsv("reverse/seams.tsv"):
        for reading in readings.split():
            if slot == "inside":
                coda, _, onset = reading.partition(PAIR)
                pairs[text] = (*pairs.get(text, ()), (coda, onset))
                if coda == NOTHING:  # after a surname in a sonorant, or part by part
                    only = (("boundary", frozenset((GIVEN, INSIDE))),)
                    ways.append(Way(text, "onset", onset, "", 0, 0.0, only))
            elif slot == "vowel":
                vowel, _, after = reading.partition(AFTER)
                tests = (("onset", frozenset(after)),) if after else ()
                ways.append(Way(text, "vowel", vowel, "", 0, 0.0, tests))
            elif slot == "start":
                only = (("boundary", frozenset((START,))),)
                ways.append(Way(text, "onset", reading, "", 0, 0.0, only))
            else:
                ways.append(Way(text, "coda", reading, "", 0, 0.0, ()))
    return ways, pairs
