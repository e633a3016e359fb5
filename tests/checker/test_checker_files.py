"""Which files a run checks."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from checker_texts import TEXT, check_in, write_page
from kontsevich.checker.findings.files import find_files
from kontsevich.checker.settings.configuration import Configurations


def listed(folder: Path, *paths: str, force: bool = False) -> list[str]:
    """What a run in a folder would check."""
    return [Path(name).as_posix() for name in find_files(paths, Configurations(), force)]


def test_folders_hold_manuscripts_by_their_endings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = ("b.txt", "a.MD", "code.py", "x/c.markdown", ".hid.txt", ".git/d.txt", "build/e.txt")
    for name in (*names, "node_modules/f.md"):
        write_page(tmp_path, name=name)
    assert listed(tmp_path, ".") == ["a.MD", "b.txt", "x/c.markdown"]
    # Named, anything is checked, and once.
    assert listed(tmp_path, "code.py", "b.txt", "./b.txt", "none.txt") == [
        "code.py",
        "b.txt",
        "none.txt",
    ]
    assert listed(tmp_path, "*.txt", "x/*", "*.none") == ["b.txt", "x/c.markdown", "*.none"]
    assert listed(tmp_path, "**/*.markdown", "-") == ["x/c.markdown", "-"]


def test_git_s_ignore_files_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "-q", "."], check=True)
    for name in ("a.txt", "draft.txt", "old/b.txt", "old/keep.txt", "deep/c.txt", "deep/d.txt"):
        write_page(tmp_path, name=name)
    write_page(tmp_path, "draft*\nold/*\n!old/keep.txt\n", ".gitignore")
    write_page(tmp_path / "deep", "c.txt\n", ".gitignore")
    theirs = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard", "*.txt"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert (
        sorted(listed(tmp_path, ".")) == sorted(theirs) == ["a.txt", "deep/d.txt", "old/keep.txt"]
    )
    assert listed(tmp_path, "old") == ["old/keep.txt"], "also from below the top"
    assert listed(tmp_path, "draft.txt") == ["draft.txt"], "but not for what is named"


def test_settings_exclude(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "theirs/b.txt", "c.txt"):
        write_page(tmp_path, name=name)
    write_page(tmp_path, 'exclude = ["theirs/", "c.*"]\n', "kontsevich.toml")
    assert listed(tmp_path, ".") == ["a.txt"]
    assert listed(tmp_path, "c.txt", "theirs") == ["c.txt"]
    assert listed(tmp_path, "c.txt", "theirs/b.txt", "a.txt", force=True) == ["a.txt"]


def test_links_do_not_lead_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "in"
    monkeypatch.chdir(tmp_path)
    write_page(inside, name="a.txt")
    write_page(tmp_path, name="out.txt")
    write_page(tmp_path, name="outer/b.txt")
    (inside / "link.txt").symlink_to(tmp_path / "out.txt")
    (inside / "same.txt").symlink_to(inside / "a.txt")
    (inside / "folder").symlink_to(tmp_path / "outer")
    assert listed(tmp_path, "in") == ["in/a.txt", "in/same.txt"]


def test_no_paths_is_this_folder_and_an_empty_one_is_clean(tmp_path: Path) -> None:
    assert check_in(tmp_path).code == 0
    write_page(tmp_path)
    assert check_in(tmp_path).code == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_devices_are_refused_and_folders_named_like_files_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "dir.txt").mkdir()
    assert check_in(tmp_path, "dir.txt").code == 0
    done = check_in(tmp_path, "/dev/null")
    assert (done.code, "ordinary file" in done.err) == (2, True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_read_but_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with subprocess.Popen(
        ["tee", str(pipe)], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as tee:
        assert tee.stdin
        tee.stdin.write(TEXT.encode())
        tee.stdin.close()
        done = check_in(tmp_path, "--fix", "pipe.txt")
    assert (done.code, "ordinary file" in done.err) == (2, True)
    assert pipe.is_fifo()
