"""The checker's settings: what one check goes by, made of layers of keys.

Layers follow each other: a settings file, what it says `per-path`, what the caller asks for. The
later one decides; `ignore`, `ignore-patterns`, `keep`, `forms`, `persons`, `places` and `severity`
add to what stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ...law.profiles import DEFAULT
from .codes import LEVELS, find_all_codes, find_codes, read_codes
from .keys import YO, check_value
from .user_rows import Rows, read_rows


class Decision(NamedTuple):
    """What to do with one name, by its kind and its Hangul, or its form where that is not known.

    `action`: fix, keep, form (what stands there becomes `form`), or nothing: it is only told.
    """

    kind: str
    name: str
    action: str
    form: str = ""


class Settings(NamedTuple):
    """What one check goes by.

    `profile`: a profile's name. `yo`: keep (ё or е, as the author has it), require or fold (the
    journal prints no ё). `keep`: spellings to leave alone. `forms`: pairs of a spelling, in lower
    case, and what the house prints for it. `ignore_patterns`: what they match is not told.
    `persons`, `places`: further rows.
    `columns`: of a table, by name or number; none: all. `codes`: what is looked for.
    `levels`: (code, severity) where it is not the table's. `decisions`: what is to be done, name by
    name.
    """

    profile: str = DEFAULT
    yo: str = YO[0]
    keep: frozenset[str] = frozenset()
    forms: tuple[tuple[str, str], ...] = ()
    ignore_patterns: tuple[str, ...] = ()
    persons: Rows = ()
    places: Rows = ()
    columns: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()
    levels: tuple[tuple[str, str], ...] = ()
    decisions: tuple[Decision, ...] = ()

    def severity(self, code: str) -> str:
        """How severe findings of a code are: error, warning, notice, or off."""
        if code not in self.codes:
            return LEVELS[0]
        return dict(self.levels).get(code) or read_codes()[code].severity


def build_settings(*layers: Mapping[str, Any]) -> Settings:
    """The settings that these layers of keys make, the later ones deciding.

    Raises `InputError` for an unknown key or value.

    >>> build_settings({"yo": "fold", "ignore": ["KTV1"]}).severity("KTV101")
    'off'
    """
    chosen: dict[str, Any] = {}
    ignored: frozenset[str] = frozenset()
    levels: dict[str, str] = {}
    forms: dict[str, str] = {}
    patterns: dict[str, None] = {}
    for layer in layers:
        for key, value in layer.items():
            value = check_value(key, value)
            if key == "ignore":
                ignored |= find_all_codes(value)
            elif key == "select":
                chosen["codes"] = find_all_codes(value)
            elif key == "severity":
                for word, level in value.items():
                    levels.update(dict.fromkeys(find_codes(word), level))
            elif key in ("persons", "places"):
                chosen[key] = (*chosen.get(key, ()), *read_rows(key, value))
            elif key == "keep":
                chosen[key] = chosen.get(key, frozenset()) | frozenset(value)
            elif key == "forms":
                forms.update(value)
            elif key in ("ignore-patterns", "ignore_patterns"):
                patterns.update(dict.fromkeys(value))
            else:
                chosen[key] = value
    codes = chosen.pop("codes", frozenset(read_codes()))
    return Settings(
        **chosen,
        forms=tuple(sorted(forms.items())),
        ignore_patterns=tuple(patterns),
        codes=codes - ignored,
        levels=tuple(sorted(levels.items())),
    )
