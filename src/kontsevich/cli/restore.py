"""`kontsevich restore`: Cyrillic or Latin back to Hangul, the likeliest reading first."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

from ..messages import Say
from ..reverse.restoration import Candidate, restore
from ..reverse.word_readings import KINDS
from .inputs import add_inputs, read_lines
from .output import write_all
from .parser import Parser

FORMATS = ("text", "json")
LIMIT = 5


def add_arguments(parser: Parser, say: Say) -> None:
    """The arguments of this command."""
    add_inputs(parser, say)
    parser.add_argument("--kind", choices=KINDS, default="auto", help=say("restore-kind-option"))
    parser.add_argument(
        "--limit", type=int, default=LIMIT, metavar="N", help=say("restore-limit-option")
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help=say("restore-format-option")
    )


def run(options: argparse.Namespace, say: Say) -> int:
    """Write the readings of each line; 1 if a line has none."""
    unread: list[str] = []
    write_all(_read_lines(options, say, unread), None)
    return 1 if unread else 0


def _read_lines(options: argparse.Namespace, say: Say, unread: list[str]) -> Iterator[str]:
    for line in read_lines(options, say):
        candidates = restore(line, limit=max(options.limit, 1), kind=options.kind)
        if not candidates:
            unread.append(line)
        if options.format == "json":
            readings = [_as_object(candidate) for candidate in candidates]
            yield json.dumps({"text": line, "readings": readings}, ensure_ascii=False) + "\n"
        elif candidates:
            yield f"{line}\n" + "".join(map(_as_line, candidates))
        else:
            yield f"{line}\n  {say('restore-nothing')}\n"


def _as_object(candidate: Candidate) -> dict[str, object]:
    return {
        "hangul": candidate.hangul,
        "cyrillic": candidate.cyrillic,
        "kind": candidate.kind,
        "profile": candidate.profile,
        "cost": round(candidate.cost, 2),
        "deviations": list(candidate.deviations),
    }


def _as_line(candidate: Candidate) -> str:
    deviations = ", ".join(candidate.deviations)
    return (
        f"  {candidate.hangul}  {candidate.cyrillic}  {candidate.cost:.1f}  {deviations}".rstrip()
        + "\n"
    )
