"""Places of a text counted in code points, in the units of UTF-16, or in bytes of UTF-8."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Literal

Unit = Literal["code-point", "utf-16", "utf-8"]
UNITS: tuple[Unit, ...] = ("code-point", "utf-16", "utf-8")
_CODECS = {"utf-16": ("utf-16-le", 2), "utf-8": ("utf-8", 1)}
_STEP = 4096  # code points between two places that are counted once


class Ruler:
    """One text, and the way from places in code points to places in another unit, and back.

    >>> ruler = Ruler("𐍈 и Ким", "utf-16")
    >>> ruler.count(4), ruler.find(5), ruler.length
    (5, 4, 8)
    """

    def __init__(self, text: str, unit: Unit) -> None:
        self.text, self.unit = text, unit

    @cached_property
    def _marks(self) -> list[int]:
        """How many units stand before every `_STEP` code points."""
        steps = range(0, len(self.text), _STEP)
        return list(accumulate((self._measure(at, at + _STEP) for at in steps), initial=0))

    def _measure(self, start: int, end: int) -> int:
        codec, width = _CODECS[self.unit]
        return len(self.text[start:end].encode(codec, "surrogatepass")) // width

    @property
    def length(self) -> int:
        """How long the text is, in units."""
        return len(self.text) if self.unit == UNITS[0] else self._marks[-1]

    def count(self, place: int) -> int:
        """The units before a place that is given in code points."""
        if self.unit == UNITS[0]:
            return place
        step = place // _STEP
        return self._marks[step] + self._measure(step * _STEP, place)

    def find(self, units: int) -> int:
        """The code points before a place that is given in units; one inside a character is taken
        for its beginning."""
        if self.unit == UNITS[0]:
            return units
        step = bisect_right(self._marks, units, 0, max(len(self._marks) - 1, 1)) - 1
        codec, width = _CODECS[self.unit]
        piece = self.text[step * _STEP : (step + 1) * _STEP].encode(codec, "surrogatepass")
        before = piece[: (units - self._marks[step]) * width]
        if self.unit == "utf-16" and 0xD800 <= int.from_bytes(before[-2:], "little") < 0xDC00:
            after = piece[len(before) : len(before) + 2]
            if 0xDC00 <= int.from_bytes(after, "little") < 0xE000:
                before = before[:-2]
        while (
            self.unit == "utf-8" and len(before) < len(piece) and piece[len(before)] & 0xC0 == 128
        ):
            before = before[:-1]
        return step * _STEP + len(before.decode(codec, "surrogatepass"))
