"""What killed runs leave beside manuscripts is swept by the next run, and nothing else is."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from checker_texts import TEXT, check_in


def test_drafts_of_killed_runs_are_swept(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    left, fresh, alive, other = (
        tmp_path / name
        for name in (
            f".kontsevich-{gone.pid}-abcdefgh",
            f".kontsevich-{gone.pid}-fresh",
            f".kontsevich-{os.getpid()}-abcdefgh",
            ".kontsevich-abcdefgh",
        )
    )
    hour = time.time() - 3600
    for file in (left, fresh, alive, other):
        file.write_text(TEXT, "utf-8")
        if file != fresh:
            os.utime(file, (hour, hour))
    (tmp_path / "page.md").write_text(TEXT, "utf-8")
    assert check_in(tmp_path, "--fix", "page.md").code in (0, 1)
    assert [one.exists() for one in (left, fresh, alive, other)] == [False, True, True, True]
