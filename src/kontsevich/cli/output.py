"""Where results go: standard output, or a file that appears only when it is whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from ..errors import InputError, describe


def write_all(blocks: Iterable[str], path: str | None) -> None:
    """Write text blocks to standard output, or to a file by way of a temporary one beside it."""
    if path is None:
        stream = sys.stdout
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="", errors="surrogatepass")
        for block in blocks:
            stream.write(block)
        return
    import tempfile  # slow to load, and most runs write to standard output

    target = Path(path)
    if target.is_dir():
        raise InputError("{name}: is a directory, not a file", name=path)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise InputError("{name}: {reason}", name=path, reason=describe(error)) from None
    try:
        with open(handle, "w", encoding="utf-8", newline="") as stream:  # noqa: PTH123
            for block in blocks:
                stream.write(block)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
