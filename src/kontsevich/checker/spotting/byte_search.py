"""Text → bytes, one for each character, and where words and stems stand in them.

Python finds one byte many times as fast as it tries a pattern.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ...law import tables
from .spots import HYPHEN, SPACES, THIN, look_alikes

if TYPE_CHECKING:
    from _codecs import _EncodeCharMap

CONTEXTS = "check/contexts.tsv"
OTHER = b"?"  # the byte of characters that have none of their own
# What ordinary text has besides Russian letters and ASCII; a text with more is looked at twice.
_USUAL = "«»–—―…„“”‘’№§©®°±·•×÷−→€áâãäåæçèéêíîïñóôöøúûüýßÁÄÅÇÉÖØÜ"
# The bytes of classes.
CAPITAL, SMALL, _SPACE, _HYPHEN, _REST = b"Xx -."
_LOOK = 60  # what one more look through a text costs; the commonest letter costs a thousand


class Script(NamedTuple):
    """How text becomes bytes, and the bytes without case and look-alikes, or as classes.

    `letters`: the folded bytes of Russian letters.
    """

    encoding: _EncodeCharMap
    folds: bytes
    classes: bytes
    letters: bytes


@cache
def script() -> Script:
    """The bytes of the letters of ``check/characters.toml``, and what goes with them."""
    document = tables.read_toml("check/characters.toml")
    upper, letter = (re.compile(f"[{document[kind]}]") for kind in ("upper", "letter"))
    alike = look_alikes()
    beyond = [one for one in map(chr, range(128, 0x500)) if letter.match(one)]
    others = [*beyond, *SPACES, *THIN, *re.findall(HYPHEN, "-\u2010\u2011"), *alike, *_USUAL]
    # ASCII has its own bytes, all else those above and those of control characters.
    free = [*range(128, 256), *range(1, 9), *range(14, 32)]
    places = {chr(at): at for at in range(128) if at not in free}
    places |= zip((one for one in dict.fromkeys(others) if one not in places), free, strict=False)
    known = ["\ufffe"] * 256
    for one, at in places.items():
        known[at] = one

    def fold_one(one: str) -> int:
        # Capitals that look alike stand for their small letters too: B is one letter with b.
        same = alike.get(one) or alike.get(one.lower()) or alike.get(one.upper()) or one
        return places.get(same.lower(), places.get(one, 0))

    def classify(one: str) -> int:
        one = alike.get(one, one)
        if upper.match(one):
            return CAPITAL
        if letter.match(one):
            return SMALL
        if one in SPACES + THIN:
            return _SPACE
        if re.match(HYPHEN, one):
            return _HYPHEN
        return ord(one) if one.isspace() else _REST

    return Script(
        codecs.charmap_build("".join(known)),
        bytes(map(fold_one, known)),
        bytes(map(classify, known)),
        bytes(sorted({fold_one(one) for one in beyond})),
    )


def encode(text: str) -> bytes:
    """The bytes of a text."""
    return codecs.charmap_encode(text, "replace", script().encoding)[0]


def fold(text: str) -> bytes:
    """The bytes of a text without case, Latin look-alikes as the Cyrillic letters."""
    return encode(text).translate(script().folds)


class Search(NamedTuple):
    """Stems that are found by one letter of each.

    `pattern`: the letter with the rest of some stem behind it. `stems`: (the stem, where the
    letter is in it, its row in the table).
    """

    pattern: re.Pattern[bytes]
    stems: tuple[tuple[bytes, int, int], ...]


@cache
def _searches() -> tuple[Search, ...]:
    """The stems that speak of Korea, by the fewest letters, and rare ones.

    One letter is found at once, a choice of words is not.
    """
    frequent = fold(tables.read_toml("check/titles.toml")["encoding"]["frequent"])
    price = {letter: (len(frequent) - at) ** 2 + _LOOK for at, letter in enumerate(frequent)}
    left = {fold(row[0]): number for number, row in enumerate(tables.read_tsv(CONTEXTS))}
    found = []
    while left:
        counts = Counter(letter for stem in left for letter in set(stem))
        letter = min(sorted(counts), key=lambda one: price.get(one, _LOOK) / counts[one])
        rows = [(stem, stem.index(letter), row) for stem, row in left.items() if letter in stem]
        found.append(Search(_look_for(letter, rows), tuple(rows)))
        left = {stem: row for stem, row in left.items() if letter not in stem}
    return tuple(found)


def _look_for(letter: int, rows: list[tuple[bytes, int, int]]) -> re.Pattern[bytes]:
    rests: dict[bytes, list[bytes]] = {}  # by the next letter, so that few are tried
    for stem, at, _ in rows:
        rest = re.escape(stem[at + 2 :]) + (b"(?<=%b)" % re.escape(stem) if at else b"")
        rests.setdefault(re.escape(stem[at + 1 : at + 2]), []).append(rest)
    choice = b"|".join(b"%b(?:%b)" % (after, b"|".join(row)) for after, row in rests.items())
    return re.compile(re.escape(bytes((letter,))) + b"(?=" + choice + b")")


def find_contexts(folded: bytes) -> Iterator[tuple[int, int]]:
    """Where a folded text speaks of Korea: (place, row of ``check/contexts.tsv``), in no order.

    A word, or the second half of one, begins there with the row's stem.

    >>> sorted(at for at, _ in find_contexts(fold("скорее в Сеул")))
    [9]
    """
    letters = script().letters
    joint = fold(tables.read_toml("check/evidence.toml")["context_joint"])
    for pattern, stems in _searches():
        for match in pattern.finditer(folded):
            for stem, inside, row in stems:
                at = match.start() - inside
                if at >= 0 and folded.startswith(stem, at):
                    before = folded[at - 1 : at] if at else b""
                    if not before or before == joint or before not in letters:
                        yield at, row
