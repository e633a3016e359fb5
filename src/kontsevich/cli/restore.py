"""`kontsevich restore`: Cyrillic or Latin back to Hangul, the likeliest reading first."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from ..frames.list_columns import Cell, Columns, Tell
from ..frames.operations import REMEMBERED
from ..messages import Say
from ..reverse.latin_names import find_habits
from ..reverse.latin_spellings import Vector
from ..reverse.restoration import COUNTRIES, KINDS, SYSTEMS, Candidate, restore
from .columns import rewrite_list
from .inputs import add_inputs, read_lines
from .output import write_all
from .parser import Parser

FORMATS = ("text", "json")
LIMIT = 5
TEXT = "string"
COLUMNS = {
    "hangul": TEXT,
    "cyrillic": TEXT,
    "probability": "double",
    "runner-up": TEXT,
    "who": TEXT,
}
FEWEST = 20  # names that a list has at least, so that it tells how it is spelt


def add_arguments(parser: Parser, say: Say) -> None:
    """The arguments of this command."""
    add_inputs(parser, say)
    parser.add_argument("--kind", choices=KINDS, default="auto", help=say("restore-kind-option"))
    parser.add_argument(
        "--system", choices=SYSTEMS, default="auto", help=say("restore-system-option")
    )
    parser.add_argument(
        "--country", choices=COUNTRIES, default="auto", help=say("restore-country-option")
    )
    parser.add_argument(
        "--limit", type=int, default=LIMIT, metavar="N", help=say("restore-limit-option")
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help=say("restore-format-option")
    )
    parser.add_argument("--columns", metavar="1,3", help=say("restore-columns-option"))
    parser.add_argument("-o", "--output", metavar=say("file-name"), help=say("output-option"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Write the readings of each line; 1 if a line has none."""
    unread: list[str] = []
    if options.columns:
        columns = Columns(options.columns, COLUMNS, _prepare(options, say, unread))
        rewrite_list(options, say, columns)
    else:
        write_all(_read_lines(options, say, unread), options.output)
    return 1 if unread else 0


def _prepare(
    options: argparse.Namespace, say: Say, unread: list[str]
) -> Callable[[Sequence[str]], Tell]:
    """How the cells of a list are read: by the habits that the list shows."""

    def prepare(cells: Sequence[str]) -> Tell:
        latin = [cell for cell in dict.fromkeys(cells) if _is_latin(cell)]
        habits = find_habits(latin) if len(latin) >= FEWEST and options.system == "auto" else None

        @lru_cache(REMEMBERED)
        def tell(cell: str) -> Sequence[Cell]:
            return _tell_cell(cell, options, unread, habits)

        return tell

    return prepare


def _is_latin(text: str) -> bool:
    return any("a" <= letter <= "z" for letter in text.lower())


def _tell_cell(
    cell: str, options: argparse.Namespace, unread: list[str], habits: Vector | None
) -> Sequence[Cell]:
    found = _restore(cell, options, 2, habits)
    if not found:
        if cell.strip():
            unread.append(cell)
        return [""] * len(COLUMNS)
    best = found[0]
    other = found[1].hangul if len(found) > 1 else ""
    return [best.hangul, best.cyrillic, round(best.probability, 2), other, _who(best, options.lang)]


def _restore(
    text: str, options: argparse.Namespace, limit: int, habits: Vector | None = None
) -> list[Candidate]:
    return restore(
        text,
        limit=limit,
        kind=options.kind,
        system=options.system,
        country=options.country,
        habits=habits,
    )


def _read_lines(options: argparse.Namespace, say: Say, unread: list[str]) -> Iterator[str]:
    for line in read_lines(options, say):
        candidates = _restore(line, options, max(options.limit, 1))
        if not candidates:
            unread.append(line)
        if options.format == "json":
            readings = [_as_object(candidate) for candidate in candidates]
            yield json.dumps({"text": line, "readings": readings}, ensure_ascii=False) + "\n"
        elif candidates:
            yield f"{line}\n" + "".join(
                _as_line(candidate, options.lang) for candidate in candidates
            )
        else:
            yield f"{line}\n  {say('restore-nothing')}\n"


def _as_object(candidate: Candidate) -> dict[str, object]:
    return {
        "hangul": candidate.hangul,
        "cyrillic": candidate.cyrillic,
        "kind": candidate.kind,
        "profile": candidate.profile,
        "probability": candidate.probability,
        "cost": round(candidate.cost, 2),
        "deviations": list(candidate.deviations),
        "who": {"ru": candidate.who_ru, "en": candidate.who_en},
    }


def _as_line(candidate: Candidate, lang: str) -> str:
    who = _who(candidate, lang)
    cells = [
        candidate.hangul,
        candidate.cyrillic,
        f"{candidate.probability:.0%}",
        ", ".join(candidate.deviations),
        f"({who})" if who else "",
    ]
    return "  " + "  ".join(filter(None, cells)) + "\n"


def _who(candidate: Candidate, lang: str) -> str:
    return candidate.who_ru if lang == "ru" else candidate.who_en
