"""Faults around `kontsevich check --fix`: `python fuzz/faults.py [kills|calls|full|threads …]`.

Whatever happens, each file must hold what it held or what it was to hold, byte for byte, and a run
that failed must say so in a line, with exit code 2. Needs Linux, for the calls a C compiler. Prints
a Markdown table: what was tried, how often, how many files were written, lost, mixed.
"""

from __future__ import annotations

import errno
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from kontsevich import fix_path
from office import make_docx, make_odt, paragraph, run

SAID = "Лидер КНДР Ким Чен Ын прибыл. " * 2
SOURCES = {
    "a.md": SAID.encode(),
    "b.txt": SAID.encode("cp1251"),
    "c.docx": make_docx(paragraph(run(SAID)) * 9),
    "d.odt": make_odt(f"<text:p>{SAID}</text:p>" * 9),
    "e.html": f"<p>{SAID}</p>".encode(),
}
COMMAND = (sys.executable, "-c", "from kontsevich.cli import run; run()", "check", "--fix", ".")
CALLS = ("open", "read", "write", "fsync", "close", "rename", "chmod", "unlink")
ERRORS = (errno.EIO, errno.ENOSPC)
KILLS, CALLS_EACH, THREADS = 60, 8, 20


def lay_out(folder: Path) -> None:
    """The manuscripts as they are before a run."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, data in SOURCES.items():
        (folder / name).write_bytes(data)


def fix(folder: Path, **options: object) -> subprocess.CompletedProcess[bytes]:
    """One run over the folder."""
    return subprocess.run(COMMAND, cwd=folder, capture_output=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


class Book:
    """What became of the files."""

    def __init__(self, folder: Path) -> None:
        self.counts: Counter[str] = Counter()
        lay_out(folder)
        fix(folder)
        self.wanted = {name: (folder / name).read_bytes() for name in SOURCES}
        assert all(self.wanted[name] != data for name, data in SOURCES.items())

    def look(self, folder: Path, done: subprocess.CompletedProcess[bytes] | None = None) -> None:
        """Compare the folder with what was and what was to be."""
        self.counts["runs"] += 1
        for name, data in SOURCES.items():
            place = folder / name
            now = place.read_bytes() if place.exists() else None
            kind = {data: "kept", self.wanted[name]: "written", None: "lost"}.get(now, "mixed")
            self.counts[kind] += 1
        left = [one for one in folder.iterdir() if one.name not in SOURCES]
        self.counts["drafts"] += len(left)
        if done is not None:
            self.counts["tracebacks"] += b"Traceback" in done.stderr
            self.counts["failed"] += done.returncode not in (0, 1)
            written = all((folder / name).read_bytes() == self.wanted[name] for name in SOURCES)
            silent = done.returncode in (0, 1) and not written
            self.counts["silent"] += silent
            if silent or b"Traceback" in done.stderr:  # what it said is what explains it
                print(done.args, (done.stdout + done.stderr).decode(), file=sys.stderr)


def try_kills(folder: Path, book: Book) -> None:
    """SIGKILL at any moment of a run."""
    chance = random.Random(0)
    start = time.monotonic()
    lay_out(folder)
    fix(folder)
    whole = time.monotonic() - start
    for _ in range(KILLS):
        lay_out(folder)
        with subprocess.Popen(
            COMMAND, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as child:
            time.sleep(whole * chance.uniform(0.3, 1.1))
            child.send_signal(signal.SIGKILL)
        book.look(folder)


def try_calls(folder: Path, book: Book) -> None:
    """The nth call of a kind on the files of the folder fails."""
    library = folder.parent / "failing_calls.so"
    source = Path(__file__).with_name("failing_calls.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, source], check=True)
    for call in CALLS:
        for number in ERRORS:
            for nth in range(1, CALLS_EACH + 1):
                lay_out(folder)
                failing = {"CALL": call, "NTH": str(nth), "ERROR": str(number)}
                where = {"LD_PRELOAD": str(library), "FAIL_IN": str(folder)}
                book.look(folder, fix(folder, env=os.environ | failing | where))


def try_full(folder: Path, book: Book) -> None:
    """No file may grow beyond a size, as on a full disk."""
    for size in range(0, 1600, 50):
        lay_out(folder)

        def limit(size: int = size) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        book.look(folder, fix(folder, preexec_fn=limit))


def try_threads(folder: Path, book: Book) -> None:
    """Many threads fix the same files at once; one of them wins, the others say so."""
    for _ in range(10):
        lay_out(folder)

        def work(name: str) -> None:
            try:
                fix_path(folder / name)
            except Exception as error:
                book.counts["told"] += 1
                assert "changed meanwhile" in str(error) or "already" in str(error), error

        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(work, [name for name in SOURCES for _ in range(THREADS // 4)]))
        book.look(folder)


TRIED: dict[str, Callable[[Path, Book], None]] = {
    "kills": try_kills,
    "calls": try_calls,
    "full": try_full,
    "threads": try_threads,
}


def main(kinds: list[str]) -> None:
    """All kinds of faults, or some."""
    names = ("runs", "written", "kept", "lost", "mixed", "failed", "silent", "tracebacks", "drafts")
    print("| fault | " + " | ".join(names) + " |\n|" + "---|" * (len(names) + 1))
    for kind in kinds or list(TRIED):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "kontsevich-faults"
            book = Book(folder)
            TRIED[kind](folder, book)
            cells = (str(book.counts[name]) for name in names)
            print(f"| {kind} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
