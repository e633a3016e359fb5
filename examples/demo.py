"""What `make demo` shows: a Korean page in Cyrillic, and a manuscript in Word checked and mended.

`python examples/demo.py FOLDER` writes what it makes into the folder.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

from manuscript import write_manuscript

HERE = Path(__file__).parent
RUSSIAN = next(
    (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
).startswith("ru")
TOLD = [
    ("A Korean page, in Cyrillic:", "Корейский текст — кириллицей:"),
    ("Why a word is written so:", "Почему слово пишется так:"),
    (
        "A manuscript in Word with foot notes. What others wrote (sic) is told and never changed:",
        "Рукопись в Word со сносками. Чужие слова (sic) показаны, но их никто не правит:",
    ),
    ("The same manuscript, mended with tracked changes:", "Та же рукопись с записью исправлений:"),
    (
        "It lies here; open it in Word or LibreOffice:",
        "Она здесь; откройте в Word или LibreOffice:",
    ),
]


def tell(number: int) -> None:
    """Say what comes next, in the user's language."""
    print(f"\n— {TOLD[number][RUSSIAN]}\n", flush=True)


def run(*arguments: str) -> None:
    """Show a command as one would type it, and run it. Findings are no failure here."""
    print("$ " + shlex.join(("kontsevich", *arguments)), flush=True)
    done = subprocess.run([sys.executable, "-m", "kontsevich", *arguments], check=False)
    if done.returncode > 1:
        raise SystemExit(done.returncode)


def main(folder: Path) -> None:
    """The whole demonstration; what it makes lies in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    page = (HERE / "korean-page.txt").resolve()
    write_manuscript(folder / "manuscript.docx")
    os.chdir(folder)
    tell(0)
    run("convert", "--file", os.path.relpath(page))
    tell(1)
    run("explain", "--format", "text", "독립")
    tell(2)
    run("check", "manuscript.docx")
    tell(3)
    run("check", "--fix", "--track-changes", "--output-format", "concise", "manuscript.docx")
    tell(4)
    print(Path("manuscript.docx").resolve())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
