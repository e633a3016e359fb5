"""Traces for people and programs: as a table on a terminal, as text, as JSON."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable

from ..messages import Say
from ..trace.trace import Trace

FORMATS = ("table", "text", "json")


def show_traces(
    blocks: Iterable[str],
    explain: Callable[[str], Trace],
    options: argparse.Namespace,
    say: Say,
) -> None:
    """Explain each line in the form asked for; by default a table on a terminal, else text."""
    form = options.format or ("table" if sys.stdout.isatty() else "text")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    for block in blocks:
        for line in block.splitlines():
            trace = explain(line)
            if form == "json":
                print(trace.to_json())
            elif form == "text":
                print(trace.to_text(options.lang), end="")
            else:
                _draw_table(trace, options.lang, say)


def _draw_table(trace: Trace, lang: str, say: Say) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from ..trace.narration import tell_steps

    table = Table(title=f"{trace.source} → {trace.result}", title_justify="left", expand=True)
    for column in ("stage", "change", "rule", "sentence", "source"):
        table.add_column(say(f"column-{column}"))
    for line in tell_steps(trace, lang):
        change = line.before if line.before == line.after else f"{line.before} → {line.after}"
        cells = (say(f"stage-{line.stage}"), change, line.rule, line.says, line.cite)
        table.add_row(*map(Text, cells))
    console = Console()
    console.print(table)
    console.print(Text(say(f"certainty-{trace.certainty}")))
    if trace.others:
        console.print(Text(f"{say('others')}: {'; '.join(trace.others)}"))
