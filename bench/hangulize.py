"""Russian → Hangul beside the `hangulize` package of 2017, on 10,000 words in one run.

    python bench/hangulize.py [--peer PYTHON] [--words 10000] [--rounds 5]

`--peer` is the interpreter of an environment that has the package (it wants an old setuptools:
pip install six "setuptools<70" wheel, then pip install --no-build-isolation hangulize==0.0.9).
First, how many names come out by the southern norm: its own examples, and the people and places of
`tests/russian`. Then the speed: words are distinct and made from the table of names by Russian
endings, each round fresh ones;
both sides run in an interpreter of their own, so ours is cold too and reads its tables on the
way. Processor time; the best round counts. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

OURS = """
import json, sys, time
from kontsevich.russian.hangulization import hangulize
words = json.load(sys.stdin)
start = time.process_time()
for word in words:
    hangulize(word, norm=sys.argv[1])
print(time.process_time() - start)
"""
WHOLE = """
import json, sys, time
from kontsevich.russian.hangulization import hangulize
text = " ".join(json.load(sys.stdin))
start = time.process_time()
hangulize(text, norm=sys.argv[1])
print(time.process_time() - start)
"""
THEIRS = """
import json, sys, time
from hangulize import hangulize
words = json.load(sys.stdin)
start = time.process_time()
for word in words:
    hangulize(word, "rus")
print(time.process_time() - start)
"""
RIGHT = """
import json, sys
from hangulize import hangulize
print(sum(hangulize(name, "rus") == hangul for name, hangul in json.load(sys.stdin)))
"""
ROOT = Path(__file__).resolve().parents[1]


def read_pairs() -> dict[str, list[tuple[str, str]]]:
    """Russian names with their Hangul by the southern norm, by where they are from."""
    found = {}
    files = {"examples": "tables/hangul/inventory.tsv"}
    files |= {what: f"tests/russian/{what}.tsv" for what in ("people", "places")}
    for what, file in files.items():
        rows = [line.split("\t") for line in (ROOT / file).read_text("utf-8").splitlines()[1:]]
        named = what != "examples"
        pairs = [(row[0], (named and row[2]) or row[1]) for row in rows]
        found[what] = [pair for pair in pairs if pair[1]]
    return found


def tell_right(peer: str | None) -> Iterator[str]:
    """A table of how many names come out right, ours beside the peer's."""
    from kontsevich import hangulize

    yield from ("| what | of | kontsevich | hangulize 0.0.9 (2017) |", "|---|--:|--:|--:|")
    for what, pairs in read_pairs().items():
        ours = sum(hangulize(russian) == hangul for russian, hangul in pairs)
        theirs = ""
        if peer:
            done = [peer, "-c", RIGHT]
            told = json.dumps(pairs)
            theirs = subprocess.run(
                done, input=told, capture_output=True, text=True, check=True
            ).stdout.strip()
        yield f"| {what} | {len(pairs)} | {ours} | {theirs} |"


def make_words(count: int, seed: int) -> list[str]:
    """Distinct Russian-looking words: the stems of the table's names with usual endings."""
    from kontsevich.russian.name_table import names

    known = [name.russian for name in names() if name.russian.isalpha()]
    endings = sorted({name[-size:] for name in known for size in (2, 3, 4)})
    chance = random.Random(seed)
    words: dict[str, None] = {}
    while len(words) < count:
        stem = chance.choice(known)
        words[stem[: chance.randint(3, len(stem))] + chance.choice(endings)] = None
    return list(words)


def measure(python: str, program: str, words: list[str], *arguments: str) -> float:
    """Seconds that a program in an interpreter of its own needs for the words."""
    done = subprocess.run(
        [python, "-c", program, *arguments],
        input=json.dumps(words),
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--peer", help="an interpreter that has hangulize 0.0.9")
    parser.add_argument("--words", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    sys.stdout.write("\n".join(tell_right(options.peer)) + "\n\n")
    sides: list[tuple[str, str, str, tuple[str, ...]]] = [
        ("kontsevich, South, word by word, cold", sys.executable, OURS, ("south",)),
        ("kontsevich, North, word by word, cold", sys.executable, OURS, ("north",)),
        ("kontsevich, South, one text, cold", sys.executable, WHOLE, ("south",)),
    ]
    if options.peer:
        sides.append(("hangulize 0.0.9 (2017)", options.peer, THEIRS, ()))
    seconds: dict[str, list[float]] = {name: [] for name, *_ in sides}
    for seed in range(options.rounds):
        words = make_words(options.words, seed)
        for name, python, program, arguments in sides:
            seconds[name].append(measure(python, program, words, *arguments))
    slowest = min(seconds[sides[-1][0]]) if options.peer else 0.0
    lines = [
        "| program | seconds of processor time | words a second | × 2017 package |",
        "|---|--:|--:|--:|",
    ]
    for name, times in seconds.items():
        best = min(times)
        ratio = f"{slowest / best:.1f}" if slowest else ""
        lines.append(f"| {name} | {best:.3f} | {options.words / best:,.0f} | {ratio} |")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    started = time.perf_counter()
    main()
    sys.stderr.write(f"{time.perf_counter() - started:.0f} s\n")
