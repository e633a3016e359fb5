"""Where cues stand in a document: all its blocks as one text, which is searched at once.

Most paragraphs hold nothing that divides them. To ask each of them for each cue is most of what
dividing costs; one search of the whole skips from block to block.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate


class Cues:
    """The texts of a document's blocks, to be asked which of them hold a sign or match a pattern.

    >>> cues = Cues(["Слово «мир».", "Ничего.", "Он: да."])
    >>> sorted(cues.hold("«:")), sorted(cues.match(re.compile("Ничего")))
    ([0, 2], [1])
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._text = "\n".join(texts)
        # Where each block begins, and behind the last of them.
        self._starts = list(accumulate((len(text) + 1 for text in texts), initial=0))

    def hold(self, signs: Iterable[str]) -> set[int]:
        """The indices of the blocks that hold one of the signs."""
        found: set[int] = set()
        text, starts = self._text, self._starts
        for sign in signs:
            at = text.find(sign)
            while at >= 0:
                block = bisect_right(starts, at)
                found.add(block - 1)
                at = text.find(sign, starts[block])
        return found

    def match(self, pattern: re.Pattern[str]) -> set[int]:
        """The indices of the blocks in which a pattern is found, where they stand among others:
        perhaps in more than match alone."""
        found: set[int] = set()
        text, starts = self._text, self._starts
        match = pattern.search(text)
        while match:
            block = bisect_right(starts, match.start())
            found.add(block - 1)
            match = pattern.search(text, starts[block])
        return found
