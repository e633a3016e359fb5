"""What was found in the pieces of a document the last time it was read.

A document that is edited is read again after each change, and nearly all of it is as it was. While
a `Memory` is in use (`remembering`), the stages of reading that cost most ask it first, with all
that their answers depend on; what is asked for again is not found again. Without one, as in a
single check, every stage does its work.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from .scan import Scan, compare, compare_columns

_Answer = TypeVar("_Answer")
_Key = TypeVar("_Key", bound=Hashable)
_Whole = TypeVar("_Whole")
_Item = TypeVar("_Item")
_NOTHING = object()


class Memory:
    """The answers of the last reading, by stage and by what they depend on.

    It holds what one reading asked for and nothing older, and serves one document under one set of
    settings. `watch` is called before anything is found anew; what it raises ends the reading.

    >>> memory = Memory()
    >>> for text in ("Сеул и Пусан", "Сеул и Тэгу"):
    ...     with remembering(memory):
    ...         print(recall_each("length", text.split(), lambda word: print(word) or len(word)))
    Сеул
    и
    Пусан
    [4, 1, 5]
    Тэгу
    [4, 1, 4]
    """

    def __init__(self) -> None:
        self.watch: Callable[[], None] = _go_on
        self._known: dict[str, dict[Hashable, Any]] = {}
        self._fresh: dict[str, dict[Hashable, Any]] = {}
        self._rows: dict[str, tuple[Any, Any]] = {}  # what a stage was asked about, its answers
        self._asked: set[str] = set()  # stages of `_rows` in this reading
        self._wholes: dict[str, object] = {}  # what was asked for the answers of a stage
        self._scans: dict[str, Scan] = {}
        self._left: dict[str, object] = {}  # what a stage left for its next reading

    def recall(self, stage: str, key: Hashable, find: Callable[[], _Answer]) -> _Answer:
        """The answer of a stage about a key, found by `find` unless it is known."""
        fresh = self._fresh.setdefault(stage, {})
        answer: Any = fresh.get(key, _NOTHING)
        if answer is _NOTHING:
            answer = self._known.get(stage, {}).get(key, _NOTHING)
            if answer is _NOTHING:
                self.watch()
                answer = find()
            fresh[key] = answer
        return answer  # type: ignore[no-any-return]

    def recall_each(
        self, stage: str, keys: Sequence[Hashable], find: Callable[[Any], _Answer]
    ) -> list[_Answer]:
        """The answers of a stage about keys in the order of the document.

        What stands before and behind an edit is compared and no more.
        """
        return self.recall_columns(stage, (keys,), find)

    def recall_columns(
        self, stage: str, columns: Sequence[Sequence[Any]], find: Callable[..., _Answer]
    ) -> list[_Answer]:
        """The same about keys of several parts, of which each stands in a column of its own."""
        columns = tuple(map(tuple, columns))
        old: list[Any]
        old_columns, old = self._rows.get(stage, ([()] * len(columns), []))
        first, last = compare_columns(old_columns, columns)
        gone, come = slice(first, len(old) - last), slice(first, len(columns[0]) - last)
        moved = dict(zip(_rows(old_columns, gone), old[gone], strict=True))
        answers = old[:first]
        for key in _rows(columns, come):
            answer = moved.get(key, _NOTHING)
            if answer is _NOTHING:
                self.watch()
                answer = find(*key)
            answers.append(answer)
        answers += old[len(old) - last :]
        self._rows[stage] = columns, answers
        self._asked.add(stage)
        return answers

    def recall_asked(
        self,
        stage: str,
        columns: Sequence[Sequence[Any]],
        whole: _Whole,
        ask: Callable[..., object],
        find: Callable[..., _Answer],
    ) -> list[_Answer]:
        """The same where an answer depends on its key and on what that asks of the whole document.

        While the whole is as it was nothing is asked again; where it is not, only the answer of a
        key that is told something else is found again.
        """
        same = self._wholes.pop(stage, _NOTHING) == whole
        notes: list[list[Any]] = self.recall_columns(stage, columns, _begin)
        if not same or [] in notes:
            for note, *key in zip(notes, *columns, strict=True):
                if same and note:
                    continue
                told = ask(whole, *key)
                if not note or note[0] != told:
                    self.watch()
                    note[:] = told, find(told, *key)
        self._wholes[stage] = whole
        return [answer for _, answer in notes]

    def recall_whole(
        self, stage: str, rows: Sequence[Any], find: Callable[[Sequence[Any]], _Answer]
    ) -> _Answer:
        """What a stage finds in all rows of the document together, as long as none has changed."""
        old_rows, answer = self._rows.get(stage, (None, None))
        rows = tuple(rows)
        if rows != old_rows:
            self.watch()
            answer = find(rows)
        self._rows[stage] = rows, answer
        self._asked.add(stage)
        return answer  # type: ignore[no-any-return]

    def recall_near(
        self,
        stage: str,
        keys: Sequence[_Key],
        reach: int,
        find: Callable[[Sequence[_Key]], list[_Answer]],
    ) -> list[_Answer]:
        """The same where an answer depends on so many of the keys before and behind it; `find`
        answers for several keys in a row."""
        keys = tuple(keys)
        old_keys, old = self._rows.get(stage, ((), []))
        first, last = compare(old_keys, keys)
        first, last = max(first - reach, 0), max(last - reach, 0)
        behind = len(keys) - last
        begin = max(first - reach, 0)
        anew = find(keys[begin : behind + reach])[first - begin : behind - begin]
        answers = [*old[:first], *anew, *old[len(old) - last :]]
        self._rows[stage] = keys, answers
        self._asked.add(stage)
        return answers

    def scan(
        self,
        stage: str,
        items: Sequence[Any],
        starts: Sequence[int],
        step: Callable[[Sequence[Any], int], tuple[int, _Answer]],
    ) -> list[tuple[int, _Answer]]:
        """What the steps of a scan find (see `scan_each`); those that looked at nothing that has
        changed since the last reading are not gone again."""
        scan = self._scans[stage] = Scan(items, self._scans.get(stage), starts, step)
        self._asked.add(stage)
        return [(one.at, one.found) for one in scan.steps]

    def take(self, stage: str) -> Any:
        """What a stage left of the last reading; None if it left nothing."""
        return self._left.pop(stage, None)

    def leave(self, stage: str, found: object) -> None:
        """Let a stage find this in the next reading."""
        self._left[stage] = found
        self._asked.add(stage)

    def turn(self) -> None:
        """A reading is whole: what it did not ask for is forgotten."""
        self._known, self._fresh = self._fresh, {}
        self._rows = {stage: row for stage, row in self._rows.items() if stage in self._asked}
        self._wholes = {stage: one for stage, one in self._wholes.items() if stage in self._asked}
        self._scans = {stage: one for stage, one in self._scans.items() if stage in self._asked}
        self._left = {stage: one for stage, one in self._left.items() if stage in self._asked}
        self._asked = set()

    def keep(self) -> None:
        """A reading was broken off: what it has found is kept beside what was known."""
        for stage, answers in self._fresh.items():
            self._known.setdefault(stage, {}).update(answers)
        self._fresh = {}


def _go_on() -> None:
    pass


def _begin(*_key: object) -> list[Any]:
    return []


def _rows(columns: Iterable[Sequence[Any]], part: slice) -> Iterator[tuple[Any, ...]]:
    return zip(*(column[part] for column in columns), strict=True)


_MEMORY: ContextVar[Memory | None] = ContextVar("memory", default=None)


def remembered() -> Memory | None:
    """The memory in use, if there is one."""
    return _MEMORY.get()


def recall(stage: str, key: Hashable, find: Callable[[], _Answer]) -> _Answer:
    """The answer of a stage about a key: from the memory in use, else found."""
    memory = _MEMORY.get()
    return find() if memory is None else memory.recall(stage, key, find)


def recall_each(
    stage: str, keys: Sequence[Hashable], find: Callable[[Any], _Answer]
) -> list[_Answer]:
    """The answers of a stage about keys in the order of the document, from the memory or found."""
    memory = _MEMORY.get()
    return [*map(find, keys)] if memory is None else memory.recall_each(stage, keys, find)


def recall_columns(
    stage: str, columns: Sequence[Sequence[Any]], find: Callable[..., _Answer]
) -> list[_Answer]:
    """The same about keys of several parts, of which each stands in a column of its own."""
    memory = _MEMORY.get()
    return [*map(find, *columns)] if memory is None else memory.recall_columns(stage, columns, find)


def recall_asked(
    stage: str,
    columns: Sequence[Sequence[Any]],
    whole: _Whole,
    ask: Callable[..., object],
    find: Callable[..., _Answer],
) -> list[_Answer]:
    """The answers of a stage about keys in the order of the document, of which each depends on its
    key and on what `ask` tells it of the whole document: from the memory or found by `find`.

    `columns`: the parts of the keys. `ask` is given the whole and a key, `find` what it told and
    the key.
    """
    memory = _MEMORY.get()
    if memory is None:
        return [find(ask(whole, *key), *key) for key in zip(*columns, strict=True)]
    return memory.recall_asked(stage, columns, whole, ask, find)


def recall_whole(
    stage: str, rows: Sequence[_Key], find: Callable[[Sequence[_Key]], _Answer]
) -> _Answer:
    """What a stage finds in all rows of the document together, from the memory or found."""
    memory = _MEMORY.get()
    return find(rows) if memory is None else memory.recall_whole(stage, rows, find)


def unite(rows: Iterable[frozenset[_Item]]) -> frozenset[_Item]:
    """All that stands in any of the rows.

    >>> sorted(unite([frozenset("ab"), frozenset("bc")]))
    ['a', 'b', 'c']
    """
    return frozenset[_Item]().union(*rows)


def recall_near(
    stage: str, keys: Sequence[_Key], reach: int, find: Callable[[Sequence[_Key]], list[_Answer]]
) -> list[_Answer]:
    """The answers of a stage about keys in the order of the document, of which each depends on so
    many of its neighbours: from the memory or found together."""
    memory = _MEMORY.get()
    return find(keys) if memory is None else memory.recall_near(stage, keys, reach, find)


def scan_each(
    stage: str,
    items: Sequence[_Item],
    starts: Sequence[int],
    step: Callable[[Sequence[_Item], int], tuple[int, _Answer]],
) -> list[tuple[int, _Answer]]:
    """What is found in a row of items by steps from left to right, each with where it began.

    A step may begin at each of `starts` that no step before it went over; it says where it ends.
    It may look at any item, but must not count how many there are before its place.
    """
    memory = _MEMORY.get()
    if memory is not None:
        return memory.scan(stage, items, starts, step)
    found, at = [], 0
    for start in starts:
        if start >= at:
            at, one = step(items, start)
            found.append((start, one))
    return found


@contextmanager
def remembering(memory: Memory) -> Iterator[None]:
    """Use a memory for one reading, in this thread."""
    token = _MEMORY.set(memory)
    try:
        yield
    except BaseException:
        memory.keep()
        raise
    finally:
        _MEMORY.reset(token)
    memory.turn()
