"""Whether a plain text has anything to say to the checker at all; most have not.

A text is looked through as bytes, one for each character, which Python searches fastest, for what
may begin a name or speaks of Korea. A name found so is weighed by itself: the words around it can
only weigh against it, and so the answer holds however the text is cut into regions.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from .. import tables
from ..documents.joint import join_lines
from ..profile import DEFAULT
from .spot import HYPHEN, SPACES, SURNAMES, THIN, UNSEEN, Token, clean, follow, look_alikes

if TYPE_CHECKING:
    from _codecs import _EncodeCharMap

_BLOCK = 1 << 17  # characters that are looked at together
_MARGIN = 1 << 10  # characters on both sides: more than a name has
_LONGEST = 200  # characters of a name with all its parts
_MOST_PARTS = 3  # of a given name
_LOOK = 60  # what one more look through a text costs; the commonest letter costs a thousand
_OTHER = b"?"  # the byte of characters that have none of their own
# What ordinary text has besides Russian letters and ASCII; a text with more is looked at twice.
_USUAL = "«»–—―…„“”‘’№§©®°±·•×÷−→€áâãäåæçèéêíîïñóôöøúûüýßÁÄÅÇÉÖØÜ"

# The bytes of classes.
_CAPITAL, _SMALL, _SPACE, _HYPHEN, _REST = b"Xx -."

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


class _Script(NamedTuple):
    """How text becomes bytes, and the bytes without case and look-alikes, or as classes.

    `letters`: the folded bytes of Russian letters.
    """

    encoding: _EncodeCharMap
    fold: bytes
    classes: bytes
    letters: bytes


def is_silent(text: str) -> bool:
    """Whether nothing can be found in a plain text, however it is cut into regions.

    Much cheaper than cutting it: most files of a repository have no Korean name at all. False
    says nothing.

    >>> is_silent("Мама мыла раму."), is_silent("Ким Чен Ын"), is_silent("в Корее")
    (True, False, False)
    """
    if text.isascii():
        return True
    return not any(
        _speaks(text[max(at - _MARGIN, 0) : at + _BLOCK + _MARGIN])
        for at in range(0, len(text), _BLOCK)
    )


def _speaks(text: str) -> bool:
    """Whether something may be found in a piece of text; what its edges cut is no matter."""
    text = join_lines(text)
    script = _script()
    code = _encode(text)
    if code.count(_OTHER) > text.count(_OTHER.decode()):
        from ..hangul import RUN

        if RUN.search(text):
            return True
        if UNSEEN.search(text):
            text = clean(text).text
            code = _encode(text)
    folded, classes = code.translate(script.fold), code.translate(script.classes)
    return (
        _speaks_of_korea(folded)
        or any(_is_half(folded, classes, cut.start()) for cut in _CUT_HYPHEN.finditer(classes))
        or any(
            _may_begin_name(text, start, end)
            for start, end in _find_surnames(folded, classes)
            # A word of Latin letters alone is none, however they look.
            if not (text[start:end].isascii() or (start and text[start - 1].isalpha()))
        )
    )


# -- text as bytes


@cache
def _script() -> _Script:
    document = tables.read_toml("check/characters.toml")
    upper, letter = (re.compile(f"[{document[kind]}]") for kind in ("upper", "letter"))
    alike = look_alikes()
    beyond = [one for one in map(chr, range(128, 0x500)) if letter.match(one)]
    others = [*beyond, *SPACES, THIN, *re.findall(HYPHEN, "-\u2010\u2011"), *alike, *_USUAL]
    # ASCII has its own bytes, all else those above and those of control characters.
    free = [*range(128, 256), *range(1, 9), *range(14, 32)]
    places = {chr(at): at for at in range(128) if at not in free}
    places |= zip((one for one in dict.fromkeys(others) if one not in places), free, strict=False)
    known = ["\ufffe"] * 256
    for one, at in places.items():
        known[at] = one

    def fold(one: str) -> int:
        small = alike.get(one, one).lower()
        return places.get(small, places.get(one, 0))

    def classify(one: str) -> int:
        one = alike.get(one, one)
        if upper.match(one):
            return _CAPITAL
        if letter.match(one):
            return _SMALL
        if one in SPACES + THIN:
            return _SPACE
        if re.match(HYPHEN, one):
            return _HYPHEN
        return ord(one) if one.isspace() else _REST

    return _Script(
        codecs.charmap_build("".join(known)),
        bytes(map(fold, known)),
        bytes(map(classify, known)),
        bytes(sorted({fold(one) for one in beyond})),
    )


def _encode(text: str) -> bytes:
    return codecs.charmap_encode(text, "replace", _script().encoding)[0]


def _fold(text: str) -> bytes:
    return _encode(text).translate(_script().fold)


# -- words about Korea


@cache
def _contexts() -> tuple[re.Pattern[bytes], ...]:
    """The stems that speak of Korea, each by a letter of it: the fewest letters, and rare ones.

    One letter is found at once, a choice of words is not.
    """
    frequent = _fold(tables.read_toml("check/titles.toml")["encoding"]["frequent"])
    price = {letter: (len(frequent) - at) ** 2 + _LOOK for at, letter in enumerate(frequent)}
    found = []
    left = set(_stems())
    while left:
        counts = Counter(letter for stem in left for letter in set(stem))
        letter = min(sorted(counts), key=lambda one: price.get(one, _LOOK) / counts[one])
        found.append(_look_for(letter, sorted(stem for stem in left if letter in stem)))
        left = {stem for stem in left if letter not in stem}
    return tuple(found)


@cache
def _stems() -> tuple[bytes, ...]:
    return tuple(_fold(row[0]) for row in tables.read_tsv("check/contexts.tsv"))


def _look_for(letter: int, stems: list[bytes]) -> re.Pattern[bytes]:
    """An expression that finds the ends of these stems, by one letter of each."""
    rests: dict[bytes, list[bytes]] = {}  # by the next letter, so that few are tried
    for stem in stems:
        at = stem.index(letter) + 1
        rest = re.escape(stem[at + 1 :]) + (b"(?<=%b)" % re.escape(stem) if at > 1 else b"")
        rests.setdefault(re.escape(stem[at : at + 1]), []).append(rest)
    choice = b"|".join(b"%b(?:%b)" % (after, b"|".join(row)) for after, row in rests.items())
    return re.compile(re.escape(bytes((letter,))) + b"(?:" + choice + b")")


def _speaks_of_korea(folded: bytes) -> bool:
    """Whether a word, or the second half of one, begins with such a stem."""
    joint = _fold(tables.read_toml("check/evidence.toml")["context_joint"])
    for pattern in _contexts():
        for match in pattern.finditer(folded):
            for stem in _stems():
                at = match.end() - len(stem)
                if folded.startswith(stem, at) and (
                    at < 1
                    or folded[at - 1 : at] == joint
                    or folded[at - 1] not in _script().letters
                ):
                    return True
    return False


# -- names


@cache
def _surnames() -> frozenset[bytes]:
    return frozenset(_fold(tables.read_text(SURNAMES)).split())


def _find_surnames(folded: bytes, classes: bytes) -> Iterator[tuple[int, int]]:
    for match in _FIRST_WORD.finditer(classes):
        start, end = match.span()
        if folded[start:end] in _surnames():
            yield start, end


@cache
def _halves() -> frozenset[bytes]:
    """The beginnings of surnames and of stems that speak of Korea."""
    words = (*_surnames(), *_stems())
    return frozenset(word[:size] for word in words for size in range(1, len(word)))


def _is_half(folded: bytes, classes: bytes, end: int) -> bool:
    """Whether what stands before a hyphen may be the first half of a word that is looked for."""
    start = end
    while start and end - start < _LONGEST and classes[start - 1] in (_CAPITAL, _SMALL):
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
    from ..decipher import may_be_korean  # only where a page ends behind them

    return all(may_be_korean(word.lower()) for word in words)


@lru_cache(maxsize=1 << 12)
def _may_be_name(words: tuple[str, ...], gaps: tuple[str, ...]) -> bool:
    """Whether these words, or the first of them, are a Korean name where nothing speaks against."""
    if gaps[0] != " ":
        return False
    # Most texts have no such words, and need nothing of this.
    from .assess import assess
    from .evidence import weights
    from .sighting import _shapes as shapes
    from .weighing import weigh_evidence

    text = " ".join(words)
    ends = [*accumulate(map(len, words), lambda end, length: end + 1 + length)]
    tokens = tuple(Token(end - len(word), end, word) for end, word in zip(ends, words, strict=True))
    for count in range(1, min(len(gaps), _MOST_PARTS) + 1):
        named = tokens[: count + 1]
        joint = "-" if "-" in gaps[1:count] else " " if count > 1 else ""
        for shape in shapes(named, joint):
            assessment = assess(shape, DEFAULT, False)
            if assessment is None:
                continue
            points = weigh_evidence(assessment, named, text, 0.0, ())
            if sum(value for _, value in points) >= min(weights().thresholds):
                return True
    return False
