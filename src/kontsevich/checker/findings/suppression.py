"""Comments that speak to the checker: ``kontsevich: ignore[KTV101]``, `ignore-next`, `off`, `on`.

A reader gives every comment of its format as a region of the role comment; what is written in one
is the same everywhere: a directive, the codes it is about in square brackets (none: all of them),
then, behind a space, whatever the author wants to say about it.

* ``ignore`` silences its own line, ``ignore-next`` the next line that is not blank;
* ``off`` silences from here to ``on`` or to the end of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from ...documents.regions.region import Region
from ...errors import InputError
from ...law.tables import read_toml
from ..settings.codes import find_codes, read_codes, suggest, suggest_code
from .finding import Source

DIRECTIVES = ("ignore", "ignore-next", "off", "on")
MISTYPED, UNKNOWN, UNUSED = "KTV901", "KTV902", "KTV903"
_DIRECTIVE = re.compile(r"(?P<word>[a-z-]+)(?:\[(?P<codes>[^\[\]\n]*)\])?(?=\s|-->|$)")
_LIKELY = re.compile(r"(?P<word>[\w-]+)[\s\[(]*(?P<codes>(?:[A-Za-z]{3}\d+[,\s]*)*)[\])]?")
_CODE = re.compile(r"[\s\[(]*[A-Za-z]{3}\d")
_START = attrgetter("start")
_ITEM = re.compile(r"[^\s,](?:[^,]*[^\s,])?")


class Remark(NamedTuple):
    """Something wrong with a suppression: a code of KTV9xx, its place, what was meant."""

    code: str
    start: int
    end: int
    expected: tuple[str, ...] = ()


class _Item:
    """The codes that one word of a directive names, where it stands, and whether it was of use."""

    __slots__ = ("codes", "end", "start", "used")

    def __init__(self, codes: frozenset[str], start: int, end: int) -> None:
        self.codes, self.start, self.end = codes, start, end
        self.used = False


class _Zone(NamedTuple):
    """Where one code is off: half-open source offsets, and the item that says so."""

    start: int
    end: int
    item: _Item


class Suppressions:
    """What the comments of one text silence.

    >>> from kontsevich import check
    >>> check("О Ким Чен Ыне. # kontsevich: ignore[KTV101] как в газете")
    []
    """

    def __init__(self, regions: Iterable[Region], source: Source) -> None:
        self.remarks: list[Remark] = []
        self._source = source
        self._comments = [region for region in regions if region.role == "comment"]
        self._items: list[_Item] = []
        self._lines: dict[tuple[int, str], _Item] = {}  # ignore and ignore-next, by line and code
        self._zones: dict[str, list[_Zone]] = {}  # off, by code; they follow each other
        if self._comments:
            word = re.escape(read_toml("check/titles.toml")["suppression"]["word"])
            address = re.compile(word + r"[^\S\n]*")
            for region in self._comments:
                for match in address.finditer(region.text):
                    self._read(region, match.end())

    def silences(self, start: int, end: int, code: str) -> bool:
        """Whether a finding at source [start, end) is silenced; that counts as a use."""
        if not self._items:
            return False
        silenced = False
        if self._lines:
            first, last = (self._source.position(at)[0] for at in (start, max(end - 1, start)))
            for line in range(first, last + 1):
                if item := self._lines.get((line, code)):
                    item.used = silenced = True
        zones = self._zones.get(code, ())
        at = bisect_right(zones, start, key=_START)
        for zone in zones[max(at - 1, 0) : at + 1]:
            if zone.start < end and start < zone.end:
                zone.item.used = silenced = True
        return silenced

    def unused(self) -> Iterator[Remark]:
        """What has silenced nothing, after every finding has been asked about."""
        for item in self._items:
            if not item.used:
                yield Remark(UNUSED, item.start, item.end)

    def _read(self, region: Region, at: int) -> None:
        match = _DIRECTIVE.match(region.text, at)
        if not match or match["word"] not in DIRECTIVES or not _complete(match, region.text):
            self._tell_mistyped(region, at)
            return
        place = region.source(match.start(), match.end())
        if place is None:
            return
        items = self._read_items(region, match, place)
        self._items += items
        word = match["word"]
        line = self._source.position(place[0])[0]
        for item in items:
            if word == "on":
                self._close(item, place[0])
            elif word == "off":
                self._open(item, place[1])
            else:
                aim = line if word == "ignore" else self._next_lines[line]
                for code in item.codes:
                    self._lines.setdefault((aim, code), item)

    def _read_items(
        self, region: Region, match: re.Match[str], place: tuple[int, int]
    ) -> list[_Item]:
        if match["codes"] is None:
            return [_Item(frozenset(read_codes()), *place)]
        items = []
        for word in _ITEM.finditer(match["codes"]):
            begin = match.start("codes")
            span = region.source(begin + word.start(), begin + word.end()) or place
            try:
                items.append(_Item(find_codes(word[0]), *span))
            except InputError:
                near = suggest_code(word[0])
                self.remarks.append(Remark(UNKNOWN, *span, (near,) if near else ()))
        return items

    def _open(self, item: _Item, start: int) -> None:
        """`off`: up to the end of the text, until something is on again."""
        end = len(self._source.text)
        for code in item.codes:
            zones = self._zones.setdefault(code, [])
            if not zones or zones[-1].end < end:
                zones.append(_Zone(start, end, item))

    def _close(self, item: _Item, end: int) -> None:
        """`on`: what is off ends here, as far as its codes are named."""
        for code in item.codes:
            zones = self._zones.get(code)
            if zones and zones[-1].end > end:
                zones[-1] = zones[-1]._replace(end=end)
                item.used = True

    def _tell_mistyped(self, region: Region, at: int) -> None:
        likely = _LIKELY.match(region.text, at)
        start, end = (at, likely.end()) if likely else (0, len(region.text))
        end = start + len(region.text[start:end].rstrip(" ,"))
        span = region.source(start, end)
        if span is None:
            return
        word = suggest(likely["word"], DIRECTIVES) if likely else ""
        codes = ", ".join(re.findall(r"\w+", likely["codes"])) if likely else ""
        meant = (word + (f"[{codes}]" if codes else ""),) if word else ()
        self.remarks.append(Remark(MISTYPED, *span, meant))

    @cached_property
    def _next_lines(self) -> list[int]:
        """For each line by its number, the next one that holds more than white space and
        comments; 0 if there is none."""
        source = self._source
        kept, at = [], 0
        for region in self._comments:
            start, end = region.source(0, len(region.text)) or (at, at)
            if start >= at:
                kept += [source.text[at:start], re.sub(r"[^\n]", " ", source.text[start:end])]
                at = end
        lines = "".join([*kept, source.text[at:]]).split("\n")
        following = [0] * (len(lines) + 1)
        for line in range(len(lines) - 1, -1, -1):
            following[line] = line + 1 if lines[line].strip() else following[line + 1]
        return following


def _complete(match: re.Match[str], text: str) -> bool:
    """Whether the directive is all that was meant: no code outside brackets, no empty ones."""
    codes = match["codes"]
    if codes is None:
        return not _CODE.match(text, match.end())
    return bool(codes.strip(" ,"))
