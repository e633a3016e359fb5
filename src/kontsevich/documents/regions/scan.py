"""Scans of a row of items from left to right, and what of one holds when the row has changed.

A step begins at an item, looks at those around it, and says what it has found and where the next
step may begin. What it looked at is noted: where nothing of that has changed, it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, NamedTuple, overload

_TOGETHER = 64  # items that are compared at once


class Step(NamedTuple):
    """A step from the item `at` to `behind`, which looked at items [first, last).

    Of one that saw the beginning of the row `first` is -1, of one that saw its end `last` is one
    more than there are items.
    """

    at: int
    behind: int
    found: Any
    first: int
    last: int

    def move(self, by: int) -> Step:
        """The same step so many items further."""
        return Step(self.at + by, self.behind + by, self.found, self.first + by, self.last + by)


class _Watched(Sequence[Any]):
    """A row that notes which of its items were looked at."""

    def __init__(self, items: Sequence[Any], at: int) -> None:
        self._items = items
        self.first, self.last = at, at + 1

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> Any: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Any]: ...
    def __getitem__(self, index: int | slice) -> Any:
        if isinstance(index, slice):
            start, stop, _ = index.indices(len(self._items))
            stop = max(stop, start)
            if index.stop is not None and index.stop > stop:
                stop = index.stop
        else:
            start, stop = index, index + 1
        self.first, self.last = min(self.first, start), max(self.last, stop)
        return self._items[index]


class Scan:
    """A scan of `items`: its steps, as far as they hold those of the scan of the row as it was.

    `starts`: where steps may begin, in order, but for what a step has gone over.

    >>> rise = lambda row, at: (at + 1, row[at] < row[at + 1])
    >>> first = Scan("abcad", None, range(4), rise)
    >>> [step.found for step in first.steps]
    [True, True, False, True]
    >>> again = Scan("abdad", first, range(4), rise)
    >>> [one is two for one, two in zip(first.steps, again.steps)]
    [True, False, False, True]
    """

    def __init__(
        self,
        items: Sequence[Any],
        before: Scan | None,
        starts: Sequence[int],
        step: Callable[[Sequence[Any], int], tuple[int, Any]],
    ) -> None:
        self._items = items
        self.steps: list[Step] = []
        known: dict[int, Step] = {}
        if before is not None:
            size = len(before._items)
            first, last = compare(before._items, items)
            moved = len(items) - size
            for one in before.steps:
                if one.last <= first:
                    known[one.at] = one
                elif one.first >= size - last:
                    known[one.at + moved] = one.move(moved) if moved else one
        at = 0
        for start in starts:
            if start < at:
                continue
            one = known.get(start) or self._go(start, step)
            self.steps.append(one)
            at = one.behind

    def _go(self, at: int, step: Callable[[Sequence[Any], int], tuple[int, Any]]) -> Step:
        watched = _Watched(self._items, at)
        behind, found = step(watched, at)
        size = len(self._items)
        last = watched.last if watched.last < size else size + 1
        return Step(at, behind, found, watched.first or -1, last)


def compare(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[int, int]:
    """How many items two rows share from their beginning on, and how many behind those up to their
    end.

    >>> compare("abcde", "abde")
    (2, 2)
    """
    return compare_columns((old,), (new,))


def compare_columns(
    old: Sequence[Sequence[Hashable]], new: Sequence[Sequence[Hashable]]
) -> tuple[int, int]:
    """The same of rows whose items have several parts, each in a column of its own.

    >>> compare_columns(("aaaa", "abcd"), ("aaa", "abd"))
    (2, 1)
    """
    size = min(len(old[0]), len(new[0]))
    first = min([_count_same(*both, size) for both in zip(old, new, strict=True)])
    behind = [(one[first:][::-1], other[first:][::-1]) for one, other in zip(old, new, strict=True)]
    return first, min([_count_same(*both, size - first) for both in behind])


def _count_same(old: Sequence[Hashable], new: Sequence[Hashable], most: int) -> int:
    count = 0
    while count < most and old[count : count + _TOGETHER] == new[count : count + _TOGETHER]:
        count += _TOGETHER
    while count < most and old[count] == new[count]:
        count += 1
    return min(count, most)
