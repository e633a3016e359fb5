"""The edge around the checker: one clear line and exit 2, and whatever is written to stays."""

from __future__ import annotations

import difflib
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checker_texts import FIXED, TEXT, check_in, write_page
from kontsevich import Converter
from kontsevich.checker.settings.path_patterns import compile_patterns
from kontsevich.cli import main
from kontsevich.errors import TableError
from kontsevich.law import tables

CALL = (sys.executable, "-m", "kontsevich", "--lang", "en", "check")
DEEP = 100_000


def fails(folder: Path, *arguments: str) -> str:
    """The one line that a run in a folder ends with, exit code 2."""
    done = check_in(folder, *arguments)
    assert done.code == 2, done
    assert done.err.count("\n") == 1, done.err
    return done.err


def test_an_empty_name_is_no_folder(tmp_path: Path) -> None:
    file = write_page(tmp_path)
    assert "empty" in fails(tmp_path, "--fix", "")
    assert "empty" in fails(tmp_path, "-o", "", "page.txt")
    assert file.read_text("utf-8") == TEXT


@pytest.mark.parametrize("column", ["9", "0", "3"])
def test_a_column_that_is_not_there(column: str, tmp_path: Path) -> None:
    write_page(tmp_path, "имя,год\nКим Чен Ын,2011\n", "t.csv")
    assert f"'{column}'" in fails(tmp_path, "--columns", column, "t.csv")


def test_files_that_are_too_deep(tmp_path: Path) -> None:
    write_page(tmp_path)
    for name, text in {
        "deep.toml": "exclude = " + "[" * DEEP,
        "persons.toml": "persons = [1]",
        "odd.toml": 'exclude = ["!"]',
        "range.toml": 'exclude = ["[z-a]"]',
    }.items():
        (tmp_path / name).write_text(text, "utf-8")
        fails(tmp_path, "--config", name, "page.txt")
    for text in (
        "[" * DEEP,
        '{"version": 1, "findings": {"a": [{"code": "a", "found": "b", "count": Infinity}]}}',
    ):
        (tmp_path / "known.json").write_text(text, "utf-8")
        fails(tmp_path, "--baseline", "known.json", "page.txt")
    (tmp_path / "deep.ipynb").write_text("[" * DEEP, "utf-8")
    fails(tmp_path, "deep.ipynb")


CODECS = ["zip", "hex", "rot13", "base64", "quopri", "idna", "undefined", "nothing"]


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("command", ["convert", "restore", "pronounce", "hangulize", "explain"])
def test_no_command_reads_by_a_codec_that_makes_no_text(
    command: str, codec: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_page(tmp_path)
    assert main([command, "--lang", "en", "--encoding", codec, "-f", str(file)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("command", ["convert", "restore", "pronounce", "hangulize", "explain"])
def test_a_hole_of_ten_gigabytes_is_told_at_once(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "hole.txt"
    file.touch()
    os.truncate(file, 10 << 30)
    start = time.process_time()
    assert main([command, "--lang", "en", "-f", str(file)]) == 2
    assert time.process_time() - start < 3
    assert capsys.readouterr().err.endswith("hole.txt: byte 0: no text, but zeros\n")


def test_a_hole_in_what_the_user_lists(tmp_path: Path) -> None:
    write_page(tmp_path)
    hole = tmp_path / "hole.toml"
    hole.touch()
    os.truncate(hole, 10 << 30)
    for option in ("--config", "--baseline", "--decisions"):
        assert "larger than any list" in fails(tmp_path, option, "hole.toml", "page.txt")


@pytest.mark.parametrize("codec", CODECS)
def test_codecs_that_make_no_text(codec: str, tmp_path: Path) -> None:
    write_page(tmp_path)
    fails(tmp_path, "--encoding", codec, "page.txt")


def test_links_pipes_and_folders_on_the_way(tmp_path: Path) -> None:
    write_page(tmp_path)
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    fails(tmp_path, "loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    done = check_in(tmp_path)
    assert (done.code, "pipe.txt" in done.err, "Ким Чжонын" in done.out) == (2, True, True)
    (tmp_path / "kontsevich.toml").write_text('persons = ["pipe.txt"]', "utf-8")
    assert "ordinary" in fails(tmp_path, "page.txt")
    (tmp_path / "kontsevich.toml").unlink()
    for option in ("--baseline", "--decisions"):
        assert "ordinary" in fails(tmp_path, option, "pipe.txt", "page.txt")
    with pytest.raises(TableError, match="ordinary"):
        Converter(lexicon=tmp_path / "pipe.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_folder_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    write_page(tmp_path)
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    done = check_in(tmp_path)
    assert (done.code, "closed" in done.err) == (2, True)
    closed.chmod(0o700)


def test_patterns_that_git_leaves_out_are_left_out(tmp_path: Path) -> None:
    write_page(tmp_path)
    (tmp_path / ".gitignore").write_text("!\n\\\n[z-a]\npage.txt\n", "utf-8")
    assert check_in(tmp_path, ".").code == 0


def test_many_stars_match_in_time() -> None:
    spec = compile_patterns(["*a" * 12])
    begin = time.process_time()
    assert not spec.match_file("a" * 200 + "b")
    assert spec.match_file("a" * 200)
    assert time.process_time() - begin < 0.5


@pytest.mark.parametrize(
    "pattern, path, matches",
    [
        ("*a*b", "xaxb", True),
        ("*a*b", "ab", True),
        ("*a*b", "ba", False),
        ("a*b*c", "d/abbc", True),
        ("*.t?*t", "x.t1t", True),
        ("[ab]*[cd]*e", "a.c.e", True),
        ("*aab*", "aaab", True),
    ],
)
def test_patterns_mean_what_they_meant(pattern: str, path: str, matches: bool) -> None:
    from pathspec import GitIgnoreSpec

    assert compile_patterns([pattern]).match_file(path) is matches
    assert GitIgnoreSpec.from_lines([pattern]).match_file(path) is matches


def test_output_leaves_devices_and_links_what_they_are(tmp_path: Path) -> None:
    write_page(tmp_path)
    link, target = tmp_path / "link.txt.out", tmp_path / "report.out"
    target.write_text("", "utf-8")
    link.symlink_to("report.out")
    check_in(tmp_path, "-o", "link.txt.out", "page.txt")
    assert link.is_symlink() and "Ким Чжонын" in target.read_text("utf-8")
    check_in(tmp_path, "-o", os.devnull, "page.txt")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    if Path("/dev/full").exists():
        fails(tmp_path, "-o", "/dev/full", "page.txt")
        assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


def test_a_file_with_other_names_is_left(tmp_path: Path) -> None:
    file = write_page(tmp_path)
    os.link(file, tmp_path / "other.dat")
    assert "other names" in check_in(tmp_path, "--fix", "page.txt").err
    assert file.read_text("utf-8") == TEXT


def test_long_names_and_attributes(tmp_path: Path) -> None:
    file = write_page(tmp_path, name="ы" * 125 + ".txt")
    try:
        os.setxattr(file, "user.note", b"x")
    except (OSError, AttributeError):
        pytest.skip("a file system without attributes")
    check_in(tmp_path, "--fix", file.name)
    assert (file.read_text("utf-8"), os.getxattr(file, "user.note")) == (FIXED, b"x")


def test_a_reader_that_goes_away_leaves_no_file_unfixed(tmp_path: Path) -> None:
    files = [write_page(tmp_path, TEXT * 40, f"{number:02}.txt") for number in range(12)]
    run = subprocess.Popen(
        (*CALL, "--fix", "--unsafe-fixes", "."), cwd=tmp_path, stdout=subprocess.PIPE
    )
    assert run.stdout
    run.stdout.close()
    assert run.wait(60) == 0
    assert all("Ким Чен Ын прибыл" not in file.read_text("utf-8") for file in files)


def test_streams_that_are_closed_or_full(tmp_path: Path) -> None:
    write_page(tmp_path)
    line = f"{sys.executable} -m kontsevich --lang en check page.txt"
    for redirect, code in ((">&-", 1), ("2>&-", 1), (">/dev/full", 2), (">&- 2>&-", 1)):
        done = subprocess.run(
            f"{line} {redirect}", shell=True, cwd=tmp_path, capture_output=True, text=True
        )
        assert done.returncode == code, (redirect, done)
        assert "Traceback" not in done.stderr and "Exception" not in done.stderr
    done = subprocess.run(
        f"{line.replace('page.txt', '-')} <&-",
        shell=True,
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_help_in_a_narrow_console() -> None:
    narrow = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        (*CALL[:3], "--lang", "ru", "check", "--help"), env=narrow, capture_output=True
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_kept_table_that_is_damaged_is_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "a.toml"
    table.write_text('a = "б"\n', "utf-8")
    monkeypatch.setattr(tables, "locate", lambda: tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    read = getattr(tables.read_toml, "__wrapped__", tables.read_toml)
    assert read("a.toml") == {"a": "б"}
    (kept,) = (tmp_path / "__pycache__").iterdir()
    data = kept.read_bytes()
    for at in range(len(data)):
        kept.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert read("a.toml") == {"a": "б"}


def test_a_difference_of_many_lines_is_made_at_once(tmp_path: Path) -> None:
    lines = [
        f"В {year} году Ким {'Чжонын' if year % 9 else 'Чен Ын'} прибыл.\n\n"
        for year in range(1000, 4000)
    ]
    text = "".join(lines)
    write_page(tmp_path, text)
    begin = time.process_time()
    ours = check_in(tmp_path, "--diff", "page.txt").out
    assert time.process_time() - begin < 20
    theirs = difflib.unified_diff(
        text.splitlines(keepends=True),
        text.replace("Чен Ын", "Чжонын").splitlines(keepends=True),
        "page.txt",
        "page.txt",
    )
    assert ours == "".join(theirs)


def test_names_of_files_command_no_terminal(tmp_path: Path) -> None:
    name = "a\n::error::b\x1b[31m.docx"
    (tmp_path / name).write_bytes(b"PK\x03\x04")
    done = check_in(tmp_path, name)
    assert (done.code, done.err.count("\n"), "\x1b" in done.err) == (2, 1, False)
    write_page(tmp_path, name=os.fsdecode(b"\xff.txt"))
    for form in ("json", "sarif", "gitlab", "rdjson", "jsonl", "junit", "github"):
        done = check_in(tmp_path, "--output-format", form, os.fsdecode(b"\xff.txt"))
        assert done.raw.decode("utf-8")
    write_page(tmp_path, name=name.removesuffix("docx") + "txt")
    for form in ("junit", "github"):
        done = check_in(tmp_path, "--output-format", form, name.removesuffix("docx") + "txt")
        assert (done.code, "\x1b" in done.out, "\n::error::b" in done.out) == (1, False, False)
