"""The bytes of a file that the user names, which is no table of ours."""

from __future__ import annotations

from pathlib import Path

NO_FILE = "is no ordinary file"


def read_ordinary(path: Path) -> bytes:
    """The bytes of a file. Raises `OSError` as reading does, and for a pipe or a device, which are
    not waited for.

    Use it for settings, lists and baselines; a manuscript may be a pipe.

    >>> read_ordinary(Path("/dev/null"))
    Traceback (most recent call last):
    OSError: is no ordinary file
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(NO_FILE)
    return path.read_bytes()
