"""Made text for measuring: words of the inventory by a natural frequency, and made names."""

from __future__ import annotations

import random
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORDS = ROOT.parent / "shared" / "data" / "pronunciation.tsv"
# A stranger has no such list: then the words are the norm's own examples with made endings.
FALLBACK = ROOT / "tables" / "sound" / "inventory.tsv"
ENDINGS = ("", "", "", "", "", "", "은", "을", "에서", "의")
PUNCTUATION = ("",) * 12 + (",", ".", "\n")


def read_words() -> list[str]:
    """The word list that the corpus is made of."""
    if WORDS.is_file():
        return [line.split("\t")[0] for line in WORDS.read_text("utf-8").splitlines()[1:]]
    rows = [line.split("\t") for line in FALLBACK.read_text("utf-8").splitlines()[1:]]
    return [row[1] + ending for row in rows for ending in ENDINGS]


def make_text(size: int, seed: int, endings: bool = False) -> str:
    """About `size` bytes of UTF-8: words drawn by rank (Zipf), punctuated, in lines.

    With `endings` a third of the words takes a particle or an ending, so that far more forms are
    new to a converter than in a list of words.
    """
    source = random.Random(0)
    words = read_words()
    source.shuffle(words)
    weights = [1 / (rank + 10) for rank in range(len(words))]
    chance = random.Random(seed)
    drawn = chance.choices(words, weights, k=size // 7)
    pieces, total = [], 0
    for word in drawn:
        piece = word + (chance.choice(ENDINGS) if endings else "") + chance.choice(PUNCTUATION)
        total += len(piece.encode()) + 1
        pieces.append(piece)
        if total >= size:
            break
    return " ".join(pieces)


def make_names(count: int, seed: int) -> list[str]:
    """Names from the tables' own surnames and given-name syllables, by how common they are."""
    tables = ROOT / "tables" / "names"
    surnames = [
        line.split("\t") for line in (tables / "surnames.tsv").read_text("utf-8").splitlines()[1:]
    ]
    givens = [
        line.split("\t") for line in (tables / "givens.tsv").read_text("utf-8").splitlines()[1:]
    ]
    chance = random.Random(seed)
    bearers = [float(row[3].rstrip("~") or 1) for row in surnames]
    first = [float(row[1]) + 0.1 for row in givens]
    last = [float(row[2]) + 0.1 for row in givens]
    syllables = [row[0] for row in givens]
    return [
        surname[0] + one + two
        for surname, one, two in zip(
            chance.choices(surnames, bearers, k=count),
            chance.choices(syllables, first, k=count),
            chance.choices(syllables, last, k=count),
            strict=True,
        )
    ]
