"""Hangul to Cyrillic beside peers and floors, in one run; prints a table in Markdown.

Every round converts fresh text. A warm converter has seen other text of the same kind; the cold
figure is a fresh converter's first megabyte, the reading of the tables included.
"""

from __future__ import annotations

import contextlib
import os
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from typing import Any

from corpus import make_names, make_text
from kontsevich import Converter

ROUNDS = 7
SIZE = 1_000_000  # bytes of UTF-8
NO_COMPILED_FILES = "PYTHONDONTWRITEBYTECODE"
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
    """What a command adds to a bare interpreter, in milliseconds (the least of 15 starts).

    Compiled files are allowed: an installed program has them.
    """
    env = {name: value for name, value in os.environ.items() if name != NO_COMPILED_FILES}

    def run(program: list[str]) -> float:
        times = []
        for _ in range(15):
            start = time.perf_counter()
            subprocess.run(program, check=True, capture_output=True, env=env)
            times.append(time.perf_counter() - start)
        return min(times) * 1000

    return run([sys.executable, "-c", code]) - run([sys.executable, "-c", "pass"])


def _convert_cold(kind: str) -> Callable[[str], object]:
    return lambda text: Converter(kind=kind).convert(text)


def main() -> None:
    """Measure and print."""
    texts = [make_text(SIZE, seed) for seed in range(1, ROUNDS + 1)]
    warm_up = make_text(SIZE, 0)
    floor = time_rounds(join_syllables, texts)
    rows: list[tuple[str, float]] = [("per-syllable dictionary join (floor)", floor)]
    for kind in ("word", "auto"):
        converter = Converter(kind=kind)
        converter.convert(warm_up)
        rows.append((f"kontsevich, kind={kind}, warm", time_rounds(converter.convert, texts)))
        rows.append((f"kontsevich, kind={kind}, cold", time_rounds(_convert_cold(kind), texts)))
        converter.convert(make_text(SIZE, 0, endings=True))
        ended = [make_text(SIZE, seed, endings=True) for seed in range(1, ROUNDS + 1)]
        spent = time_rounds(converter.convert, ended)
        rows.append((f"kontsevich, kind={kind}, warm, text with endings", spent))
    phonology = []
    for name, function in peers().items():
        sample = [text[: len(text) // 10] for text in texts[:3]]
        spent = time_rounds(function, sample) * 10
        rows.append((name, spent))
        if name.endswith("*"):
            phonology.append(spent)
    print("One megabyte of Korean text, fresh each round; median of processor time.\n")
    print("| program | ms per MB | speed against the floor |\n|---|---|---|")
    for name, spent in sorted(rows, key=lambda row: row[1]):
        print(f"| {name} | {spent * 1000:.0f} | {floor / spent:.2f} × |")
    if phonology:
        word = dict(rows)["kontsevich, kind=word, warm"]
        print(f"\nAgainst the fastest peer that does phonology: {min(phonology) / word:.0f} ×.")
    names = make_names(100_000, 1)
    rates = []
    for _ in range(5):
        converter = Converter(kind="name")
        start = time.process_time()
        for name in names:
            converter.convert(name)
        rates.append(len(names) / (time.process_time() - start))
    print(f"\nNames, fresh converter, one call each: {statistics.median(rates):,.0f} a second.")
    used = peak_memory(lambda: Converter(kind="auto").convert(texts[0]))
    print(f"\nPeak memory over the harness, kind=auto, cold: {used:.0f} MB.")
    added = start_cost("import kontsevich")
    print(f"\n`import kontsevich` adds {added:.0f} ms to a bare interpreter,")
    code = "import sys; from kontsevich.cli import main; main(['convert', '한국'])"
    print(f"`kontsevich convert 한국` {start_cost(code):.0f} ms.")


if __name__ == "__main__":
    main()
