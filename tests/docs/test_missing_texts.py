"""What is no text, as None and NaN stand for a missing one in tables, is told in one way by all
that is public."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

import kontsevich
from kontsevich import Converter, InputError, Manuscript, OpenDocument

# Of the public functions, these take a path, or a trace.
OTHERS = {"check_path", "fix_path", "replay"}
FUNCTIONS = {
    name: getattr(kontsevich, name)
    for name in kontsevich.__all__
    if inspect.isfunction(getattr(kontsevich, name)) and name not in OTHERS
}
METHODS: dict[str, Callable[[Any], object]] = {
    "Converter.convert": Converter().convert,
    "Converter.explain": Converter().explain,
    "Converter.pronounce": Converter().pronounce,
    "a name": Converter(kind="name").convert,
    "a citation": Converter(kind="citation").convert,
    "OpenDocument": OpenDocument,
    "OpenDocument.replace": OpenDocument("x").replace,
    "OpenDocument.edit": lambda text: OpenDocument("x").edit(0, 1, text),
    "Manuscript": Manuscript,
    "Manuscript.retype": Manuscript("x").retype,
}


def test_all_public_functions_are_asked() -> None:
    assert {"check", "convert", "fix", "hangulize", "restore", "split_name"} <= set(FUNCTIONS)


@pytest.mark.parametrize("given", [None, float("nan"), 3, ["x"]], ids=repr)
@pytest.mark.parametrize("name", [*FUNCTIONS, *METHODS])
def test_what_is_no_text_is_told(name: str, given: object) -> None:
    ask = (FUNCTIONS | METHODS)[name]
    with pytest.raises(InputError) as told:
        ask(given)
    assert str(told.value) == f"expected a text, got {given!r}"
