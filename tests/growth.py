"""How the time that something takes grows with its text."""

from __future__ import annotations

import time
from collections.abc import Callable

LIMIT = 3  # twice the text may not take so many times longer
TRIES = 5
TOO_QUICK = 0.01  # seconds, in which nothing can be told


def measure(read: Callable[[str], object], text: str) -> float:
    """The seconds that reading a text takes at best."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        read(text)
        taken.append(time.process_time() - start)
    return min(taken)


def grow(read: Callable[[str], object], make: Callable[[int], str], count: int) -> float:
    """How many times longer twice the text takes; a busy machine gets another chance."""
    ratio = float("inf")
    for _ in range(TRIES):
        once, twice = measure(read, make(count)), measure(read, make(2 * count))
        if twice < TOO_QUICK:
            return 0.0
        ratio = min(ratio, twice / once)
        if ratio < LIMIT:
            break
        count *= 2
    return ratio
