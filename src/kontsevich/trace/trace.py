"""A trace: a text, what it became, and every step between."""

from __future__ import annotations

from dataclasses import dataclass

from .step import Certainty, Step

__all__ = ["Step", "Trace"]


@dataclass(frozen=True, slots=True)
class Trace:
    """A text, its conversion and every step between; `replay(trace) == trace.result`.

    `certainty`: `rule` (all by rule), `row` (a table's row decided), `guess` (nothing decides:
    what stands is the commoner reading). `others`: further admitted results, best first.
    """

    source: str
    steps: tuple[Step, ...]
    result: str
    certainty: Certainty
    others: tuple[str, ...] = ()

    def to_json(self) -> str:
        """The trace as JSON: its fields, each step an object.

        >>> Trace("", (), "", "rule").to_json()
        '{"source": "", "result": "", "certainty": "rule", "others": [], "steps": []}'
        """
        import json

        fields = {
            "source": self.source,
            "result": self.result,
            "certainty": self.certainty,
            "others": list(self.others),
            "steps": [step._asdict() for step in self.steps],
        }
        return json.dumps(fields, ensure_ascii=False)

    def to_text(self, lang: str = "en") -> str:
        """The trace in words: a line for each step that is more than a letter; `lang` ru or en."""
        from .narration import narrate

        return narrate(self, lang)
