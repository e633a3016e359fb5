"""The drafts of files that are being written: how they are named, what of the old file they keep,
and what killed runs left."""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from functools import cache
from pathlib import Path

from ...errors import DocumentError

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


def check_replaceable(target: Path, name: object) -> None:
    """Raise `DocumentError` for a file that may not be written, or has other names besides."""
    if not os.access(target, os.W_OK):
        raise DocumentError("{name}: is read-only", name=name)
    if target.stat().st_nlink > 1:
        raise DocumentError("{name}: has other names, which would keep the old text", name=name)


def keep_owner(draft: Path, target: Path) -> None:
    """Give a new file the owner, the permissions and the attributes of the one it will replace."""
    own, status = draft.stat(), target.stat()
    if (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid) and hasattr(os, "chown"):
        try:
            os.chown(draft, status.st_uid, status.st_gid)
        except OSError:
            raise DocumentError("{name}: its owner can't be kept", name=target) from None
    draft.chmod(status.st_mode & 0o7777)
    if not hasattr(os, "listxattr"):
        return
    try:
        names = os.listxattr(target)
    except OSError:  # a file system without them
        return
    for name in names:
        try:
            value = os.getxattr(target, name)
            if name not in os.listxattr(draft) or os.getxattr(draft, name) != value:
                os.setxattr(draft, name, value)
        except OSError:
            raise DocumentError(
                "{name}: its attribute {attribute} can't be kept", name=target, attribute=name
            ) from None
