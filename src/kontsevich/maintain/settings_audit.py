"""Proofreading of the tables that are neither rows nor rules: profiles, costs, codes, sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from string import Formatter
from typing import Any

from ..law import tables
from ..law.profiles import switch_values
from ..messages import LANGUAGES

_PROFILE = ("title", "title_ru", "cite", "says", "says_ru", "options")
_SEVERITIES = ("error", "warning", "notice", "off")
_COSTS, _CODES, _RIVALS = "reverse/costs.toml", "check/rules.toml", "rivals"


def audit_settings() -> Iterator[str]:
    """What is wrong in profiles, costs, codes and messages, each with its table and key.

    >>> list(audit_settings())
    []
    """
    for name in tables.names("profiles"):
        yield from _audit_profile(f"profiles/{name}.toml")
    yield from _audit_costs()
    yield from _audit_codes()
    yield from _audit_messages()


def _audit_profile(name: str) -> Iterator[str]:
    document = tables.read_toml(name)
    yield from _audit_keys(name, "", document, _PROFILE)
    if document.get("cite") not in tables.read_toml("sources.toml"):
        yield f"{name}: cite: {document.get('cite')!r} is no source"
    options = document.get("options", {})
    yield from _audit_keys(name, "options: ", options, switch_values())
    for switch, values in switch_values().items():
        if switch in options and options[switch] not in values:
            yield f"{name}: options: {switch}: {options[switch]!r} is not {_list(values)}"


def _audit_costs() -> Iterator[str]:
    document = tables.read_toml(_COSTS)
    systems = [name for name in tables.names(_RIVALS) if name != "surnames"]
    known = {"koryo", *systems}
    yield from _audit_keys(_COSTS, "systems: ", document["systems"], known)
    rules = {
        row["id"]
        for name in systems
        for kind in ("rule", "layout", "fold")
        for row in tables.read_toml(f"{_RIVALS}/{name}.toml").get(kind, ())
    }
    for rule in document["rules"]:
        if rule not in rules:
            yield f"{_COSTS}: rules: {rule}: no rival system has this rule"
    for part in ("systems", "rules"):
        for key, cost in document[part].items():
            if not isinstance(cost, (int, float)) or cost < 0:
                yield f"{_COSTS}: {part}: {key}: {cost!r} is no cost"


def _audit_codes() -> Iterator[str]:
    seen: set[str] = set()
    for row in tables.read_toml(_CODES)["rule"]:
        where = f"{_CODES}: {row.get('id', '?')}"
        if row.get("severity") not in _SEVERITIES:
            yield f"{where}: severity: {row.get('severity')!r} is not {_list(_SEVERITIES)}"
        for key in ("id", "name"):
            if row.get(key) in seen or not row.get(key):
                yield f"{where}: {key}: missing, or twice"
            seen.add(row.get(key, ""))
        if _fields(row.get("tells", "")) != _fields(row.get("tells_ru", "")):
            yield f"{where}: tells and tells_ru have other fields"


def _audit_messages() -> Iterator[str]:
    for lang, other in (LANGUAGES, LANGUAGES[::-1]):
        name = f"messages/{lang}.toml"
        sentences, twins = (tables.read_toml(f"messages/{one}.toml") for one in (lang, other))
        for key, sentence in sentences.items():
            if key not in twins:
                yield f"{name}: {key}: not in messages/{other}.toml"
            elif lang == LANGUAGES[0] and _fields(sentence) != _fields(twins[key]):
                yield f"{name}: {key}: other fields than in messages/{other}.toml"
    for lang in LANGUAGES:
        name = f"messages/errors.{lang}.toml"
        if (tables.locate() / name).is_file():
            for template, told in tables.read_toml(name)["errors"].items():
                if not _fields(told) <= _fields(template):
                    yield f"{name}: {template!r}: the translation has fields that it has not"


def _audit_keys(
    name: str, where: str, got: Mapping[str, Any], wanted: Iterable[str]
) -> Iterator[str]:
    known = tuple(wanted)
    for key in sorted(got.keys() - set(known)):
        near = get_close_matches(key, known, 1)
        yield f"{name}: {where}{key}: unknown" + (f"; did you mean {near[0]}?" if near else "")
    for key in sorted(set(known) - got.keys()):
        yield f"{name}: {where}{key}: missing"


def _fields(template: str) -> set[str]:
    """The fields of a message, of one that is no format at all the text itself."""
    try:
        return {field for _, field, _, _ in Formatter().parse(template) if field}
    except ValueError:
        return {template}


def _list(values: Iterable[str]) -> str:
    return " ".join(values)
