"""XML as a row of tags with their places in the text, names told by their namespaces.

The text is one that the parser has found well formed, so that a tag is all that its first
character says it is. Nothing recurses: depth is a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape as unescape_html
from typing import NamedTuple

_TOKEN = re.compile(
    r"<(?:(/?)([^\s/<>!?]+)([^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*)>"
    r"|!--.*?-->|\?.*?\?>|!\[CDATA\[.*?\]\]>)",
    re.S,
)
_ATTRIBUTE = re.compile(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REFERENCE = re.compile(r"&[^;]*;")
CDATA = "<![CDATA["
OPEN, CLOSE, EMPTY, DATA = range(4)


class Tag(NamedTuple):
    """A tag, or a stretch of CDATA: what it is, its name ("w:p"), and its half-open place.

    The name has our own prefix for a namespace that the reader knows, and is "" in any other.
    """

    kind: int
    name: str
    start: int
    end: int
    inside: str


def scan(
    text: str, spaces: Mapping[str, str], wanted: frozenset[str] | None = None
) -> Iterator[Tag]:
    """The tags of an XML text in order; `spaces`: prefixes by the namespaces that matter;
    `wanted`: the names that matter, if all others may be left out.

    >>> [(tag.kind, tag.name) for tag in scan('<x:a xmlns:x="u"><x:b/></x:a>', {"u": "w"})]
    [(0, 'w:a'), (2, 'w:b'), (1, 'w:a')]
    """
    prefixes: dict[str, str] = {}
    names: dict[str, str] = {}
    every = wanted is None
    scopes: list[tuple[int, dict[str, str], dict[str, str]]] = []
    depth = 0
    for match in _TOKEN.finditer(text):
        slash, qualified, inside = match.groups()
        if qualified is None:
            if text.startswith(CDATA, match.start()):
                yield Tag(DATA, "", match.start(), match.end(), "")
            continue
        start, end = match.span()
        if slash:
            name = names.get(qualified)
            if name is None:
                name = names[qualified] = _resolve(qualified, prefixes, wanted)
            if name or every:
                yield Tag(CLOSE, name, start, end, "")
            if scopes and scopes[-1][0] == depth:
                _, prefixes, names = scopes.pop()
            depth -= 1
            continue
        empty = text[end - 2] == "/"
        depth += 1
        if "xmlns" in inside:
            scopes.append((depth, prefixes, names))
            prefixes, names = _declare(inside, prefixes, spaces), {}
        name = names.get(qualified)
        if name is None:
            name = names[qualified] = _resolve(qualified, prefixes, wanted)
        if name or every:
            yield Tag(EMPTY if empty else OPEN, name, start, end, inside)
        if empty:
            if scopes and scopes[-1][0] == depth:
                _, prefixes, names = scopes.pop()
            depth -= 1


def attributes(inside: str) -> dict[str, str]:
    """The attributes of a tag by their names without prefixes.

    >>> attributes(' w:val="a&amp;b" x="1"')
    {'val': 'a&b', 'x': '1'}
    """
    found = {}
    for match in _ATTRIBUTE.finditer(inside):
        value = match[2] if match[2] is not None else match[3]
        found[match[1].rpartition(":")[2]] = unescape(value)
    return found


def unescape(text: str) -> str:
    """Character references read."""
    return unescape_html(text) if "&" in text else text


def references(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where character references stand."""
    for match in _REFERENCE.finditer(text, start, end):
        yield match.span()


def prefix_of(text: str, wanted: Mapping[str, str], name: str) -> str:
    """The prefix, with its colon, that the root of a part has for the namespace we call `name`."""
    root = next((match for match in _TOKEN.finditer(text) if match[2]), None)
    for match in _ATTRIBUTE.finditer(root[3] if root else ""):
        value = match[2] if match[2] is not None else match[3]
        if wanted.get(unescape(value)) == name and match[1].startswith("xmlns"):
            prefix = match[1].partition(":")[2]
            return f"{prefix}:" if prefix else ""
    return f"{name}:"


def _declare(inside: str, prefixes: Mapping[str, str], spaces: Mapping[str, str]) -> dict[str, str]:
    declared = dict(prefixes)
    for match in _ATTRIBUTE.finditer(inside):
        if match[1] == "xmlns" or match[1].startswith("xmlns:"):
            value = unescape(match[2] if match[2] is not None else match[3])
            prefix, space = match[1].partition(":")[2], spaces.get(value, "")
            if space or prefix in declared:  # of strangers nothing is kept
                declared[prefix] = space
    return declared


def _resolve(qualified: str, prefixes: Mapping[str, str], wanted: frozenset[str] | None) -> str:
    prefix, colon, local = qualified.rpartition(":")
    space = prefixes.get(prefix if colon else "", "")
    name = f"{space}:{local}" if space else ""
    return name if wanted is None or name in wanted else ""
