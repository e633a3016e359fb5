"""Documents laid out by LibreOffice, so that their pages are known."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import InputError
from ..messages import Say

PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 300


@contextmanager
def lay_out(names: list[str], say: Say) -> Iterator[dict[str, str]]:
    """Each document's PDF, by the document's name, as long as this lasts; a PDF is its own.

    Raises `InputError` where LibreOffice is missing or does not open a document.
    """
    import tempfile

    with tempfile.TemporaryDirectory(prefix="kontsevich-") as folder:
        yield {name: _lay_out(name, Path(folder) / str(n), say) for n, name in enumerate(names)}


def _lay_out(name: str, folder: Path, say: Say) -> str:
    source = Path(name)
    if source.suffix.lower() == ".pdf":
        return name
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise InputError(say("names-no-office"))
    profile = (folder.parent / "profile").as_uri()
    command = [program, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf"]
    try:
        subprocess.run(
            [*command, "--outdir", str(folder), str(source.resolve())],
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise InputError(say("names-not-laid-out", name=name, reason=error)) from None
    made = folder / f"{source.stem}.pdf"
    if not made.exists():
        raise InputError(say("names-not-laid-out", name=name, reason=program))
    return str(made)
