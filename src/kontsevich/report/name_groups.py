"""Findings by the name that they are about."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ..checker.findings.finding import Finding
from ..checker.mentions.nominatives import restore_case
from ..law.choices import Kind
from ..law.profiles import DEFAULT
from ..russian.declension import stems
from ..transcription.standard_spelling import converter, fold

_KINDS: tuple[Kind, ...] = ("name", "place", "word", "auto")


class Group(NamedTuple):
    """A name with all its findings, each with the file that it stands in."""

    name: str
    places: tuple[tuple[str, Finding], ...]


def group_names(found: Iterable[tuple[str, Finding]]) -> list[Group]:
    """The findings, given with their files, name by name, in the order in which each is first met.

    >>> from kontsevich import check
    >>> found = [("a.txt", one) for one in check("О Ким Чен Ыне и с Ким Чен Ыном.")]
    >>> [(group.name, len(group.places)) for group in group_names(found)]
    [('Ким Чжонын', 2)]
    """
    names: dict[tuple[str, ...], list[tuple[str, Finding]]] = {}
    for path, finding in found:
        key = finding.hangul[:1] or (finding.code, finding.found.lower())
        names.setdefault(key, []).append((path, finding))
    return [Group(tell_name(places[0][1]), tuple(places)) for places in names.values()]


def tell_name(finding: Finding) -> str:
    """The name that a finding asks for, in the nominative as far as that can be told.

    >>> from kontsevich import check
    >>> [tell_name(finding) for finding in check("о Ким Чен Ыне")]
    ['Ким Чжонын']
    """
    if not finding.expected:
        return finding.shown or finding.found
    form = finding.expected[0]
    return _restore(form, finding.hangul[0]) if finding.hangul else form


@lru_cache(maxsize=1 << 12)
def _restore(form: str, hangul: str) -> str:
    targets = {fold(converter(kind, DEFAULT).convert(hangul)) for kind in _KINDS}
    head, space, last = form.lower().rpartition(" ")
    for stem in stems(last):
        whole = head + space + stem.form
        if fold(whole) in targets:
            return restore_case(form, whole)
    return form
