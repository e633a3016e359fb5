"""What stands in the cells of the table of names, as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...checker.name_table.rows import Form, Located, Row
from ...messages import Say, tell_label
from ..view import make_visible

COLUMNS = ("kind", "name", "hangul", "hanja", "who", "forms", "count", "places", "action")
BETWEEN = "; "
MANY = 100  # places in one cell


class Cells(NamedTuple):
    """The cells of a row, in the order of `COLUMNS`."""

    kind: str
    name: str
    hangul: str
    hanja: str
    who: str
    forms: tuple[str, ...]
    total: int
    places: tuple[str, ...]
    action: str

    def flat(self) -> list[str | int]:
        """Each cell as one text or number."""
        forms, places = BETWEEN.join(self.forms), BETWEEN.join(self.places)
        return [*self[:5], forms, self.total, places, self.action]


def tell_heads(say: Say) -> list[str]:
    """The heads of the columns."""
    return [say(f"names-{column}") for column in COLUMNS]


def tell_rows(
    rows: Iterable[Row], lang: str, say: Say, most: int = MANY, several: bool | None = None
) -> Iterator[Cells]:
    """The cells of each row, with so many places at `most`; `several`: whether files are named,
    None where these rows are all there are."""
    rows = list(rows)
    several = name_several_files(rows) if several is None else several
    for row in rows:
        places = list(tell_places(row.places, say, several))
        left = len(places) - most
        if left > 0:
            places = [*places[:most], say("names-more", count=left)]
        yield Cells(
            say(f"names-{row.kind}"),
            row.standard,
            row.hangul,
            row.hanja,
            row.who(lang),
            tuple(tell_form(form, say) for form in row.forms),
            row.total,
            tuple(places),
            say(f"names-{row.action}") if row.action else "",
        )


def name_several_files(rows: Iterable[Row]) -> bool:
    """Whether the places of these rows stand in more than one file."""
    return len({place.path for row in rows for place in row.places}) > 1


def tell_form(form: Form, say: Say) -> str:
    """A form and how often it stands there, in the author's own and in another's words."""
    count, sic = len(form.places), len(form.places) - form.own
    told = say("names-form-sic", form=form.text, count=count, sic=sic) if sic else ""
    return make_visible(told or say("names-form", form=form.text, count=count))


def tell_places(places: Sequence[Located], say: Say, several: bool) -> Iterator[str]:
    """Where a name stands, each address once, with the number of times where there are more.

    `several`: there is more than one file, so that each is named.
    """
    counts: dict[str, int] = {}
    for place in places:
        where = tell_place(place, say, several)
        counts[where] = counts.get(where, 0) + 1
    for where, count in counts.items():
        yield f"{where} ({count})" if count > 1 else where


def tell_place(place: Located, say: Say, several: bool) -> str:
    """One address: the file if there are several, the page if it is known, the paragraph or note,
    else the line."""
    parts = [tell_label(place.label, say)] if place.label else []
    if place.page and not place.label.startswith("page"):
        parts.insert(0, say("label-page", name=place.page))
    if not parts:
        parts = [say("label-line", name=place.line)]
    told = ", ".join(dict.fromkeys(parts))
    return make_visible(f"{place.path}: {told}" if several else told)
