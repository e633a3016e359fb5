"""The errors of the package: one small tree, every message with an address.

A message is an English template with its fields apart, so that the command line can say it in the
user's language: `tables/messages/errors.ru.toml` has the templates in Russian.
"""

from __future__ import annotations

IN_TABLE = "{file}: {where}: "


class KontsevichError(Exception):
    """Whatever the package raises on purpose: a template and its fields.

    >>> str(InputError("{name}: is a directory, not a file", name="texts"))
    'texts: is a directory, not a file'
    """

    def __init__(self, template: str, **fields: object) -> None:
        super().__init__(template.format(**fields) if fields else template)
        self.template, self.fields = template, fields


class TableError(KontsevichError):
    """A table that says something impossible: file, place in it, what is wrong.

    >>> str(TableError("names/surnames.tsv", "line 4", "expected 6 columns, got 5"))
    'names/surnames.tsv: line 4: expected 6 columns, got 5'
    """

    def __init__(self, file: str, where: str, problem: str, **fields: object) -> None:
        if not fields:  # said in full: a brace in it is a brace
            problem = problem.replace("{", "{{").replace("}", "}}")
        super().__init__(IN_TABLE + problem, file=file, where=where, **fields)
        self.file, self.where, self.problem = file, where, problem


class InputError(KontsevichError):
    """A caller's mistake: an unknown kind or profile, an unreadable text."""


class DocumentError(KontsevichError):
    """A document that can't be read or can't be written back."""


def expect_text(given: object) -> None:
    """Raise `InputError` for what is no text, as None and NaN stand for a missing one in tables.

    >>> expect_text(float("nan"))
    Traceback (most recent call last):
    kontsevich.errors.InputError: expected a text, got nan
    """
    if not isinstance(given, str):
        raise InputError("expected a text, got {given!r}", given=given)


def describe(error: OSError) -> str:
    """What the system says went wrong, as the second half of a message.

    >>> describe(FileNotFoundError(2, "No such file or directory"))
    'no such file or directory'
    """
    return (error.strerror or str(error)).lower()
