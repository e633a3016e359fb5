"""What one run leaves to the next: the same values, until anything of ours changes."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from kontsevich import check, cli
from kontsevich.law import kept, kept_files, kept_patterns, tables

ROOT = Path(__file__).resolve().parents[2]
KEPT = sorted(
    (".".join(path.relative_to(ROOT / "src").with_suffix("").parts), name)
    for path in (ROOT / "src" / "kontsevich").rglob("*.py")
    for name in re.findall(r"(?m)^@kept\ndef (\w+)", path.read_text("utf-8"))
)
PATTERNS = (
    ("(?i)б(?P<first>[а-я]+?)(?P<last>ь|\\b)", 0),
    ("[^\\W\\d_]+(?=\\s)|(?<!а)б{2,3}", re.MULTILINE),
    ("a.c", re.DOTALL | re.ASCII),
    (b"(?i)<(a)|[\xd0-\xd1]", 0),
    ("(?x) \\d+ # a number", 0),
    ("((a)|(b))\\2?(?:c)*+", 0),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of tables that may be written to, in a process that keeps what it builds."""
    (tmp_path / "a.tsv").write_text("a\n1\n", "utf-8")
    monkeypatch.setattr(tables, "locate", lambda: tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    kept.stamp.cache_clear()
    kept.begin_keeping()
    yield tmp_path
    kept.end_keeping()
    kept.stamp.cache_clear()


def _count(folder: Path, built: list[int], value: object) -> object:
    """What a new process would get of a kept function; `built` grows where it is built."""

    @kept.kept
    def build() -> object:
        built.append(1)
        return value

    return build()


def test_a_value_is_built_once_and_again_when_a_table_changes(folder: Path) -> None:
    built: list[int] = []
    value = {"a": (1, 2.5), "б": frozenset(("в",))}
    (folder / "sub").mkdir()
    for _ in range(3):
        assert _count(folder, built, value) == value
        kept.stamp.cache_clear()  # what is kept is no part of what it is made of
    assert built == [1]
    (folder / "sub" / "b.tsv").write_text("b\n", "utf-8")
    kept.stamp.cache_clear()
    assert _count(folder, built, value) == value
    assert built == [1, 1]
    (folder / "a.tsv").write_text("a\n22\n", "utf-8")
    kept.stamp.cache_clear()
    assert _count(folder, built, value) == value
    assert built == [1, 1, 1]


def test_a_value_that_is_damaged_or_no_plain_value_is_built_anew(folder: Path) -> None:
    built: list[int] = []
    _count(folder, built, "a")
    (place,) = (folder / "__pycache__").iterdir()
    place.write_bytes(place.read_bytes()[:-1])
    assert _count(folder, built, "a") == "a"
    assert len(built) == 2
    place.write_bytes(place.read_bytes().replace(b"a", b"b"))
    assert _count(folder, built, "a") == "a"  # what is wrong in it is seen by its sum
    assert len(built) == 3
    place.unlink()
    for _ in range(2):
        assert _count(folder, built, Path("a")) == Path("a")
    assert len(built) == 5
    assert list((folder / "__pycache__").iterdir()) == []


def test_nothing_is_kept_where_python_keeps_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    built: list[int] = []
    _count(folder, built, "a")
    _count(folder, built, "a")
    assert len(built) == 2 and not (folder / "__pycache__").exists()


def test_a_library_keeps_nothing(folder: Path) -> None:
    kept.end_keeping()
    built: list[int] = []
    _count(folder, built, "a")
    _count(folder, built, "a")
    assert len(built) == 2 and not (folder / "__pycache__").exists()


@pytest.mark.parametrize(("module", "name"), KEPT)
def test_what_is_kept_is_what_is_built(module: str, name: str) -> None:
    value = getattr(import_module(module), name)()
    again = marshal.loads(marshal.dumps(value))
    assert again == value
    if isinstance(value, dict):
        assert list(again) == list(value)


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_kept_pattern_is_the_pattern(folder: Path, pattern: str | bytes, flags: int) -> None:
    plain = re.compile(pattern, flags)
    first = kept_patterns.Programs("check")
    second = first
    for programs in (first, second):
        made = programs.compile(pattern, int(flags))
        assert (made.pattern, made.flags, made.groups) == (plain.pattern, plain.flags, plain.groups)
        assert made == plain and dict(made.groupindex) == dict(plain.groupindex)
        programs.keep()
        second = kept_patterns.Programs("check")


class _Unsaid(int):
    """What `re` hands on where no flags are given, since Python 3.13."""


def test_a_pattern_without_flags_is_kept(folder: Path) -> None:
    programs = kept_patterns.Programs("check")
    programs.compile("чж|дж", _Unsaid(0))
    programs.keep()
    assert list((folder / "__pycache__").iterdir())


def test_nothing_of_a_manuscript_is_kept(folder: Path) -> None:
    programs = kept_patterns.Programs("check")
    pattern = kept_patterns.OfText("[чЧ]жонын|ём")
    assert programs.compile(pattern).fullmatch("Чжонын")
    programs.keep()
    assert not (folder / "__pycache__").exists()


def test_a_check_leaves_no_name_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a check compiles for the names of a text is marked as such."""
    asked: list[object] = []
    compiler = import_module("re._compiler")
    compile_anew = compiler.compile

    def note(pattern: object, flags: int = 0) -> object:
        asked.append(pattern)
        return compile_anew(pattern, flags)

    text = "Лидер КНДР Ким {0} Хок уехал. {0} Хок молчит."
    check(text.format("Чан"))
    monkeypatch.setattr(compiler, "compile", note)
    check(text.format("Чен"))
    assert asked and all(isinstance(pattern, kept_patterns.OfText) for pattern in asked)


def test_a_program_that_the_matcher_refuses_is_compiled_anew(folder: Path) -> None:
    programs = kept_patterns.Programs("check")
    programs.compile("аб")
    programs.keep()
    (place,) = (folder / "__pycache__").iterdir()
    known: dict[object, object] = {("аб", 0): (b"\xff\xff\xff\xff", 32, 0, {}, (None,))}
    kept_files.keep(place, programs.stamp, known)
    assert kept_patterns.Programs("check").compile("аб").fullmatch("аб")


def test_a_wrong_pattern_is_told_as_ever() -> None:
    with pytest.raises(re.error, match="unterminated"):
        kept_patterns.Programs("check").compile("(а")


def test_every_run_writes_the_same(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Дворец Токсунгун посетил Ким Чен Ын; музей «Пукхансан».\n", "utf-8")
    command = (sys.executable, "-m", "kontsevich", "check", "--output-format", "json", str(page))
    runs = [
        subprocess.run(command, env=os.environ | extra, capture_output=True).stdout
        for extra in ({"PYTHONDONTWRITEBYTECODE": "1"}, {"PYTHONDONTWRITEBYTECODE": ""}) * 2
    ]
    assert runs[0] and len(set(runs)) == 1


@pytest.mark.parametrize(("command", "keeps"), [("check", True), ("tables", False)])
def test_the_work_on_the_tables_takes_nothing_that_is_kept(
    monkeypatch: pytest.MonkeyPatch, command: str, keeps: bool
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(cli, "begin_keeping", lambda: asked.append(1))
    monkeypatch.setattr(cli, "begin_keeping_patterns", lambda name: None)
    monkeypatch.setattr(cli, "main", lambda arguments: 0)
    monkeypatch.setattr("gc.set_threshold", lambda number: None)
    monkeypatch.setattr("signal.signal", lambda number, handler: None)
    monkeypatch.setattr(sys, "argv", ["kontsevich", command])
    with pytest.raises(SystemExit):
        cli.run()
    assert bool(asked) == keeps
