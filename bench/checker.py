"""How fast the checker reads ordinary Russian, beside codespell on the same file; Markdown.

The Russian is what Debian's packages carry (manpages-ru, manpages-ru-dev, fortunes-ru) or the
file given as the argument. Each program runs as a user runs it, from the shell, start included.
"""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kontsevich.checker.evidence import measure_context
from kontsevich.checker.judge import judge
from kontsevich.checker.silence import is_silent
from kontsevich.documents import read_text
from kontsevich.variation import name_variants

FOLDERS = tuple(map(Path, ("/usr/share/man/ru", "/usr/share/games/fortunes/ru")))
ROUNDS = 3
MOST = 6_000_000  # bytes
NAMES = 400  # a text full of names: so many, each in some rival's spelling


def gather() -> str:
    """Ordinary Russian text: paragraphs that do not speak of Korea."""
    whole = Path(sys.argv[1]).read_text(encoding="utf-8") if sys.argv[1:] else read_packages()
    paragraphs = whole.split("\n\n")
    plain = [text for text in paragraphs if not measure_context([text]).places]
    return "\n\n".join(plain).encode()[:MOST].decode("utf-8", "ignore")


def read_packages() -> str:
    """The Russian of Debian's packages."""
    texts = []
    for folder in FOLDERS:
        for path in sorted(folder.rglob("*")) if folder.exists() else ():
            if path.is_file():
                raw = path.read_bytes()
                raw = gzip.decompress(raw) if path.suffix == ".gz" else raw
                text = raw.decode("utf-8", "ignore")
                if len(re.findall("[а-яё]", text[:5000])) > 1000:
                    texts.append(re.sub(r"^\.\S+ ?|\\f[BIRP]", "", text, flags=re.M))
    if not texts:
        raise SystemExit("no Russian text: apt-get install manpages-ru, or name a file")
    return "\n\n".join(texts)


def run(command: list[str], path: Path) -> float:
    """The best of some runs, in seconds of wall time."""
    best = 9e9
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([*command, str(path)], check=False, capture_output=True)
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Measure and print a table."""
    text = gather()
    size = len(text.encode()) / 1e6
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "prose.txt"
        path.write_text(text, encoding="utf-8")
        print(f"| what | seconds | MB/s |\n|---|---|---|\n| (text of {size:.1f} MB) | | |")
        ours = shutil.which("kontsevich") or str(Path(sys.executable).parent / "kontsevich")
        rows = [("kontsevich check, from the shell", run([ours, "check"], path))]
        if shutil.which("codespell"):
            rows.append(("codespell, from the shell", run(["codespell"], path)))
        start = time.perf_counter()
        assert is_silent(text), "the text is not ordinary"
        rows.append(("seeing that there is nothing, in one process", time.perf_counter() - start))
        regions = read_text(text)
        for what in ("judging alone, cold", "judging alone, warm"):
            start = time.perf_counter()
            judge(regions)
            rows.append((what, time.perf_counter() - start))
        for what, seconds in rows:
            print(f"| {what} | {seconds:.2f} | {size / seconds:.1f} |")
        sample = [variant.text for variant in name_variants("김", "정은")][:NAMES]
        start = time.perf_counter()
        judge(read_text(". ".join(sample)))
        each = (time.perf_counter() - start) / len(sample) * 1e3
        print(f"| one misspelt name, new | {each / 1e3:.5f} | {each:.2f} ms |")


if __name__ == "__main__":
    main()
