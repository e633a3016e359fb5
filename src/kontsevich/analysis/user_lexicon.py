"""A user's own rows of the lexicon, as pairs or in a file, read and checked."""

from __future__ import annotations

import os
from collections.abc import Iterable

from ..errors import TableError
from ..hangul.seams import SIGNS, SPACE, strip_signs
from ..hangul.syllables import RUN
from ..law import tables

LEXICON_COLUMNS = ("word", "marked")
Lexicon = str | os.PathLike[str] | Iterable[tuple[str, str]]


def read_lexicon(lexicon: Lexicon | None) -> list[tuple[str, str]]:
    """A user's rows, checked: each a word of Hangul and the same word in marked notation."""
    if lexicon is None:
        return []
    if isinstance(lexicon, (str, os.PathLike)):
        name, first = os.fspath(lexicon), 2
        rows = [(row[0], row[1]) for row in tables.read_user_tsv(name, LEXICON_COLUMNS)]
    else:
        rows, name, first = list(lexicon), "lexicon", 1
    for number, (word, marked) in enumerate(rows, first):
        bare = strip_signs(marked).replace(SPACE, "")
        allowed = bare.isalpha() and all(map(RUN.fullmatch, strip_signs(marked).split(SPACE)))
        if not RUN.fullmatch(word) or not allowed or len(bare) != len(word):
            raise TableError(
                name,
                f"line {number}",
                "expected {word!r} with signs {signs}, got {marked!r}",
                word=word,
                signs=" ".join((*SIGNS, SPACE)),
                marked=marked,
            )
    return rows
