"""`kontsevich explain`: the conversion with every step."""

from __future__ import annotations

import argparse
import sys

from ..converter import Converter
from ..messages import Say
from ..trace import Trace
from .inputs import add_inputs, read_texts
from .parser import Parser
from .settings import add_settings, read_settings

FORMATS = ("table", "text", "json")


def add_arguments(parser: Parser, say: Say) -> None:
    """The arguments of this command."""
    add_inputs(parser, say)
    add_settings(parser, say)
    parser.add_argument("--format", choices=FORMATS, help=say("explain-format-option"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Explain each line; the exit code."""
    converter = Converter(**read_settings(options))
    form = options.format or ("table" if sys.stdout.isatty() else "text")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    for block in read_texts(options, say):
        for line in block.splitlines():
            trace = converter.explain(line)
            if form == "json":
                print(trace.to_json())
            elif form == "text":
                print(trace.to_text(options.lang), end="")
            else:
                _draw_table(trace, options.lang, say)
    return 0


def _draw_table(trace: Trace, lang: str, say: Say) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from ..narration import tell_steps

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
