"""The picture of the terminal in the README: `python examples/terminal.py FILE.svg`.

It shows what `kontsevich check` prints for the manuscript of the demonstration, as it is today.
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from manuscript import write_manuscript
from rich.console import Console
from rich.text import Text

WIDTH = 92
# The frame of the picture; no font is fetched from anywhere.
FRAME = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font-family: monospace; font-size: {char_height}px; line-height: {line_height}px
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
  <rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def run_on_terminal(command: list[str], folder: str) -> str:
    """What a command prints on a terminal with colours."""
    ours, theirs = os.openpty()
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": str(WIDTH)},
        stdout=theirs,
        stderr=subprocess.DEVNULL,
    ):
        os.close(theirs)
        printed = b""
        with contextlib.suppress(OSError):  # the terminal is closed by its last writer
            while piece := os.read(ours, 1 << 16):
                printed += piece
    os.close(ours)
    return printed.decode().replace("\r\n", "\n").rstrip("\n")


def main(target: Path) -> None:
    """Run the command and draw what it prints."""
    with tempfile.TemporaryDirectory() as folder:
        write_manuscript(Path(folder) / "глава.docx")
        command = ["check", "--lang", "ru", "глава.docx"]
        printed = run_on_terminal([sys.executable, "-m", "kontsevich", *command], folder)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text(f"$ kontsevich {' '.join(command)}", style="bold"))
    console.print(Text.from_ansi(printed))
    target.write_text(
        console.export_svg(title="kontsevich", code_format=FRAME, unique_id="kontsevich"), "utf-8"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
