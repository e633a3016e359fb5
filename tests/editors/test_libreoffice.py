"""The extension for LibreOffice: its package, an old Python, and the real program on a screen."""

from __future__ import annotations

import ast
import json
import os
import pwd
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "editors" / "libreoffice"
COMPONENT = SOURCE / "kontsevich_component.py"
SCRIPT = Path(__file__).with_name("office_extension.py")
OFFICE = "/usr/bin/python3"
TOOLS = ("soffice", "unopkg", "Xvfb", "xvfb-run", "xdotool", "import", "openbox")


@pytest.fixture(scope="module")
def extension() -> Path:
    folder = os.environ.get("EDITORS")
    if not folder:
        pytest.skip("needs the built extension: make test-editors")
    return Path(folder) / "kontsevich.oxt"


def load_component(version: tuple[int, ...], monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The component as a Python of this version loads it, with what LibreOffice gives it."""

    class Helper:
        def __init__(self) -> None:
            self.added: list[tuple[Any, ...]] = []

        def addImplementation(self, *given: Any) -> None:  # noqa: N802
            self.added.append(given)

    unohelper: Any = ModuleType("unohelper")
    unohelper.Base, unohelper.ImplementationHelper = type("Base", (), {}), Helper
    monkeypatch.setitem(sys.modules, "unohelper", unohelper)
    for name, types in (("frame", ("XDispatch", "XDispatchProvider")), ("lang", ("XServiceInfo",))):
        module = ModuleType(name)
        for one in types:
            setattr(module, one, type(one, (), {}))
        monkeypatch.setitem(sys.modules, f"com.sun.star.{name}", module)
    monkeypatch.setattr(sys, "version_info", version)
    component = ModuleType("component")
    exec(compile(COMPONENT.read_text("utf-8"), str(COMPONENT), "exec"), component.__dict__)
    return component


def test_an_old_python_says_so_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    ast.parse(COMPONENT.read_text("utf-8"), feature_version=(3, 6))
    component: Any = load_component((3, 8, 16), monkeypatch)
    [(_, name, _)] = component.g_ImplementationHelper.added
    assert name == "org.kontsevich.Menu"
    for lang in ("ru", "en"):
        line = component.tell_age((3, 8, 16), lang)
        assert "3.8" in line and "3.11" in line and "kontsevich serve" in line
        assert "\n" not in line
    assert component.tell_age((3, 11), "ru") == ""


def test_every_file_of_the_manifest_is_there(extension: Path) -> None:
    with zipfile.ZipFile(extension) as package:
        names = set(package.namelist())
        manifest = package.read("META-INF/manifest.xml").decode()
    listed = {part.split('"')[0] for part in manifest.split('full-path="')[1:]}
    assert listed <= names
    assert "pythonpath/kontsevich/tables/check/rules.toml" in names
    assert not [name for name in names if "__pycache__" in name]


@pytest.fixture(scope="module")
def done(extension: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What happened when an ordinary user installed the extension and used it."""
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing or not Path(OFFICE).exists():
        pytest.skip(f"needs {', '.join(missing)}: see tests/editors/packages.txt")
    if subprocess.run([OFFICE, "-c", "import uno"], capture_output=True).returncode:
        pytest.skip("needs LibreOffice's Python: see tests/editors/packages.txt")
    kept = os.environ.get("PICTURES")
    folder = Path(kept) if kept else tmp_path_factory.mktemp("office")
    home = Path(subprocess.check_output(["mktemp", "-d"], text=True).strip())
    user: dict[str, Any] = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        os.chown(home, nobody.pw_uid, nobody.pw_gid)
    for source in (extension, SCRIPT):
        shutil.copy(source, home)
        (home / source.name).chmod(0o644)
    script = (
        f"openbox >/dev/null 2>&1 & sleep 1; timeout 100 {OFFICE} {SCRIPT.name} "
        f"{home / extension.name} {home} ru; status=$?; kill $!; exit $status"
    )
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x900x24", "sh", "-c", script]
    environment = {**os.environ, "HOME": str(home)}
    try:
        run = subprocess.run(
            screen, cwd=home, env=environment, capture_output=True, text=True, timeout=160, **user
        )
        for picture in home.glob("*.png"):
            shutil.copy(picture, folder)
        assert run.returncode == 0, run.stderr + (home / "office.log").read_text()
        found: dict[str, Any] = json.loads(run.stdout)
        return found
    finally:
        shutil.rmtree(home, ignore_errors=True)


def test_a_paragraph_is_proofread(done: dict[str, Any]) -> None:
    assert done["errors"] == [["Ким Чен Ын", ["Ким Чжонын"]]]


def test_a_selection_is_converted_and_its_hangul_found(done: dict[str, Any]) -> None:
    assert "Слово кунмуль и имя Ким Ир Сен (김일성)." in done["converted"]


def test_what_is_sure_is_fixed_as_tracked_changes(done: dict[str, Any]) -> None:
    """In the body, in a name of two runs, in a cell, in a note; never in others' words."""
    assert done["changes"] == 8 and not done["recording"]
    assert done["accepted"].splitlines() == [
        "Страну возглавил Ким Чжонын1.",
        "Ким Чен Ын был доволен.",
        "Газета пишет: «Ким Чен Ын рад». Слово кунмуль и имя Ким Ильсон (김일성).",
        "",
        "О Ким Чжоныне",
    ]
    assert done["accepted note"] == "Встреча с Ким Чжоныном описана подробно."
    assert done["runs"] == [["Страну возглавил Ким ", 100.0], ["Чжонын", 150.0], [".", 100.0]]
