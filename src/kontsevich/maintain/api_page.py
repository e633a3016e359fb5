"""The page of the public interface, from the docstrings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from types import FunctionType

import kontsevich

_ADDRESS = re.compile(" object at 0x[0-9a-f]+")  # another in each process
_REFERENCE = re.compile(r"ForwardRef\('([^']*)'\)")
_ANNOTATION = re.compile(r"(: |-> )'([^']*)'")


def describe_interface(told: Mapping[str, str] | None = None) -> Iterator[str]:
    """The lines of the page; `told` has other words for what the docstrings say, by name."""
    names = sorted(kontsevich.__all__, key=str.casefold)
    yield from ["```python", ">>> from kontsevich import *", "", "```"]
    for name in names:
        thing = getattr(kontsevich, name)
        yield from ["", f"## {name}", ""]
        yield from _describe(name, name, thing, told)
        if inspect.isclass(thing):
            for method, function in vars(thing).items():
                if isinstance(function, FunctionType | property) and method[0] != "_":
                    full = f"{name}.{method}"
                    yield from ["", f"### {full}", ""]
                    yield from _describe(full, method, function, told)


def _describe(full: str, name: str, thing: object, told: Mapping[str, str] | None) -> Iterator[str]:
    signature = _signature(thing)
    if signature:
        yield from [f"`{name}{signature}`", ""]
    prose, examples = split_docstring(inspect.getdoc(thing) or "")
    yield told[full] if told is not None else prose
    if examples:
        yield from ["", "```python", examples, "", "```"]


def split_docstring(text: str) -> tuple[str, str]:
    r"""What a docstring says, and its examples.

    >>> split_docstring("One.\n\n>>> 1\n1")
    ('One.', '>>> 1\n1')
    """
    prose, mark, examples = text.partition(">>> ")
    return prose.strip(), (mark + examples).strip()


def _signature(thing: object) -> str:
    if not callable(thing) or (inspect.isclass(thing) and issubclass(thing, Exception)):
        return ""
    shown = _ADDRESS.sub("", str(inspect.signature(thing)))
    return _ANNOTATION.sub(r"\1\2", _REFERENCE.sub(r"\1", shown)).replace("(self, ", "(")
