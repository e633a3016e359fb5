"""What Word and OpenDocument have in common: styles, fields, and which paragraph is what."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby

from ...law.tables import read_toml
from ..regions.citation_patterns import heading, markers
from ..regions.region import Cell, Piece, Region
from ..text.prose_in_code import is_prose
from .container import Block, Lock

_TABLE = "check/styles.toml"
_LONGEST_HEADING = 60
# A paragraph this long without a mark of a cited work is no entry of a list of literature.
_PROSE = 200
_FREE, _MANAGER, _CONTENTS, FIELD = "", "manager", "contents", "field"
# The author of our tracked changes and comments, and the label of a comment that we wrote: one that
# no number makes, since Word counts comments from 0.
AUTHOR = "kontsevich"
OURS = "comment ours"
_LEVEL = 9  # deeper than any heading with a level
PROSE, HEADING, BIBLIOGRAPHY, CODE = "prose", "heading", "bibliography", "code"


@dataclass(slots=True)
class Draft:
    """A paragraph as it was read: `start`: where it begins in its part; `role`: what its style
    says; `level`: a heading's; `label`: a ready one, or "" in the body; `cell`: its place in a
    table."""

    part: str
    start: int
    flow: Region
    role: str = ""
    level: int = 0
    label: str = ""
    locks: list[Lock] = field(default_factory=list)
    twins: list[Region] = field(default_factory=list)
    anchor: int = -1
    mirrors: list[tuple[str, Region]] = field(default_factory=list)
    cell: Cell | None = None

    def pieces(self) -> Iterator[Piece]:
        """The pieces of it and of its twins."""
        for flow in (self.flow, *self.twins):
            yield from flow.pieces

    def lock(self, start: int, end: int, kind: str) -> None:
        """Visible [start, end) can't be changed; a lock of the same kind before it grows."""
        locks = self.locks
        if locks and locks[-1].kind == kind and locks[-1].end == start:
            locks[-1] = locks[-1]._replace(end=end)
        elif start < end:
            locks.append(Lock(start, end, kind))


@cache
def _styles() -> dict[str, str]:
    return {name: role for role, names in read_toml(_TABLE)["styles"].items() for name in names}


def read_style(names: Iterable[str]) -> tuple[str, int]:
    """The role and the heading's level that a style has by its names, its own first.

    >>> read_style(["Heading 2", "Standard"]), read_style(["My own", "Quote"])
    (('heading', 2), ('blockquote', 0))
    """
    known = _styles()
    for name in names:
        plain = " ".join(name.casefold().replace("_20_", " ").split())
        word, _, number = plain.rpartition(" ")
        if number.isdecimal() and known.get(word) == "headings":
            return HEADING, min(int(number), _LEVEL)
        role = known.get(plain, "")
        if role:
            return ("heading", 1) if role in (HEADING, "headings") else (role, 0)
    return "", 0


def read_field(instruction: str) -> tuple[str, bool]:
    """What holds the result of a field ("" if it is free), and whether that is a list of
    literature.

    >>> read_field(' ADDIN ZOTERO_ITEM CSL_CITATION {"a": 1} '), read_field('HYPERLINK "x"')
    (('manager', False), ('', False))
    """
    plain = " ".join(instruction[:80].casefold().split())
    fields = read_toml(_TABLE)["fields"]

    def begins(kind: str) -> bool:
        return plain.startswith(tuple(fields[kind]))

    if begins("free"):
        return _FREE, False
    if begins(_MANAGER):
        return _MANAGER, begins("list")
    return (_CONTENTS if begins(_CONTENTS) else FIELD), False


def assign_roles(drafts: Iterable[Draft], section: str = PROSE) -> list[Block]:
    """The paragraphs of one part with their roles, in order: what a heading begins goes on up to
    the next one of its rank."""
    found = markers()
    blocks: list[Block] = []
    start, level, count = section, 0, 0
    drafts = list(drafts)
    _find_prose(drafts)
    for draft in drafts:
        text = draft.flow.text
        if not text or text.isspace():
            continue
        role = draft.role
        title = found.sections.get(heading(text)) if len(text) < _LONGEST_HEADING else None
        if role == HEADING or (not role and title):
            rank = draft.level or _LEVEL
            if title or rank <= level:
                section, level = title or start, rank
            role = HEADING
        elif not role:
            if section != start and _is_prose(text):
                section = start
            role = section
        label = draft.label
        if not label:
            count += 1
            label = f"paragraph {count}"
        begin = len(text) - len(text.lstrip())
        if role in (BIBLIOGRAPHY, "footnote"):
            number = found.numbered.match(text, begin)
            begin = number.end() if number else begin
        flow = draft.flow._replace(role=role, label=label, cell=draft.cell)
        locks, twins, mirrors = tuple(draft.locks), tuple(draft.twins), tuple(draft.mirrors)
        blocks.append(Block(draft.part, flow, begin, locks, twins, draft.anchor, mirrors=mirrors))
    return blocks


def _find_prose(drafts: list[Draft]) -> None:
    """Paragraphs in a style for code that are prose, all that stand together, lose its role."""
    for code, group in groupby(drafts, lambda draft: draft.role == CODE):
        if code:
            together = list(group)
            if is_prose("\n".join(draft.flow.text for draft in together)):
                for draft in together:
                    draft.role = ""


def _is_prose(text: str) -> bool:
    found = markers()
    return len(text) > _PROSE and not (
        found.numbered.match(text) or found.author.match(text) or found.entry.search(text)
    )


def attach_comments(
    blocks: list[Block], comments: Iterable[tuple[Block, int]], part: str
) -> list[Block]:
    """All blocks, with the comments that speak to the checker in the lines of the paragraphs that
    they are about; `comments`: each with the place in the part where its paragraph begins."""
    spoken: dict[int, list[Block]] = {}
    rest: list[Block] = []
    word = markers().suppression_word
    places = [
        (block.flow.pieces[0].start, index)
        for index, block in enumerate(blocks)
        if block.part == part and block.anchor < 0 and block.flow.pieces
    ]
    places.sort()
    for comment, anchor in comments:
        at = bisect_left(places, (anchor, 0)) if anchor >= 0 else len(places)
        if word in comment.flow.text and at < len(places):
            spoken.setdefault(places[at][1], []).append(replace(comment, joined=True))
        else:
            rest.append(comment)
    if not spoken:
        return blocks + rest
    joined = []
    for index, block in enumerate(blocks):
        joined += [block, *spoken.get(index, ())]
    return joined + rest


def lineage(name: str, parents: Mapping[str, str], shown: Mapping[str, str]) -> list[str]:
    """The names of a style and of those that it is based on, the nearest first.

    >>> lineage("P1", {"P1": "Quotations"}, {})
    ['P1', 'Quotations']
    """
    names: list[str] = []
    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        names += [shown[name], name] if name in shown else [name]
        name = parents.get(name, "")
    return names


def inherit_styles(
    parents: Mapping[str, str], shown: Mapping[str, str]
) -> Callable[[str], tuple[str, int]]:
    """From a style's name to its role and level, its own or of those that it is based on.

    `parents`: what each style is based on. `shown`: the names that people see.
    """

    @cache
    def find(style: str) -> tuple[str, int]:
        return read_style(lineage(style, parents, shown))

    return find
