"""Where results go: standard output, or a file that appears only when it is whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

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
    with draft(path) as file, file.open("w", encoding="utf-8", newline="") as stream:
        for block in blocks:
            stream.write(block)


@contextmanager
def draft(path: str) -> Iterator[Path]:
    """The file to write so that `path` appears when it is whole; a device is written as it is, and
    a file that was there gives its owner, its permissions and its attributes.

    Raises `InputError` where nothing can be written, `DocumentError` where that can't be kept.
    """
    import tempfile  # slow to load, and most runs write to standard output

    from ..checker.findings.drafts import (
        check_replaceable,
        draft_prefix,
        keep_owner,
        sweep_drafts,
    )

    if not path:
        raise InputError("an empty name of a file")
    target = Path(path)
    try:
        target = target.resolve()  # a link stays a link
        if target.is_dir():
            raise InputError("{name}: is a directory, not a file", name=path)
        there = target.exists()
        device = there and not target.is_file()  # or a pipe: it stays what it is
        if there and not device:
            check_replaceable(target, path)
        if device:
            handle, name = 0, ""
        else:
            sweep_drafts(target.parent)
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=draft_prefix())
    except (OSError, RuntimeError) as error:
        reason = describe(error) if isinstance(error, OSError) else str(error)
        raise InputError("{name}: {reason}", name=path, reason=reason) from None
    if device:
        yield target
        return
    os.close(handle)
    try:
        yield Path(name)
        if target.exists():
            keep_owner(Path(name), target)
        else:
            Path(name).chmod(0o666 & ~_umask())
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
