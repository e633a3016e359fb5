"""The fields of Word that are open while a part is read: what holds the text in them.

A field is its instruction and its result; what its instruction says decides whether the result can
be changed. One that is never closed holds nothing: it is told beforehand which these are.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .styles import read_field
from .xml_tags import Tag, attributes


@dataclass(slots=True)
class Field:
    """A field; `outer`: what holds the text around it, None where that is not visible."""

    outer: str | None
    start: int
    instruction: list[str] = field(default_factory=list)
    result: bool = False
    kind: str = ""
    listed: bool = False

    @property
    def held(self) -> str | None:
        """What holds the text in it, as `outer`."""
        return None if self.outer is None or not self.result else self.outer or self.kind


class Fields:
    """The fields that are open, the innermost last; `broken`: where those begin that never end."""

    def __init__(self, broken: frozenset[int]) -> None:
        self.broken = broken
        self.open: list[Field] = []
        self.unclosed: list[int] = []  # how many fields were open where a broken one begins

    @property
    def held(self) -> str | None:
        """What holds the text that follows, "" if nothing; None where it is an instruction."""
        return self.open[-1].held if self.open else ""

    @property
    def listed(self) -> bool:
        """Whether what follows is a list of literature."""
        return bool(self.open) and self.open[-1].listed

    def instruct(self, text: str) -> None:
        """A part of the innermost field's instruction."""
        if self.open and not self.open[-1].result:
            self.open[-1].instruction.append(text)

    def take(self, tag: Tag) -> None:
        """A mark of a field: it begins, its result begins, it ends."""
        kind = attributes(tag.inside).get("fldCharType", "")
        if kind == "begin":
            if tag.start in self.broken:
                self.unclosed.append(len(self.open))
            else:
                self.open.append(Field(self.held, tag.start))
        elif kind == "separate" and self.unclosed and self.unclosed[-1] == len(self.open):
            self.unclosed.pop()
        elif self.open and kind == "separate":
            self._classify(self.open[-1])
        elif self.open and kind == "end":
            self.open.pop()

    def begin(self, tag: Tag) -> None:
        """A field that is one element begins."""
        instruction = attributes(tag.inside).get("instr", "")
        self.open.append(Field(self.held, tag.start, [instruction]))
        self._classify(self.open[-1])

    def end(self) -> None:
        """A field that is one element ends."""
        if self.open:
            self.open.pop()

    def _classify(self, one: Field) -> None:
        one.result = True
        one.kind, one.listed = read_field("".join(one.instruction))
        one.listed = one.listed or any(other.listed for other in self.open[-2:-1])
