"""The drafts of files that are being written: how they are named, and what killed runs left."""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from functools import cache
from pathlib import Path

_NAME = re.compile(r"\.kontsevich-(\d{1,9})-\w+")
_SETTLED = 60  # seconds after which nobody writes a draft any more, on another machine either


def draft_prefix() -> str:
    """How the name of a draft begins: with the number of the process that writes it."""
    return f".kontsevich-{os.getpid()}-"


@cache
def sweep_drafts(folder: Path) -> None:
    """Remove the drafts that killed runs left in a folder, once in a run."""
    with suppress(OSError):
        for one in os.scandir(folder):
            match = _NAME.fullmatch(one.name)
            if match and not _runs(int(match[1])):
                with suppress(OSError):
                    if time.time() - one.stat().st_mtime > _SETTLED:
                        Path(one.path).unlink()


def _runs(process: int) -> bool:
    """Whether a process is running; where nobody can tell, it may be."""
    if os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
