"""What was found in a region, as long as the text around it says as much of Korea as it did."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from ...documents.regions.memory import remembered
from .evidence import Context

_Row = TypeVar("_Row")
_MOST = 4  # answers about one text: it may stand in a document more than once


class _Watched(Context):
    """A context that notes what it is asked, from a place on, and what it answers."""

    begin: int
    points_asked: dict[int, float]
    windows_asked: dict[tuple[int, int], tuple[tuple[int, int], ...]]

    def at(self, place: int) -> float:
        value = super().at(place)
        self.points_asked[place - self.begin] = value
        return value

    def windows(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        found = tuple(super().windows(start, end))
        begin = self.begin
        key = start - begin, end - begin
        self.windows_asked[key] = tuple((left - begin, right - begin) for left, right in found)
        return iter(found)


class _Answer(NamedTuple):
    """Rows, and what was asked of the context to find them."""

    rows: tuple[object, ...]
    points: dict[int, float]
    windows: dict[tuple[int, int], tuple[tuple[int, int], ...]]

    def holds(self, context: Context, begin: int) -> bool:
        """Whether the context would answer as it did."""
        return all(context.at(begin + at) == value for at, value in self.points.items()) and all(
            tuple(
                (left - begin, right - begin)
                for left, right in context.windows(begin + start, begin + end)
            )
            == found
            for (start, end), found in self.windows.items()
        )


def recall_rows(
    stage: str,
    keys: Sequence[Hashable],
    starts: Sequence[int],
    context: Context,
    find: Callable[[int, Context], Iterable[_Row]],
) -> list[tuple[_Row, ...]]:
    """What `find` finds in each region of a manuscript, or what it found in the same text before.

    `starts`: where each region begins. `keys`: for each region all that its rows depend on besides
    the context, which is watched; None for a region in which nothing is sought.
    """
    memory = remembered()
    if memory is None:
        return [() if key is None else tuple(find(at, context)) for at, key in enumerate(keys)]
    stage = f"{stage} {context.everywhere} {context.plainly} {bool(context.places)}"
    if context.everywhere:  # it answers the same wherever it is asked
        return memory.recall_each(stage, keys, _Finder(keys, find, context))
    known: list[list[_Answer]] = memory.recall_each(stage, keys, _begin)
    rows: list[tuple[_Row, ...]] = []
    for region, (key, answers) in enumerate(zip(keys, known, strict=True)):
        if key is None:
            rows.append(())
            continue
        begin = starts[region]
        for answer in answers:
            if answer.holds(context, begin):
                break
        else:
            memory.watch()
            watched = _Watched(*context)
            watched.begin, watched.points_asked, watched.windows_asked = begin, {}, {}
            found = tuple[object, ...](find(region, watched))
            answer = _Answer(found, watched.points_asked, watched.windows_asked)
            answers.append(answer)
            del answers[:-_MOST]
        rows.append(answer.rows)  # type: ignore[arg-type]
    return rows


class _Finder(Generic[_Row]):
    """What is found in the text that a key tells of, wherever in the manuscript it stands."""

    def __init__(
        self,
        keys: Sequence[Hashable],
        find: Callable[[int, Context], Iterable[_Row]],
        context: Context,
    ) -> None:
        self._keys, self._find, self._context = keys, find, context
        self._numbers: dict[Hashable, int] = {}

    def __call__(self, key: Hashable) -> tuple[_Row, ...]:
        if key is None:
            return ()
        numbers = self._numbers
        if not numbers:
            numbers.update((key, number) for number, key in enumerate(self._keys))
        return tuple(self._find(numbers[key], self._context))


def _begin(_key: Hashable) -> list[_Answer]:
    return []
