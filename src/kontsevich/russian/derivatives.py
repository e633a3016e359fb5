"""Russian words made of Korean places and terms: taken apart, and made of another base.

The author's own suffix and ending are kept, only the base is put right: бусанских → пусанских.
Suffixes by `tables/check/derivatives.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ..law import tables
from ..law.rules import NOTHING

ARROW = "→"


class Derivation(NamedTuple):
    """One rule of the table: of what it makes words, how the base ends and changes."""

    id: str
    of: frozenset[str]
    base: str
    finals: tuple[tuple[str, str], ...]
    pattern: re.Pattern[str]


class Derivative(NamedTuple):
    """A word taken apart: a base it may be made of, the rule, and all that follows the base."""

    base: str
    rule: Derivation
    tail: str


@cache
def derivations() -> tuple[Derivation, ...]:
    """The rules of the table, in its order."""
    return tuple(
        Derivation(
            row["id"],
            frozenset(row["of"]),
            row["base"],
            tuple(_read_final(text) for text in row["finals"]),
            re.compile(
                f"(?:{'|'.join(row['links'])}){row['suffix']}(?:{'|'.join(row['endings'])})"
            ),
        )
        for row in tables.read_toml("check/derivatives.toml")["rule"]
    )


def _read_final(text: str) -> tuple[str, str]:
    old, _, new = text.partition(ARROW)
    return old.strip(), new.strip().replace(NOTHING, "")


@cache
def _tails() -> tuple[str, ...]:
    """The end of any derivative: most words have none, and are left at one look."""
    rows = tables.read_toml("check/derivatives.toml")["rule"]
    return tuple({row["suffix"] + ending for row in rows for ending in row["endings"]})


@lru_cache(maxsize=1 << 14)
def take_apart(word: str, of: str) -> tuple[Derivative, ...]:
    """The bases that a lower-case word may be derived from; `of` is place or term.

    >>> [row.base for row in take_apart("сеульцев", "place")], take_apart("бусан", "place")
    (['сеуль', 'сеул'], ())
    >>> [row.base for row in take_apart("тэквондист", "term")]
    ['тэквондо', 'тэквонд']
    """
    if not word.endswith(_tails()):
        return ()
    found: list[Derivative] = []
    for rule in derivations():
        if of not in rule.of:
            continue
        for at in range(2, len(word)):
            tail = word[at:]
            if rule.pattern.fullmatch(tail):
                found += _bases(word[:at], rule, tail)
    return tuple(found)


def _bases(stem: str, rule: Derivation, tail: str) -> Iterator[Derivative]:
    """What a stem is made of: each base that would give this very word."""
    changed = (stem.removesuffix(new) + old for old, new in rule.finals if stem.endswith(new))
    for base in dict.fromkeys((*changed, stem)):
        derivative = Derivative(base, rule, tail)
        if derive(base, derivative) == stem + tail:
            yield derivative


def derive(base: str, derivative: Derivative) -> str | None:
    """The same derivative of another base; nothing where the rule makes none of it.

    >>> row = take_apart("бусанский", "place")[0]
    >>> derive("пусан", row), derive("сеул", row), derive("кванчжу", row)
    ('пусанский', 'сеульский', None)
    """
    if not _ends(base, derivative.rule.base):
        return None
    for old, new in derivative.rule.finals:
        if base.endswith(old):
            return base[: len(base) - len(old)] + new + derivative.tail
    return base + derivative.tail


@cache
def _vowels() -> frozenset[str]:
    return frozenset(tables.read_toml("hangul/alphabet.toml")["vowels"])


def _ends(base: str, how: str) -> bool:
    return how == "any" or (base[-1:].lower() in _vowels()) == (how == "vowel")
