"""The hooks under the real pre-commit, in a git repository of their own, installed afresh."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from checker_texts import FIXED, TEXT, write_page
from kontsevich.documents.formats import ENDINGS

ROOT = Path(__file__).resolve().parents[2]
HOOKS = ROOT / ".pre-commit-hooks.yaml"


def test_the_hooks_take_every_format_by_its_ending() -> None:
    [pattern] = re.findall(r"files: &manuscripts '(.+)'", HOOKS.read_text("utf-8"))
    for ending in ENDINGS:
        assert re.search(pattern, f"глава 1{ending}")
        assert re.search(pattern, f"глава 1{ending.upper()}")
    assert not re.search(pattern, "code.py")
    endings = pattern.partition(r"\.(")[2].removesuffix(")$").split("|")
    assert {one.replace("\\", "") for one in endings} == {one[1:] for one in ENDINGS}


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree as it stands, committed to a repository that pre-commit can clone and install."""
    if find_spec("pre_commit") is None or shutil.which("git") is None:
        pytest.skip("pre-commit or git is not installed")
    folder = tmp_path_factory.mktemp("kontsevich")
    listed = git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file() and name.split("/")[0] not in ("tests", "docs", "bench"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    commit(folder)
    return folder


def git(folder: Path, *arguments: str) -> str:
    """Run git, away from the settings and hooks of this machine."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    clean.update(GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_SYSTEM=os.devnull)
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.invalid")
    done = subprocess.run(
        ["git", *identity, *arguments],
        cwd=folder,
        env=clean,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def commit(folder: Path) -> None:
    """Put a folder under version control as it stands."""
    git(folder, "init", "-q", ".")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--no-verify", "-m", "As it stands")


class Manuscripts:
    """A repository of manuscripts that uses the hooks."""

    def __init__(self, folder: Path, clone: Path, home: Path) -> None:
        self.folder, self.home = folder, home
        revision = git(clone, "rev-parse", "HEAD").strip()
        hooks = "".join(
            f"  - id: {name}\n    stages: [{stage}]\n" for name, stage in STAGES.items()
        )
        settings = f"repos:\n- repo: {clone.as_uri()}\n  rev: {revision}\n  hooks:\n{hooks}"
        write_page(folder, settings, ".pre-commit-config.yaml")
        write_page(folder, name="статья.txt")
        write_page(folder, "Лидер КНДР Ким Чен Ын прибыл.\n", "Глава 2.MD")
        write_page(folder, "Лидер КНДР Ким Чен Ын прибыл.\n", "code.py")
        write_page(folder, "Лидер КНДР Ким Чен Ын прибыл.\n", "theirs/a.txt")
        write_page(folder, 'exclude = ["theirs/"]\n', "kontsevich.toml")
        commit(folder)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run pre-commit over all files."""
        clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--all-files", *arguments],
            cwd=self.folder,
            env={**clean, "PRE_COMMIT_HOME": str(self.home), "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=False,
        )


STAGES = {"kontsevich": "pre-commit", "kontsevich-fix": "manual"}


@pytest.fixture(scope="module")
def manuscripts(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Manuscripts:
    """The repository, its hooks installed; skipped where nothing can be installed from."""
    home = tmp_path_factory.mktemp("home")
    made = Manuscripts(tmp_path_factory.mktemp("manuscripts"), clone, home)
    done = made.run("kontsevich")
    if done.returncode == 3 and re.search(r"No matching distribution|[Cc]onnection", done.stdout):
        pytest.skip("no package index can be reached to install the hook from")
    return made


def test_the_hook_reports_and_changes_nothing(manuscripts: Manuscripts) -> None:
    done = manuscripts.run("kontsevich")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "статья.txt:1:12: error KTV101" in done.stdout
    assert "Глава 2.MD:1:12: error KTV101" in done.stdout
    assert "theirs" not in done.stdout
    assert "code.py" not in done.stdout
    assert git(manuscripts.folder, "status", "--porcelain") == ""


def test_the_fixing_hook_fixes_and_then_passes(manuscripts: Manuscripts) -> None:
    write_page(
        manuscripts.folder, 'exclude = ["theirs/"]\nkeep = ["Ким Ир Сен"]\n', "kontsevich.toml"
    )
    done = manuscripts.run("--hook-stage", "manual", "kontsevich-fix")
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert (manuscripts.folder / "статья.txt").read_text("utf-8") == FIXED
    assert (manuscripts.folder / "theirs/a.txt").read_text("utf-8").count("Ким Чен Ын") == 1
    assert manuscripts.run("--hook-stage", "manual", "kontsevich-fix").returncode == 0
    assert manuscripts.run("kontsevich").returncode == 0
    write_page(manuscripts.folder, TEXT, "статья.txt")
    assert manuscripts.run("kontsevich").returncode == 1
