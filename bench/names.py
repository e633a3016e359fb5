"""How long 5,000 different names take to be read back, Latin and Cyrillic, cold.

    python bench/names.py [--names 5000] [--seed 1]

The given names are drawn from the counted ones, each once, with a surname that bears it; they are
spelt by the Revised Romanization and by our system. Processor time of this process: what else runs
beside it still lengthens it where two processes share a core.
"""

from __future__ import annotations

import argparse
import random
import time

from kontsevich import Converter, restore
from kontsevich.law import tables
from kontsevich.reverse.name_counts import GIVEN_COUNTS

SCRIPTS = {"Latin": "rr", "Cyrillic": "paper"}
SYLLABLES = 2  # of a given name


def make_names(count: int, seed: int) -> list[str]:
    """So many names in Hangul, no given name twice."""
    rows = [row for row in tables.read_tsv(GIVEN_COUNTS) if len(row[0]) == SYLLABLES and row[2]]
    chance = random.Random(seed)
    return [chance.choice(surnames) + given for given, _, surnames in chance.sample(rows, count)]


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--names", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    hangul = make_names(options.names, options.seed)
    for script, profile in SCRIPTS.items():
        spell = Converter(kind="name", profile=profile).convert
        texts = list(dict.fromkeys(map(spell, hangul)))
        start = time.process_time()
        for text in texts:
            restore(text, limit=1)
        seconds = time.process_time() - start
        speed = len(texts) / seconds
        print(f"{script}: {len(texts)} different names, {seconds:.2f} s, {speed:,.0f} a second")


if __name__ == "__main__":
    main()
