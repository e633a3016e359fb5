"""The picture of the terminal in the README shows what the program prints today."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_the_picture_of_the_terminal_is_current(tmp_path: Path) -> None:
    if find_spec("pty") is None or sys.platform == "win32":
        pytest.skip("needs a pseudo-terminal")
    target = tmp_path / "terminal.svg"
    subprocess.run([sys.executable, str(ROOT / "examples" / "terminal.py"), target], check=True)
    drawn = target.read_text(encoding="utf-8")
    kept = (ROOT / "docs" / "terminal.svg").read_text(encoding="utf-8")
    assert drawn == kept, "run: python examples/terminal.py docs/terminal.svg"
