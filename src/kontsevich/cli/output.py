"""Where results go: standard output, or a file that appears only when it is whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from ..errors import InputError, describe

DRAFT = ".kontsevich-"  # how a file is called until it is whole


def write_all(blocks: Iterable[str], path: str | None) -> None:
    """Write text blocks to standard output, or to a file by way of a temporary one beside it."""
    if path is None:
        stream = sys.stdout
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="", errors="surrogatepass")
        for block in blocks:
            stream.write(block)
        return
    with draft(path) as file, file.open("w", encoding="utf-8", newline="") as stream:
        for block in blocks:
            stream.write(block)


@contextmanager
def draft(path: str) -> Iterator[Path]:
    """The file to write so that `path` appears when it is whole; a device is written as it is.

    Raises `InputError` where nothing can be written.
    """
    import tempfile  # slow to load, and most runs write to standard output

    if not path:
        raise InputError("an empty name of a file")
    target = Path(path)
    try:
        target = target.resolve()  # a link stays a link
        if target.is_dir():
            raise InputError("{name}: is a directory, not a file", name=path)
        device = target.exists() and not target.is_file()  # or a pipe: it stays what it is
        handle, name = (0, "") if device else tempfile.mkstemp(dir=target.parent, prefix=DRAFT)
    except (OSError, RuntimeError) as error:
        reason = describe(error) if isinstance(error, OSError) else str(error)
        raise InputError("{name}: {reason}", name=path, reason=reason) from None
    if device:
        yield target
        return
    os.close(handle)
    try:
        yield Path(name)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def silence(stream: IO[str] | None) -> None:
    """Let nothing more be written to a stream, whose reader has gone away or whose disk is full."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[union-attr]


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
