"""From the options of a command to how its report is to look where it goes: colours and width."""

from __future__ import annotations

import argparse
import sys

from ..report.view import View


def build_view(options: argparse.Namespace) -> View:
    """Colours and the width of the screen on a terminal only."""
    skipped = getattr(options, "skipped", "")
    explain = getattr(options, "explain", False)
    if options.output or not sys.stdout.isatty():
        return View(options.lang, explain=explain, skipped=skipped)
    from shutil import get_terminal_size

    from ..report.terminal import find_paint

    width = get_terminal_size().columns
    return View(options.lang, find_paint(), width, explain, skipped)
