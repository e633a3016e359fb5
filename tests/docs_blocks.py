"""The blocks of code of the documents, and how each kind of them is run.

* ` ```python ` with `>>>` is a doctest; without, a program that must run. The blocks of one page
  share their names.
* ` ```console ` is a session: the lines after `$ ` are commands, the rest is what they print.
* ` ```sh ` is commands alone: each must succeed.
* `file=NAME` after any language makes the block a file that later blocks of the page may read; NAME
  with `.docx` becomes a Word document of its paragraphs. Settings are read by the program, lists by
  the reader of tables, the configuration of pre-commit by pre-commit.
* ` ```toml ` without a file is a rule, as the tables have it.
"""

from __future__ import annotations

import doctest
import io
import re
import shlex
import shutil
import sys
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

from kontsevich import KontsevichError
from kontsevich.checker.settings.configuration import read_configuration
from kontsevich.cli import main
from kontsevich.law import tables

ROOT = Path(__file__).resolve().parents[1]
FENCE = re.compile(
    r"^(?P<indent> *)```(?P<language>\w*)(?: file=(?P<file>\S+))?\n(?P<text>.*?)^ *```$",
    re.MULTILINE | re.DOTALL,
)
SETTINGS = ("kontsevich.toml", "pyproject.toml")
HOOKS = ROOT / ".pre-commit-hooks.yaml"
RUSSIAN = ".ru.md"
LOCALES = {True: "ru_RU.UTF-8", False: "en_US.UTF-8"}
# Commands that no test can run, each with the reason; one that no page shows must go.
ENVIRONMENT = "it makes or changes an environment of Python"
BY_THE_HOOK = "tests/checker/test_checker_hook.py runs pre-commit in a repository of its own"
THESE_TESTS = "it runs tests of which this is one"
NOT_RUN = {
    "python3 -m venv .venv": ENVIRONMENT,
    ".venv/bin/pip install .": ENVIRONMENT,
    "pip install .": ENVIRONMENT,
    ". .venv/bin/activate": ENVIRONMENT,
    "pytest tests/transcription/test_attested.py tests/russian/test_hangulize_data.py": THESE_TESTS,
    "pre-commit install": BY_THE_HOOK,
    "pre-commit run --all-files": BY_THE_HOOK,
}
# Pages whose code needs more than the library: modules, programs.
NEEDS = {
    "frames": ("pyarrow",),
    "frames-polars": ("polars", "pyarrow"),
    "frames-sql": ("duckdb", "datafusion"),
    "frames-pandas": ("narwhals", "pandas", "pyarrow"),
    "frames-spark": ("pyspark", "java"),
}
# Blocks that are no code, by page: what they are.
PICTURES = {"docs/design.md": "the stages", "docs/design.ru.md": "the stages"}


class Block(NamedTuple):
    """A fenced block: its language, the file it is, its text, the line it begins at."""

    language: str
    file: str
    text: str
    line: int


def read_pages() -> list[Path]:
    """The documents that people wrote and the generated ones, but the pages of the rules."""
    folders = (ROOT, ROOT / "docs", ROOT / "tables", ROOT / "website")
    found = (path for folder in folders for path in folder.glob("*.md"))
    return sorted(path.relative_to(ROOT) for path in found)


def read_blocks(page: Path) -> Iterator[Block]:
    """The blocks of a page, without the indent they stand at."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        lines = match["text"].splitlines(keepends=True)
        inner = "".join(piece.removeprefix(match["indent"]) for piece in lines)
        yield Block(match["language"], match["file"] or "", inner, line)


def run_page(page: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run the blocks of a page in the working folder; how many there are."""
    monkeypatch.setenv("LC_ALL", LOCALES[page.name.endswith(RUSSIAN)])
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)  # not the first on the path
    for need in NEEDS.get(page.name.removesuffix(RUSSIAN).removesuffix(".md"), ()):
        if not (find_spec(need) or shutil.which(need)):
            pytest.skip(f"needs {need}")
    names: dict[str, object] = {}
    blocks = list(read_blocks(page))
    for block in blocks:
        where = f"{page}:{block.line}"
        if block.file:
            write_file(block, where)
        elif block.language == "console":
            assert replay_session(block.text, monkeypatch) == block.text, where
        elif block.language == "sh":
            run_commands(block.text, where, monkeypatch)
        elif block.language == "python" and ">>>" in block.text:
            run_doctest(block.text, names, where)
        elif block.language == "python":
            exec(compile(block.text, where, "exec"), names)
        elif block.language == "toml":
            compare_rules(block.text, where)
        else:
            assert block.language == "text" and str(page) in PICTURES, f"{where}: not run"
    return len(blocks)


def write_file(block: Block, where: str) -> None:
    """Make the file that a block is, and read it as the program would."""
    path = Path(block.file)
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".docx":
        from docx import Document

        document = Document()
        for paragraph in block.text.strip().split("\n\n"):
            document.add_paragraph(" ".join(paragraph.split("\n")))
        document.save(str(path))
        return
    path.write_text(block.text, encoding="utf-8")
    if path.suffix == ".tsv":
        tables.parse_tsv(block.text, where)
    elif path.name in SETTINGS:
        read_configuration(path)
    elif path.suffix == ".toml":
        with pytest.raises(KontsevichError):  # an example of what is wrong; a session shows it
            read_configuration(path)
    elif path.name == ".pre-commit-config.yaml":
        check_hooks(path)
    else:
        assert path.suffix in (".txt", ".csv", ".md"), f"{where}: what is {path}?"


def check_hooks(path: Path) -> None:
    """The configuration is one that pre-commit takes, and our hooks have these names."""
    from pre_commit.clientlib import load_config

    known = set(re.findall(r"^- id: (\S+)", HOOKS.read_text("utf-8"), re.MULTILINE))
    [repository] = load_config(path)["repos"]
    assert {hook["id"] for hook in repository["hooks"]} <= known


def compare_rules(text: str, where: str) -> None:
    """What a page shows of a rule stands so in the tables."""
    rows = tomllib.loads(text)["rule"]
    known = {row["id"]: row for row in tables.read_toml("sound/seams.toml")["rule"]}
    for row in rows:
        assert row.items() <= known[row["id"]].items(), where


def run_doctest(text: str, names: dict[str, object], where: str) -> None:
    """Run a session of Python in names that it may add to."""
    test = doctest.DocTestParser().get_doctest(text, names, where, where, 0)
    report = io.StringIO()
    failed = doctest.DocTestRunner().run(test, out=report.write, clear_globs=False).failed
    names.update(test.globs)
    assert not failed, report.getvalue()


def run_commands(text: str, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands without what they print: those that can be run must succeed."""
    for line in text.splitlines():
        command = line.partition("  #")[0].strip()
        if command.startswith("make "):  # a goal takes minutes: only that there is one is seen
            assert f"\n{command.split()[1]}:" in (ROOT / "Makefile").read_text("utf-8"), where
        elif command and not command.startswith("#") and command not in NOT_RUN:
            code, printed = run_command(command, monkeypatch)
            assert code == 0, f"{where}: {command}\n{printed}"


def replay_session(text: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The same session with what the commands print today."""
    shown: list[str] = []
    code = 0
    for line in text.splitlines():
        if not line.startswith("$ "):
            continue
        shown.append(line + "\n")
        if line == "$ echo $?":
            shown.append(f"{code}\n")
        elif line[2:] not in NOT_RUN:
            code, printed = run_command(line[2:], monkeypatch)
            shown.append(printed)
    return "".join(shown)


def run_command(line: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """`kontsevich …`, `cat FILE`, and `echo … | kontsevich …`: exit code, both outputs as one."""
    given, pipe, command = line.rpartition(" | ")
    typed = "\n".join(shlex.split(given)[1:]) + "\n" if pipe else ""
    program, *arguments = shlex.split(command)
    if program == "cat":
        return 0, Path(arguments[0]).read_text(encoding="utf-8")
    assert program == "kontsevich", f"the test can't run: {line}"
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", out)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8"))
        try:
            code = main(arguments)
        except SystemExit as stop:  # argparse ends so
            code = int(stop.code or 0)
    out.seek(0)
    return code, out.read()
