"""Real documents through the checker: `python bench/manuscripts.py build/corpus [N] [--validate]`.

Every document that `bench/gather.py` has gathered is checked as it is; then names are put into it
at ten kinds of places, and must be found, and be fixed, tracked and told in comments. What is
written is validated by Microsoft's SDK and the schema of OpenDocument (`--validate`) and opened by
LibreOffice (`--open`), where it is beside the original no worse. A run goes on where the last one
stopped; what came of each document stands in a line of JSON in the folder. N: only so many
documents, a fair sample. Prints a table.
"""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from injection import FOUND, RIGHT, inject
from kontsevich import check_path
from kontsevich.documents.formats import choose_format, read_container
from kontsevich.errors import KontsevichError

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from checker_texts import check_in
from validators import find_odf_faults, find_word_faults

SLOW = 5.0  # processor's seconds
_HANGS = 180  # seconds, however busy the machine is
MODES = {"fix": ("--fix",), "revise": ("--track-changes", "--annotate")}
WRITTEN = ("docx", "odt", "fodt", "rtf", "doc")
REVISED = ("docx", "odt", "fodt", "rtf")
_BATCH = 25

Row = dict[str, Any]


def try_one(file: Path, store: Path) -> Row:
    """What came of one document; `store`: where what was written into it is kept."""
    row: Row = {"format": "", "trouble": "", "seconds": 0.0}
    data = file.read_bytes()
    start = time.process_time()
    try:
        form = row["format"] = choose_format(file.name, data)[0]
        found = check_path(file)
    except KontsevichError as error:
        row["trouble"] = str(error)
        return row
    finally:
        row["seconds"] = round(time.process_time() - start, 2)
    row["told"] = [one.found for one in found if not one.sic]
    mixed, counts = inject(data, form)
    row["places"] = counts
    if not counts:
        return row
    kept = store / f"{file.parent.name}-{file.name}"
    kept.write_bytes(mixed)
    ours = [one for one in check_path(kept) if one.shown == FOUND]
    row["found"] = len(ours)
    row["others"] = sum(one.sic or one.fix == "none" for one in ours)
    for mode, options in MODES.items():
        if mode == "revise" and form not in REVISED:
            continue
        copy = kept.with_name(f"{mode}-{kept.name}")
        copy.write_bytes(mixed)
        for option in options:
            done = check_in(store, option, copy.name)
            if done.code not in (0, 1):
                row.setdefault("refused", []).append(f"{option}: {done.err.strip()[-200:]}")
        row[mode] = sum(one.shown == FOUND for one in check_path(copy))
        if mode == "fix" and form in WRITTEN:
            row["right"] = read_container(copy.read_bytes(), form).text.count(RIGHT)
    return row


def validate_one(file: Path, store: Path) -> Row:
    """What the validators say of what was written into a document, and not of it as it was."""
    before = store / f"{file.parent.name}-{file.name}"
    row: Row = {}
    if not before.exists() or before.suffix not in (".docx", ".docm", ".odt", ".fodt"):
        return row
    find = find_odf_faults if before.suffix in (".odt", ".fodt") else find_word_faults
    for mode in MODES:
        after = before.with_name(f"{mode}-{before.name}")
        if after.exists() and after.read_bytes() != before.read_bytes():
            faults = find(after)
            row[mode] = list((faults - find(before)).elements())[:5] if faults else []
    return row


def open_all(files: Iterable[Path], store: Path) -> Iterator[tuple[Path, Row]]:
    """Whether LibreOffice opens what was written, wherever it opens the document as it was."""
    wanted = []
    for file in files:
        kept = f"{file.parent.name}-{file.name}"
        if file.suffix in (".docx", ".odt", ".fodt", ".rtf") and (store / f"fix-{kept}").exists():
            wanted.append((file, [store / kept, *(store / f"{mode}-{kept}" for mode in MODES)]))
    for at in range(0, len(wanted), _BATCH):
        batch = wanted[at : at + _BATCH]
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "out"
            places = {}
            for number, (_, sources) in enumerate(batch):
                for source in sources:
                    name = f"{number}-{source.name[:3]}{source.suffix}"
                    places[source] = out / f"{Path(name).stem}.txt"
                    shutil.copy(source, Path(folder) / name)
            for _ in range(3):  # one that it falls over at takes the others along
                names = [
                    Path(folder) / f"{place.stem}{source.suffix}"
                    for source, place in places.items()
                    if not place.exists()
                ]
                _store_text(names, out, Path(folder) / "profile")
            for file, sources in batch:
                opened = [places[source].exists() for source in sources]
                yield file, {"opened": opened[0], "worse": opened[0] and not all(opened)}


def _store_text(names: list[Path], out: Path, profile: Path) -> None:
    command = ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}"]
    command += ["--convert-to", "txt:Text", "--outdir", str(out), *map(str, names)]
    try:
        subprocess.run(command, capture_output=True, timeout=60 + 4 * len(names), check=False)
    except subprocess.TimeoutExpired:
        return


class Log:
    """Lines of JSON, one a document; those of an earlier run are known."""

    def __init__(self, place: Path) -> None:
        self.place = place
        lines = place.read_text("utf-8").splitlines() if place.exists() else []
        self.rows: dict[str, Row] = dict(json.loads(line) for line in lines)

    def keep(self, file: Path, row: Row) -> None:
        """One more."""
        key = f"{file.parent.name}/{file.name}"
        self.rows[key] = row
        with self.place.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps([key, row], ensure_ascii=False) + "\n")

    def __contains__(self, file: Path) -> bool:
        return f"{file.parent.name}/{file.name}" in self.rows


def _give_up(*_: object) -> None:
    raise TimeoutError("hangs")


def go(files: list[Path], log: Log, work: Callable[[Path, Path], Row], store: Path) -> None:
    """Do the work with each file that is new, and say how far it is."""
    for number, file in enumerate(files, 1):
        if file in log:
            continue
        signal.alarm(_HANGS)
        try:
            row = work(file, store)
        except Exception:
            row = {"traceback": traceback.format_exc()[-1500:]}
        finally:
            signal.alarm(0)
        log.keep(file, row)
        if number % 100 == 0:
            print(f"{number}/{len(files)}", file=sys.stderr)


def tell(rows: dict[str, Row]) -> None:
    """The table: a line a format."""
    head = "format files unread tracebacks slow told places found fixed-of-fixable refused"
    print("| " + " | ".join(head.split()) + " |\n|" + "---|" * len(head.split()))
    forms = sorted({row.get("format", "?") for row in rows.values()})
    for form in forms:
        here = [row for row in rows.values() if row.get("format", "?") == form]
        tried = [row for row in here if "found" in row]
        places = sum(sum(row["places"].values()) for row in tried)
        fixable = sum(row["found"] - row["others"] for row in tried)
        left = sum(row.get("fix", 0) - row["others"] for row in tried)
        cells = (
            *(form, len(here), sum(bool(row.get("trouble")) for row in here)),
            *(sum("traceback" in row for row in here),),
            sum(row.get("seconds", 0) > SLOW for row in here),
            *(sum(len(row.get("told", ())) for row in here), places),
            *(sum(row["found"] for row in tried), f"{fixable - left} of {fixable}"),
            sum("refused" in row for row in here),
        )
        print("| " + " | ".join(map(str, cells)) + " |")


def main(folder: Path, options: list[str]) -> None:
    """All of it, or one part."""
    files = [one for one in (folder / "files").rglob("*") if one.is_file() and one.name != ".done"]
    files.sort(key=lambda one: one.name)  # by their contents' sums: where it stops is a fair sample
    files = files[: next((int(one) for one in options if one.isdecimal()), None)]
    store = folder / "written"
    store.mkdir(exist_ok=True)
    signal.signal(signal.SIGALRM, _give_up)
    log = Log(folder / "tried.jsonl")
    go(files, log, try_one, store)
    tell(log.rows)
    if "--validate" in options:
        log = Log(folder / "validated.jsonl")
        go(files, log, validate_one, store)
        rows = [row for row in log.rows.values() if row]
        worse = Counter(one for row in rows for faults in row.values() for one in faults)
        print(f"validated {sum(map(len, rows))}, faults that are ours {worse.total()}")
        print("\n".join(f"{count} {fault}" for fault, count in worse.most_common(20)))
    if "--open" in options:
        log = Log(folder / "opened.jsonl")
        for file, row in open_all([one for one in files if one not in log], store):
            log.keep(file, row)
        opened = [row for row in log.rows.values() if row["opened"]]
        print(f"opened {len(opened)}, worse {sum(row['worse'] for row in opened)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2:])
