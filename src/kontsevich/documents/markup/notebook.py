"""Jupyter notebooks: their Markdown cells. Code, output and metadata are not read.

The Markdown stands in strings of JSON, a line each, with escapes; its regions are mapped through
them to the notebook's source.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from ...errors import DocumentError
from ..regions.region import Region
from ..regions.weaving import Weaver
from .block_builder import compose
from .markdown import read_markdown

_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|[{}\[\],]", re.S)
_ESCAPE = re.compile(
    r"\\u[dD][89aAbB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|\u00ad"
)
_CELLS, _TYPE, _SOURCE, _MARKDOWN = "cells", "cell_type", "source", "markdown"


@dataclass(slots=True)
class _Container:
    """An open object or array, with what is known of it."""

    key: str  # of the object that it stands in
    object: bool
    last: str = ""  # the key that was read last
    kind: str = ""  # the type of a cell
    strings: list[tuple[int, int]] = field(default_factory=list)


def read_notebook(text: str) -> list[Region]:
    r"""The regions of a notebook, in the order in which they begin.

    Raises `DocumentError` for what is no JSON.

    >>> cell = '{"cell_type": "markdown", "source": ["*\u041aим*\\n", "Чен Ын"]}'
    >>> [region.text for region in read_notebook('{"cells": [' + cell + "]}")]
    ['Ким\nЧен Ын']
    """
    start = int(text.startswith("\ufeff"))
    try:
        json.loads(text[start:])
    except json.JSONDecodeError as error:
        raise DocumentError("line {line}: is no notebook", line=error.lineno) from None
    except (RecursionError, ValueError):
        raise DocumentError("is no notebook") from None
    regions: list[Region] = []
    for count, strings in enumerate(_find_cells(text), 1):
        weaver = Weaver(text)
        for first, last in strings:
            _weave(weaver, text, first, last)
        cell = weaver.region("", f"cell {count}")
        regions += [compose(region, cell) for region in read_markdown(cell.text)]
    return regions


def _find_cells(text: str) -> list[list[tuple[int, int]]]:
    """The strings that make up the source of each Markdown cell, without their quotes."""
    cells = []
    stack: list[_Container] = []
    for match in _TOKEN.finditer(text):
        token = match[0]
        top = stack[-1] if stack else _Container("", False)
        if token in "{[":
            stack.append(_Container(top.last if top.object else top.key, token == "{"))
        elif token in "}]":
            if stack:
                done = stack.pop()
                if done.kind == _MARKDOWN and done.strings:
                    cells.append(done.strings)
                if stack:
                    stack[-1].last = ""
        elif token == ",":
            top.last = ""
        elif not top.object:
            if top.key == _SOURCE and len(stack) > 1 and stack[-2].key == _CELLS:
                stack[-2].strings.append((match.start() + 1, match.end() - 1))
        elif not top.last:
            top.last = token[1:-1]
        elif top.key == _CELLS:
            if top.last == _TYPE:
                top.kind = token[1:-1]
            elif top.last == _SOURCE:
                top.strings.append((match.start() + 1, match.end() - 1))
    return cells


def _weave(weaver: Weaver, text: str, start: int, end: int) -> None:
    for match in _ESCAPE.finditer(text, start, end):
        weaver.add(start, match.start())
        start = match.end()
        # Soft hyphens stay here: Markdown must see all that it is made of.
        weaver.put(json.loads(f'"{match[0]}"'), *match.span())
    weaver.add(start, end)
