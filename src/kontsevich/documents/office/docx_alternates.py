"""What stands twice in Word, for newer programs and for older ones: read once and fixed twice."""

from __future__ import annotations

from dataclasses import dataclass, field

from .container import Lock
from .styles import Draft

ALTERNATE = "alternate"


@dataclass(slots=True)
class _Alternate:
    """A choice for newer programs and its fallback: the paragraphs of both."""

    depth: int  # paragraphs that were open before it
    buried: bool  # in the fallback of another one
    choice: list[Draft] = field(default_factory=list)
    fallback: list[Draft] = field(default_factory=list)
    phase: str = ""

    @property
    def kept(self) -> list[Draft]:
        """Where the paragraphs of the side go that is open."""
        return self.choice if self.phase == "choice" else self.fallback


class Alternates:
    """The alternates that are open, the innermost last."""

    def __init__(self) -> None:
        self.open: list[_Alternate] = []

    def __bool__(self) -> bool:
        return bool(self.open)

    @property
    def buried(self) -> bool:
        """Whether this is a fallback, which another text stands for."""
        last = self.open[-1] if self.open else None
        return bool(last and (last.buried or last.phase == "fallback"))

    def begin(self, depth: int) -> None:
        """One begins, inside so many paragraphs."""
        self.open.append(_Alternate(depth, self.buried))

    def choose(self) -> bool:
        """A choice begins; whether it is the first, which alone is read."""
        if not self.open:
            return True
        if self.open[-1].phase:
            return False
        self.open[-1].phase = "choice"
        return True

    def fall_back(self) -> None:
        """The fallback begins."""
        if self.open:
            self.open[-1].phase = "fallback" if self.open[-1].phase else "choice"

    def hold(self, depth: int) -> str | None:
        """What holds the text of a paragraph that has one inside; None if it is not visible."""
        if self.open and self.open[-1].depth == depth:
            return None if self.open[-1].phase == "fallback" else ALTERNATE
        return ""

    def keep(self, draft: Draft, depth: int) -> bool:
        """Keep a paragraph that ends inside one; False where none is."""
        for alternate in reversed(self.open):
            if alternate.depth <= depth:
                alternate.kept.append(draft)
                return True
        return False

    def end(self) -> list[Draft]:
        """One ends: the paragraphs of its choice with those of the fallback as their twins, if
        they are not inside another one."""
        alternate = self.open.pop()
        texts = [
            [draft.flow.text for draft in side] for side in (alternate.choice, alternate.fallback)
        ]
        if texts[0] == texts[1]:
            for draft, twin in zip(alternate.choice, alternate.fallback, strict=True):
                draft.twins = [*draft.twins, twin.flow, *twin.twins]
        elif texts[1]:
            for draft in alternate.choice:
                draft.locks = [Lock(0, len(draft.flow.text), ALTERNATE)]
        outer = self.open[-1] if self.open else None
        if outer and outer.depth <= alternate.depth:
            outer.kept.extend(alternate.choice)
            return []
        return alternate.choice
