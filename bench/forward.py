"""Hangul to Cyrillic beside peers and floors, in one run; prints a table in Markdown.

Every round converts fresh text: the words of the inventory by a natural frequency, and real text
where `bench/texts.py` has put it. A warm converter has seen other text of the same kind; a cold
one is a fresh converter, the reading of the tables included.
"""

from __future__ import annotations

import contextlib
import json
import os
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

from corpus import make_names, make_text
from kontsevich import Converter
from texts import TEXTS

ROUNDS = 7
SIZE = 1_000_000  # bytes of UTF-8
NO_COMPILED_FILES = "PYTHONDONTWRITEBYTECODE"
FLOOR = "per-syllable dictionary join (floor)"
SYLLABLES = {chr(code): "кан" for code in range(0xAC00, 0xD7A4)}


def join_syllables(text: str) -> str:
    """The floor: one dictionary look-up a character and a join."""
    get = SYLLABLES.get
    return "".join([get(character, character) for character in text])


def time_rounds(function: Callable[[str], object], texts: list[str]) -> float:
    """The median time of one text, in seconds of processor time."""
    times = []
    for text in texts:
        start = time.process_time()
        function(text)
        times.append(time.process_time() - start)
    return statistics.median(times)


def peers() -> dict[str, Callable[[str], object]]:
    """The other programs that are installed, by name; those that do phonology end in `*`."""
    found: dict[str, Callable[[str], object]] = {}
    try:
        from hangulpy import standardize_pronunciation

        found["hangulpy *"] = standardize_pronunciation
    except ImportError:
        pass
    try:
        from koroman import romanize

        found["koroman *"] = romanize
    except ImportError:
        pass
    try:
        from korean_romanizer import Romanizer

        found["korean-romanizer *"] = lambda text: _romanize_words(Romanizer, text)
    except ImportError:
        pass
    try:
        import icu

        found["PyICU Hangul-Latin"] = icu.Transliterator.createInstance(
            "Hangul-Latin"
        ).transliterate
    except ImportError:
        pass
    return found


def _romanize_words(romanizer: Any, text: str) -> None:
    """Word by word, since it raises KeyError at some codas and would do nothing at all."""
    for word in text.split(" "):
        with contextlib.suppress(KeyError):
            romanizer(word).romanize()


def peak_memory(function: Callable[[], object]) -> float:
    """The most memory that a call holds at once, in megabytes."""
    tracemalloc.start()
    function()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6


def start_cost(code: str) -> float:
    """What a command adds to a bare interpreter, in ms of processor time (the least of 15 starts).

    Compiled files are allowed: an installed program has them.
    """
    env = {name: value for name, value in os.environ.items() if name != NO_COMPILED_FILES}

    def run(program: list[str]) -> float:
        times = []
        for _ in range(15):
            before = os.times()
            subprocess.run(program, check=True, capture_output=True, env=env)
            after = os.times()
            user = after.children_user - before.children_user
            times.append(user + after.children_system - before.children_system)
        return min(times) * 1000

    return run([sys.executable, "-c", code]) - run([sys.executable, "-c", "pass"])


NODE = Path(__file__).resolve().parents[1] / "build" / "node"


def read_texts() -> dict[str, list[str]]:
    """The texts by their kind, the first for warming up; as much as there is of real ones."""
    found = {"benchmark's words": [make_text(SIZE, seed) for seed in range(ROUNDS + 1)]}
    for kind, name in (("formal", "help and handbooks"), ("reviews", "film reviews")):
        path = TEXTS / f"{kind}.txt"
        if path.is_file():
            data = path.read_bytes()
            size = min(SIZE, len(data) // 2)
            starts = range(0, len(data) - size + 1, size)
            found[name] = [data[at : at + size].decode("utf-8", "ignore") for at in starts]
    return {name: texts[: ROUNDS + 1] for name, texts in found.items()}


def converters(warm_up: str) -> dict[str, Callable[[str], object]]:
    """Our own, by what is measured of them."""
    found: dict[str, Callable[[str], object]] = {}
    for kind in ("word", "auto"):
        for way in ("core", "Python"):
            warm = Converter(kind=kind)
            if way == "Python":
                warm.core = None
            elif warm.core is None:
                continue
            warm.convert(warm_up)
            found[f"kontsevich, kind={kind}, {way}, warm"] = warm.convert
            found[f"kontsevich, kind={kind}, {way}, cold"] = _cold(kind, way == "core")
    return found


def _cold(kind: str, core: bool) -> Callable[[str], object]:
    def convert(text: str) -> str:
        converter = Converter(kind=kind)
        if not core:
            converter.core = None
        return converter.convert(text)

    return convert


def time_node(texts: list[str]) -> float | None:
    """The median time of koroman in Node.js, if both are there."""
    if not (NODE / "node_modules" / "koroman").is_dir():
        return None
    script = Path(__file__).with_name("koroman.mjs")
    command = ["node", str(script), str(NODE)]
    told = subprocess.run(
        command, check=True, capture_output=True, input=json.dumps(texts).encode()
    )
    return statistics.median(json.loads(told.stdout)[1:])


def measure(texts: list[str]) -> dict[str, float]:
    """Program → millions of characters a second on texts of one kind."""
    warm_up, *fresh = texts
    size = statistics.median(map(len, fresh)) / 1e6
    floor = time_rounds(join_syllables, fresh)
    speeds = {FLOOR: size / floor}
    for name, function in converters(warm_up).items():
        speeds[name] = size / time_rounds(function, fresh)
    samples = [text[: len(text) // 10] for text in fresh[:3]]
    for name, function in peers().items():
        speeds[name] = size / 10 / time_rounds(function, samples)
    spent = time_node(texts)
    if spent is not None:
        speeds["koroman in Node.js *"] = size / spent
    return speeds


def main() -> None:
    """Measure and print."""
    texts = read_texts()
    speeds = {name: measure(found) for name, found in texts.items()}
    print("Millions of characters a second of Korean text, fresh each round, and how fast that is")
    print("against the floor; median of processor time.\n")
    print("| program | " + " | ".join(speeds) + " |\n|---" + "|--:" * len(speeds) + "|")
    words = [f"{len(set(found[1].split())):,}" for found in texts.values()]
    print(f"| different words in a text | {' | '.join(words)} |")
    first = next(iter(speeds.values()))
    for name in sorted(first, key=lambda name: -first[name]):
        cells = [
            f"{found[name]:.2f} ({found[name] / found[FLOOR]:.2f} ×)" for found in speeds.values()
        ]
        print(f"| {name} | {' | '.join(cells)} |")
    print("\nPrograms with * know phonology.")
    names = make_names(100_000, 1)
    rates = []
    for _ in range(5):
        converter = Converter(kind="name")
        start = time.process_time()
        for name in names:
            converter.convert(name)
        rates.append(len(names) / (time.process_time() - start))
    print(f"\nNames, fresh converter, one call each: {statistics.median(rates):,.0f} a second.")
    text = texts["benchmark's words"][0]
    used = peak_memory(lambda: Converter(kind="auto").convert(text))
    print(f"\nPeak memory over the harness, kind=auto, cold: {used:.0f} MB.")
    added = max(start_cost("import kontsevich"), 0)
    print(f"\n`import kontsevich` adds {added:.0f} ms to a bare interpreter,")
    code = "import sys; from kontsevich.cli import main; main(['convert', '한국'])"
    print(f"`kontsevich convert 한국` {start_cost(code):.0f} ms.")


if __name__ == "__main__":
    main()
