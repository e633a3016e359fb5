"""`kontsevich check` as a user meets it: exit codes, standard input, baseline, jobs, terminal."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest

from checker_texts import FIXED, TEXT, check_in, write_page
from kontsevich.cli.parser import COMMANDS

SIC = "Газета пишет: «Ким Чен Ын доволен».\n"


def test_the_command_is_there() -> None:
    assert "check" in COMMANDS


@pytest.mark.parametrize(
    ("text", "arguments", "code"),
    [
        ("Ничего.\n", [], 0),
        (SIC, [], 0),
        (TEXT, [], 1),
        (SIC, ["--fail-on", "notice"], 0),  # another's text never fails
        (TEXT, ["--fail-on", "never"], 0),
        (TEXT, ["--fail-on", "error", "--ignore", "KTV101"], 0),
        (TEXT, ["--fail-on", "warning", "--ignore", "KTV101"], 1),
        (TEXT, ["--severity", "KTV1=notice"], 0),
        (TEXT, ["--severity", "KTV1=notice", "--fail-on", "notice"], 1),
        (TEXT, ["--severity", "KTV1=off"], 0),
        (TEXT, ["--select", "KTV9,KTV4"], 0),
        (TEXT, ["--keep", "Ким Ир Сен", "--ignore", "person"], 0),
    ],
)
def test_exit_codes(tmp_path: Path, text: str, arguments: list[str], code: int) -> None:
    write_page(tmp_path, text)
    assert check_in(tmp_path, "page.txt", *arguments).code == code


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["none.txt"], "none.txt"),
        (["--severity", "KTV101=sever"], "severity"),
        (["--severity", "sever"], "sever"),
        (["--select", "KTV777"], "KTV777"),
        (["--jobs", "x"], "--jobs"),
        (["--jobs", "-1"], "--jobs"),
        (["--profile", "papr"], "paper"),
        (["--update-baseline"], "--baseline"),
        (["--baseline", "none.json"], "none.json"),
        (["--baseline", "page.txt"], "no baseline"),
        (["--encoding", "utf-99"], "utf-99"),
        (["--output-format", "xml"], "xml"),
        (["--show-regions", "none.txt"], "none.txt"),
    ],
)
def test_trouble_is_one_line_and_exit_2(tmp_path: Path, arguments: list[str], word: str) -> None:
    write_page(tmp_path)
    done = check_in(tmp_path, "page.txt", *arguments)
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert word in done.err
    assert "Traceback" not in done.err


def test_nothing_milder_is_told(tmp_path: Path) -> None:
    write_page(tmp_path)
    done = check_in(tmp_path, "page.txt", "--severity", "error", "--output-format", "concise")
    assert done.out.count("\n") == 1
    assert "KTV101" in done.out


def test_standard_input_has_a_name_a_format_and_settings(tmp_path: Path) -> None:
    text = "`Ким Чен Ын`\n".encode()
    assert check_in(tmp_path, "-", stdin=text).code == 1
    assert check_in(tmp_path, "-", "--stdin-filename", "x/page.md", stdin=text).code == 0
    assert check_in(tmp_path, "-", "--format", "markdown", stdin=text).code == 0
    write_page(tmp_path / "x", 'ignore = ["KTV1"]\n', "kontsevich.toml")
    done = check_in(tmp_path, "-", "--stdin-filename", "x/page.txt", stdin=text)
    assert done.code == 0
    done = check_in(tmp_path, "-", "--stdin-filename", "page.txt", stdin=text)
    assert done.out.startswith("page.txt:1:2: error")
    done = check_in(tmp_path, "-", stdin=b"\0\xff")
    assert (done.code, done.err.count("\n")) == (2, 1)


def test_a_baseline_knows_what_was_there(tmp_path: Path) -> None:
    write_page(tmp_path)
    write_page(tmp_path, name="deep/other.txt")
    made = check_in(tmp_path, ".", "--baseline", "set/known.json", "--update-baseline")
    assert made.code == 2, "the folder of the baseline is not there"
    (tmp_path / "set").mkdir()
    made = check_in(tmp_path, ".", "--baseline", "set/known.json", "--update-baseline")
    assert (made.code, made.out) == (0, "")
    known = json.loads((tmp_path / "set" / "known.json").read_text("utf-8"))
    assert set(known["findings"]) == {"../page.txt", "../deep/other.txt"}
    done = check_in(tmp_path / "deep", "..", "--baseline", "../set/known.json")
    assert (done.code, "KTV" in done.out) == (0, False)
    # Lines move, the same name once more is new, and so is a file.
    write_page(tmp_path, "Новое.\n\n" + TEXT + "\nЛидер КНДР Ким Чен\nЫн снова.\n")
    write_page(tmp_path, name="new.txt")
    done = check_in(tmp_path, ".", "--baseline", "set/known.json", "--output-format", "concise")
    assert done.code == 1
    assert [line.split(": ")[0] for line in done.out.splitlines() if "page" in line] == [
        "page.txt:9:12"
    ]
    assert done.out.count("new.txt") == 3
    # What is known is not fixed either.
    write_page(tmp_path)
    check_in(tmp_path, "page.txt", "--fix", "--baseline", "set/known.json")
    assert (tmp_path / "page.txt").read_text("utf-8") == TEXT


def test_jobs_give_the_same_report(tmp_path: Path) -> None:
    for number in range(9):
        write_page(tmp_path, TEXT if number % 2 else FIXED, f"{number}.txt")
    (tmp_path / "bad.txt").write_bytes(b"\0\xff\0")
    one = check_in(tmp_path, ".")
    two = check_in(tmp_path, ".", "--jobs", "2")
    assert one == two
    assert one.code == 2
    check_in(tmp_path, ".", "--fix", "--jobs", "0")
    assert all((tmp_path / f"{number}.txt").read_text("utf-8") == FIXED for number in range(9))


def test_regions_are_shown(tmp_path: Path) -> None:
    write_page(tmp_path)
    done = check_in(tmp_path, "--show-regions", "page.txt")
    assert done.code == 0
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert ["3:15-3:35", "quotation", "", "«Ким Чен Ын доволен»"] in rows
    stdin = check_in(tmp_path, "--show-regions", "-", "--format", "markdown", stdin=b"`a` b\n")
    assert "code" in stdin.out


def test_explain_tells_why(tmp_path: Path) -> None:
    write_page(tmp_path)
    plain = check_in(tmp_path, "page.txt").out
    explained = check_in(tmp_path, "page.txt", "--explain").out
    assert len(explained) > len(plain)
    assert set(plain.splitlines()) <= set(explained.splitlines())


def test_help_is_there_in_both_languages(tmp_path: Path) -> None:
    for lang, word in (("ru", "исправить"), ("en", "fix")):
        done = check_in(tmp_path, "--help", lang=lang)
        assert (done.code, word in done.out) == (0, True)


def watch(folder: Path, *arguments: str) -> str:
    """What a run writes to a terminal of 80 columns."""
    parent, child = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", "from kontsevich.cli import run; run()", "check", *arguments],
        cwd=folder,
        stdin=child,
        stdout=child,
        stderr=child,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LC_ALL": "C.UTF-8"},
    ) as process:
        os.close(child)
        seen = b""
        while select.select([parent], [], [], 60)[0]:
            try:
                block = os.read(parent, 65536)
            except OSError:  # the other end is closed
                break
            if not block:
                break
            seen += block
        process.wait(60)
    os.close(parent)
    return seen.decode()


def test_colours_and_a_bar_on_a_terminal_only(tmp_path: Path) -> None:
    write_page(tmp_path)
    seen = watch(tmp_path, "page.txt")
    assert "\x1b[1;31m" in seen
    assert "Ким Чжонын" in seen
    assert "\x1b" in watch(tmp_path, "--show-regions", "page.txt")
    assert "━" not in seen
    for number in range(25):
        write_page(tmp_path, TEXT, f"{number}.txt")
    many = watch(tmp_path, "--statistics", ".", "--jobs", "2")
    assert "━" in many
    assert "KTV101" in many


def test_no_colour_where_none_is_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_page(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;31m" not in watch(tmp_path, "page.txt")


def test_nothing_heavy_is_loaded_for_one_file(tmp_path: Path) -> None:
    """A hook starts the program on every commit."""
    write_page(tmp_path)
    code = (
        "import sys\nfrom kontsevich.cli import main\n"
        "main(['check', 'page.txt'])\n"
        "heavy = {'rich', 'multiprocessing', 'concurrent.futures', 'pathspec', 'difflib', 'xml',"
        " 'json', 'hashlib'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stderr == "[]\n"
