"""The register of Korean names in Russian print: listed persons and places by their Cyrillic.

Converting five thousand names takes long, so the outcome are tables that `kontsevich tables docs`
writes and `russian.korean` reads: ``hangul/korean-words.tsv`` of single words,
``korean-names.tsv`` of several. ``korean-heads.tsv`` has no more than how they begin: a text that
meets none of that need not read them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from ..analysis.people import BAR, PERSONS
from ..analysis.places import places
from ..law import tables
from ..law.rules import NOTHING
from ..reverse.restoration import restore
from ..russian.declension import CASES, decline
from ..russian.korean_names import COLUMNS, HEAD, HEADS, LIKELIEST, NAMES, ONLY, WORDS, may_fold
from ..russian.name_table import names as russian_names
from ..transcription.converter import Converter
from ..transcription.layout import fold_yo

_HOMOGRAPHS = "hangul/homographs.tsv"
_WOMAN = "f"
_GROUP = 2  # letters of a head that rows of the table share


class Entry(NamedTuple):
    """A listed person or place: `declines` is false for the names of women."""

    hangul: str
    declines: bool


def build_register() -> dict[str, str]:
    """The tables of the register by their paths below the tables' folder."""
    entries = _entries()
    words = {name: found for name, found in entries.items() if " " not in name}
    names = {name: found for name, found in entries.items() if " " in name}
    return {WORDS: _write(words), NAMES: _write(names), HEADS: _write_heads(words, names)}


def _write(register: dict[str, list[Entry]]) -> str:
    """A table, sorted; a spelling of several names goes to the likeliest."""
    rows = ["\t".join(COLUMNS)]
    for cyrillic, entries in sorted(register.items()):
        entry = entries[0]
        shared = len({other.hangul for other in entries}) > 1
        if shared:
            best = [candidate.hangul for candidate in restore(cyrillic)]
            entry = min(entries, key=lambda entry: _rank(entry.hangul, best))
        declines = "yes" if all(other.declines for other in entries) else "no"
        certain = LIKELIEST if shared else ONLY
        rows.append("\t".join((cyrillic, entry.hangul, declines, certain)))
    return "\n".join(rows) + "\n"


def _write_heads(words: Iterable[str], names: Iterable[str]) -> str:
    """How words begin, and the first words of names: two letters, and what may follow them."""
    groups: dict[str, tuple[set[str], set[str]]] = {}
    heads = {form[:HEAD] for word in words for form in _forms(word.lower())}
    firsts = {name.lower().split(" ")[0] for name in names}
    for column, found in enumerate((heads, firsts)):
        for head in found:
            sets = groups.setdefault(head[:_GROUP], (set(), set()))
            sets[column].add(head[_GROUP:] or NOTHING)
    rows = [
        "\t".join((start, *(" ".join(sorted(ends)) for ends in groups[start])))
        for start in sorted(groups)
    ]
    return "\n".join(["start\twords\tnames", *rows]) + "\n"


def _forms(word: str) -> Iterator[str]:
    for case in ("", *CASES):
        form = decline(word, case)
        yield form
        if may_fold(word):
            yield fold_yo(form)


def _rank(hangul: str, best: list[str]) -> int:
    return best.index(hangul) if hangul in best else len(best)


@cache
def _entries() -> dict[str, list[Entry]]:
    """Cyrillic → the listed persons and places that are written so."""
    russian = {name.russian.lower() for name in russian_names()}
    russian |= {row[0] for row in tables.read_tsv(_HOMOGRAPHS)}
    found: dict[str, list[Entry]] = {}
    for cyrillic, entry in (*_persons(), *_places()):
        if cyrillic.lower() not in russian:
            found.setdefault(cyrillic, []).append(entry)
    return found


def _persons() -> Iterator[tuple[str, Entry]]:
    convert = Converter(kind="name").convert
    for hangul, gender, *_ in tables.read_tsv(PERSONS):
        solid = hangul.replace(BAR, "")
        yield convert(solid), Entry(solid, gender != _WOMAN)


def _places() -> Iterator[tuple[str, Entry]]:
    convert = Converter(kind="place").convert
    for hangul in places():
        yield convert(hangul), Entry(hangul, True)
