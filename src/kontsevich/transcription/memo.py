"""A memo that stays bounded whatever the text."""

from __future__ import annotations

from collections.abc import Callable

# A memo that would grow past this is emptied.
MOST_WORDS = 1 << 15
LONGEST_TOKEN = 64  # a longer token is converted, but not remembered


class Memo(dict[str, str]):
    """A bounded memo: a missing key is computed, a full memo is emptied."""

    def __init__(self, compute: Callable[[str], str]) -> None:
        super().__init__()
        self.compute = compute

    def __missing__(self, key: str) -> str:
        value = self.compute(key)
        if len(key) <= LONGEST_TOKEN:
            if len(self) >= MOST_WORDS:
                self.clear()
            self[key] = value
        return value
