"""A memo that stays bounded whatever the text."""

from __future__ import annotations

from collections.abc import Callable, Sized
from typing import TypeVar

_Key = TypeVar("_Key", bound=Sized)
_Value = TypeVar("_Value")

# More words, or seams, than a megabyte of any text has. They live in two generations: when the
# younger is full, the older is forgotten: what a text goes on using is never computed again.
MOST_WORDS = 1 << 17
GENERATION = MOST_WORDS // 2
LONGEST_TOKEN = 64  # a longer token is converted, but not remembered


class Memo(dict[_Key, _Value]):
    """A bounded memo: a missing key is taken from the older generation, or computed."""

    def __init__(self, compute: Callable[[_Key], _Value]) -> None:
        super().__init__()
        self.compute: Callable[[_Key], _Value] = compute
        self._older: dict[_Key, _Value] = {}

    def __missing__(self, key: _Key) -> _Value:
        value = self._older.get(key)
        if value is None:
            value = self.compute(key)
        if len(key) <= LONGEST_TOKEN:
            if len(self) >= GENERATION:
                self._older = dict(self)
                super().clear()
            self[key] = value
        return value

    def clear(self) -> None:
        """Forget everything."""
        self._older = {}
        super().clear()
