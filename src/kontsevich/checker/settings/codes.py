"""The codes of findings: rows of ``check/rules.toml``, and how people select them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ...errors import InputError
from ...law.tables import read_toml

TABLE = "check/rules.toml"
SEVERITIES = ("notice", "warning", "error")  # from the mildest
LEVELS = ("off", *SEVERITIES)
ALL = "ALL"
_NUMBERED = re.compile(r"[A-Za-z]{3}\d+")


class Code(NamedTuple):
    """One code: its id and name, its severity unless settings say otherwise, its prose."""

    id: str
    name: str
    severity: str
    says: str
    says_ru: str
    tells: str
    tells_ru: str
    examples: tuple[str, ...]
    spares: tuple[str, ...]

    def sentence(self, lang: str) -> str:
        """What the code is about, in Russian or English (`ru`, `en`)."""
        return self.says_ru if lang == "ru" else self.says

    def template(self, lang: str) -> str:
        """The message of one finding, with fields in braces."""
        return self.tells_ru if lang == "ru" else self.tells


@cache
def read_codes() -> dict[str, Code]:
    """All codes by id, in the table's order.

    >>> read_codes()["KTV101"].name
    'person'
    """
    return {
        row["id"]: Code(
            **{field: row[field] for field in Code._fields[:7]},
            examples=tuple(row["examples"]),
            spares=tuple(row["spares"]),
        )
        for row in read_toml(TABLE)["rule"]
    }


def read_names() -> tuple[str, ...]:
    """The names of all codes."""
    return tuple(code.name for code in read_codes().values())


def find_codes(wanted: str) -> frozenset[str]:
    """The codes that a word of `select`, `ignore` or a suppression means: a code, the beginning
    of some (`KTV1`), a name, or `ALL`. Raises `InputError`, with the nearest, when there is none.

    >>> sorted(find_codes("KTV4")), find_codes("place") == find_codes("KTV102")
    (['KTV401', 'KTV402'], True)
    """
    codes = read_codes()
    word = wanted.strip()
    found = {
        code.id
        for code in codes.values()
        if word.upper() == ALL or word == code.name or (word and code.id.startswith(word.upper()))
    }
    if not found:
        near = suggest_code(word)
        if near:
            raise InputError("no code {word!r}; did you mean {near}?", word=word, near=near)
        raise InputError("no code {word!r}", word=word)
    return frozenset(found)


def find_all_codes(wanted: Iterable[str]) -> frozenset[str]:
    """The codes that any of these words means."""
    return frozenset().union(*map(find_codes, wanted))


def suggest_code(word: str) -> str:
    """The name that a mistyped word means; another number is no better than a wrong one."""
    return "" if _NUMBERED.fullmatch(word) else suggest(word, (*read_names(), ALL))


def suggest(word: str, words: Iterable[str]) -> str:
    """The word that is nearest to a mistyped one, or nothing.

    >>> suggest("ignor", ["ignore", "off"])
    'ignore'
    """
    from difflib import get_close_matches  # only where something is wrong

    by_folded = {candidate.casefold(): candidate for candidate in words}
    near = get_close_matches(word.casefold(), by_folded, 1, 0.5)
    return by_folded[near[0]] if near else ""
