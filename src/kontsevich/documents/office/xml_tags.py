"""XML as a row of tags with their places in the text, names told by their namespaces.

The text is one that the parser has found well formed, so that a tag is all that its first
character says it is. Nothing recurses: depth is a number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
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


class Scopes:
    """The prefixes that a text of XML has for namespaces, place by place.

    Whoever writes an element asks for the `name` of its namespace there, and gets what declares it
    where nothing does.

    >>> Scopes('<a xmlns:x="u"><b/></a>', {"u": "w"}).name(15, "w")
    ('x:', '')
    >>> Scopes('<a xmlns="u"><b/></a>', {"u": "w"}).name(13, "w")
    ('w:', ' xmlns:w="u"')
    """

    def __init__(self, text: str, spaces: Mapping[str, str]) -> None:
        self._places: list[int] = []
        self._scopes: list[dict[str, str]] = []
        self._names = {name: space for space, name in reversed(list(spaces.items()))}
        self._spaces, self._ours = spaces, tuple(spaces.values())
        if text.count("xmlns") > text.count("xmlns", 0, self._survey_root(text)):
            self._survey(text)

    def _survey_root(self, text: str) -> int:
        root = next((match for match in _TOKEN.finditer(text) if match[2]), None)
        self._places.append(0)
        self._scopes.append(self._bind(root[3], {}) if root else {})
        return root.end() if root else 0

    def _survey(self, text: str) -> None:
        depth = 0
        scope: dict[str, str] = {}
        outer: list[tuple[int, dict[str, str]]] = []
        self._places, self._scopes = [0], [scope]
        for match in _TOKEN.finditer(text):
            slash, qualified, inside = match.groups()
            if qualified is None:
                continue
            empty = inside.endswith("/")
            if not slash:
                depth += 1
                if "xmlns" in inside and not empty:
                    outer.append((depth, scope))
                    scope = self._bind(inside, scope)
                    self._keep(match.end(), scope)
            if slash or empty:
                if outer and outer[-1][0] == depth:
                    scope = outer.pop()[1]
                    self._keep(match.start(), scope)
                depth -= 1

    def _keep(self, place: int, scope: dict[str, str]) -> None:
        self._places.append(place)
        self._scopes.append(scope)

    def _at(self, place: int) -> dict[str, str]:
        return self._scopes[max(bisect_right(self._places, place) - 1, 0)]

    def name(self, at: int, kind: str, space: str = "") -> tuple[str, str]:
        """The prefix, with its colon, of the namespace that we call `kind` at a place, and what
        declares it there if nothing does; `space`: the namespace then, where there are two.

        The default namespace is no prefix, since attributes do not stand in it.
        """
        scope = self._scopes[max(bisect_right(self._places, at) - 1, 0)]
        for prefix, bound in scope.items():
            if prefix and self._spaces.get(bound) == kind:
                return f"{prefix}:", ""
        free = kind
        while free in scope:
            free += "k"
        return f"{free}:", f' xmlns:{free}="{space or self._names[kind]}"'

    def _bind(self, inside: str, scope: Mapping[str, str]) -> dict[str, str]:
        bound = dict(scope)
        for match in _ATTRIBUTE.finditer(inside):
            if match[1] == "xmlns" or match[1].startswith("xmlns:"):
                prefix = match[1].partition(":")[2]
                value = unescape(match[2] if match[2] is not None else match[3])
                if value in self._spaces or prefix in scope or prefix.startswith(self._ours):
                    bound[prefix] = value  # of other strangers nothing is kept
        return bound


def root_of(text: str) -> str:
    """The name of the root element, as it is written.

    >>> root_of('<?xml version="1.0"?><w:document/>')
    'w:document'
    """
    return next((match[2] for match in _TOKEN.finditer(text) if match[2]), "")


def put_inside(text: str, new: str) -> tuple[int, int, str]:
    """The edit that puts XML at the end of the root element of a text.

    >>> put_inside("<a/>", "<b/>"), put_inside("<a></a><!-- c -->", "<b/>")
    ((2, 4, '><b/></a>'), (3, 3, '<b/>'))
    """
    last = None
    for match in _TOKEN.finditer(text):
        if match[2]:
            last = match
    if last is None:
        raise ValueError("a text without an element")
    if last[1]:
        return last.start(), last.start(), new
    return last.end() - 2, last.end(), f">{new}</{last[2]}>"


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
