"""`kontsevich tables`: proofread the tables, write the pages made from them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..errors import InputError
from ..messages import Say
from .parser import Parser


def add_arguments(parser: Parser, say: Say) -> None:
    """The arguments of this command."""
    actions = ("check", "docs", "judge", "unseen")
    parser.add_argument("action", choices=actions, help=say("tables-action-option"))
    name = say("file-name")
    parser.add_argument("dictionary", nargs="?", metavar=name, help=say("tables-dictionary"))
    parser.add_argument("--check", action="store_true", help=say("tables-check-option"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Check the tables, write their pages or have a dictionary judge them; the exit code."""
    if options.action == "judge":
        return _judge(options.dictionary, say)
    if options.action == "unseen":
        return _unseen()
    return _check(say) if options.action == "check" else _write_docs(options.check, say)


def _check(say: Say) -> int:
    from ..maintain.audit import audit_tables

    audit = audit_tables()
    for problem in audit.problems:
        print(problem, file=sys.stderr)
    if audit.problems:
        return 1
    print(say("tables-clean", rules=audit.rules, rows=audit.rows))
    return 0


def _judge(dictionary: str | None, say: Say) -> int:
    from ..errors import InputError
    from ..maintain.dictionary import report

    if dictionary is None:
        raise InputError(say("tables-no-dictionary"))
    for line in report(dictionary):
        print(line)
    return 0


def _unseen() -> int:
    from ..maintain.row_examples import find_unseen

    for line in find_unseen():
        print(line)
    return 0


def _write_docs(compare: bool, say: Say) -> int:
    from ..law.tables import locate
    from ..maintain.pages import RULES, build_pages

    root = locate().parent
    if not (root / "pyproject.toml").is_file():
        raise InputError(say("docs-no-checkout"))
    if not compare:
        _write_derived(say)
    pages = build_pages()
    stale = [page for page, text in pages.items() if _read(root / page) != text]
    # The page of a rule that is no more.
    left = [path.relative_to(root).as_posix() for path in (root / RULES).glob("*.md")]
    stale += sorted(set(left) - set(pages))
    if compare:
        for page in stale:
            print(say("docs-stale", page=page), file=sys.stderr)
        if stale:
            return 1
        print(say("docs-clean", count=len(pages)))
        return 0
    for page in stale:
        if page not in pages:
            (root / page).unlink()
            continue
        (root / page).parent.mkdir(parents=True, exist_ok=True)
        (root / page).write_text(pages[page], encoding="utf-8")
    print(say("docs-written", count=len(stale)))
    return 0


def _write_derived(say: Say) -> None:
    """Write each derived table that is out of date, by a process that reads those before it anew.

    Raises `InputError` if one of them can't be made: the process has said why.
    """
    import subprocess

    from ..maintain.derived_tables import DERIVED, WROTE_ONE

    command = [sys.executable, "-m", "kontsevich.maintain.derived_tables"]
    for _ in (*DERIVED, *DERIVED):  # each once, and once more where two speak of each other
        code = subprocess.run(command, check=False).returncode
        if code != WROTE_ONE:
            break
    if code:
        raise InputError(say("docs-derived-failed"))


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
