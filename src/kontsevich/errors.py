"""The errors of the package: one small tree, every message with an address."""

from __future__ import annotations


class KontsevichError(Exception):
    """Whatever the package raises on purpose."""


class TableError(KontsevichError):
    """A table that says something impossible.

    >>> str(TableError("names/surnames.tsv", "line 4", "expected 6 columns, got 5"))
    'names/surnames.tsv: line 4: expected 6 columns, got 5'
    """

    def __init__(self, file: str, where: str, problem: str) -> None:
        super().__init__(f"{file}: {where}: {problem}")
        self.file, self.where, self.problem = file, where, problem


class InputError(KontsevichError):
    """A caller's mistake: an unknown kind or profile, an unreadable text."""


class DocumentError(KontsevichError):
    """A document that can't be read or can't be written back."""
