"""Make the table of words that name no body before its generic term: 전통 in 전통시장.

By hand, since what it reads is no part of the repository, with the package msgpack installed::

    python -m kontsevich.maintain.ordinary_words wordfreq/data/small_ko.msgpack.gz

``places/ordinary.tsv`` gets the words of two syllables that are frequent enough; its column `more`,
of rarer words that describe a school, a market, a hospital, is written by people and stays.
"""

from __future__ import annotations

import sys
from collections import defaultdict

from ..analysis.compounds import HEAD_SYLLABLES, ORDINARY, read_parts
from ..hangul.syllables import RUN
from ..law import tables
from .name_collisions import CENTIBEL, read_frequencies

RAREST = -510 * CENTIBEL


def main() -> None:
    """Write the table anew from a file of frequencies."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word, weight in read_frequencies(sys.argv[1]).items():
        frequent = len(word) == HEAD_SYLLABLES and weight > RAREST
        if frequent and RUN.fullmatch(word) and word not in read_parts():
            found[word[0]].append(word[1])
    more = {row[0]: row[2] for row in tables.read_tsv(ORDINARY)}
    lines = [
        f"{head}\t{''.join(sorted(found[head]))}\t{more.get(head, '')}\n"
        for head in sorted({*found, *more})
    ]
    text = "".join(["head\ttails\tmore\n", *lines])
    (tables.locate() / ORDINARY).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
