"""`make demo`: a small Korean page in Cyrillic, and three of its words explained."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "examples" / "demo.sh"


def test_the_demo_runs_and_leaves_no_hangul_in_the_page() -> None:
    if shutil.which("sh") is None:
        pytest.skip("no shell")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["sh", str(DEMO)],
        env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    page = done.stdout.partition("독립")[0]
    assert "Сечжон-тэван" in page
    assert not re.search("[가-힣]", page)
    for word in ("독립 → тоннип", "색연필 → сэннёнпхиль", "서울은 → Сеул-ын"):
        assert word in done.stdout
