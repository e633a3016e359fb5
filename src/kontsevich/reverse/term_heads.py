"""How a term may begin in any spelling: a sieve for the words of a text.

Reading a word back costs much, and most words begin as no term does. So of each spelling of each
term the beginning is written down (`reverse/terms.tsv`), with letters folded that one habit writes
for another: the fewer heads there are, the more ways of spelling they stand for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from ..law import tables
from ..russian.declension import paradigm_of

TERM_HEADS, FOLDS = "reverse/terms.tsv", "reverse/heads.toml"
TERM_HEADER = ("start", "rests")
SHORT_TERMS, SHORT_HEADER = "reverse/short-terms.tsv", ("form", "hangul")
DEVIATIONS, TIER = 2, 3  # of a term's beginning: three syllables
SYLLABLES = 3
GROUP = 2  # letters
_MOST = 12  # letters that may fold into the longest head


class _Folds(NamedTuple):
    letters: dict[int, str]
    silent: dict[int, str | None]
    pieces: tuple[tuple[str, str], ...]
    longest: int
    shortest: int
    brief: int


@cache
def _folds() -> _Folds:
    row = tables.read_toml(FOLDS)
    letters = str.maketrans({pair[0]: pair[1] for pair in row["letters"].split()})
    pairs = (piece.split() for piece in row["pieces"])
    return _Folds(
        letters,
        {**letters, **str.maketrans(dict.fromkeys(row["silent"]))},
        tuple((old, new) for old, new in pairs),
        row["longest"],
        row["shortest"],
        row["brief"],
    )


def fold_head(word: str) -> str:
    """The beginning of a lower-case word, folded.

    >>> fold_head("бульгоги"), fold_head("пулькоги"), fold_head("тток-бокки")
    ('пулкок', 'пулкок', 'токпок')
    """
    folds = _folds()
    text = word[:1].translate(folds.letters) + word[1:_MOST].translate(folds.silent)
    for old, new in folds.pieces:
        text = text.replace(old, new)
    return text[: folds.longest]


@cache
def _heads() -> frozenset[str]:
    return frozenset(
        start + rest for start, rests in tables.read_tsv(TERM_HEADS) for rest in rests.split(" ")
    )


@lru_cache(maxsize=1 << 14)
def may_be_term(word: str) -> bool:
    """Whether a lower-case word begins as some term does in some spelling; most words do not.

    >>> may_be_term("бульгоги"), may_be_term("бунгеоппанг"), may_be_term("стол")
    (True, True, False)
    """
    return begins_as(word, _heads())


def begins_as(word: str, heads: frozenset[str]) -> bool:
    """Whether a lower-case word has one of these heads."""
    head, folds = fold_head(word), _folds()
    # Three letters begin many words, and are a whole stem of short ones alone.
    least = folds.shortest + (len(word) > folds.brief)
    return any(head[:size] in heads for size in range(least, len(head) + 1))


def derive_terms() -> list[tuple[str, str]]:
    """How a term may begin in any spelling: two letters, and what may follow them.

    The words themselves are read back by the lattice; these rows only say which of a text's words
    are worth that.
    """
    rows = tables.read_tsv("check/terms.tsv")
    forms = (form for row in rows for form in row[1].split())
    heads = find_heads((row[0] for row in rows if row[2] != "brand"), forms)
    groups: dict[str, list[str]] = {}
    for head in sorted(heads):
        groups.setdefault(head[:GROUP], []).append(head[GROUP:])
    return [(start, " ".join(rests)) for start, rests in sorted(groups.items())]


def find_heads(words: Iterable[str], forms: Iterable[str] = ()) -> frozenset[str]:
    """The heads of words in Hangul in any spelling, and of spellings as they are."""
    from ..transcription.converter import Converter
    from .variants import spell_variants

    convert = Converter(kind="word").convert

    def spell(hangul: str) -> Iterator[str]:
        yield convert(hangul)
        for variant in spell_variants(hangul[:SYLLABLES], DEVIATIONS, TIER, voiced=True):
            yield variant.text

    heads: set[str] = set()
    for text in map(str.lower, chain(forms, chain.from_iterable(map(spell, words)))):
        paradigm = paradigm_of(text)
        stem = text[: len(text) - paradigm.cut] if paradigm else text
        if len(text) > _folds().shortest and stem.isalpha():
            heads.add(max(fold_head(stem), fold_head(text)[: _folds().shortest], key=len))
    heads = {head for head in heads if len(head) >= _folds().shortest}
    # A longer head says nothing that a shorter one has not said, but for the shortest.
    least = _folds().shortest + 1
    return frozenset(
        head for head in heads if not any(head[:size] in heads for size in range(least, len(head)))
    )


def derive_short_terms() -> list[tuple[str, str]]:
    """The spellings of terms of one syllable that are right for none of them, and the likeliest."""
    from ..transcription.standard_spelling import converter, fold
    from .variants import spell_variants

    convert = converter("word", "paper").convert
    rows = [row[0] for row in tables.read_tsv("check/terms.tsv") if len(row[0]) == 1]
    right = {fold(convert(hangul)) for hangul in rows}
    found: dict[str, tuple[int, str]] = {}
    for hangul in rows:
        for variant in spell_variants(hangul, DEVIATIONS, TIER, voiced=True):
            form = variant.text
            if fold(form) not in right and len(form) >= _folds().shortest:
                found[form] = min(found.get(form, (9, "")), (len(variant.rules), hangul))
    return [(form, hangul) for form, (_, hangul) in sorted(found.items())]
