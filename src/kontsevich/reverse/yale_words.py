"""Words in the letters of Yale → Hangul: the system writes letter for letter, so few cuts are many.

Linguists print titles, places and words so: `Welin sekpo`, `Yongpi echenka`.
"""

from __future__ import annotations

from functools import cache, lru_cache

from ..hangul.syllables import Syllable, compose
from ..law import tables
from .lattice import Path
from .name_counts import WEIGHTS
from .plain_words import free_guide

YALE, ROMANIZATIONS = "yale", "reverse/romanizations.tsv"
LIKELIEST = 3  # readings of one word


@cache
def _letters() -> dict[str, dict[str, tuple[str, ...]]]:
    """By slot: the letters of Yale and the jamos that they are."""
    found: dict[str, dict[str, tuple[str, ...]]] = {"onset": {}, "vowel": {}, "coda": {}}
    for system, slot, jamo, text, *_ in tables.read_tsv(ROMANIZATIONS):
        if system == YALE:
            found[slot][text] = (*found[slot].get(text, ()), jamo)
    return found


@cache
def _syllables() -> dict[str, tuple[str, ...]]:
    """What each run of letters may be as one syllable (its three jamos in a row)."""
    letters = _letters()
    found: dict[str, tuple[str, ...]] = {}
    for first, onsets in letters["onset"].items():
        for middle, vowels in letters["vowel"].items():
            for last, codas in letters["coda"].items():
                jamos = tuple(
                    onset + vowel + coda
                    for onset in onsets
                    for vowel in vowels
                    for coda in codas
                    if _is_written_so(onset, vowel, middle)
                )
                text = first + middle + last
                found[text] = (*found.get(text, ()), *jamos)
    return found


def _is_written_so(onset: str, vowel: str, text: str) -> bool:
    """Whether Yale has the vowel in these letters: one loses its w behind labials only."""
    numbers = tables.read_toml(WEIGHTS)["yale"]
    if vowel != numbers["round"]:
        return True
    return text.startswith("w") != (onset in numbers["labials"])


@lru_cache(maxsize=4096)
def read_yale(word: str) -> tuple[Path, ...]:
    """The readings of a lower-case word in Yale, the likeliest first; none if it is no such word.

    >>> [path.hangul for path in read_yale("kyengcwu")][:1], read_yale("brown")
    (['경주'], ())
    """
    syllables, guide = _syllables(), free_guide()
    longest = max(map(len, syllables))
    best: list[list[tuple[float, str]]] = [[(0.0, "")], *([] for _ in word)]
    for end in range(1, len(word) + 1):
        found = [
            (cost + guide.price(jamos), hangul + compose(Syllable(*jamos)))
            for start in range(max(0, end - longest), end)
            if best[start]
            for jamos in syllables.get(word[start:end], ())
            for cost, hangul in best[start]
        ]
        best[end] = sorted(found)[:LIKELIEST]
    return tuple(Path(cost, hangul, (), 0, None) for cost, hangul in best[-1] if hangul)
