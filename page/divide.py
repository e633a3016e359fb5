"""Divides what the page fetches: what a first conversion, check and restoring need, and the rest.

It runs in the page's own Python while the page is built (freeze.mjs), so that the modules can be
compiled for it: compiling them took the browser longer than all else in a start. What is needed is
not listed anywhere; it is what the texts here opened.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator, Set
from importlib import import_module
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]
from pathlib import Path
from types import CodeType

WHEN = (1980, 1, 1, 0, 0, 0)  # a date for all files, so that the same gives the same bytes
UNCHECKED = b"\0" * 8  # a module's hash, which nobody compares
OPENING = {"open", "os.listdir", "os.scandir"}
STRIPPED = 2  # no assertions, no docstrings
LIBRARY = "kontsevich"
# What no page asks for: the command line, frames, the work on the tables.
UNASKED = tuple(f"{LIBRARY}/{name}/" for name in ("cli", "frames", "maintain"))

Files = dict[str, bytes]


def divide(packages: str, texts: list[str]) -> dict[str, bytes]:
    """Four archives: Python's own modules that these texts need (`python`), ours (`library`), and
    the rest of both. `packages`: the folder in which ours stand."""
    sys.dont_write_bytecode = False  # else nothing is kept beside a table (kept_files.py)
    opened: set[str] = set()
    sys.addaudithook(lambda event, args: opened.add(str(args[0])) if event in OPENING else None)
    _ask_all(texts)
    needed = frozenset(opened)
    own = _read_packages(Path(packages))
    library = {name: data for name, data in own.items() if _is_needed(f"{packages}/{name}", needed)}
    archive = next(path for path in sys.path if path.endswith(".zip"))
    with zipfile.ZipFile(archive) as whole:
        python = {name: whole.read(name) for name in whole.namelist() if name[-1] != "/"}
    used = {str(getattr(module, "__file__", "")) for module in sys.modules.values()}
    first = {name: data for name, data in python.items() if f"{archive}/{name}" in used}
    return {
        "python": _pack(first),
        "library": _pack(library),
        "rest_of_python": _pack(_without(python, first)),
        "rest_of_library": _pack(_without(own, library)),
    }


def _is_needed(path: str, opened: Set[str]) -> bool:
    """Whether a file was opened, or a folder of tables listed in which it stands."""
    return path in opened or (not path.endswith(".py") and path.rpartition("/")[0] in opened)


def _without(files: Files, others: Files) -> Files:
    return {name: data for name, data in files.items() if name not in others}


def _ask_all(texts: list[str]) -> None:
    bridge = import_module("bridge")
    for tab in ("convert", "restore", "check"):
        while bridge.warm_up(tab):
            pass
    for text in texts:
        bridge.convert_text(text, {}, "ru")
        bridge.check_text(text, "paper", "ru", opened=False)
        bridge.fix_text(text, "paper", "ru")
    bridge.keep_patterns()


def _read_packages(folder: Path) -> Files:
    names = {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()}
    return {
        name: path.read_bytes()
        for name, path in names.items()
        if path.suffix != ".pyc" and not name.startswith(UNASKED)
    }


def _pack(files: Files) -> bytes:
    """An archive in which nothing is packed by itself, modules compiled."""
    joined = io.BytesIO()
    with zipfile.ZipFile(joined, "w", zipfile.ZIP_STORED) as whole:
        for name, data in sorted(_compile(files)):
            whole.writestr(zipfile.ZipInfo(name, WHEN), data)
    return joined.getvalue()


def _compile(files: Files) -> Iterator[tuple[str, bytes]]:
    for name, data in files.items():
        if name.endswith(".py"):
            code = compile(data, "", "exec", dont_inherit=True, optimize=STRIPPED)
            yield f"{name}c", bytes(_code_to_hash_pyc(_drop_lines(code), UNCHECKED, False))
        else:
            yield name, data


def _drop_lines(code: CodeType) -> CodeType:
    """Without the numbers of lines: they were two fifths of all that is fetched, and the page shows
    of an error no more than what it says."""
    consts = tuple(_drop_lines(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=consts)
