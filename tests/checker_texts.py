"""The text that the tests of the checker share, and `kontsevich check` run in this process."""

from __future__ import annotations

import io
import os
import sys
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from kontsevich.cli import main

# Prose with one name to fix, a quotation with the same name, an established name.
TEXT = (
    "Лидер КНДР Ким Чен Ын прибыл в Россию.\n"
    "\n"
    "Газета пишет: «Ким Чен Ын доволен».\n"
    "\n"
    "При Ким Ир Сене было иначе.\n"
)
FIXED = TEXT.replace("Ким Чен Ын прибыл", "Ким Чжонын прибыл")


class Done(NamedTuple):
    """What a run of the program left: its exit code and what it wrote."""

    code: int
    out: str
    err: str
    raw: bytes


def check_in(folder: Path, *arguments: str, stdin: bytes = b"", lang: str = "en") -> Done:
    """Run `kontsevich check` in a folder."""
    out, err = io.BytesIO(), io.BytesIO()
    stdout = io.TextIOWrapper(out, "utf-8", newline="", write_through=True)
    stderr = io.TextIOWrapper(err, "utf-8", newline="", write_through=True)
    with (
        chdir(folder),
        mock.patch.dict(os.environ, {"LC_ALL": "C.UTF-8"}),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8")),
        mock.patch.object(sys, "stdout", stdout),
        mock.patch.object(sys, "stderr", stderr),
    ):
        try:
            code = main(["check", "--lang", lang, *arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
    raw = out.getvalue()
    return Done(code, raw.decode("utf-8", "replace"), err.getvalue().decode(), raw)


def write_page(folder: Path, text: str = TEXT, name: str = "page.txt") -> Path:
    """A file with a text in UTF-8, its line ends as they are."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return file
