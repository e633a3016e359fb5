"""How long each command of the shell takes before it answers, over a bare interpreter; Markdown.

    python bench/start.py                       # this environment
    python bench/start.py OTHER/bin/kontsevich  # beside another one, by turns in one run

Processor time of whole processes, the least and the median of many starts. The first run of each
command is not counted: it keeps what the later ones take (docs/design.md, Tables).
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROUNDS = 25
ROOT = Path(__file__).resolve().parents[1]
ARTICLE = ROOT.parent / "shared" / "sample" / "article.txt"
COMMANDS = {
    "convert 한국": ("convert", "한국"),
    "convert --kind name 김정은": ("convert", "--kind", "name", "김정은"),
    "restore «Ким Чен Ын»": ("restore", "Ким Чен Ын"),
    "hangulize «Лев Толстой»": ("hangulize", "Лев Толстой"),
    "check, a line": ("check", "-"),
    "check, an article of 46 KB": ("check", str(ARTICLE)),
}
LINE = "В Сеуле выступил Ким Чен Ын.\n"
BARE = "bare interpreter"


def time_process(command: list[str]) -> float:
    """The processor time of one process, in milliseconds; its modules are compiled."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, input=LINE.encode(), check=False, capture_output=True, env=env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used * 1000


def measure(programs: list[str]) -> dict[tuple[str, str], list[float]]:
    """Milliseconds of each command under each program, by turns."""
    commands = {what: rest for what, rest in COMMANDS.items() if rest[-1] != str(ARTICLE)}
    if ARTICLE.is_file():
        commands = COMMANDS
    runs = {
        (what, program): [program, *rest] for what, rest in commands.items() for program in programs
    }
    runs[BARE, ""] = [sys.executable, "-c", "pass"]
    found: dict[tuple[str, str], list[float]] = {key: [] for key in runs}
    for number in range(ROUNDS + 1):
        for key, command in runs.items():
            milliseconds = time_process(command)
            if number:
                found[key].append(milliseconds)
    return found


def main(others: list[str]) -> None:
    """Measure and print a table."""
    programs = [*others, str(Path(sys.executable).parent / "kontsevich")]
    found = measure(programs)
    bare = found.pop((BARE, ""))
    print("| from the shell, over a bare interpreter | least, ms | median, ms |")
    print("|---|--:|--:|")
    for (what, program), times in found.items():
        name = f"{what} ({program})" if others else what
        least = min(times) - min(bare)
        middle = statistics.median(times) - statistics.median(bare)
        print(f"| {name} | {least:.0f} | {middle:.0f} |")


if __name__ == "__main__":
    main(sys.argv[1:])
