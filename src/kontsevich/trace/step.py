"""One step of a trace, and how sure a result is: what conversion itself needs of traces."""

from __future__ import annotations

from typing import Literal, NamedTuple

SLOT = "·"
# The steps that are no rules begin so: what is left goes letter by letter, in one alphabet each.
LETTERS = "letters"
# Stages on the way to Hangul: a row stands for a text; pieces are joined.
READING, JOINING = "reading", "joining"
Certainty = Literal["rule", "row", "guess"]
CERTAINTIES: tuple[Certainty, ...] = ("rule", "row", "guess")  # from the surest


class Step(NamedTuple):
    """One change.

    `stage` is analysis, sound, spelling or layout; on the way to Hangul it is reading, marks,
    letters, hangul or joining, and `before` and `after` are text. `rule` is a rule's id, or a
    table and its row (`lexicon:물고기`); `at` the code point of the source (after Hangul is
    composed) that the step is about, the syllable after the seam. `before` and `after` are, for
    sound and spelling, the three slots of the seam, `coda·onset·vowel`; else the pieces of text
    as they stood.
    """

    stage: str
    rule: str
    at: int
    before: str
    after: str
