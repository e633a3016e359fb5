"""`--fix` on files: what changes, what stays, when nothing is written."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from checker_texts import FIXED, TEXT, check_in, write_page
from kontsevich.checker.findings import fixes as fixing
from kontsevich.checker.findings.finding import Edit
from kontsevich.errors import DocumentError


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_encoding_mark_and_line_ends_stay(tmp_path: Path, encoding: str, newline: str) -> None:
    def write(text: str) -> bytes:
        # koi8-r has no other quotation marks
        return text.translate({0xAB: '"', 0xBB: '"', 0x0A: newline}).encode(encoding)

    page = tmp_path / "page.txt"
    page.write_bytes(write(TEXT))
    assert check_in(tmp_path, "--fix", "page.txt").code == 1  # the established name is left
    assert page.read_bytes() == write(FIXED)


def test_fixing_twice_writes_once(tmp_path: Path) -> None:
    page = write_page(tmp_path)
    check_in(tmp_path, "--fix", "page.txt")
    os.utime(page, (1, 1))
    done = check_in(tmp_path, "--fix", "--unsafe-fixes", "page.txt")
    assert (done.code, "Fixed: 1." in done.out) == (0, True)
    assert page.read_text("utf-8") == FIXED.replace("Ким Ир Сене", "Ким Ильсоне")
    os.utime(page, (1, 1))
    check_in(tmp_path, "--fix", "--unsafe-fixes", "page.txt")
    assert page.stat().st_mtime == 1, "nothing to fix, nothing written"


def test_permissions_and_links_stay_and_no_other_file_is_left(tmp_path: Path) -> None:
    page = write_page(tmp_path)
    page.chmod(0o640)
    link = tmp_path / "link.txt"
    link.symlink_to(page)
    check_in(tmp_path, "--fix", "link.txt")
    assert link.is_symlink()
    assert page.read_text("utf-8") == FIXED
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    assert sorted(file.name for file in tmp_path.iterdir()) == ["link.txt", "page.txt"]


def test_a_file_that_changed_meanwhile_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = write_page(tmp_path)
    later = "Автор пишет дальше.\n".encode()
    fsync = os.fsync

    def write_between(handle: int) -> None:
        fsync(handle)
        page.write_bytes(later)

    monkeypatch.setattr(os, "fsync", write_between)
    done = check_in(tmp_path, "--fix", "page.txt")
    assert (done.code, "changed meanwhile" in done.err) == (2, True)
    assert page.read_bytes() == later
    assert [file.name for file in tmp_path.iterdir()] == ["page.txt"]


def test_a_read_only_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = write_page(tmp_path)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everything
    done = check_in(tmp_path, "--fix", "page.txt")
    assert (done.code, "read-only" in done.err) == (2, True)
    assert page.read_text("utf-8") == TEXT


def test_trouble_with_one_file_does_not_stop_the_others(tmp_path: Path) -> None:
    write_page(tmp_path, name="b.txt")
    (tmp_path / "a.txt").write_bytes(b"\0\xff\0")
    done = check_in(tmp_path, "--fix", "a.txt", "none.txt", "b.txt")
    assert done.code == 2
    assert done.err.count("\n") == 2
    assert (tmp_path / "b.txt").read_text("utf-8") == FIXED


def test_rewrite_is_all_or_nothing(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(b"one")
    with pytest.raises(DocumentError, match="changed meanwhile"):
        fixing.rewrite(page, b"other", b"two")
    assert page.read_bytes() == b"one"
    fixing.rewrite(page, b"one", b"two")
    assert page.read_bytes() == b"two"
    with pytest.raises(DocumentError, match="no such file"):
        fixing.rewrite(tmp_path / "none.txt", b"", b"")
    assert [file.name for file in tmp_path.iterdir()] == ["page.txt"]


def test_edits_apply_in_any_order() -> None:
    edits = [Edit(4, 6, ""), Edit(0, 1, "xy"), Edit(3, 3, "-")]
    assert fixing.apply_edits("abcdef", edits) == "xybc-d"
    assert fixing.apply_edits("abc", []) == "abc"


def test_standard_input_is_fixed_to_standard_output(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "cp1251"):
        done = check_in(tmp_path, "--fix", "-", stdin=TEXT.encode(encoding))
        assert done.raw == FIXED.encode(encoding)
        assert "KTV107" in done.err
    clean = "Ничего.\n".encode()
    assert check_in(tmp_path, "--fix", "-", stdin=clean).raw == clean


def test_diff_shows_what_fix_would_do_and_changes_nothing(tmp_path: Path) -> None:
    page = write_page(tmp_path)
    ragged = write_page(tmp_path, TEXT.replace("\n", "\r\n").rstrip(), "ragged.txt")
    before = page.read_bytes(), ragged.read_bytes()
    done = check_in(tmp_path, "--diff", "page.txt", "ragged.txt")
    assert done.code == 1
    assert (page.read_bytes(), ragged.read_bytes()) == before
    assert "-Лидер КНДР Ким Чен Ын прибыл" in done.out
    assert "+Лидер КНДР Ким Чжонын прибыл" in done.out
    assert "Ким Ильсоне" not in done.out
    assert "+При Ким Ильсоне" in check_in(tmp_path, "--diff", "--unsafe-fixes", "page.txt").out
    if not shutil.which("patch"):
        pytest.skip("patch is not installed")
    subprocess.run(["patch", "--binary", "-p0"], input=done.raw, cwd=tmp_path, check=True)
    assert page.read_text("utf-8") == FIXED
    assert ragged.read_bytes() == FIXED.replace("\n", "\r\n").rstrip().encode()


def test_no_file_without_a_fix_is_in_the_diff(tmp_path: Path) -> None:
    write_page(tmp_path, "Ничего.\n")
    done = check_in(tmp_path, "--diff", "page.txt")
    assert (done.code, done.out) == (0, "")
