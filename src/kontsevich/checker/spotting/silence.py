"""Whether a plain text has anything to say to the checker at all; most have not.

A text is looked through as bytes, one for each character, which Python searches fastest, for what
may begin a name or speaks of Korea. A name found so is weighed by itself: the words around it can
only weigh against it, and so the answer holds however the text is cut into regions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate

from ...documents.regions.line_hyphens import join_lines
from ...law import tables
from ...law.profiles import DEFAULT
from .byte_search import CAPITAL, CONTEXTS, OTHER, SMALL, encode, find_contexts, fold, script
from .spots import SURNAMES, UNSEEN, Token, clean, follow

_BLOCK = 1 << 17  # characters that are looked at together
_PIECE = 1 << 12  # and those that are told together
_MARGIN = 1 << 10  # characters on both sides: more than a name has
_LONGEST = 200  # characters of a name with all its parts
_MOST_PARTS = 3  # of a given name
# A capitalised word, and behind it one more, or a line's end.
_FIRST_WORD = re.compile(rb"X(?<![Xx]X)[Xx]*+(?! x)(?=-?[ \r]*+[\n\fXx])")
# A hyphen at a line end that has not been joined.
_CUT_HYPHEN = re.compile(rb"-(?<=[Xx]-)[ \r]*+[\n\f]")
# The end of a line, and then what may part a sentence: a rule, the number of a page or of a note,
# a running head, one more line of a quotation.
_PAGE_END = re.compile(
    r"[-\u2010\u00ac]?[^\S\n\f]*[\n\f]\s*"
    r"(?:[-_—–=*]{3}|[-–—]?\s*[\d¹²³⁰-⁹]|\[\^|>|[^\n]{0,120}\s\d{1,4}[^\S\n]*(?:\n|\Z)|\Z)"
)


def is_silent(text: str) -> bool:
    """Whether nothing can be found in a plain text, however it is cut into regions.

    Much cheaper than cutting it: most files of a repository have no Korean name at all. False
    says nothing.

    >>> is_silent("Мама мыла раму."), is_silent("Ким Чен Ын"), is_silent("в Корее")
    (True, False, False)
    """
    return next(_find_loud_blocks(text), None) is None


def find_loud(text: str, size: int = _PIECE) -> Iterator[tuple[int, int]]:
    """The pieces of a plain text, of so many characters at most, in which something to be found may
    begin.

    >>> list(find_loud("Ким Чен Ын. " + "Мама мыла раму. " * 99, 1000))
    [(0, 1000)]
    """
    for start, end in _find_loud_blocks(text):
        for at in range(start, end, size):
            if _speaks(text[at : at + size + _MARGIN]):
                yield at, min(at + size, end)


def _find_loud_blocks(text: str) -> Iterator[tuple[int, int]]:
    if text.isascii():
        return
    for at in range(0, len(text), _BLOCK):
        if _speaks(text[max(at - _MARGIN, 0) : at + _BLOCK + _MARGIN]):
            yield at, min(at + _BLOCK, len(text))


def _speaks(text: str) -> bool:
    """Whether something may be found in a piece of text; what its edges cut is no matter."""
    text = join_lines(text)
    code = encode(text)
    if code.count(OTHER) > text.count(OTHER.decode()):
        from ...hangul.syllables import RUN

        if UNSEEN.search(text):
            text = clean(text).text
            code = encode(text)
        if RUN.search(text):
            return True
    folded, classes = code.translate(script().folds), code.translate(script().classes)
    return (
        any(True for _ in find_contexts(folded))
        or any(_is_half(folded, classes, cut.start()) for cut in _CUT_HYPHEN.finditer(classes))
        or any(
            _may_begin_name(text, start, end)
            for start, end in _find_surnames(folded, classes)
            # A word of Latin letters alone is none, however they look.
            if not (text[start:end].isascii() or (start and text[start - 1].isalpha()))
        )
    )


# -- names


@cache
def _surnames() -> frozenset[bytes]:
    return frozenset(fold(tables.read_text(SURNAMES)).split())


def _find_surnames(folded: bytes, classes: bytes) -> Iterator[tuple[int, int]]:
    for match in _FIRST_WORD.finditer(classes):
        start, end = match.span()
        if folded[start:end] in _surnames():
            yield start, end


@cache
def _halves() -> frozenset[bytes]:
    """The beginnings of surnames and of stems that speak of Korea."""
    words = (*_surnames(), *(fold(row[0]) for row in tables.read_tsv(CONTEXTS)))
    return frozenset(word[:size] for word in words for size in range(1, len(word)))


def _is_half(folded: bytes, classes: bytes, end: int) -> bool:
    """Whether what stands before a hyphen may be the first half of a word that is looked for."""
    start = end
    while start and end - start < _LONGEST and classes[start - 1] in (CAPITAL, SMALL):
        start -= 1
    return any(folded[at:end] in _halves() for at in range(start, end))


def _may_begin_name(text: str, start: int, end: int) -> bool:
    """Whether a name may begin with this surname, or is cut by the end of a page."""
    piece = clean(text[start : start + _LONGEST]).text  # no character is dropped any more
    spot = follow(piece, Token(0, end - start, piece[: end - start]))
    if spot is None or not spot.parts:
        return _PAGE_END.match(text, end) is not None
    words = tuple(token.word for token in (spot.first, *spot.parts))
    ends = [end, *(start + part.end for part in spot.parts[:_MOST_PARTS])]
    return _may_be_name(words, spot.gaps) or any(
        _PAGE_END.match(text, at) and _may_be_parts(words[1 : count + 1])
        for count, at in enumerate(ends)
    )


def _may_be_parts(words: tuple[str, ...]) -> bool:
    from ...reverse.korean_shape import may_be_korean  # only where a page ends behind them

    return all(may_be_korean(word.lower()) for word in words)


@lru_cache(maxsize=1 << 12)
def _may_be_name(words: tuple[str, ...], gaps: tuple[str, ...]) -> bool:
    """Whether these words, or the first of them, are a Korean name where nothing speaks against."""
    if gaps[0] != " ":
        return False
    # Most texts have no such words, and need nothing of this.
    from .assessment import assess
    from .evidence import weights
    from .name_weights import weigh_evidence
    from .sightings import build_shapes

    text = " ".join(words)
    ends = [*accumulate(map(len, words), lambda end, length: end + 1 + length)]
    tokens = tuple(Token(end - len(word), end, word) for end, word in zip(ends, words, strict=True))
    for count in range(1, min(len(gaps), _MOST_PARTS) + 1):
        named = tokens[: count + 1]
        for shape in build_shapes(named, gaps[1:count]):
            assessment = assess(shape, DEFAULT, False)
            if assessment is None:
                continue
            points = weigh_evidence(assessment, named, text, 0.0, ())
            if sum(value for _, value in points) >= min(weights().thresholds):
                return True
    return False
