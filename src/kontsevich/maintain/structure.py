"""Proofreading of the keys of TOML tables, which ``tables/structure.toml`` lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

from ..law import tables

STRUCTURE_FILE = "structure.toml"
_KINDS: Mapping[str, tuple[type, ...]] = {
    "text": (str,),
    "number": (int, float),
    "yes-no": (bool,),
    "list": (list,),
}
_EACH, _DOT, _NEEDED = "[]", ".", "!"


def audit_structure() -> Iterator[str]:
    """What is wrong with the keys of the TOML tables, each with its table and key.

    >>> list(audit_structure())
    []
    """
    for name, keys in tables.read_toml(STRUCTURE_FILE).items():
        document = tables.read_toml(name)
        for place, value in _leaves(document, ""):
            path = _path(place)
            kind = next((kind for key, kind in keys.items() if fnmatchcase(path, _glob(key))), "")
            wanted = kind.removesuffix(_NEEDED)
            if not kind:
                yield f"{name}: {place}: unknown key; {STRUCTURE_FILE} has those that are known"
            elif type(value) not in _KINDS[wanted]:
                yield f"{name}: {place}: {value!r} is no {wanted}"
        for key, kind in keys.items():
            if kind.endswith(_NEEDED):
                for place in _missing(document, key.split(_DOT), ""):
                    yield f"{name}: {place}: missing"


def _leaves(value: Any, place: str) -> Iterator[tuple[str, Any]]:
    """Every value that is no table, with its place (`rule[2].id`)."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{place}{_DOT}{key}" if place else key)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, inner in enumerate(value, 1):
            yield from _leaves(inner, f"{place}[{number}]")
    else:
        yield place, value


def _path(place: str) -> str:
    """A place without its numbers: `rule[2].id` → `rule[].id`."""
    head, *rest = place.split("[")
    return head + "".join(f"[{part[part.index(']') :]}" for part in rest)


def _glob(key: str) -> str:
    return key.replace("[", "[[]")


def _missing(value: Any, keys: list[str], place: str) -> Iterator[str]:
    """The places at which a key that is needed does not stand."""
    if not keys:
        return
    key, *rest = keys
    each, name = key.endswith(_EACH), key.removesuffix(_EACH)
    for one in value if name == "*" else (name,):
        here = f"{place}{_DOT}{one}" if place else one
        if not isinstance(value, dict) or one not in value:
            yield here
        elif each:
            for number, inner in enumerate(value[one], 1):
                yield from _missing(inner, rest, f"{here}[{number}]")
        else:
            yield from _missing(value[one], rest, here)
