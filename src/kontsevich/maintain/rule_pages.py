"""The pages of the rules: a list of all, and a page for each, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby
from typing import Any

from ..law import tables
from ..law.rulebook import Entry, read_code_entries, read_reasons, read_rulebook, source_title
from .boundary_table import Boundary, read_boundaries, read_columns

FEW = 4  # a rule that makes one cell in so many is shown in the table, not on its page
_SET = re.compile(r"@([\w-]+)")
_SIGN = re.compile(r"[|*_<>`]|^ | $")
_DECISION = re.compile(r"decision (\d+)")


def list_entries() -> list[Entry]:
    """Every rule, step, code, deviation and piece of evidence, in the order of the stages."""
    stages = list(tables.read_toml("pages.toml")["en"]["stages"])
    entries = (
        *read_rulebook().values(),
        *read_code_entries().values(),
        *read_reasons().values(),
    )
    return sorted(entries, key=lambda entry: stages.index(entry.stage))


def describe_index(lang: str, end: str) -> list[str]:
    """The lines of the list of all rules; `end` ends the names of the pages it leads to."""
    stages = tables.read_toml("pages.toml")[lang]["stages"]
    lines = []
    for stage, entries in groupby(list_entries(), lambda entry: entry.stage):
        lines += ["", f"## {stages[stage]}", ""]
        lines += [f"* [{entry.id}]({entry.id}{end}): {entry.sentence(lang)}" for entry in entries]
    return lines[1:]


def name_cells() -> dict[str, list[tuple[str, Boundary]]]:
    """The cells of the boundary table, with their anchors, by the rules that made them."""
    cells: dict[str, list[tuple[str, Boundary]]] = {}
    for anchor, cell in number_cells():
        for rule in cell.rules:
            cells.setdefault(rule, []).append((anchor, cell))
    return cells


@cache
def number_cells() -> tuple[tuple[str, Boundary], ...]:
    """The cells of the boundary table with the anchors of their descriptions.

    >>> number_cells()[0][0]
    'c0-0'
    """
    width = len(read_columns())
    return tuple(
        (f"c{number // width}-{number % width}", cell)
        for number, cell in enumerate(read_boundaries())
    )


def describe_rule(
    entry: Entry, lang: str, end: str, cells: Iterable[tuple[str, Boundary]]
) -> list[str]:
    """The lines of one rule's page: what it says, who says so, the change, examples, cells."""
    texts: Mapping[str, Any] = tables.read_toml("pages.toml")[lang]
    say = texts["rules"]
    lines = [entry.sentence(lang), ""]
    if entry.cite:
        decision = _DECISION.search(entry.cite)
        anchor = f"../decisions{end}#d{decision[1]}" if decision else f"../sources{end}"
        title = source_title(entry.cite, lang)
        lines.append(f"* {say['source']}: [{entry.cite}]({anchor}) ({title})")
    lines.append(f"* {say['table']}: `tables/{entry.file}`")
    if entry.only:
        lines.append(f"* {say['only']} `{entry.only}`")
    lines.append(f"* [{say['all']}](index{end})")
    if entry.change:
        lines += ["", f"| {say['slot']} | {say['change']} |", "|---|---|"]
        lines += [
            f"| {_name_slot(slot, texts)} | {_escape(value)} |"
            for slot, value in entry.change.items()
        ]
        lines += _describe_sets(entry)
    for part, examples in (("fires", entry.examples), ("spares", entry.spares)):
        if examples:
            lines += ["", f"## {say[part]}", "", *(f"* {_escape(one)}" for one in examples)]
    links = [
        f"[{cell.coda}+{cell.column.head}](../matrix-cells{end}#{anchor})" for anchor, cell in cells
    ]
    if links and len(links) < len(number_cells()) // FEW:
        lines += ["", f"## {say['cells']}", "", " · ".join(links)]
    return lines


def _name_slot(slot: str, texts: Mapping[str, Any]) -> str:
    told = texts.get("slots", {}).get(slot)
    return f"`{slot}` ({told})" if told else f"`{slot}`"


def _describe_sets(entry: Entry) -> list[str]:
    """What the sets stand for that the change names."""
    sets = tables.read_toml(entry.file).get("sets", {})
    named = dict.fromkeys(_SET.findall(" ".join(entry.change.values())))
    lines = [f"* `@{name}` = {_escape(str(sets[name]))}" for name in named if name in sets]
    return ["", *lines] if lines else []


def _escape(text: str) -> str:
    return "`{}`".format(text.replace("|", "\\|")) if _SIGN.search(text) else text
