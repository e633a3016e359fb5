"""The staircase of packages: no import points up, none leads back to where it came from."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

if find_spec("importlinter") is None:
    pytest.skip("needs import-linter", allow_module_level=True)


def lint(top: Path) -> subprocess.CompletedProcess[str]:
    """Hold the package below a folder to the contracts of this repository."""
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    arguments = ["--no-cache", "--config", str(ROOT / "pyproject.toml")]
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "PYTHONPATH": str(top), "PYTHONSAFEPATH": "1"},
        cwd=top,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_import_keeps_to_the_staircase() -> None:
    done = lint(ROOT / "src")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "line", "named"),
    [
        ("hangul/seams.py", "from ..cli import main", "kontsevich.hangul.seams -> kontsevich.cli"),
        (
            "checker/spotting/spots.py",
            "from ..judging import verdict",
            "kontsevich.checker.spotting.spots -> kontsevich.checker.judging.verdict",
        ),
    ],
)
def test_a_wrong_import_is_named(tmp_path: Path, module: str, line: str, named: str) -> None:
    shutil.copytree(ROOT / "src" / "kontsevich", tmp_path / "kontsevich")
    file = tmp_path / "kontsevich" / module
    file.write_text(file.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    done = lint(tmp_path)
    assert done.returncode == 1
    assert named in done.stdout
