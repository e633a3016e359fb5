"""`kontsevich rule`: one rule, as its page has it; without an id, all of them."""

from __future__ import annotations

import argparse
import sys

from ..law.rulebook import (
    Entry,
    find_rule,
    read_code_entries,
    read_reasons,
    read_rulebook,
    source_title,
)
from ..messages import Say
from .parser import Parser


def add_arguments(parser: Parser, say: Say) -> None:
    """The arguments of this command."""
    parser.add_argument("id", nargs="?", metavar="ID", help=say("rule-id-option"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Print the rule; the exit code."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    if options.id is None:
        books = (read_rulebook(), read_code_entries(), read_reasons())
        for entry in (entry for book in books for entry in book.values()):
            print(f"{entry.id}\t{entry.sentence(options.lang)}")
    else:
        print(describe_rule(find_rule(options.id), options.lang, say), end="")
    return 0


def describe_rule(entry: Entry, lang: str, say: Say) -> str:
    """A rule's page as plain text."""
    lines = [
        entry.id,
        f"  {entry.sentence(lang)}",
        f"  {say('column-stage')}: {say('stage-' + entry.stage)}",
    ]
    if entry.cite:
        title = source_title(entry.cite, lang)
        lines.append(f"  {say('column-source')}: {entry.cite}: {title}")
    lines.append(f"  {say('table')}: tables/{entry.file}")
    if entry.only:
        lines.append(f"  {say('only')}: {entry.only}")
    lines += [f"    {slot}: {change}" for slot, change in entry.change.items()]
    if entry.examples:
        lines.append(f"  {say('examples')}: {'; '.join(entry.examples)}")
    if entry.spares:
        lines.append(f"  {say('spares')}: {'; '.join(entry.spares)}")
    return "\n".join(lines) + "\n"
