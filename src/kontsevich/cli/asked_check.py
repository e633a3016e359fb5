"""`kontsevich check --ask`: the names of manuscripts gone through with whoever sits there."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..checker.findings.checking import check_file
from ..checker.findings.finding import Source
from ..checker.findings.task import WRITE, Task
from ..checker.name_table.files import Gathered, gather_file
from ..checker.name_table.rows import DECIDE, FIX, Row, build_rows
from ..checker.settings.kept_words import keep_always
from ..documents.input_streams import STDIN
from ..errors import InputError
from ..messages import Say
from ..report.excerpt import Excerpt, cut_place
from ..report.view import View, make_visible
from .asking import ask_names
from .views import build_view


def ask_and_fix(names: Sequence[str], task: Task, options: argparse.Namespace, say: Say) -> int:
    """Ask about each name that is not by the system, then fix the files; the exit code."""
    if STDIN in names:
        raise InputError(say("ask-no-stdin"))
    gathered = [gather_file(name, task) for name in names]
    troubles = [one.trouble for one in gathered if one.trouble]
    for trouble in troubles:
        print(f"kontsevich: {make_visible(trouble)}", file=sys.stderr)
    rows = build_rows(place for one in gathered for place in one.mentions)
    asked = [row for row in rows if row.action in (FIX, DECIDE)]
    view = build_view(options)
    texts = {one.path: one for one in gathered}
    answers = ask_names(
        asked, lambda row: _show(row, texts, view), view, say, input, lambda told: print(told)
    )
    if answers.always:
        file = Path(options.config) if options.config else None
        written = keep_always(answers.always, Path(names[0]).absolute().parent, file)
        print(say("ask-kept", file=written, words=", ".join(answers.always)))
    fixed = 0
    for name in names:
        if texts[name].trouble:
            continue
        checked = check_file(name, task._replace(fix=WRITE, decisions=answers.decisions))
        fixed += checked.fixed
        if checked.trouble:
            troubles.append(checked.trouble)
            print(f"kontsevich: {make_visible(checked.trouble)}", file=sys.stderr)
    print(say("ask-fixed", names=len(asked), count=fixed))
    return 2 if troubles else 0


def _show(row: Row, texts: Mapping[str, Gathered], view: View) -> Excerpt | None:
    """The line of the first place that is the author's own and wrong."""
    wrong = (place for place in row.places if place.code and not place.sic)
    place = next(wrong, None)
    if place is None or place.path not in texts:
        return None
    return cut_place(Source(texts[place.path].text), place.start, place.end, view.width - 2)
