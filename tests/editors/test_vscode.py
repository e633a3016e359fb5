"""The extension for VS Code: what is in its package, and that it speaks two languages alike."""

from __future__ import annotations

import json
import os
import re
import zipfile
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "editors" / "vscode"


def test_the_package_has_what_it_needs_and_nothing_else() -> None:
    folder = os.environ.get("EDITORS")
    if not folder:
        pytest.skip("needs the built extension: make test-editors")
    with zipfile.ZipFile(Path(folder) / "kontsevich.vsix") as package:
        names = {name.removeprefix("extension/") for name in package.namelist()}
    assert names == {
        *("[Content_Types].xml", "extension.vsixmanifest", "package.json", "package.nls.json"),
        *("package.nls.ru.json", "l10n/bundle.l10n.ru.json", "out/extension.js"),
        *("readme.md", "LICENSE.txt"),
    }


def test_every_sentence_is_there_in_both_languages() -> None:
    manifest = (SOURCE / "package.json").read_text("utf-8")
    english = json.loads((SOURCE / "package.nls.json").read_text("utf-8"))
    russian = json.loads((SOURCE / "package.nls.ru.json").read_text("utf-8"))
    assert set(re.findall(r'"%([\w.]+)%"', manifest)) == set(english) == set(russian)
    code = (SOURCE / "src" / "extension.ts").read_text("utf-8")
    said = re.findall(r'\bt\("((?:[^"\\]|\\.)*)"', code)
    assert set(said) == set(json.loads((SOURCE / "l10n/bundle.l10n.ru.json").read_text("utf-8")))


def test_every_command_is_registered() -> None:
    manifest = json.loads((SOURCE / "package.json").read_text("utf-8"))
    code = (SOURCE / "src" / "extension.ts").read_text("utf-8")
    table = code[code.index("const commands:") : code.index("for (const [command")]
    for one in manifest["contributes"]["commands"]:
        assert re.search(rf"\b{one['command'].removeprefix('kontsevich.')}\b", table)


def test_no_registry_stands_in_the_lock_file() -> None:
    locked = json.loads((SOURCE / "package-lock.json").read_text("utf-8"))
    assert not [name for name, one in locked["packages"].items() if "resolved" in one]
