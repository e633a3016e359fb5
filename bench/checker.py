"""How fast the checker reads ordinary Russian, beside codespell on the same file; Markdown.

The Russian is what Debian's packages carry (manpages-ru, manpages-ru-dev, fortunes-ru) or the
file given as the argument. Each program runs as a user runs it, from the shell, start included;
what it takes for one line is its start, and is taken off in rows that say so. Seconds are processor
time, the best of some rounds in turn: other work on the machine counts less.
"""

from __future__ import annotations

import gzip
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kontsevich import check
from kontsevich.checker.judging.judge import judge
from kontsevich.checker.spotting.evidence import measure_context
from kontsevich.checker.spotting.silence import is_silent
from kontsevich.documents import read_text
from kontsevich.reverse.variants import name_variants

FOLDERS = tuple(map(Path, ("/usr/share/man/ru", "/usr/share/games/fortunes/ru")))
ROUNDS = 5
MOST = 6_000_000  # bytes of the shorter text; the longer one is all there is
LINE = "Мама мыла раму.\n"
KOREAN = "\n\nВ Корее, в Сеуле, встретились президент Юн Согёль и Ким Чен Ын.\n\n"
NAMES = 400  # a text full of names: so many, each in some rival's spelling


def gather() -> str:
    """Ordinary Russian text: paragraphs that do not speak of Korea."""
    whole = Path(sys.argv[1]).read_text(encoding="utf-8") if sys.argv[1:] else read_packages()
    paragraphs = whole.split("\n\n")
    plain = [text for text in paragraphs if not measure_context([text]).places]
    return "\n\n".join(plain)


def cut(text: str, most: int) -> str:
    """The beginning of a text, so many bytes of it at most."""
    return text.encode()[:most].decode("utf-8", "ignore")


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


def run(commands: dict[str, list[str]], path: Path) -> dict[str, float]:
    """The best of some runs of each command, in turn, in seconds of processor time."""
    best = dict.fromkeys(commands, 9e9)
    for _ in range(ROUNDS):
        for name, command in commands.items():
            start = read_children()
            subprocess.run([*command, str(path)], check=False, capture_output=True)
            best[name] = min(best[name], read_children() - start)
    return best


def read_children() -> float:
    """The processor time of all that has been run, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def time_one(work: Callable[[], object]) -> float:
    """How long one call takes, in seconds of processor time."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measure_programs(whole: str, folder: Path) -> Iterator[tuple[str, float, float, float]]:
    """Rows of (what, MB, seconds, how many times faster than codespell or 0)."""
    ours = shutil.which("kontsevich") or str(Path(sys.executable).parent / "kontsevich")
    commands = {"kontsevich check": [ours, "check"]}
    if shutil.which("codespell"):
        commands["codespell"] = ["codespell"]
    line = folder / "line.txt"
    line.write_text(LINE, encoding="utf-8")
    starts = run(commands, line)
    for name, seconds in starts.items():
        yield f"{name}, from the shell, one line", 0.0, seconds, 0.0
    for most in (MOST, len(whole.encode())):
        path = folder / "prose.txt"
        path.write_text(cut(whole, most), encoding="utf-8")
        size = path.stat().st_size / 1e6
        whole_runs = run(commands, path)
        work = {name: max(whole_runs[name] - starts[name], 1e-9) for name in commands}
        for told, seconds in ((", from the shell", whole_runs), (", its start taken off", work)):
            for name in commands:
                ratio = seconds.get("codespell", 0.0) / seconds[name]
                yield f"{name}{told}", size, seconds[name], ratio


def main() -> None:
    """Measure and print a table."""
    whole = gather()
    text = cut(whole, MOST)
    size = len(text.encode()) / 1e6
    with tempfile.TemporaryDirectory() as folder:
        rows = list(measure_programs(whole, Path(folder)))
    assert is_silent(text), "the text is not ordinary"
    rows.append(
        ("seeing that there is nothing, in one process", size, time_one(lambda: is_silent(text)), 0)
    )
    regions = read_text(text)
    for what in ("judging alone, cold", "judging alone, warm"):
        rows.append((what, size, time_one(lambda: judge(regions)), 0))
    korean = KOREAN.join(cut(text, MOST // 6).split("\n\n"))
    size = len(korean.encode()) / 1e6
    rows.append(
        ("text that speaks of Korea, in one process", size, time_one(lambda: check(korean)), 0)
    )
    print("| what | MB | seconds | MB/s | against codespell |\n|---|--:|--:|--:|--:|")
    for what, size, seconds, ratio in rows:
        speed = (
            f"{size:.1f} | {seconds:.3f} | {size / seconds:.1f}" if size else f"| {seconds:.3f} |"
        )
        print(f"| {what} | {speed} | {f'{ratio:.1f} ×' if ratio else ''} |")
    sample = [variant.text for variant in name_variants("김", "정은")][:NAMES]
    each = time_one(lambda: judge(read_text(". ".join(sample)))) / len(sample)
    print(f"| one misspelt name, new | | {each:.5f} | | |")


if __name__ == "__main__":
    main()
