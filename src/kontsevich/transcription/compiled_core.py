"""The compiled core (``core/``), where it is installed: ordinary words, many times as fast.

Python is the reference, and does everything where there is no core. `find_core` gives one for the
settings of a converter; its results are the same, and tests hold them so.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING

from ..law import tables
from .engine import NOT_RULING
from .layout import folded_letters

if TYPE_CHECKING:
    from ctypes import CDLL

SWITCH, OFF = "KONTSEVICH_CORE", "off"  # in the environment: Python does all
NAMES = {"win32": "kontsevich_core.dll", "darwin": "libkontsevich_core.dylib"}
LIBRARY = NAMES.get(sys.platform, "libkontsevich_core.so")
TABLES = "tables.txt"
# Of what the core's tables are made: where these change in a checkout, its core is out of date.
TABLES_OF = ("analysis", "hangul", "names", "places", "sound", "spelling")
CODE_OF = ("analysis", "hangul", "transcription")
NUMBER, GAP = Struct("<I"), Struct("<3I")  # how many gaps; from and to in the source, where
SURROGATES = "surrogatepass"
KINDS = ("word", "auto")
CASES = ("keep", "lower")  # ordinary words have no capitals of their own


Fill = Callable[[bytes, list[tuple[int, int]]], list[bytes]]


def read_gaps(source: bytes, gaps: list[tuple[int, int]]) -> list[bytes]:
    """The gaps of a text as they stand in it.

    >>> read_gaps(b"one two", [(4, 7)])
    [b'two']
    """
    return [source[begin:stop] for begin, stop in gaps]


class Core:
    """Converts texts as ordinary words, under one set of options; safe in many threads."""

    def __init__(self, library: CDLL, core: int) -> None:
        import ctypes

        self._library, self._core = library, core
        self._number, self._read = ctypes.c_size_t, ctypes.string_at

    def __del__(self) -> None:
        self._library.core_close(self._core)

    def convert(self, text: str, fill: Fill = read_gaps) -> str:
        """The text, every run of Hangul in it a word in Cyrillic; all else as it stands.

        Of running text (`kind="auto"`) what may hold a name is left out, and `fill` says how such
        gaps are read, from the UTF-8 of the text and their places in it to UTF-8. Where there is a
        core, `국물` becomes `кунмуль`, as it does by `Converter(kind="word")`.
        """
        source = text.encode("utf-8", SURROGATES)
        size = self._number()
        at = self._library.core_convert(self._core, source, len(source), size)
        whole = self._read(at, size.value)
        self._library.core_free(at, size)
        (count,) = NUMBER.unpack(whole[-NUMBER.size :])
        end = len(whole) - NUMBER.size * (3 * count + 1)
        if not count:
            return whole[:end].decode("utf-8", SURROGATES)
        pieces: list[bytes] = []
        last = 0
        gaps = list(GAP.iter_unpack(whole[end : -NUMBER.size]))
        filled = fill(source, [(begin, stop) for begin, stop, _place in gaps])
        for (_begin, _stop, place), text_of_gap in zip(gaps, filled, strict=True):
            pieces += whole[last:place], text_of_gap
            last = place
        return b"".join([*pieces, whole[last:end]]).decode("utf-8", SURROGATES)


def find_core(options: Mapping[str, str], case: str, kind: str = "word") -> Core | None:
    """The core for a profile's options, a case, a kind; None where Python is to do it."""
    if case not in CASES or kind not in KINDS or os.environ.get(SWITCH) == OFF:
        return None
    return _find_core(name_options(options), name_folded(options), kind)


@lru_cache(maxsize=32)
def _find_core(options: str, fold: str, kind: str) -> Core | None:
    text = _read_tables()
    return open_core(text, options, fold, kind) if text else None


def open_core(text: bytes, options: str, fold: str = "", kind: str = "word") -> Core | None:
    """A core of these tables under options that they name; `fold`: letters, each with another
    that is printed for it."""
    library = _load_library()
    if library is None:
        return None
    settings = f"{options}\n{fold}\n{kind}".encode()
    core = library.core_open(text, len(text), settings, len(settings))
    return Core(library, core) if core else None


def name_options(options: Mapping[str, str]) -> str:
    """The options that rule the seams, as the core's tables name them.

    >>> name_options({"voiced_j": "чж", "letters": "kontsevich", "yo": "fold"})
    'kontsevich чж'
    """
    return " ".join(options[name] for name in sorted(options) if name not in NOT_RULING)


def name_folded(options: Mapping[str, str]) -> str:
    """The letters that these options do not print, each with the one in its place.

    >>> name_folded({"yo": "fold"})[:2], name_folded({"yo": "keep"})
    ('ёе', '')
    """
    if options["yo"] != "fold":
        return ""
    return "".join(chr(old) + new for old, new in folded_letters().items())


@cache
def _read_tables() -> bytes:
    path = find_folder() / TABLES
    return path.read_bytes() if path.is_file() else b""


@cache
def _load_library() -> CDLL | None:
    path = find_folder() / LIBRARY
    if not path.is_file():
        return None
    import ctypes

    try:
        library = ctypes.CDLL(str(path))
    except OSError:  # built for another machine
        return None
    size, text, pointer = ctypes.c_size_t, ctypes.c_char_p, ctypes.c_void_p
    library.core_open.argtypes = [text, size, text, size]
    library.core_open.restype = pointer
    library.core_convert.argtypes = [pointer, text, size, ctypes.POINTER(size)]
    library.core_convert.restype = pointer
    library.core_free.argtypes = [pointer, size]
    library.core_close.argtypes = [pointer]
    library.core_free.restype = library.core_close.restype = None
    return library


@cache
def find_folder() -> Path:
    """Where a wheel of this platform has the core, or a checkout builds it."""
    package = Path(__file__).parents[1]
    if (package / "tables").is_dir():
        return package / "core"
    built = package.parents[1] / "build" / "core"
    return built if _is_fresh(built / TABLES, package) else built / "out-of-date"


def _is_fresh(built: Path, package: Path) -> bool:
    """Whether nothing in a checkout that the core's tables are made of is newer than they are."""
    folders = [
        *(tables.locate() / name for name in TABLES_OF),
        *(package / name for name in CODE_OF),
    ]
    times = [path.stat().st_mtime_ns for folder in folders for path in folder.glob("*.*")]
    return built.is_file() and built.stat().st_mtime_ns > max(times)
