"""The functions as methods of a column, typed once for every engine whose columns are objects."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, Generic, TypeVar, Unpack

from .operations import Operation, find_operation
from .options import (
    CheckOptions,
    ConvertOptions,
    FixOptions,
    HangulizeOptions,
    PronounceOptions,
    RestoreOptions,
)

Column = TypeVar("Column")


class Namespace(ABC, Generic[Column]):
    """A column of texts with our functions as methods; each raises `InputError` for a wrong option
    when it is called, before any row is read."""

    def __init__(self, column: Column) -> None:
        self._column = column

    @abstractmethod
    def _apply(self, operation: Operation) -> Column:
        """The column of the results."""

    def _call(self, name: str, options: Any) -> Column:
        return self._apply(find_operation(name, options))

    def convert(self, **options: Unpack[ConvertOptions]) -> Column:
        """Hangul in Cyrillic; as `kontsevich.arrow.convert`."""
        return self._call("convert", options)

    def pronounce(self, **options: Unpack[PronounceOptions]) -> Column:
        """Hangul as it is said; as `kontsevich.arrow.pronounce`."""
        return self._call("pronounce", options)

    def restore(self, **options: Unpack[RestoreOptions]) -> Column:
        """The likeliest reading, a struct; as `kontsevich.arrow.restore`."""
        return self._call("restore", options)

    def hangulize(self, **options: Unpack[HangulizeOptions]) -> Column:
        """Russian in Hangul; as `kontsevich.arrow.hangulize`."""
        return self._call("hangulize", options)

    def check(self, **options: Unpack[CheckOptions]) -> Column:
        """Findings, a list of structs; as `kontsevich.arrow.check`."""
        return self._call("check", options)

    def fix(self, **options: Unpack[FixOptions]) -> Column:
        """Texts with their safe fixes; as `kontsevich.arrow.fix`."""
        return self._call("fix", options)
