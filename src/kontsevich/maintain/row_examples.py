"""What each row of a table does: its key in a few texts, put through the program.

`tables/examples.toml` says which texts; `tests/golden/rows.tsv` holds the results, so that nobody
changes or loses a row without a line of that file that says so. Of a table of many rows, or one
that is only listed, it holds a line for all keys with the same first letter: how many they are, and
a digest; and such lines for all cells of every table. `find_unseen` lists the rows whose results
are the same without them: what nothing would miss.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from typing import Any, NamedTuple
from unittest import mock

from ..hangul.seams import strip_signs
from ..law import tables
from ..russian.hangulization import hangulize
from ..russian.letter_rules import NORMS
from ..transcription.converter import Converter, explain

TABLE = "examples.toml"
HEADER = ("table", "way", "text", "result")
BAR = "|"
POLICIES = ("keep", "drop")
TERMS, OTHERS, NAMES, LISTED = "terms", "others", "russian", "listed"
MANY = 700  # rows; with more, the golden file has a digest for each first letter
PARTS = 12  # rows are left out a twelfth of the table at a time


class Example(NamedTuple):
    """A text made from the key of a row (its number in the table), and what comes of it."""

    table: str
    way: str
    row: int
    text: str
    result: str


def show_rows() -> list[str]:
    """The lines of the golden file of rows: a header, then the examples of every table in turn."""
    lines = ["\t".join(HEADER)]
    tried = {one["table"] for one in _entries() if one["way"] != LISTED}
    # What no text shows (who a person is, a weight) is at least seen to change.
    listed = [{"table": table, "way": LISTED, "texts": ["{}"]} for table in sorted(tried)]
    for one in (*_entries(), *listed):
        rows = tables.read_tsv(one["table"])
        examples = _try(one, rows)
        if len(rows) < MANY and one["way"] != LISTED:
            lines += ["\t".join((*example[:2], *example[3:])) for example in examples]
            continue
        parts: dict[str, list[str]] = {}
        for example in examples:
            told = f"{example.text}\t{example.result}\n"
            parts.setdefault(rows[example.row][0][0], []).append(told)
        for first, told_of in parts.items():
            print_of = sha256("".join(told_of).encode()).hexdigest()[:16]
            lines.append(f"{one['table']}\t{one['way']}\t{first}… {len(told_of)}\t{print_of}")
    return lines


def find_unseen(*names: str) -> Iterator[str]:
    """The rows of these tables (of all that have examples) that change none when they are left out.

    For each table how many there are, then their first cells, indented.

    >>> list(find_unseen("names/rulers.tsv"))
    ['names/rulers.tsv: 0 of 45 rows']
    """
    shown: dict[str, list[dict[str, Any]]] = {}
    for one in _entries():
        if not names or one["table"] in names:
            shown.setdefault(one["table"], []).append(one)
    for name, entries in shown.items():
        rows = tables.read_tsv(name)
        if entries[0]["way"] == LISTED:
            yield f"{name}: {len(rows)} rows are only listed"
            continue
        seen: set[int] = set()
        for entry in entries:
            with_all = list(_try(entry, rows))
            for part in range(PARTS):
                left_out = set(range(part, len(rows), PARTS))
                with _without(name, rows, left_out):
                    mine = [example for example in with_all if example.row in left_out]
                    again = _try(entry, rows, left_out)
                    seen |= {old.row for old, new in zip(mine, again, strict=True) if old != new}
        unseen = [row[0] for index, row in enumerate(rows) if index not in seen]
        yield f"{name}: {len(unseen)} of {len(rows)} rows"
        for key in unseen:
            yield f"  {key}"


def _entries() -> Sequence[dict[str, Any]]:
    entries: Sequence[dict[str, Any]] = tables.read_toml(TABLE)["examples"]
    return entries


def _try(
    entry: dict[str, Any], rows: Sequence[Sequence[str]], only: set[int] | None = None
) -> Iterator[Example]:
    act = _way(entry["way"])
    columns = entry.get("columns")
    for index, row in enumerate(rows):
        if only is not None and index not in only:
            continue
        keys: Sequence[str] = row[:1]
        if columns:
            keys = " ".join(row[column] for column in columns).split()
        elif entry["way"] == LISTED:
            keys = ["; ".join(row)]
        for key in keys:
            key = strip_signs(key) if entry.get("marked") else key.replace(BAR, "")
            for text in entry["texts"]:
                written = text.replace("{}", key)
                yield Example(entry["table"], entry["way"], index, written, act(written))


def _way(name: Any) -> Callable[[str], str]:
    """What a way of `examples.toml` does to a text."""
    if name == LISTED:
        return lambda text: ""
    if name == "check":
        return _check
    if name == TERMS:
        return lambda text: hangulize(text, terms=True)
    if name in NORMS:
        return lambda text: hangulize(text, norm=name)
    if name == OTHERS:
        return _explain
    if name in POLICIES:
        return Converter(kind="place", generics=name).convert
    if name == NAMES:
        return Converter(foreign="russian").convert
    return Converter(kind=name).convert


def _explain(text: str) -> str:
    told = explain(text, kind="auto")
    return "; ".join((told.result, *told.others))


def _check(text: str) -> str:
    from ..checker.findings.checking import check

    return "; ".join(f"{one.code} {'|'.join(one.expected)}" for one in check(text))


@contextmanager
def _without(name: str, rows: tuple[tuple[str, ...], ...], left_out: set[int]) -> Iterator[None]:
    """Some rows of a table are not there; whatever has been made of it is made anew."""
    kept = tuple(row for index, row in enumerate(rows) if index not in left_out)
    text = "".join("\t".join(row) + "\n" for row in (tables.read_header(name), *kept))
    read_tsv, read_text = tables.read_tsv, tables.read_text
    with (
        mock.patch.object(tables, "read_tsv", lambda one: kept if one == name else read_tsv(one)),
        mock.patch.object(tables, "read_text", lambda one: text if one == name else read_text(one)),
    ):
        _forget()
        yield
    _forget()


def _forget() -> None:
    """Empty what the modules of the package keep of the tables, but for the tables themselves."""
    for module in [one for name, one in sys.modules.items() if name.startswith("kontsevich.")]:
        for value in vars(module).values():
            clear = getattr(value, "cache_clear", None)
            if clear is not None and module is not tables:
                clear()
