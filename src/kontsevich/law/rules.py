"""Rules as records: a slot is a field of a seam, a rule tests some slots and rewrites some.

This module knows no Korean. A rule is id, citation, sentence, change, examples with spares
(``tables/README.md`` has the grammar); `read_rules` refuses one that lacks any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from ..errors import TableError
from . import tables
from .kept import recall_or_build

NOTHING = "∅"
FROM = " from "  # "onset from coda" = "ㄱ → ㄱ": the value of one slot decides another
PROSE = ("id", "cite", "says", "says_ru", "after", "only", "examples", "spares", "note")


class Rule(NamedTuple):
    """One rule: what it tests (`when`, slot → values) and what it writes.

    `image` gives for a slot the slot that decides (mostly itself) and its values' images;
    `tests` is `when` with the narrowest test first.
    """

    id: str
    cite: str
    says: str
    says_ru: str
    file: str
    when: Mapping[str, frozenset[str]]
    image: Mapping[str, tuple[str, Mapping[str, str]]]
    after: tuple[str, ...] = ()
    only: str = ""
    examples: tuple[str, ...] = ()
    spares: tuple[str, ...] = ()
    note: str = ""
    tests: tuple[tuple[str, frozenset[str]], ...] = ()

    def apply(self, record: dict[str, str]) -> dict[str, str]:
        """The record after this rule; the very same object where the rule has nothing to do."""
        for slot, values in self.tests:
            if record[slot] not in values:
                return record
        changed = {slot: image[record[source]] for slot, (source, image) in self.image.items()}
        return record if changed.items() <= record.items() else {**record, **changed}


def cascade(
    rules: Sequence[Rule], record: dict[str, str]
) -> tuple[dict[str, str], list[tuple[Rule, dict[str, str], dict[str, str]]]]:
    """Apply the rules in their order: the last record, and (rule, before, after) of each change."""
    steps = []
    for rule in rules:
        after = rule.apply(record)
        if after is not record:
            steps.append((rule, record, after))
            record = after
    return record, steps


def read_rules(
    name: str,
    slots: Mapping[str, frozenset[str]],
    option: Callable[[str], str] | None = None,
) -> tuple[Rule, ...]:
    """The rules of one table, checked; `slots` gives each slot's alphabet (values it may test).

    With `option` (name of a switch → its value), rules whose `only = "switch=value"` does not
    hold are left out. Raises `TableError` with file, rule, slot, expected and got.
    """
    fields = recall_or_build(f"rules.{name.replace('/', '.')}", lambda: _read_fields(name, slots))
    rules = (Rule(*row) for row in fields)
    return tuple(rule for rule in rules if option is None or not rule.only or _holds(rule, option))


def _read_fields(name: str, slots: Mapping[str, frozenset[str]]) -> list[tuple[Any, ...]]:
    """The fields of every rule, checked."""
    document = tables.read_toml(name)
    sets: Mapping[str, str] = document.get("sets", {})
    defaults: Mapping[str, str] = document.get("defaults", {})
    seen: dict[str, int] = {}
    found: list[tuple[Any, ...]] = []
    for number, row in enumerate(document.get("rule", ()), 1):
        rule = _read_rule(name, number, {**defaults, **row}, sets, slots)
        if rule.id in seen:
            raise TableError(name, rule.id, "this id stands twice")
        for earlier in rule.after:
            if earlier not in seen:
                raise TableError(name, rule.id, f"after: {earlier} does not stand before it")
        seen[rule.id] = number
        found.append(tuple(rule))
    return found


def _holds(rule: Rule, option: Callable[[str], str]) -> bool:
    switch, _, values = rule.only.partition("=")
    return option(switch) in values.split("|")


def _read_rule(
    name: str,
    number: int,
    row: Mapping[str, Any],
    sets: Mapping[str, str],
    slots: Mapping[str, frozenset[str]],
) -> Rule:
    identity = str(row.get("id") or f"rule {number}")
    for part in ("id", "cite", "says", "says_ru"):
        if not row.get(part):
            raise TableError(name, identity, f"{part}: missing")
    if len(row.get("examples", ())) < 2 or not row.get("spares"):
        raise TableError(name, identity, "examples: at least two, and one spare")
    source = str(row["cite"]).split()[0]
    if source not in tables.read_toml("sources.toml"):
        raise TableError(name, identity, f"cite: unknown source {source}")
    when: dict[str, frozenset[str]] = {}
    image: dict[str, tuple[str, Mapping[str, str]]] = {}
    for key, text in row.items():
        if key in PROSE:
            continue
        slot, _, source = key.partition(FROM)
        source = source or slot
        if not slots.keys() >= {slot, source}:
            raise TableError(name, identity, f"{key}: unknown slot; known: {' '.join(slots)}")
        tested, written = _read_change(name, identity, key, str(text), sets)
        wrong = [value for value in tested if value not in slots[source]]
        if wrong:
            raise TableError(name, identity, f"{key}: {' '.join(wrong)} is no value of {source}")
        if source == slot:
            when[slot] = frozenset(tested)
        if written:
            image[slot] = (source, dict(zip(tested, written, strict=True)))
    for slot, (source, images) in image.items():
        if when.get(source, frozenset()) != images.keys():
            raise TableError(name, identity, f"{slot}: its images do not cover what {source} tests")
    if not image:
        raise TableError(name, identity, "changes nothing: no slot has an arrow")
    return Rule(
        id=identity,
        cite=row["cite"],
        says=row["says"],
        says_ru=row["says_ru"],
        file=name,
        when=when,
        image=image,
        after=tuple(row.get("after", ())),
        only=row.get("only", ""),
        examples=tuple(row["examples"]),
        spares=tuple(row["spares"]),
        note=row.get("note", ""),
        tests=tuple(sorted(when.items(), key=lambda test: len(test[1]))),
    )


def _read_change(
    name: str, identity: str, slot: str, text: str, sets: Mapping[str, str]
) -> tuple[list[str], list[str]]:
    left, arrow, right = text.partition("→")
    tested = _values(name, identity, slot, left, sets)
    if not arrow:
        return tested, []
    written = right.split() if len(tested) == 1 else _values(name, identity, slot, right, sets)
    if len(written) == 1:
        written *= len(tested)
    if len(written) != len(tested):
        raise TableError(
            name, identity, f"{slot}: {len(tested)} values on the left, {len(written)} on the right"
        )
    return tested, written


def _values(name: str, identity: str, slot: str, text: str, sets: Mapping[str, str]) -> list[str]:
    """`ㄱㄷㅂ` is three letters; `г д бь` is three values; `@stops` is a set of the table."""
    values: list[str] = []
    words = text.split()
    for word in words:
        if word.startswith("@"):
            if word[1:] not in sets:
                raise TableError(name, identity, f"{slot}: unknown set {word}")
            values += _values(name, identity, slot, sets[word[1:]], sets)
        elif len(words) > 1 or word.isascii():
            values.append(word)
        else:
            values += word
    if not values:
        raise TableError(name, identity, f"{slot}: empty")
    return values
