"""The gaps that the compiled core leaves in a text, as bytes → the same in Cyrillic.

The core writes ordinary words; what it knows nothing of, names among it, it leaves to Python. All
gaps of a text know what one of them makes certain.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..analysis.name_surroundings import REACH
from ..hangul.syllables import normalise
from .compiled_core import SURROGATES
from .memo import MOST_WORDS, Memo
from .running_names import NO_ENDS, Ends

WIDEST = 12  # bytes of UTF-8 that a syllable may take, its letters apart
# From a text, what stands around it, and names that are certain: it in Cyrillic, and the names that
# are certain then.
Convert = Callable[[str, Ends, frozenset[str]], tuple[str, frozenset[str]]]


class Gaps:
    """Fills the gaps of texts; how a gap is read by itself is remembered.

    `convert` writes a text; `is_open` says whether one of these tokens waits for what others say.
    """

    def __init__(self, convert: Convert, is_open: Callable[[Sequence[str]], bool]) -> None:
        self._convert, self._is_open = convert, is_open
        self._alone = Memo(self._convert_alone)
        self._unsettled: set[bytes] = set()  # gaps with open tokens
        self._settling: dict[bytes, frozenset[str]] = {}  # gaps → names that they make certain

    def fill(self, source: bytes, gaps: list[tuple[int, int]]) -> list[bytes]:
        """How the gaps of a text are read; all of them know what one of them makes certain."""
        if len(self._unsettled) + len(self._settling) >= MOST_WORDS:
            self._unsettled.clear()
            self._settling.clear()
            self._alone.clear()
        texts = [source[begin:end] for begin, end in gaps]
        filled = list(map(self._alone.__getitem__, texts))
        opened = [index for index, text in enumerate(texts) if text in self._unsettled]
        if not opened:
            return filled
        sure = frozenset[str]().union(
            *(self._settling[text] for text in texts if text in self._settling)
        )
        before: frozenset[str] | None = None
        while before != sure:
            before = sure
            for index in opened:
                begin, end = gaps[index]
                ends = _read_ends(source, begin, end)
                text, found = self._convert(_decode(texts[index]), ends, before)
                filled[index] = text.encode("utf-8", SURROGATES)
                sure |= found
        return filled

    def _convert_alone(self, source: bytes) -> bytes:
        text = _decode(source)
        converted, sure = self._convert(text, NO_ENDS, frozenset())
        tokens = text.replace("\n", " ").split(" ")
        if self._is_open(tokens):
            self._unsettled.add(source)
        elif sure:
            self._settling[source] = sure
        return converted.encode("utf-8", SURROGATES)


def _read_ends(source: bytes, begin: int, end: int) -> Ends:
    """What stands around a gap in its lines, as far as it matters."""
    left = source[max(begin - WIDEST * REACH, 0) : begin].rpartition(b"\n")[2]
    right = source[end : end + WIDEST * REACH].partition(b"\n")[0]
    return Ends(*(normalise(side.decode("utf-8", "ignore")) for side in (left, right)))


def _decode(source: bytes) -> str:
    return source.decode("utf-8", SURROGATES)
