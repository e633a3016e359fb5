"""The table of names as JSON: a name a line, with every place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from ... import __version__
from ...checker.name_table.rows import Located, Row
from ..view import View

VERSION = 1
_PLACE = ("path", "line", "column", "label", "page", "role", "sic", "code", "start", "end")


def render(rows: Sequence[Row], view: View) -> Iterator[str]:
    """The fields of each row; offsets are code points, lines and columns begin with 1."""
    yield f'{{"version": {VERSION}, "kontsevich": {json.dumps(__version__)}, "names": ['
    for index, row in enumerate(rows):
        yield ",\n" if index else "\n"
        yield json.dumps(record_row(row), ensure_ascii=False)
    yield "\n]}\n"


def record_row(row: Row) -> dict[str, Any]:
    """A name as plain data."""
    return {
        "kind": row.kind,
        "name": row.standard,
        "hangul": row.hangul,
        "hanja": row.hanja,
        "who": {"ru": row.who_ru, "en": row.who_en},
        "count": row.total,
        "action": row.action,
        "forms": [
            {
                "form": form.text,
                "right": form.right,
                "count": len(form.places),
                "places": list(map(_record_place, form.places)),
            }
            for form in row.forms
        ],
    }


def _record_place(place: Located) -> dict[str, Any]:
    return {field: getattr(place, field) for field in _PLACE}
