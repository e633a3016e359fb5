"""Mutations that keep the structure of a document, for formats whose mere bytes are soon refused.

A package stays one, and one part of it changes; mark-up is cut and put together by its tokens:
tags, control words, braces, texts.
"""

from __future__ import annotations

import io
import random
import re
import zipfile

_TOKENS = {
    "rtf": re.compile(rb"\\'[0-9a-fA-F]{2}|\\[a-z]+-?\d* ?|\\.|[{}]|[^\\{}]+", re.S),
    "xml": re.compile(rb"<[^<>]*>|&[^;<>]{0,9};|[^<>&]+|[<>&]", re.S),
}
PACKED = ("docx", "odt", "epub", "xlsx", "pptx", "fbz")
MARKED = ("rtf", "fb2", "fodt", "html", "ttml", "xliff")
_PART = re.compile(r"(?i)\.(xml|rels|x?html|ncx|opf|fb2)$")
_NUMBER = re.compile(rb"\d+")
_NUMBERS = (b"0", b"-1", b"1", b"255", b"65536", b"99999999999")


def mutate(data: bytes, form: str, seed: int) -> bytes:
    """The document with one to four changes; `data` as it is where it is no document."""
    chance = random.Random(seed)
    if form in MARKED:
        return _shuffle(data, _TOKENS["rtf" if form == "rtf" else "xml"], chance)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except Exception:  # of whatever kind: what is no package is left to others
        return data
    names = [name for name in parts if _PART.search(name)]
    if not names:
        return data
    name = chance.choice(names)
    parts[name] = _shuffle(parts[name], _TOKENS["xml"], chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def _shuffle(data: bytes, pattern: re.Pattern[bytes], chance: random.Random) -> bytes:
    """A text with a few tokens taken out, doubled, exchanged, cut, or with other numbers."""
    tokens = pattern.findall(data)
    for _ in range(chance.randint(1, 4)):
        if not tokens:
            break
        at, other = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        end = min(at + chance.choice((1, 1, 2, 5, 20)), len(tokens))
        change = chance.randrange(5)
        if change == 0:
            del tokens[at:end]
        elif change == 1:
            tokens[other:other] = tokens[at:end] * chance.choice((1, 1, 2, 50))
        elif change == 2:
            tokens[at], tokens[other] = tokens[other], tokens[at]
        elif change == 3:
            tokens[at] = _NUMBER.sub(chance.choice(_NUMBERS), tokens[at])
        else:
            tokens[at] = tokens[at][: chance.randrange(len(tokens[at]) + 1)]
    return b"".join(tokens)
