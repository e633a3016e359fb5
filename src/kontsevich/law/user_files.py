"""The bytes of a file that the user names, which is no table of ours."""

from __future__ import annotations

from pathlib import Path

NO_FILE = "is no ordinary file"
LARGEST = 1 << 28  # bytes of a list or of settings
TOO_LARGE = "is larger than any list or settings"


def read_ordinary(path: Path) -> bytes:
    """The bytes of a file. Raises `OSError` as reading does, for a pipe or a device, which are
    not waited for, and for more bytes than a list can have.

    Use it for settings, lists and baselines; a manuscript may be a pipe.

    >>> read_ordinary(Path("/dev/null"))
    Traceback (most recent call last):
    OSError: is no ordinary file
    """
    if "\0" in str(path) or (path.exists() and not path.is_file() and not path.is_dir()):
        raise OSError(NO_FILE)
    if path.stat().st_size > LARGEST:
        raise OSError(TOO_LARGE)
    return path.read_bytes()
