"""`make demo`: a Korean page in Cyrillic, a manuscript in Word checked, and mended."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from kontsevich import check_path

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "examples" / "demo.py"


def test_the_demo_shows_the_main_job(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(DEMO), str(tmp_path)],
        env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    page, explained, checked, mended, place = done.stdout.split("\n— ")[1:]
    assert "Сечжон-тэван" in page and not re.search("[가-힣]", page)
    assert "독립 → тоннип" in explained
    assert checked.count("error KTV") >= 3 and "note 1" in checked
    assert "sic" in checked
    assert "manuscript.docx" in mended
    file = Path(place.splitlines()[-1])
    assert file.parent == tmp_path.resolve()
    assert [one.found for one in check_path(file) if not one.sic] == []
